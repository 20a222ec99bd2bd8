/** Citations on the clipboard: of a report, or of a quote with its words before it. */
import { t } from 'i18next'
import type { Language } from '../../shared/model/report.ts'
import { send } from '../queries.ts'
import { notify } from '../ui/notify.tsx'
import { activeReportId, useWorkspace } from '../workspace.ts'
import { aim } from './actions.ts'

const QUOTES: Record<Language, [open: string, close: string]> = {
  'zh-Hans': ['“', '”'],
  'zh-Hant': ['「', '」'],
  en: ['“', '”'],
  und: ['“', '”'],
}

/** Puts a report's citation on the clipboard, in the style of the settings; below a quote of it, where one is given. */
export function copyCitation(reportId: string, quote?: { text: string; language: Language }): void {
  const [open, close] = QUOTES[quote?.language ?? 'und']
  const words = quote ? `${open}${quote.text.replaceAll(/\s*\n\s*/g, ' ').trim()}${close}\n` : ''
  // Given to the clipboard before the answer is there: browsers let a page write only right after a key or a click.
  const text = send('reports.cite', { id: reportId }).then((cited) => `${words}${cited.text}`)
  const item = new ClipboardItem({
    'text/plain': text.then((value) => new Blob([value], { type: 'text/plain' })),
  })
  navigator.clipboard.write([item]).then(
    () => notify.done(t('export:cited'), { id: 'copied' }),
    () => notify.problem(t('highlights:copyFailed')),
  )
  text.catch((error: unknown) => notify.error(error))
}

/** The passage or highlight at hand with its citation, else the citation of the report that is open. */
export function copyCitationHere(): void {
  const at = aim()
  if (!at) return copyCitationOfReport()
  const { report } = at.session
  copyCitation(report.id, { text: at.text, language: report.language })
}

/** The citation of the report that is open. */
export function copyCitationOfReport(): void {
  const id = activeReportId(useWorkspace.getState())
  if (id !== null) copyCitation(id)
}
