/** What an act on much would take away: see electron/backend/removals/fuse.ts for the acts. */
import { z } from 'zod'
import { RemovalCounts } from '../model/removal.ts'
import { Id } from '../model/range.ts'
import { call, confirmed, done, relationName } from './call.ts'

const ids = z.array(Id).max(50_000)

export const removalsCalls = {
  'removals.count': call(
    z.union([
      z.object({ sourceIds: ids }),
      z.object({ reportIds: ids, highlightIds: ids.optional() }),
      z.object({ highlightIds: ids }),
      /** Highlights that go into another. */
      z.object({ mergedIds: ids }),
      z.object({
        themeId: Id,
        passages: z.enum(['release', 'parent']).optional(),
        children: z.enum(['lift', 'remove']).optional(),
      }),
      z.object({ relation: relationName }),
      z.object({ samples: z.literal(true) }),
    ]),
    RemovalCounts,
  ),
  /**
   * Takes reports and highlights away with what is on them, as one act and one step of undo.
   * @throws needs-confirmation
   */
  'removals.remove': call(
    z.object({ reportIds: ids.optional(), highlightIds: ids.optional(), confirmed }),
    done,
  ),
  /** Brings back what one removal took. */
  'removals.restore': call(z.object({ reportIds: ids.optional(), highlightIds: ids.optional() }), done),
} as const
