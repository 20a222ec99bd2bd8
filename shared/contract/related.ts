/** Reports related to one, with why, and what the user refused. */
import { z } from 'zod'
import { Id, Range } from '../model/range.ts'
import { RelatedRefusal, RelatedReport } from '../model/related.ts'
import { call, done, id } from './call.ts'

/** A newer question of one session makes the older answer `cancelled`; so does `search.cancel`. */
const session = z.string().max(64).optional()

export const relatedCalls = {
  // Reports related to one, and what the user does not want to see there
  /** The nearest first, with why. Refused ones are left out. */
  'related.list': call(
    z.object({ reportId: Id, limit: z.int().min(1).max(50).optional(), session }),
    z.object({ reports: z.array(RelatedReport), milliseconds: z.number() }),
  ),
  /** "More on this": of a selection (`reportId` and `ranges`, the report is left out), or of any words. */
  'related.forPassage': call(
    z.object({
      reportId: Id.optional(),
      ranges: z.array(Range).min(1).max(500).optional(),
      text: z.string().max(100_000).optional(),
      limit: z.int().min(1).max(50).optional(),
      session,
    }),
    z.object({ reports: z.array(RelatedReport), milliseconds: z.number() }),
  ),
  /** For good, and from both ends; `related.restore` takes it back. */
  'related.refuse': call(z.object({ reportId: Id, otherId: Id }), id),
  'related.restore': call(id, done),
  'related.refuseAgain': call(id, done),
  /** What was refused for a report, the latest first. */
  'related.refused': call(z.object({ reportId: Id }), z.array(RelatedRefusal)),
}
