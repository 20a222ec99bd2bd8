/**
 * Notes on links. They have no index: a library has some thousand links at most, few of them with a note, and to
 * look at 10,000 notes of 40 characters takes 8–16 ms. An index would have to be kept in step by all that ends links.
 */
import type { SearchHit } from '../../../shared/model/search.ts'
import { nodesOf, type Query } from '../../../shared/search/query.ts'
import type { ReadableDb } from '../database/sql.ts'
import { listLinkNotes, type LinkNoteCandidate } from './store.ts'
import type { Words } from './words.ts'

/**
 * All that answer the query, the newest first; those in the script that was typed before the others. None where it
 * filters by more than `in:`: what carries a theme or stands in a paper is an end of the link, not its note.
 */
export function findLinkNotes(
  db: ReadableDb,
  query: Query,
  words: Words,
  toHit: (note: LinkNoteCandidate) => SearchHit,
): SearchHit[] {
  if (words.count === 0) return []
  for (const node of nodesOf(query)) if (node.kind === 'filter' && node.key !== 'in') return []
  const hits = listLinkNotes(db)
    .filter(({ text }) => words.answers(text, 'notes'))
    .map(toHit)
  return [...hits.filter((hit) => hit.exactForm), ...hits.filter((hit) => !hit.exactForm)]
}
