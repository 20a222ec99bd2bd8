/** A highlight whose place is being chosen in the text, and what can be done with those in the tray. */
import { t } from 'i18next'
import { create } from 'zustand'
import type { CallArgs } from '../../shared/contract.ts'
import type { Unplaced } from '../../shared/model/version.ts'
import { send } from '../queries.ts'
import { closeDialog, openDialog } from '../ui/dialogs.ts'
import { notify } from '../ui/notify.tsx'
import { useWorkspace, type PassageSelection } from '../workspace.ts'

interface Choosing {
  id: string
  quote: string
}
export const useTray = create<{ choosing: Choosing | null }>(() => ({ choosing: null }))

/** The active pane's selected passage, where one is. */
export const selectedPassage = (): PassageSelection | undefined => {
  const { selections, activePaneId, view } = useWorkspace.getState()
  return view === 'read' ? selections[activePaneId] : undefined
}

/** Opens the page's likeliest report; the bar then asks for a passage. */
export async function choosePlace({ highlight, target }: Unplaced): Promise<void> {
  try {
    const [best] = await send('unplaced.candidates', { id: highlight.id })
    const reports = await send('reports.list', { sourceId: target.id })
    const reportId = best?.reportId ?? reports[0]?.id
    if (reportId === undefined) return
    closeDialog()
    useTray.setState({ choosing: { id: highlight.id, quote: highlight.exact } })
    useWorkspace.getState().open(reportId, best?.reportId ? { ranges: best.ranges } : {})
  } catch (error) {
    notify.error(error)
  }
}

export const cancelChoosing = (): void => useTray.setState({ choosing: null })

/** Puts the highlight on the passage that is selected, and goes back to the tray if more wait there. */
export async function placeHere(): Promise<void> {
  const { choosing } = useTray.getState()
  const passage = selectedPassage()
  if (!choosing || !passage) return
  const { reportId, ranges } = passage
  if (!(await relink(choosing.id, { passage: { reportId, ranges } }))) return
  cancelChoosing()
  getSelection()?.removeAllRanges()
  useWorkspace.getState().set({ activeHighlightId: choosing.id })
  if ((await send('unplaced.list', {})).length > 0) openDialog({ kind: 'tray' })
}

/** @returns whether it was done; else the user has been told why not */
export async function relink(id: string, to: CallArgs<'unplaced.relink'>['to']): Promise<boolean> {
  try {
    await send('unplaced.relink', { id, to })
    notify.done(t('tray:relinked'), { id: 'tray' })
    return true
  } catch (error) {
    notify.error(error, { id: 'tray' })
    return false
  }
}

export async function keepAsNote(id: string): Promise<void> {
  try {
    await send('unplaced.keepAsNote', { id })
    notify.done(t('tray:kept'), { id: 'tray' })
  } catch (error) {
    notify.error(error, { id: 'tray' })
  }
}
