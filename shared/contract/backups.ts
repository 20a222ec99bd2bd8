/** Copies of the library: made, looked at, put back. */
import { z } from 'zod'
import { Backup, BackupDifference, BackupTrouble } from '../model/backup.ts'
import { call, done, none } from './call.ts'

const backupId = z.string().min(1).max(1000)

export const backupsCalls = {
  /** All copies, the latest first, and how it stands with them. */
  'backups.list': call(
    none,
    z.object({
      backups: z.array(Backup),
      /** What went wrong with the last copy. */
      troubles: z.array(BackupTrouble),
      /** The second folder, and whether it is there now. */
      outside: z.object({ path: z.string(), isThere: z.boolean() }).nullable(),
      /** Can the user choose a folder by a dialog of the host? Else the command line does it. */
      mayChoose: z.boolean(),
      /** Bytes of all copies in the library's own folder, without originals. */
      bytes: z.int(),
      /** The service that seems to sync the library's folder, or null. */
      synced: z.string().nullable(),
    }),
  ),
  /** What went wrong with the last copy: for the status line. Cheap. */
  'backups.troubles': call(none, z.array(BackupTrouble)),
  /** Copies now. `backup` is null where no place took it: `troubles` of `backups.list` says why. */
  'backups.make': call(none, z.object({ backup: Backup.nullable() })),
  /** What putting a copy back would change. @throws backup-not-found, backup-damaged, library-newer */
  'backups.compare': call(z.object({ id: backupId }), BackupDifference),
  /**
   * Puts a copy back; what is there now is copied first. The library is closed and opened anew then: every window
   * connects again. `confirmed` is the count of what goes, as `backups.compare` told it.
   * @throws needs-confirmation where something goes and `confirmed` does not say how much
   */
  'backups.restore': call(
    z.object({ id: backupId, confirmed: z.int().optional() }),
    z.object({ kept: Backup, missingOriginals: z.int() }),
  ),
  /** The second folder by its path: from the command line only. null: none any more; its copies stay. */
  'backups.setFolder': call(z.object({ path: z.string().max(4096).nullable() }), done),
  /** Asks the user for the second folder with a dialog of the host; null where that has none, or nothing was chosen. */
  'backups.chooseFolder': call(none, z.object({ path: z.string().nullable() })),
  /** No second folder any more; the copies in it stay. */
  'backups.forgetFolder': call(none, done),
} as const
