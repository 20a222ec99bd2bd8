/** Search, and the searches that are kept. */
import { z } from 'zod'
import { Id } from '../model/range.ts'
import { IndexState, NamedThing, SavedSearch, SearchOrder, SearchResult } from '../model/search.ts'
import { call, done, id, keptRows, none } from './call.ts'

const LONGEST_QUERY = 2000
const searchName = z.string().trim().min(1).max(200)
const searchQuery = z.string().trim().min(1).max(LONGEST_QUERY)

export const searchCalls = {
  /** The query language of shared/search/parse.ts. Finds either script, any width. Answered by a reader thread. */
  'search.query': call(
    z.object({
      query: z.string().max(LONGEST_QUERY),
      limit: z.int().min(1).max(500).optional(),
      offset: z.int().min(0).optional(),
      /** As `in:` in the query. */
      in: z.enum(['all', 'text', 'notes', 'highlights']).optional(),
      order: SearchOrder.optional(),
      /** How many lines of context each hit brings; none unless asked for. */
      lines: z.int().min(0).max(200).optional(),
      /** A newer question of one session makes the older answer `cancelled`. */
      session: z.string().max(64).optional(),
    }),
    SearchResult,
  ),
  /** The question of this session need not be answered any more: it is refused as `cancelled`. */
  'search.cancel': call(z.object({ session: z.string().max(64) }), done),
  /** Reports by title, themes and publications by name, in either script, or by their pinyin. */
  'search.named': call(
    z.object({
      text: z.string().max(200),
      kinds: z.array(NamedThing.shape.kind).optional(),
      limit: z.int().min(1).max(100).optional(),
    }),
    z.array(NamedThing),
  ),
  /** How far the index is: it is made anew in the background where an update wants it so. */
  'search.index': call(none, IndexState),
  /** Stops that or goes on; `anew`: empties the index first. */
  'search.reindex': call(z.object({ run: z.boolean(), anew: z.boolean().default(false) }), done),
  'searches.list': call(none, z.array(SavedSearch)),
  'searches.save': call(
    z.object({ name: searchName, query: searchQuery, order: SearchOrder.optional() }),
    SavedSearch,
  ),
  'searches.update': call(
    z.object({
      id: Id,
      name: searchName.optional(),
      query: searchQuery.optional(),
      order: SearchOrder.optional(),
    }),
    SavedSearch,
  ),
  /** Puts it before another one, or last. */
  'searches.move': call(z.object({ id: Id, before: Id.nullable() }), done),
  'searches.remove': call(id, done),
  'searches.restore': call(id, done),
  /** The way back of `searches.move`. */
  'searches.putBack': call(keptRows('saved_search'), done),
  /** Its results were looked at: none of them is new any more. */
  'searches.seen': call(id, done),
} as const
