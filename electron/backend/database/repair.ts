/**
 * Repairs, all of them on copies: the damaged database stays beside the new one as `library.damaged-TIME.db`, with its
 * log, its shared memory and its mark. Nothing is put in place before it is whole, checked and on the disk.
 */
import { copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { CallError } from '../../../shared/errors.ts'
import { asideName, belongings } from './aside.ts'
import { flush, flushFolder } from './durable.ts'
import { listBackups } from './backups-list.ts'
import { nameFailure, namingFailures } from './failures.ts'
import { DATABASE } from './header.ts'
import { lockLibrary } from './lock.ts'
import { forgetMark } from './mark.ts'
import { latestVersion, readMigrations } from './migrate.ts'
import { rebuild } from './rebuild.ts'
import { decideRestore, finishRestore, prepareRestore, takeAsReady } from './restore.ts'
import { salvage, type Salvaged } from './salvage.ts'

const UNFINISHED = `${DATABASE}.new`
const COPIED = `${DATABASE}.repairing`
const BESIDE = ['-wal', '-shm']

export type Repair =
  /** What can be read of the damaged one, in a new one. */
  | { kind: 'salvage' }
  /** Its indexes made anew, where its rows are whole. */
  | { kind: 'rebuild' }
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
 * @throws library-locked, library-missing, library-read-only, library-damaged (nothing of it can be read),
 *   not-found (no such backup), backup-damaged, library-newer (the backup is), disk-full, disk-failing
 */
export function repairLibrary(
  folder: string,
  repair: Repair,
  { migrations, now, token }: { migrations: string; now: Date; token: string },
): Repaired {
  if (!existsSync(folder))
    throw new CallError('library-missing', `there is no folder ${folder}`, { path: folder })
  const unlock = namingFailures(folder, () => lockLibrary(folder, token, now))
  try {
    const unfinished = join(folder, UNFINISHED)
    clear(unfinished)
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
    if (repair.kind === 'rebuild') {
      for (const ending of ['', '-wal'])
        if (existsSync(join(folder, DATABASE + ending)))
          copyFileSync(join(folder, DATABASE + ending), unfinished + ending)
      rebuild(unfinished)
    }
    const lost =
      repair.kind === 'salvage' ? salvage(folder, DATABASE, unfinished, readMigrations(migrations)).lost : []
    decide(folder, kept, lost)
    finishRestore(folder)
    return { kept, lost }
  } catch (error) {
    tryToClear(join(folder, UNFINISHED))
    throw nameFailure(error, folder)
  } finally {
    unlock()
  }
}

/**
 * The same for a library that is open and takes no more changes. It is read through SQLite: opening and closing its file
 * beside that would drop SQLite's locks. Whoever opens it next takes the new one in.
 * @throws as `repairLibrary`; repair-partial where not only an index is damaged
 */
export async function repairOpen(
  folder: string,
  kind: 'rebuild' | 'salvage',
  { migrations, now }: { migrations: string; now: Date },
): Promise<Repaired> {
  const [unfinished, copied] = [join(folder, UNFINISHED), join(folder, COPIED)]
  try {
    clear(unfinished)
    clear(copied)
    const connection = new Database(join(folder, DATABASE), { readonly: true })
    try {
      await connection.backup(kind === 'rebuild' ? unfinished : copied)
    } finally {
      connection.close()
    }
    const kept = asideName(now)
    if (kind === 'rebuild') rebuild(unfinished)
    const lost =
      kind === 'salvage' ? salvage(folder, COPIED, unfinished, readMigrations(migrations)).lost : []
    decide(folder, kept, lost)
    return { kept, lost }
  } catch (error) {
    tryToClear(unfinished)
    throw nameFailure(error, folder)
  } finally {
    tryToClear(copied)
  }
}

function clear(path: string): void {
  for (const ending of ['', ...BESIDE, '-journal']) rmSync(path + ending, { force: true })
}

/** What failed is to be told, not that its remains could not be removed: the next repair clears them. */
function tryToClear(path: string): void {
  try {
    clear(path)
  } catch {
    // As above.
  }
}

/** Checks what was made, writes down what is lost, and has the next opening take it in. */
function decide(folder: string, kept: string, lost: Salvaged['lost']): void {
  const unfinished = join(folder, UNFINISHED)
  requireWhole(unfinished, folder)
  flush(unfinished)
  if (lost.length > 0)
    writeFileSync(
      join(folder, kept.replace(/\.db$/, '.txt')),
      lost.map(({ table, id, name = '' }) => `${table}\t${id}\t${name.replaceAll(/\s+/g, ' ')}\n`).join(''),
    )
  takeAsReady(folder, unfinished)
  decideRestore(folder, kept)
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
