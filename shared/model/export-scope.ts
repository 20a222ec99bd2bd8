/** What of the library goes out: with an export in any format, or as a package. */
import { z } from 'zod'
import { Id } from './range.ts'

/** More at once come as a theme, a search or everything. */
export const MOST_CHOSEN = 20_000
const Ids = z.array(Id).min(1).max(MOST_CHOSEN)

/**
 * Reports go out with everything on them. A theme: the reports that carry it and, of others, the passages that do; themes
 * below it count as it, unless it goes `alone`. A search: every report it finds something in, now. Highlights: these
 * passages and what is on them, nothing else of their reports but the text.
 */
export const ExportScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('report'), id: Id }),
  z.object({ kind: z.literal('reports'), ids: Ids }),
  z.object({ kind: z.literal('theme'), id: Id, alone: z.boolean().optional() }),
  z.object({ kind: z.literal('story'), id: Id }),
  /** A search that is kept. */
  z.object({ kind: z.literal('saved-search'), id: Id }),
  z.object({ kind: z.literal('search'), query: z.string().trim().min(1).max(2000) }),
  z.object({ kind: z.literal('highlights'), ids: Ids }),
  z.object({ kind: z.literal('all') }),
])
export type ExportScope = z.infer<typeof ExportScope>
