/** An annotation whose place is being chosen in the text, and what can be done with those in the tray. */
import i18next, { t } from 'i18next'
import { create } from 'zustand'
import type { CallArgs } from '../../shared/contract.ts'
import type { InterfaceLanguage } from '../../shared/i18n/messages.ts'
import type { UnplacedCorrection, UnplacedHighlight } from '../../shared/model/version.ts'
import { send } from '../queries.ts'
import { closeDialog, openDialog } from '../ui/dialogs.ts'
import { notify } from '../ui/notify.tsx'
import { useWorkspace, type PassageSelection } from '../workspace.ts'

/** What is put on words: a highlight, or the right text of a correction. */
export type Placeable = UnplacedHighlight | UnplacedCorrection

interface Choosing {
  one: Placeable
  quote: string
}
export const useTray = create<{ choosing: Choosing | null }>(() => ({ choosing: null }))

/** The active pane's selected passage, where one is. */
export const selectedPassage = (): PassageSelection | undefined => {
  const { selections, activePaneId, view } = useWorkspace.getState()
  return view === 'read' ? selections[activePaneId] : undefined
}

/** Opens the page's likeliest report; the bar then asks for a passage. */
export async function choosePlace(one: Placeable): Promise<void> {
  try {
    const [best] = await send('unplaced.candidates', { id: one.id })
    const reports = await send('reports.list', { sourceId: one.target.id })
    const reportId = best?.reportId ?? (await likelyHeir(one)) ?? reports[0]?.id
    if (reportId === undefined) return
    closeDialog()
    const quote = one.kind === 'highlight' ? one.highlight.exact : one.correction.original
    useTray.setState({ choosing: { one, quote } })
    useWorkspace.getState().open(reportId, best?.reportId ? { ranges: best.ranges } : {})
  } catch (error) {
    notify.error(error)
  }
}

/** Without a likely place, what came of its report is a better beginning than the top of the page. */
async function likelyHeir(one: Placeable): Promise<string | undefined> {
  const reportId = one.kind === 'highlight' ? one.highlight.reportId : one.reportId
  return reportId === null ? undefined : (await send('unplaced.heirs', { id: reportId }))[0]?.id
}

export const cancelChoosing = (): void => useTray.setState({ choosing: null })

/** Puts it on the passage that is selected, and goes back to the tray if more wait there. */
export async function placeHere(): Promise<void> {
  const { choosing } = useTray.getState()
  const passage = selectedPassage()
  if (!choosing || !passage) return
  const { one } = choosing
  const { reportId, ranges } = passage
  if (!(await relink(one, { passage: { reportId, ranges } }))) return
  cancelChoosing()
  getSelection()?.removeAllRanges()
  if (one.kind === 'highlight') useWorkspace.getState().set({ activeHighlightId: one.id })
  if ((await send('unplaced.count', {})).count > 0) openDialog({ kind: 'tray' })
}

/** Does one thing and says so; @returns whether it was done, else the user has been told why not. */
async function act(work: () => Promise<string>): Promise<boolean> {
  try {
    notify.done(await work(), { id: 'tray' })
    return true
  } catch (error) {
    notify.error(error, { id: 'tray' })
    return false
  }
}

/** @returns whether it was done */
export const relink = (one: Placeable, to: CallArgs<'unplaced.relink'>['to']): Promise<boolean> =>
  act(async () => {
    if (one.kind === 'highlight') {
      await send('unplaced.relink', { id: one.id, to })
      return t('tray:relinked')
    }
    const { corrections } = await send('unplaced.correct', { id: one.id, to })
    return corrections.length > 0 ? t('tray:corrected') : t('tray:settledNow')
  })

export const keepAsNote = (id: string): Promise<boolean> =>
  act(async () => {
    await send('unplaced.keepAsNote', { id })
    return t('tray:kept')
  })

export const removeCorrection = (id: string): Promise<boolean> =>
  act(async () => {
    await send('corrections.remove', { id })
    return t('corrections:removed')
  })

export const attach = (id: string, to: { id: string; title: string }): Promise<boolean> =>
  act(async () => {
    await send('unplaced.attach', { id, to: to.id })
    return t('tray:attached', { title: to.title })
  })

export const keepFree = (id: string): Promise<boolean> =>
  act(async () => {
    await send('unplaced.keepFree', { id, language: i18next.language as InterfaceLanguage })
    return t('tray:keptFree')
  })
