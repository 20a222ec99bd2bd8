/**
 * Notes on links. They have no index: a library has some thousand links at most, few of them with a note, and to
 * look at 10,000 notes of 40 characters takes 8–16 ms. An index would have to be kept in step by all that ends links.
 */
import type { SearchHit } from '../../../shared/model/search.ts'
import type { ReadableDb } from '../database/sql.ts'
import { listLinkNotes, type LinkNoteCandidate } from './store.ts'
import type { Terms } from './terms.ts'

/** All that hold the words, the newest first; those in the script that was typed before the others. */
export function findLinkNotes(
  db: ReadableDb,
  terms: Terms,
  toHit: (note: LinkNoteCandidate) => SearchHit | null,
): SearchHit[] {
  const hits = listLinkNotes(db)
    .filter(({ text }) => terms.find(text) !== null)
    .map(toHit)
    .filter((hit) => hit !== null)
  return [...hits.filter((hit) => hit.exactForm), ...hits.filter((hit) => !hit.exactForm)]
}
