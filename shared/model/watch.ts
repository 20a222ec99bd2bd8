import { z } from 'zod'
import { ImportedSource, RefusedFile } from './import.ts'
import { Id } from './range.ts'

/** Longest path of a folder that a call may name, in characters. */
export const LONGEST_PATH = 4096
/** More files than this are not looked at: such a folder is a disk, not a place where reports arrive. */
export const MOST_WATCHED_FILES = 50_000
/** How many files of each kind the news of a folder name; all are counted. */
export const MOST_NEWS = 30

/** A folder whose new files come in by themselves. */
export const WatchedFolder = z.object({
  id: Id,
  path: z.string(),
  subfolders: z.boolean(),
  /**
   * `idle`: kept, but this program does not watch (the command line). `missing`: unplugged or gone; watched again as soon
   * as it is back. `full`: more files than are looked at.
   */
  state: z.enum(['watching', 'paused', 'missing', 'full', 'idle']),
  /** Files that are coming in now. */
  progress: z.object({ finished: z.int(), total: z.int(), current: z.string().nullable() }).nullable(),
  /** Files dealt with since it was named. */
  counts: z.object({ came: z.int(), known: z.int(), refused: z.int() }),
  /** What the user has not dismissed yet, the newest first. */
  news: z.object({
    came: z.int(),
    known: z.int(),
    refused: z.int(),
    reports: z.int(),
    sources: z.array(ImportedSource),
    refusals: z.array(RefusedFile),
  }),
})
export type WatchedFolder = z.infer<typeof WatchedFolder>
