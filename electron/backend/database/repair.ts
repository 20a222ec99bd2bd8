/**
 * Repairs, all of them on copies: the damaged database stays beside the new one as `library.damaged-TIME.db`, with its
 * log, its shared memory and its mark. Nothing is put in place before it is whole, checked and on the disk.
 */
import { copyFileSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { CallError } from '../../../shared/errors.ts'
import { flush, flushFolder } from './backup.ts'
import { listBackups } from './backups-list.ts'
import { nameFailure } from './failures.ts'
import { DATABASE } from './header.ts'
import { lockLibrary } from './lock.ts'
import { forgetMark, MARK_NAME } from './mark.ts'
import { latestVersion, readMigrations } from './migrate.ts'
import { decideRestore, finishRestore, prepareRestore } from './restore.ts'
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
    const kept = `library.damaged-${now.toISOString().replaceAll(/[:.]/g, '-')}.db`
    if (repair.kind === 'accept') {
      keep(folder, kept, copyFileSync)
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
    keep(folder, kept, renameSync)
    // Its mark went with it: the new one begins its own.
    forgetMark(folder)
    renameSync(unfinished, join(folder, DATABASE))
    if (lost.length > 0)
      writeFileSync(
        join(folder, kept.replace(/\.db$/, '.txt')),
        lost.map(({ table, id }) => `${table}\t${id}\n`).join(''),
      )
    flushFolder(folder)
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
  keep(folder, kept, renameSync)
  decideRestore(folder)
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

/** The database under another name, with everything that belongs to it. The database itself last: it is what counts. */
function keep(folder: string, name: string, put: (from: string, to: string) => void): void {
  const pairs = [
    ...BESIDE.map((ending) => [DATABASE + ending, name + ending] as const),
    [MARK_NAME, name.replace(/\.db$/, '.mark')] as const,
    [DATABASE, name] as const,
  ]
  for (const [from, to] of pairs)
    if (existsSync(join(folder, from))) put(join(folder, from), join(folder, to))
  flushFolder(folder)
}
