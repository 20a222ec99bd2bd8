import type { Command } from '../ui/command.ts'
import { useWorkspace } from '../workspace.ts'
import { editNote } from './editing.ts'
import { newId } from './new-id.ts'

/** A free note, open in the editor. The library gets it with the first word. */
export function beginNote(): void {
  const id = newId()
  useWorkspace.getState().set({ view: 'notes', noteId: id })
  editNote({ kind: 'note', id })
}

/** Writing on a passage or report is the reader's; these are about notes themselves. */
export const noteCommands: Command[] = [
  {
    id: 'notes.new',
    labelKey: 'notes:commandNew',
    keys: ['Mod+Alt+N'],
    group: 'annotate',
    run: beginNote,
  },
]
