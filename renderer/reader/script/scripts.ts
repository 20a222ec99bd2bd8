/** Which script a report has, and which a pane shows it in. */
import type { Language, ReadableReport } from '../../../shared/model/report.ts'
import { useWorkspace, type Pane, type Script } from '../../workspace.ts'

const HAN = /\p{Script=Han}/u

/** The script a report could be switched to; null for one without Chinese. */
export function otherScript({
  language,
  blocks,
}: Pick<ReadableReport, 'language' | 'blocks'>): Script | null {
  if (language === 'zh-Hans') return 'zh-Hant'
  if (language === 'zh-Hant') return 'zh-Hans'
  if (language === 'en' || !blocks.some(({ text }) => HAN.test(text))) return null
  return document.documentElement.lang === 'zh-Hant' ? 'zh-Hant' : 'zh-Hans'
}

/** What a pane's report is to be turned into; null where it is shown as it is. */
export const scriptFor = (script: Script | undefined, language: Language): Script | null =>
  script && script !== language && language !== 'en' ? script : null

/** Switches a pane to a script, or back to that of each source. */
export function setScript(paneId: string, script: Script | null): void {
  const panes = useWorkspace.getState().panes.map((pane): Pane => {
    if (pane.id !== paneId) return pane
    const { script: _, ...rest } = pane
    return script ? { ...rest, script } : rest
  })
  useWorkspace.getState().set({ panes })
}
