/**
 * Annotations that have no place yet are kept as free notes: the words they sat on as a quotation, what was said of them,
 * their tags and their document. Read again, they go to their place and the note with them: ADR 36.
 */
import type { ForeignAnnotation } from '../../../shared/model/foreign.ts'
import type { Target } from '../../../shared/model/note.ts'
import { readState, textOfBlocks, writeState, type NoteNode } from '../../../shared/note/tree.ts'
import { newId } from '../ids.ts'
import { plainTextToState, quoteNode, referenceNode, textParagraph } from '../notes/lexical-state.ts'
import { findNote } from '../notes/store.ts'
import type { RowRecorder } from '../rows/recorder-store.ts'
import { documentInFull } from './place.ts'
import { noteOf, timesOf } from './said.ts'
import type { ThemeMaker } from './themes.ts'

/** What `foreign_annotation.kind` says of one that is kept so. */
export const KEPT = 'kept'

/** Longest quotation, in UTF-16 units: with the longest comment a note is full. */
const LONGEST_QUOTE = 500_000

function blocksOf(annotation: ForeignAnnotation, themes: ThemeMaker): NoteNode[] {
  const { quote, tags, document } = annotation
  const words = (quote?.exact ?? '').normalize('NFC').replaceAll(/\r\n?/g, '\n').trim()
  const said = noteOf(annotation)
  const named = tags.flatMap((tag) => {
    const path = tag.split('/')
    const id = themes.make({ path })
    return id === null ? [] : [referenceNode('theme', id, themes.nameOf(id))]
  })
  const from = documentInFull(document)
  return [
    ...(words === '' ? [] : [quoteNode(words.slice(0, LONGEST_QUOTE))]),
    ...(said === '' ? [] : (readState(plainTextToState(said)) ?? [])),
    ...(named.length === 0 ? [] : [textParagraph(named)]),
    ...(from === '' ? [] : [textParagraph([`— ${from}`])]),
  ]
}

/** Whether there is anything to keep. */
export const saysAnything = (annotation: ForeignAnnotation): boolean =>
  (annotation.quote?.exact.trim() ?? '') !== '' || noteOf(annotation) !== '' || annotation.tags.length > 0

/** @returns the note's id */
export function keepAsNote(recorder: RowRecorder, themes: ThemeMaker, annotation: ForeignAnnotation): string {
  const blocks = blocksOf(annotation, themes)
  const id = newId()
  recorder.insert('note', {
    id,
    ...{ target_kind: null, target_id: null },
    state: writeState(blocks),
    text: textOfBlocks(blocks),
    ...timesOf(annotation, recorder.db.now()),
  })
  return id
}

/**
 * The annotation has its place now. A note as it was kept goes, for its words stand there; one the user worked on goes
 * along to that place.
 * @returns whether the note went along, so that none is to be written
 */
export function takeAlong(
  recorder: RowRecorder,
  themes: ThemeMaker,
  noteId: string,
  annotation: ForeignAnnotation,
  target: Target,
): boolean {
  const found = findNote(recorder.db, noteId)
  if (!found || found.deletedAt !== null) return false
  const { note } = found
  // Put somewhere by the user: it stays there, whole.
  if (note.target !== null) return true
  if (note.text === textOfBlocks(blocksOf(annotation, themes))) {
    recorder.update('note', noteId, { deleted_at: recorder.db.clock.removal() })
    return false
  }
  recorder.update('note', noteId, { target_kind: target.kind, target_id: target.id })
  return true
}
