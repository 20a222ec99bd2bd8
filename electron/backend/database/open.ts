/**
 * Opens a library folder: `library.db`, `blobs/` (originals by hash), `backups/`, `inbox/` (uploads not yet
 * imported). Whatever is refused here is refused before a byte changes.
 */
import { randomUUID } from 'node:crypto'
import { readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { CallError } from '../../../shared/errors.ts'
import type { BackupTrouble } from '../../../shared/model/backup.ts'
import { newId } from '../ids.ts'
import { flush, flushFolder, makeFolder } from './durable.ts'
import { keepBeforeUpgrade } from './backup-before-upgrade.ts'
import { createClock, type Clock } from './clock.ts'
import { nameFailure, namingFailures } from './failures.ts'
import { DATABASE } from './header.ts'
import { FOLDERS, hasLibrary, inspectFolder, isWhole, requireAll } from './inspect.ts'
import { keepLibrary } from './keeper.ts'
import { lockLibrary } from './lock.ts'
import { beat, type Beating } from './lock-beat.ts'
import { see } from './look.ts'
import { readMark } from './mark.ts'
import { latestVersion, migrate, readMigrations, versionOf, type Migration } from './migrate.ts'
import { migrateCopy } from './migrate-copy.ts'
import { copyForReading } from './open-copy.ts'
import { SEALED_KEY } from './seals.ts'
import { writeIndexCursor } from './search-index.ts'
import { finishRestore } from './restore.ts'
import { readable, sql, writable, type ReadableDb, type WritableDb } from './sql.ts'
import { removeQuietly } from './remove-quietly.ts'

export interface OpenOptions {
  /** The folder of the `.sql` files. */
  migrations: string
  now?: (() => Date) | undefined
  /** Makes a library where none is (the default); false: `library-missing`. */
  create?: boolean | undefined
  /** Names this opener in the lock, so that a host can give back the lock of a worker that crashed. */
  lockToken?: string | undefined
  /** Takes the lock of another machine that has given no sign of life for minutes. */
  takesLock?: boolean | undefined
  /**
   * `copy`: for reading, a copy of it, whatever it is; `if-needed`: where it may not be written to. Not given: a
   * library that may not be written to is refused.
   */
  forReading?: 'copy' | 'if-needed' | undefined
}

export interface Library {
  folder: string
  /** The database file, for a second connection that reads. */
  file: string
  db: ReadableDb
  version: number
  clock: Clock
  /** A copy for reading: what is written to it is gone when it closes. */
  readOnly: boolean
  /** What refuses a change where it is only read: the medium, or that reading was asked for. */
  refusal: 'library-read-only' | 'library-for-reading'
  /** It was not closed the last time, or its mark does not fit: worth a full check. */
  unclean: boolean
  /** The mark says that it was open when its last program ended. Not so where a copy was just taken in, or a loss accepted. */
  crashed: boolean
  /** Why there is no copy of before it was brought to this version. */
  trouble: BackupTrouble | null
  /** Runs `act` in one write transaction; what it throws undoes all of it. */
  transact<T>(act: (db: WritableDb) => T): T
  /** Resolves when what was committed is witnessed beside the database, too: only then may it be acknowledged. */
  marked(): Promise<void>
  /** Closes the database, then gives back the lock. */
  close(): void
}

/**
 * @throws library-locked, library-newer, library-read-only, library-missing, not-a-library, disk-full, disk-failing;
 *   library-gone,
 *   library-empty, library-header, library-damaged, library-behind, library-other, library-migration (-uncopied) for what is
 *   damaged, each in its way. In each case the files are as they were.
 */
export async function openLibrary(path: string, options: OpenOptions): Promise<Library> {
  const folder = resolve(path)
  const now = options.now ?? (() => new Date())
  try {
    if (options.forReading === 'copy') return openForReading(folder, options, now, false)
    return await openForWriting(folder, options, now)
  } catch (error) {
    const named = nameFailure(error, folder)
    const mayNotWrite = named instanceof CallError && named.code === 'library-read-only'
    if (!mayNotWrite || options.forReading !== 'if-needed' || !hasLibrary(folder)) throw named
    return openForReading(folder, options, now, true)
  }
}

async function openForWriting(folder: string, options: OpenOptions, now: () => Date): Promise<Library> {
  const migrations = readMigrations(options.migrations)
  const isNew = inspectFolder(folder, migrations, options.create ?? true)
  const token = options.lockToken ?? randomUUID()
  const giveBack = lockLibrary(folder, token, now(), options.takesLock)
  const beating = beat(folder, token, now)
  const unlock = (): void => {
    beating.stop()
    giveBack()
  }
  try {
    finishRestore(folder)
    if (isNew) createDatabase(folder, migrations)
    const crashed = readMark(folder)?.open === true
    const unclean = !isNew && !isWhole(folder, latestVersion(migrations))
    for (const name of FOLDERS) makeFolder(join(folder, name))
    const library = await openDatabase(folder, migrations, now, { unlock, unclean, crashed, beating })
    emptyInbox(folder, library.db)
    return library
  } catch (error) {
    unlock()
    throw error
  }
}

/**
 * A copy of a library, of this version or as near as it can be brought. Nothing in the folder changes.
 * @param asks refuses one that lacks something, as for writing; else the user has been told
 */
function openForReading(
  folder: string,
  { migrations: list }: OpenOptions,
  now: () => Date,
  asks: boolean,
): Library {
  const migrations = readMigrations(list)
  if (!hasLibrary(folder))
    throw new CallError('library-missing', `there is no library in ${folder}`, { path: folder })
  // First: it is written after the database, so what is copied later is never behind it in a whole library.
  const mark = readMark(folder)
  const copy = copyForReading(folder, DATABASE)
  try {
    const connection = new Database(copy.file, { fileMustExist: true })
    try {
      setUp(connection)
      if (asks) requireAll(folder, mark, see(readable(connection), versionOf(connection)))
      migrateCopy(connection, migrations, folder)
      const db = readable(connection)
      const clock = createClock(now, randomUUID().slice(0, 8), lastReading(db))
      const write = writable(connection, clock)
      return {
        folder,
        file: copy.file,
        db,
        version: versionOf(connection),
        clock,
        readOnly: true,
        refusal: asks ? 'library-read-only' : 'library-for-reading',
        unclean: false,
        crashed: false,
        trouble: null,
        transact: (act) => namingFailures(folder, () => connection.transaction(() => act(write)).immediate()),
        marked: () => Promise.resolve(),
        close() {
          connection.close()
          copy.remove()
        },
      }
    } catch (error) {
      connection.close()
      throw error
    }
  } catch (error) {
    copy.remove()
    throw nameFailure(error, folder)
  }
}

/** Made under another name and renamed, so that a crash never leaves half a `library.db`. */
function createDatabase(folder: string, migrations: readonly Migration[]): void {
  const unfinished = join(folder, `${DATABASE}.new`)
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(unfinished + ending, { force: true })
  const connection = new Database(unfinished)
  try {
    migrate(connection, migrations)
    const db = writable(
      connection,
      createClock(() => new Date(), '00000000', null),
    )
    connection.transaction(() => {
      db.run(sql`insert into meta (key, value) values ('library_id', ${newId()})`)
      // With nothing in it, all is indexed.
      writeIndexCursor(db, null, 0)
    })()
  } finally {
    connection.close()
  }
  flush(unfinished)
  renameSync(unfinished, join(folder, DATABASE))
  flushFolder(folder)
}

/** Uploads that nobody asked to import, or that were when the program ended: their originals are in `blobs/`. */
function emptyInbox(folder: string, db: ReadableDb): void {
  const queued = db.all<{ inbox: string }>(sql`select inbox from import_item where result is null`)
  const waiting = new Set(queued.map(({ inbox }) => inbox))
  for (const name of readdirSync(join(folder, 'inbox')))
    if (!waiting.has(name)) removeQuietly(join(folder, 'inbox', name))
}

async function openDatabase(
  folder: string,
  migrations: readonly Migration[],
  now: () => Date,
  {
    unlock,
    unclean,
    crashed,
    beating,
  }: { unlock: () => void; unclean: boolean; crashed: boolean; beating: Beating },
): Promise<Library> {
  const path = join(folder, DATABASE)
  const connection = new Database(path, { fileMustExist: true })
  try {
    setUp(connection)
    let trouble: BackupTrouble | null = null
    if (versionOf(connection) < latestVersion(migrations)) {
      trouble = await keepBeforeUpgrade(connection, folder, latestVersion(migrations), now())
      try {
        migrate(connection, migrations)
        unseal(connection)
      } catch (error) {
        throw migrationFailure(error, folder, latestVersion(migrations), trouble === null)
      }
    }
    const db = readable(connection)
    // A name for each opening: a folder that was copied must not write under its twin's.
    const clock = createClock(now, randomUUID().slice(0, 8), lastReading(db))
    const write = writable(connection, clock)
    const requireInPlace = inPlace(path, folder)
    const keeper = keepLibrary(connection, db, { folder, version: versionOf(connection), now })
    const transact = <T>(act: (db: WritableDb) => T): T => {
      beating.require()
      requireInPlace()
      const result = connection
        .transaction(() => {
          const changes = keeper.count()
          const made = act(write)
          keeper.seal(write, changes)
          return made
        })
        .immediate()
      keeper.mark()
      requireInPlace()
      return result
    }
    return {
      folder,
      file: path,
      db,
      version: versionOf(connection),
      clock,
      readOnly: false,
      refusal: 'library-read-only',
      unclean,
      crashed,
      trouble,
      transact: (act) => namingFailures(folder, () => transact(act)),
      marked: () => keeper.marked(),
      close() {
        try {
          connection.close()
          keeper.close()
          finishRestore(folder)
        } catch (error) {
          // A restore that was decided waits on the disk: the next opening takes it in, or says why it cannot.
          console.error(error)
        } finally {
          unlock()
        }
      },
    }
  } catch (error) {
    connection.close()
    throw error
  }
}

/**
 * Where somebody deletes, moves or replaces the folder of an open library, SQLite goes on writing into a file that has
 * no name any more: every write would be acknowledged and lost. So it is looked, before a write and after, whether the
 * file of that name is still the one that was opened; 20 µs.
 * @returns what throws library-moved where it is not
 */
function inPlace(path: string, folder: string): () => void {
  const { dev, ino } = statSync(path)
  return () => {
    const now = statSync(path, { throwIfNoEntry: false })
    if (now?.dev !== dev || now.ino !== ino)
      throw new CallError('library-moved', `${path} is no longer the file that was opened`, { path: folder })
  }
}

/**
 * A migration that failed left all as it was. What the disk refuses has a code of its own.
 * @param isCopied whether there is a copy of before: it is said, and who reads that leans on it
 */
function migrationFailure(error: unknown, folder: string, version: number, isCopied: boolean): unknown {
  const named = nameFailure(error, folder)
  if (named instanceof CallError && named.code !== 'library-damaged') return named
  return new CallError(
    isCopied ? 'library-migration' : 'library-migration-uncopied',
    `bringing the library to version ${version} failed: ${error instanceof Error ? error.message : String(error)}`,
    { path: folder, version },
    error,
  )
}

/** A migration writes past the backend: every row is sealed anew afterwards, as it then stands. */
function unseal(connection: Database.Database): void {
  const has = connection.prepare(`select 1 from sqlite_schema where name = 'seal'`).get()
  if (!has) return
  connection.transaction(() => {
    connection.exec('delete from seal')
    connection.prepare('delete from meta where key = ?').run(SEALED_KEY)
  })()
}

function setUp(connection: Database.Database): void {
  connection.pragma('journal_mode = wal')
  // NORMAL, better-sqlite3's default under WAL, loses acknowledged commits when the power goes.
  connection.pragma('synchronous = full')
  connection.pragma('foreign_keys = on')
  connection.pragma('trusted_schema = off')
  const held = ['synchronous', 'foreign_keys'].map((name) => connection.pragma(name, { simple: true }))
  if (held.join() !== '2,1') throw new Error(`SQLite does not keep its settings: ${held.join()}`)
}

const lastReading = (db: ReadableDb): string | null =>
  db.get<{ hlc: string | null }>(
    sql`select max(hlc) as hlc from (select hlc from op order by seq desc limit 1000)`,
  )?.hlc ?? null
