/** What an act on much would take away: see electron/backend/removals/fuse.ts for the acts. */
import { z } from 'zod'
import { RemovalCounts } from '../model/removal.ts'
import { Id } from '../model/range.ts'
import { call, relationName } from './call.ts'

const ids = z.array(Id).max(50_000)

export const removalsCalls = {
  'removals.count': call(
    z.union([
      z.object({ sourceIds: ids }),
      z.object({ reportIds: ids }),
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
} as const
