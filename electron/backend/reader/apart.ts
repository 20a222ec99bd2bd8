/**
 * Queries that a thread of their own answers, over a connection that can only read: they neither wait for the writer
 * nor hold it up (search.md §7: beside an import of 10,000 reports a search takes 1.4 ms, a note saved 21 ms).
 * They are in `queries` of backend.ts too, for hosts without such a thread.
 */
import type { Job, Queries } from '../handlers.ts'
import { queries as related } from '../related/handlers.ts'
import * as search from '../search/apart.ts'
import { queries as stories } from '../stories/handlers.ts'
import { nearJob } from '../stories/near.ts'
import { listJob } from '../stories/list.ts'

export const apart = { ...search.apart, ...related, ...stories } satisfies Queries

/** What tasks ask, in no contract. */
export const jobs: readonly Job<never, unknown>[] = [nearJob, listJob]
