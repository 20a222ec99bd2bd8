import { z } from 'zod'
import { QUERY_PROBLEMS } from '../search/query.ts'
import { HighlightColor } from './highlight.ts'
import { Id, Instant, Range } from './range.ts'

/** One place of the words with what stands before and after it: a line of a concordance. */
export const ContextLine = z.object({
  /** Of the source; empty in a note. */
  ranges: z.array(Range),
  text: z.string(),
  /** Where the words stand in `text`, `[start, end)`. */
  mark: Range,
})
export type ContextLine = z.infer<typeof ContextLine>

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
  /** In reading order, as many as were asked for. */
  lines: z.array(ContextLine),
  /** How many places the words stand in this report or note. */
  occurrences: z.int(),
  /** The hit has the script form that was typed, not only its twin in the other script. */
  exactForm: z.boolean(),
})
export type SearchHit = z.infer<typeof SearchHit>

export const QueryProblem = z.object({
  code: z.enum(QUERY_PROBLEMS),
  /** In the query, UTF-16 units. */
  at: Range,
  given: z.string(),
  suggestion: z.string().nullable(),
})

export const SearchResult = z.object({
  hits: z.array(SearchHit),
  total: z.int(),
  /** What of the query was not understood, or names nothing in the library. */
  problems: z.array(QueryProblem),
  milliseconds: z.number(),
})
export type SearchResult = z.infer<typeof SearchResult>

/**
 * `relevance`: best first, the script that was typed before its twin. `recent`: the same, newer reports preferred.
 * `newest`, `oldest`: by date of publication.
 */
export const SearchOrder = z.enum(['relevance', 'recent', 'newest', 'oldest'])
export type SearchOrder = z.infer<typeof SearchOrder>

/** The search index: whole, or `done` of `total` reports, notes and highlights, and going on or stopped by the user. */
export const IndexState = z.object({
  state: z.enum(['ready', 'indexing', 'stopped']),
  done: z.int(),
  total: z.int(),
})
export type IndexState = z.infer<typeof IndexState>

/** A search that is kept. */
export const SavedSearch = z.object({
  id: Id,
  name: z.string(),
  query: z.string(),
  order: SearchOrder,
  position: z.int(),
  /** How many hits it has now, and how many of its reports came in since it was last looked at. */
  total: z.int(),
  fresh: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type SavedSearch = z.infer<typeof SavedSearch>

/** What has a name like the words that were typed, by characters or by pinyin: `cqrb`, `chongqing`. */
export const NamedThing = z.object({
  kind: z.enum(['report', 'theme', 'publication']),
  /** Of a publication its name: it has no other. */
  id: z.string(),
  name: z.string(),
  publication: z.string().nullable(),
  published: z.string().nullable(),
  color: HighlightColor.nullable(),
  /** Found by its sound, not by its characters. */
  bySound: z.boolean(),
})
export type NamedThing = z.infer<typeof NamedThing>
