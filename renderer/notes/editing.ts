/**
 * Which note is open in the editor. Only one is: fifty editors cost 90 ms and 4.6 MB, fifty static notes 2 ms
 * (an editor also listens to every selection change of the window).
 */
import { create } from 'zustand'
import type { Target } from '../../shared/model/note.ts'
import { useWorkspace } from '../workspace.ts'

/** Where a note is: on a highlight, on a report, or (a free note) nowhere but in itself. */
export type NotePlace = Target | { kind: 'note'; id: string }

interface Editing {
  /** `kind:id` of the place whose note is being edited. */
  key: string | null
  /** The note written in last: what is quoted goes there. */
  last: NotePlace | null
}
export const useEditing = create<Editing>(() => ({ key: null, last: null }))

export const placeKey = (place: NotePlace): string => `${place.kind}:${place.id}`
/** What a note at a place sits on. */
export const targetOf = (place: NotePlace): Target | null =>
  place.kind === 'note' ? null : { kind: place.kind, id: place.id }

/** Opens the note of a place; whoever shows that place mounts the editor. */
export const editNote = (place: NotePlace): void => useEditing.setState({ key: placeKey(place), last: place })

/** Closes the editor, if it is this place's. */
export function stopEditing(place: NotePlace): void {
  if (useEditing.getState().key === placeKey(place)) useEditing.setState({ key: null })
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
