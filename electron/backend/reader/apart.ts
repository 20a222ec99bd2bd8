/**
 * Queries that a thread of their own answers, over a connection that can only read: they neither wait for the writer
 * nor hold it up (search.md §7: beside an import of 10,000 reports a search takes 1.4 ms, a note saved 21 ms).
 * They are in `queries` of backend.ts too, for hosts without such a thread.
 */
import type { Job, Queries } from '../handlers.ts'
import * as figures from '../figures/apart.ts'
import * as library from '../library/apart.ts'
import * as parallels from '../parallels/apart.ts'
import * as proposals from '../proposals/apart.ts'
import * as related from '../related/apart.ts'
import * as search from '../search/apart.ts'
import * as stories from '../stories/apart.ts'

export const apart = {
  ...search.apart,
  ...related.apart,
  ...stories.apart,
  ...parallels.apart,
  ...proposals.apart,
  ...figures.apart,
} satisfies Queries

/** What tasks ask, in no contract. */
export const jobs: readonly Job<never, unknown>[] = [...stories.jobs, ...library.jobs]
