import { z } from 'zod'
import { Id, Range } from './range.ts'

export const SearchHit = z.object({
  /** Where the words were found. */
  kind: z.enum(['title', 'text', 'note', 'highlight', 'link']),
  /** Of a note on a link: the report of its first end, else of its second. */
  reportId: Id.nullable(),
  noteId: Id.nullable(),
  /** The link whose note it is. */
  linkId: Id.nullable(),
  highlightId: Id.nullable(),
  title: z.string().nullable(),
  publication: z.string().nullable(),
  published: z.string().nullable(),
  /** Cut from the source's own characters, or, of a highlight, from those shown in their place; `marks` are `[start, end)` inside `text`. */
  snippet: z.object({ text: z.string(), marks: z.array(Range) }),
  /** Places in the source's canonical text (empty for notes), best first, at most 50. */
  ranges: z.array(Range),
  /** How many places the words stand in this report or note. */
  occurrences: z.int(),
  /** The hit has the script form that was typed, not only its twin in the other script. */
  exactForm: z.boolean(),
})
export type SearchHit = z.infer<typeof SearchHit>

export const SearchResult = z.object({ hits: z.array(SearchHit), total: z.int(), milliseconds: z.number() })
export type SearchResult = z.infer<typeof SearchResult>
