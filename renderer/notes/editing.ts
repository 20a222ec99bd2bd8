/**
 * Which note is open in the editor. Only one is: fifty editors cost 90 ms and 4.6 MB, fifty static notes 2 ms
 * (an editor also listens to every selection change of the window).
 */
import { create } from 'zustand'
import type { Target } from '../../shared/model/note.ts'
import { useWorkspace } from '../workspace.ts'

interface Editing {
  /** `kind:id` of the target whose note is being edited. */
  key: string | null
}
export const useEditing = create<Editing>(() => ({ key: null }))

export const targetKey = (target: Target): string => `${target.kind}:${target.id}`

/** Opens the note of a highlight or report in place; whoever shows that target mounts the editor. */
export const editNote = (target: Target): void => useEditing.setState({ key: targetKey(target) })

/** Closes the editor, if it is this target's. */
export function stopEditing(target: Target): void {
  if (useEditing.getState().key === targetKey(target)) useEditing.setState({ key: null })
}

/** Shows the side panel at a highlight or report and opens its note: what the key N does. */
export function openNote(target: Target): void {
  useWorkspace.getState().set({
    sideOpen: true,
    sideTab: target.kind === 'highlight' ? 'highlights' : 'notes',
    ...(target.kind === 'highlight' ? { activeHighlightId: target.id } : {}),
  })
  editNote(target)
}
