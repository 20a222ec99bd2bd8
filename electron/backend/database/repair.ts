/**
 * Repairs, all of them on copies: the damaged database stays beside the new one as `library.damaged-TIME.db`, with its
 * log, its shared memory and its mark. Nothing is put in place before it is whole, checked and on the disk.
 */
import { copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { CallError } from '../../../shared/errors.ts'
import { asideName, belongings } from './aside.ts'
import { flush, flushFolder } from './backup.ts'
import { listBackups } from './backups-list.ts'
import { nameFailure } from './failures.ts'
import { DATABASE } from './header.ts'
import { lockLibrary } from './lock.ts'
import { forgetMark } from './mark.ts'
import { latestVersion, readMigrations } from './migrate.ts'
import { decideRestore, finishRestore, prepareRestore, takeAsReady } from './restore.ts'
import { salvage, type Salvaged } from './salvage.ts'

const UNFINISHED = `${DATABASE}.new`
const BESIDE = ['-wal', '-shm']

export type Repair =
  /** What can be read of the damaged one, in a new one. */
  | { kind: 'salvage' }
  /** A backup in its place. */
  | { kind: 'backup'; path: string }
  /** As it is, though changes are missing. */
  | { kind: 'accept' }

export interface Repaired {
  /** The kept database's name in the library's folder. */
  kept: string
  lost: Salvaged['lost']
}

/**
 * @throws library-locked, library-damaged (nothing of it can be read), not-found (no such backup), backup-damaged,
 *   library-newer (the backup is), disk-full
 */
export function repairLibrary(
  folder: string,
  repair: Repair,
  { migrations, now, token }: { migrations: string; now: Date; token: string },
): Repaired {
  const unlock = lockLibrary(folder, token, now)
  try {
    const unfinished = join(folder, UNFINISHED)
    for (const ending of ['', ...BESIDE, '-journal']) rmSync(unfinished + ending, { force: true })
    const kept = asideName(now)
    if (repair.kind === 'accept') {
      keepCopy(folder, kept)
      forgetMark(folder)
      return { kept, lost: [] }
    }
    if (repair.kind === 'backup') {
      restore(folder, repair.path, kept, latestVersion(readMigrations(migrations)))
      return { kept, lost: [] }
    }
    const { lost } = salvage(folder, DATABASE, unfinished, readMigrations(migrations))
    requireWhole(unfinished, folder)
    flush(unfinished)
    if (lost.length > 0)
      writeFileSync(
        join(folder, kept.replace(/\.db$/, '.txt')),
        lost.map(({ table, id }) => `${table}\t${id}\n`).join(''),
      )
    takeAsReady(folder, unfinished)
    decideRestore(folder, kept)
    finishRestore(folder)
    return { kept, lost }
  } catch (error) {
    for (const ending of ['', ...BESIDE, '-journal'])
      rmSync(join(folder, UNFINISHED) + ending, { force: true })
    throw nameFailure(error, folder)
  } finally {
    unlock()
  }
}

/** Made ready beside the database before that is set aside; see restore.ts. Originals that are gone come along. */
function restore(folder: string, path: string, kept: string, known: number): void {
  const entry = listBackups(folder).find((one) => one.path === path)
  if (!entry) throw new CallError('not-found', `there is no such backup: ${path}`)
  const { version } = entry
  if (version > known)
    throw new CallError('library-newer', `the copy has version ${version}`, { path, version, known })
  prepareRestore(folder, path)
  decideRestore(folder, kept)
  finishRestore(folder)
}

function requireWhole(path: string, folder: string): void {
  const connection = new Database(path, { readonly: true })
  try {
    const verdict = connection.pragma('integrity_check', { simple: true })
    if (verdict !== 'ok')
      throw new CallError('library-damaged', `what would be put in place is damaged: ${String(verdict)}`, {
        path: folder,
      })
  } finally {
    connection.close()
  }
}

/** A copy of the database under another name, with everything that belongs to it. */
function keepCopy(folder: string, name: string): void {
  for (const [from, to] of belongings(name))
    if (existsSync(join(folder, from))) copyFileSync(join(folder, from), join(folder, to))
  flushFolder(folder)
}
