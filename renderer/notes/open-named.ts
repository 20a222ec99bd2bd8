/** Opens what a note names: a report or a passage beside, another note in its place, a theme's page. */
import type { Note } from '../../shared/model/note.ts'
import type { Range } from '../../shared/model/range.ts'
import type { ReferenceKind } from '../../shared/note/tree.ts'
import { send } from '../queries.ts'
import { notify } from '../ui/notify.tsx'
import { activeReportId, useWorkspace } from '../workspace.ts'
import { editNote, openNote } from './editing.ts'

/** Beside the report being read, or in its own pane where it is that report. */
export function openPassage(reportId: string, ranges: Range[]): void {
  const workspace = useWorkspace.getState()
  const isHere = activeReportId(workspace) === reportId
  workspace.open(reportId, {
    ...(isHere ? { paneId: workspace.activePaneId } : { beside: true }),
    ...(ranges.length > 0 ? { ranges } : {}),
  })
}

/** A free note opens in the view of notes, one on a highlight or report in the side panel. */
export async function showNote({ id, target }: Pick<Note, 'id' | 'target'>): Promise<void> {
  const workspace = useWorkspace.getState()
  if (!target) {
    workspace.set({ view: 'notes', noteId: id })
    return editNote({ kind: 'note', id })
  }
  const highlight =
    target.kind === 'highlight'
      ? (await send('highlights.list', {})).find((one) => one.id === target.id)
      : undefined
  const reportId = target.kind === 'report' ? target.id : (highlight?.reportId ?? null)
  if (reportId === null) return workspace.set({ view: 'notes', noteId: id })
  openPassage(reportId, highlight?.ranges ?? [])
  openNote(target)
}

export async function openNamed(kind: ReferenceKind, id: string): Promise<void> {
  try {
    if (kind === 'report') return openPassage(id, [])
    if (kind === 'theme') return useWorkspace.getState().set({ view: 'themes', themeId: id })
    await showNote(await send('notes.get', { id }))
  } catch (error) {
    notify.error(error)
  }
}
