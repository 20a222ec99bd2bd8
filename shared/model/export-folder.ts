/** Folders that exports are merged into, and what such an export did. */
import { z } from 'zod'
import { Id, Instant } from './range.ts'

/** What can be done with a block that the user edited, or with what they deleted. */
export const MERGE_CHOICES = ['ours', 'beside', 'restore'] as const

export const MergeDecision = z.object({
  /** Id of a file, as `export.merge` told it. */
  file: z.string().max(200),
  /** null: the file itself. */
  key: z.string().max(500).nullable(),
  choice: z.enum(MERGE_CHOICES),
})

/** Paths are relative to the folder, parted by `/`. */
export const FolderMerge = z.object({
  folder: z.string(),
  written: z.array(z.string()),
  /** How many files are as they were. */
  unchanged: z.int(),
  /** Blocks that the user edited and that stay so. `ours` is empty where the library has them no more. */
  conflicts: z.array(
    z.object({
      file: z.string(),
      path: z.string(),
      key: z.string(),
      theirs: z.string(),
      ours: z.string(),
      /** The library has something newer than at the last export. */
      isNew: z.boolean(),
    }),
  ),
  /** What the user deleted: files (`key` null) and blocks. They are not made again. */
  gone: z.array(
    z.object({ file: z.string(), path: z.string(), key: z.string().nullable(), ours: z.string() }),
  ),
  /** Files of what is not exported any more; they are left. */
  leftOver: z.array(z.object({ path: z.string(), isEdited: z.boolean() })),
  /** Files that another program was writing, or that cannot be read; they are as they were. */
  busy: z.array(z.string()),
  warnings: z.array(z.string()),
})
export type FolderMerge = z.infer<typeof FolderMerge>

export const ExportFolder = z.object({
  id: Id,
  path: z.string(),
  /** When it was written last; null: not yet. */
  writtenAt: Instant.nullable(),
  /** `absent`: it is not there now. `unconfirmed`: it has to be chosen anew before a window may write. */
  state: z.enum(['ready', 'absent', 'unconfirmed']),
  /** What was exported last, to ask for the same again. */
  last: z.record(z.string(), z.json()).nullable(),
})
export type ExportFolder = z.infer<typeof ExportFolder>
