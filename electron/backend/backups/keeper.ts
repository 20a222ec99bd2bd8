/** Sees to it that a library is copied: by the clock while it is open, and when asked. One copy at a time. */
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { BackupReason, BackupTrouble } from '../../../shared/model/backup.ts'
import { backupName } from '../database/backup-names.ts'
import { readBackupState, writeBackupState } from '../database/backup-state.ts'
import { listBackups, readBackup, type BackupEntry } from '../database/backups-list.ts'
import type { Library } from '../database/open.ts'
import { readLibraryId } from '../library/store.ts'
import { makeCopy } from './copy.ts'
import { readPosition } from './position-store.ts'
import type { Copier } from './run-copier.ts'
import { superfluous } from './thin.ts'

/** A copy an hour, if anything was changed; looked for every few minutes, the first time a minute after the start. */
const EVERY = 60 * 60_000
const LOOK_EVERY = 5 * 60_000
const FIRST_LOOK = 60_000

export interface Keeper {
  /** Copies now. Null where no place took it: `troubles` says why. Never rejects. */
  make(reason: BackupReason): Promise<BackupEntry | null>
  /** Before an act on much: copies unless nothing was changed since the last copy. */
  before(reason: BackupReason): Promise<void>
  /** What went wrong with the last copy; empty once one went well. */
  troubles(): readonly BackupTrouble[]
  /** Another second folder, or none. What went wrong in the one before is no trouble any more. */
  chooseOutside(folder: string | null): void
  /** Resolves when no copy is being made. */
  settled(): Promise<void>
  /** Ends the clock's copies; waits for one that is being made. */
  close(): Promise<void>
}

export interface KeeperOptions {
  library: Library
  /** Makes the copies; in this thread where it is not given. */
  copier?: Copier | undefined
  now: () => Date
  log: (error: unknown) => void
  /** Hears that there is another copy, or another trouble. */
  changed: () => void
  /** Copies by the clock, too: for hosts that stay. */
  byTheClock: boolean
}

export function createKeeper(options: KeeperOptions): Keeper {
  const { library, copier = makeCopy, now, log, changed } = options
  const { folder, db } = library
  // The disk that did not take the copy may not have taken the state either.
  let troubles: readonly BackupTrouble[] = library.trouble
    ? [library.trouble]
    : readBackupState(folder).troubles
  let last: Promise<unknown> = Promise.resolve()
  let newest: { position: number; madeAt: number; elapsed: () => number } | null = null
  let isClosed = false

  /** The latest copy. Its age is measured by a clock that nobody sets, where it was made since the start. */
  function latest(): typeof newest {
    if (newest) return newest
    const id = readLibraryId(db)
    const found = listBackups(folder).find(({ libraryId }) => libraryId === id)
    if (!found) return null
    const madeAt = Date.parse(found.madeAt)
    const start = performance.now()
    const age = now().getTime() - madeAt
    // Made in the future: the clock was set back since. Its age is not known, so it counts as old.
    newest = {
      position: found.position,
      madeAt,
      elapsed: () => (age < 0 ? Infinity : age + performance.now() - start),
    }
    return newest
  }

  const isChanged = (): boolean => latest()?.position !== readPosition(db)

  async function copy(reason: BackupReason): Promise<BackupEntry | null> {
    const state = readBackupState(folder)
    const known = listBackups(folder)
    const sequence = Math.max(state.sequence, known[0]?.sequence ?? 0) + 1
    const madeAt = now()
    const libraryId = readLibraryId(db)
    const start = performance.now()
    const outcome = await copier({
      ...{ folder, libraryId, outside: state.outside, name: backupName(madeAt, sequence) },
      mark: { sequence, madeAt: madeAt.toISOString(), reason },
    })
    troubles = outcome.troubles.map((trouble) => ({ ...trouble, at: madeAt.toISOString() }))
    for (const { code, place } of troubles) log(new Error(`a backup failed (${place}): ${code}`))
    const made = outcome.paths.library ?? outcome.paths.outside
    const entry = made === undefined ? null : readBackup(made, outcome.paths.library ? 'library' : 'outside')
    if (entry) {
      newest = {
        position: entry.position,
        madeAt: madeAt.getTime(),
        elapsed: () => performance.now() - start,
      }
      thin(Object.values(outcome.paths), libraryId)
    }
    remember({ sequence, troubles: [...troubles] })
    changed()
    return entry
  }

  /** Thins only where a copy was just made whole. */
  function thin(paths: readonly string[], libraryId: string): void {
    const entries = listBackups(folder).filter((entry) => entry.libraryId === libraryId)
    for (const path of paths)
      for (const { path: old } of superfluous(entries.filter((one) => dirname(one.path) === dirname(path))))
        try {
          rmSync(old, { force: true })
        } catch (error) {
          log(error)
        }
  }

  function remember(changes: Parameters<typeof writeBackupState>[1]): void {
    try {
      writeBackupState(folder, changes)
    } catch (error) {
      // The disk is full, most likely; it is told by the copy that failed.
      log(error)
    }
  }

  const make = (reason: BackupReason): Promise<BackupEntry | null> => {
    const made = last
      .then(() => copy(reason))
      .catch((error: unknown) => {
        log(error)
        const path = join(folder, 'backups')
        troubles = [{ code: 'backup-failed', place: 'library', path, at: now().toISOString() }]
        changed()
        return null
      })
    last = made
    return made
  }

  const look = (): void => {
    try {
      if (!isClosed && isChanged() && (latest()?.elapsed() ?? Infinity) >= EVERY) void make('clock')
    } catch (error) {
      log(error)
    }
  }
  const timers = options.byTheClock ? [setTimeout(look, FIRST_LOOK), setInterval(look, LOOK_EVERY)] : []
  for (const timer of timers) timer.unref()

  return {
    make,
    async before(reason) {
      if (isChanged()) await make(reason)
    },
    troubles: () => troubles,
    chooseOutside(outside) {
      troubles = troubles.filter(({ place }) => place !== 'outside')
      writeBackupState(folder, { outside, troubles: [...troubles] })
      newest = null
      changed()
    },
    async settled() {
      await last
    },
    async close() {
      isClosed = true
      for (const timer of timers) clearTimeout(timer)
      await last
    },
  }
}
