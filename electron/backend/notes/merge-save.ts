/** A save that meets another window's: the two become one text. */
import { CallError } from '../../../shared/errors.ts'
import type { Note } from '../../../shared/model/note.ts'
import { mergeStates } from '../../../shared/note/merge.ts'
import { readState } from '../../../shared/note/tree.ts'
import { plainTextToState } from './lexical-state.ts'

interface Save {
  state: string
  text: string
  revision?: number | undefined
  base?: string | undefined
}

/** What is stored when `save` comes to a note that has changed since `save.revision`. @throws note-changed */
export function mergeSave(stored: Note, save: Save): Pick<Note, 'state' | 'text'> {
  const isBehind = save.revision !== undefined && save.revision !== stored.revision
  if (!isBehind || save.state === stored.state) return { state: save.state, text: save.text }
  if (save.base === undefined)
    throw new CallError('note-changed', `note ${stored.id} is at revision ${stored.revision}`, {
      id: stored.id,
      revision: stored.revision,
    })
  // A state that cannot be read any more is merged by its plain text.
  const theirs = readState(stored.state) ? stored.state : plainTextToState(stored.text)
  return mergeStates(save.base, save.state, theirs) ?? { state: save.state, text: save.text }
}
