/** Folders whose new files come in by themselves. */
import { z } from 'zod'
import { Id } from '../model/range.ts'
import { LONGEST_PATH, WatchedFolder } from '../model/watch.ts'
import { call, done, id, none } from './call.ts'

export const watchCalls = {
  'watch.list': call(none, z.array(WatchedFolder)),
  /**
   * Watches a folder. `existing`: what lies in it already comes in, too. Who may name which: docs/adr/0032.
   * @throws not-allowed, watch-missing, watch-place, watch-known
   */
  'watch.add': call(
    z.object({
      path: z.string().min(1).max(LONGEST_PATH),
      subfolders: z.boolean().default(true),
      existing: z.boolean().default(true),
    }),
    z.object({ id: Id, path: z.string() }),
  ),
  /** Watches the folder that the user chooses in the system's dialog; null: none. @throws as `watch.add`; export-no-dialog */
  'watch.choose': call(
    z.object({ subfolders: z.boolean(), existing: z.boolean() }),
    z.object({ id: Id, path: z.string() }).nullable(),
  ),
  'watch.update': call(
    z.object({ id: Id, subfolders: z.boolean().optional(), paused: z.boolean().optional() }),
    done,
  ),
  /** Stops watching. What came in stays, and so does the folder. */
  'watch.remove': call(id, done),
  /** The user has seen what the folder brought. */
  'watch.seen': call(id, done),
} as const
