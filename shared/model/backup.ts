/** Copies of the library: what is told of one, and what putting it back would change. */
import { z } from 'zod'
import { Id } from './range.ts'

/**
 * Why a copy was made: by the clock, by hand, before an act on much, before another copy was put back, before a
 * migration. `unknown`: made by an older Pressmark.
 */
export const BACKUP_REASONS = ['clock', 'hand', 'act', 'restore', 'upgrade', 'unknown'] as const
export const BackupReason = z.enum(BACKUP_REASONS)
export type BackupReason = z.infer<typeof BackupReason>

export const BackupCounts = z.object({
  sources: z.int(),
  reports: z.int(),
  highlights: z.int(),
  notes: z.int(),
  themes: z.int(),
  links: z.int(),
})
export type BackupCounts = z.infer<typeof BackupCounts>

/** What is told of a copy in one line: those that are not none. */
export const TOLD_COUNTS = ['reports', 'highlights', 'notes', 'themes', 'links'] as const

/** Where a copy lies: in the library's own `backups/`, or in the second folder the user chose. */
export const BackupPlace = z.enum(['library', 'outside'])
export type BackupPlace = z.infer<typeof BackupPlace>

export const Backup = z.object({
  /** `place/name`, for the calls that name one. */
  id: z.string().max(1000),
  name: z.string(),
  place: BackupPlace,
  /** Rises by one with each copy, whatever the machine's clock says. 0: made by an older Pressmark. */
  sequence: z.int(),
  /** An instant, by the machine's clock of then. */
  madeAt: z.string(),
  reason: BackupReason,
  /** Of the database; originals are not counted. */
  bytes: z.int(),
  version: z.int(),
  /** false: of another library. */
  isOwn: z.boolean(),
  counts: BackupCounts,
})
export type Backup = z.infer<typeof Backup>

/** What went wrong with the last copy, and where. A code of shared/errors.ts. */
export const BackupTrouble = z.object({
  code: z.string(),
  place: BackupPlace,
  path: z.string(),
  at: z.string(),
})
export type BackupTrouble = z.infer<typeof BackupTrouble>

export const BACKUP_KINDS = ['source', 'report', 'highlight', 'note', 'theme', 'link'] as const

/** Something by name: the words of a highlight, the beginning of a note, both ends of a link. */
export const BackupThing = z.object({ kind: z.enum(BACKUP_KINDS), id: Id, name: z.string() })
export type BackupThing = z.infer<typeof BackupThing>

const Things = z.object({ count: z.int(), first: z.array(BackupThing) })

/** What putting a copy back would change. Of each list, the first of every kind are named. */
export const BackupDifference = z.object({
  backup: Backup,
  here: BackupCounts,
  there: BackupCounts,
  /** Here now, not in the copy. */
  goes: Things,
  /** In the copy, not here any more. */
  comes: Things,
  /** In both, with other words or another look. */
  changes: Things,
  /** Originals that the copy names and that are neither here nor beside it. */
  missingOriginals: z.int(),
})
export type BackupDifference = z.infer<typeof BackupDifference>
