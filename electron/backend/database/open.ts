/**
 * Opens a library folder: `library.db`, `blobs/` (originals by hash), `backups/`, `inbox/` (uploads not yet
 * imported). Whatever is refused here is refused before a byte changes.
 */
import { randomUUID } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { CallError } from '../../../shared/errors.ts'
import { newId } from '../ids.ts'
import { copyDatabase, flush, flushFolder } from './backup.ts'
import { upgradeName, upgradePrefix } from './backup-names.ts'
import { readBackupState, writeBackupState } from './backup-state.ts'
import { listBackups, positionOf } from './backups-list.ts'
import { createClock, type Clock } from './clock.ts'
import { nameFailure, namingFailures } from './failures.ts'
import { APPLICATION_ID, readHeader } from './header.ts'
import { compareWithMark, keepLibrary } from './keeper.ts'
import { lockLibrary } from './lock.ts'
import { LOOK_PREFIX, lookAtLibrary } from './look.ts'
import { MARK_NAME, readMark } from './mark.ts'
import { latestVersion, migrate, readMigrations, versionOf, type Migration } from './migrate.ts'
import { copyForReading } from './open-copy.ts'
import { SEALED_KEY } from './seals.ts'
import { writeIndexCursor } from './search-index.ts'
import { finishRestore, isRestoring } from './restore.ts'
import { readable, sql, writable, type ReadableDb, type WritableDb } from './sql.ts'

export interface OpenOptions {
  /** The folder of the `.sql` files. */
  migrations: string
  now?: (() => Date) | undefined
  /** Makes a library where none is (the default); false: `library-missing`. */
  create?: boolean | undefined
  /** Names this opener in the lock, so that a host can give back the lock of a worker that crashed. */
  lockToken?: string | undefined
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
  /** It was not closed the last time, or its mark does not fit: worth a full check. */
  unclean: boolean
  /** Runs `act` in one write transaction; what it throws undoes all of it. */
  transact<T>(act: (db: WritableDb) => T): T
  /** Resolves when what was committed is witnessed beside the database, too: only then may it be acknowledged. */
  marked(): Promise<void>
  /** Closes the database, then gives back the lock. */
  close(): void
}

const DATABASE = 'library.db'
const FOLDERS = ['blobs', 'backups', 'inbox']
/** What a folder may hold and still count as empty: our own leftovers and what file managers drop. */
const LEFTOVERS =
  /^(library\.lock.*|library\.db\.(new|restoring).*|library\.look-.*|\.DS_Store|\.localized|Thumbs\.db|desktop\.ini)$/

/** Is there a library in this folder, whole or not? */
export const hasLibrary = (folder: string): boolean => existsSync(join(folder, DATABASE))

/**
 * @throws library-locked, library-newer, library-read-only, library-missing, not-a-library, disk-full; library-gone,
 *   library-empty, library-header, library-damaged, library-behind, library-migration for what is damaged, each in its
 *   way. In each case the files are as they were.
 */
export async function openLibrary(path: string, options: OpenOptions): Promise<Library> {
  const folder = resolve(path)
  const now = options.now ?? (() => new Date())
  try {
    if (options.forReading === 'copy') return openForReading(folder, options, now)
    return await openForWriting(folder, options, now)
  } catch (error) {
    const named = nameFailure(error, folder)
    const mayNotWrite = named instanceof CallError && named.code === 'library-read-only'
    if (!mayNotWrite || options.forReading !== 'if-needed' || !hasLibrary(folder)) throw named
    return openForReading(folder, options, now)
  }
}

async function openForWriting(folder: string, options: OpenOptions, now: () => Date): Promise<Library> {
  const migrations = readMigrations(options.migrations)
  {
    const isNew = inspectFolder(folder, migrations, options.create ?? true)
    const unlock = lockLibrary(folder, options.lockToken ?? randomUUID(), now())
    try {
      finishRestore(folder)
      if (isNew) createDatabase(folder, migrations)
      const unclean = !isNew && !isWhole(folder, latestVersion(migrations))
      for (const name of FOLDERS) mkdirSync(join(folder, name), { recursive: true })
      const library = await openDatabase(folder, migrations, now, { unlock, unclean })
      emptyInbox(folder, library.db)
      return library
    } catch (error) {
      unlock()
      throw error
    }
  }
}

/** A copy of a library, of this version or as near as it can be brought. Nothing in the folder changes. */
function openForReading(folder: string, { migrations: list }: OpenOptions, now: () => Date): Library {
  const migrations = readMigrations(list)
  if (!hasLibrary(folder))
    throw new CallError('library-missing', `there is no library in ${folder}`, { path: folder })
  const copy = copyForReading(folder, DATABASE)
  try {
    const connection = new Database(copy.file, { fileMustExist: true })
    try {
      setUp(connection)
      if (versionOf(connection) < latestVersion(migrations)) migrate(connection, migrations)
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
        unclean: false,
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

/**
 * Looks whether all that was acknowledged is in the database. False: nothing is missed, but the last end was no clean
 * one, or the mark cannot tell.
 * @throws library-behind, library-newer (a version that stands in the log only), library-damaged
 */
function isWhole(folder: string, known: number): boolean {
  for (const name of readdirSync(folder))
    if (name.startsWith(LOOK_PREFIX)) rmSync(join(folder, name), { recursive: true, force: true })
  const sight = lookAtLibrary(folder, DATABASE)
  refuseNewer(sight.version, known, folder)
  const mark = readMark(folder)
  const standing = compareWithMark(mark, sight)
  if (standing.kind === 'behind') {
    const { missing, since } = standing
    throw new CallError('library-behind', `${missing} saved changes are not in ${DATABASE}`, {
      path: folder,
      count: missing,
      time: since,
    })
  }
  // A library from before marks had none, and no transaction that counted.
  const isOld = mark === null && (sight.committed?.number ?? 0) === 0
  return isOld || (standing.kind === 'together' && mark?.open === false)
}

/** Decides what the folder is without writing; makes it where it is missing. True: a library is to be made. */
function inspectFolder(folder: string, migrations: readonly Migration[], create: boolean): boolean {
  const missing = new CallError('library-missing', `there is no library in ${folder}`, { path: folder })
  const found = lookAt(folder, missing)
  if (!found) {
    if (!create) throw missing
    makeFolder(folder, missing)
    return true
  }
  if (!found.isDirectory())
    throw new CallError('not-a-library', `${folder} is a file, not a folder`, { path: folder })
  const names = readdirSync(folder)
  // A copy waits to be taken in: the database may be damaged, or set aside for it.
  if (isRestoring(folder)) {
    accessSync(folder, constants.W_OK)
    return false
  }
  if (names.includes(DATABASE)) {
    refuseForeign(join(folder, DATABASE), folder, latestVersion(migrations))
    accessSync(join(folder, DATABASE), constants.R_OK | constants.W_OK)
    accessSync(folder, constants.W_OK)
    return false
  }
  const log = names.find((name) => name === MARK_NAME || name === `${DATABASE}-wal`)
  if (log !== undefined)
    throw new CallError('library-gone', `${DATABASE} is gone, ${log} is still there`, { path: folder })
  for (const name of names) {
    if (LEFTOVERS.test(name)) continue
    const ours = FOLDERS.includes(name)
    if (ours && readdirSync(join(folder, name)).length === 0) continue
    if (ours && name !== 'inbox')
      throw new CallError('library-gone', `${DATABASE} is gone, ${name}/ is still there`, { path: folder })
    throw new CallError('not-a-library', `${folder} holds other files (${name})`, { path: folder })
  }
  if (!create) throw missing
  accessSync(folder, constants.W_OK)
  return true
}

/** Names that nothing can have (too long, links in a circle): there is no library of that name. */
const IMPOSSIBLE = new Set(['ENAMETOOLONG', 'ELOOP'])
const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? ''

function lookAt(folder: string, missing: CallError): Stats | undefined {
  try {
    return statSync(folder, { throwIfNoEntry: false })
  } catch (error) {
    throw IMPOSSIBLE.has(codeOf(error)) ? missing : error
  }
}

/**
 * Makes a folder with its missing parents, or none of them. Not Node's `recursive`: on a file system that
 * answers ENOENT to mkdir (/proc) that never returns.
 */
function makeFolder(folder: string, missing: CallError): void {
  const wanted: string[] = []
  for (let at = folder; !lookAt(at, missing) && at !== dirname(at); at = dirname(at)) wanted.unshift(at)
  const made: string[] = []
  try {
    for (const path of wanted) {
      mkdirSync(path)
      made.unshift(path)
    }
  } catch (error) {
    for (const path of made) rmdirSync(path)
    if (IMPOSSIBLE.has(codeOf(error))) throw missing
    if (codeOf(error) !== 'ENOENT') throw error
    throw new CallError(
      'library-read-only',
      `no folder can be made there: ${folder}`,
      { path: folder },
      error,
    )
  }
}

function refuseForeign(path: string, folder: string, known: number): void {
  const header = readHeader(path)
  if (header.kind === 'empty')
    throw new CallError('library-empty', `${DATABASE} is an empty file`, { path: folder })
  const isForeign = header.kind === 'foreign' || header.applicationId !== APPLICATION_ID
  // What stands around it says that it was one of ours.
  if (isForeign && (existsSync(join(folder, MARK_NAME)) || holdsOriginals(folder)))
    throw new CallError('library-header', `the first bytes of ${DATABASE} are damaged`, { path: folder })
  if (isForeign) throw new CallError('not-a-library', `${path} was not made by Pressmark`, { path: folder })
  refuseNewer(header.version, known, folder)
}

const holdsOriginals = (folder: string): boolean =>
  existsSync(join(folder, 'blobs')) && readdirSync(join(folder, 'blobs')).length > 0

function refuseNewer(version: number, known: number, folder: string): void {
  if (version > known)
    throw new CallError('library-newer', `the library has version ${version}, this program knows ${known}`, {
      path: folder,
      version,
      known,
    })
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
    if (!waiting.has(name)) rmSync(join(folder, 'inbox', name), { recursive: true, force: true })
}

async function openDatabase(
  folder: string,
  migrations: readonly Migration[],
  now: () => Date,
  { unlock, unclean }: { unlock: () => void; unclean: boolean },
): Promise<Library> {
  const path = join(folder, DATABASE)
  const connection = new Database(path, { fileMustExist: true })
  try {
    setUp(connection)
    const version = versionOf(connection)
    if (version < latestVersion(migrations)) {
      await keepBeforeUpgrade(connection, folder, latestVersion(migrations), now())
      try {
        migrate(connection, migrations)
        unseal(connection)
      } catch (error) {
        throw migrationFailure(error, folder, latestVersion(migrations))
      }
    }
    const db = readable(connection)
    // A name for each opening: a folder that was copied must not write under its twin's.
    const clock = createClock(now, randomUUID().slice(0, 8), lastReading(db))
    const write = writable(connection, clock)
    const requireInPlace = inPlace(path, folder)
    const keeper = keepLibrary(connection, db, { folder, version: versionOf(connection), now })
    const transact = <T>(act: (db: WritableDb) => T): T => {
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
      unclean,
      transact: (act) => namingFailures(folder, () => transact(act)),
      marked: () => keeper.marked(),
      close() {
        connection.close()
        keeper.close()
        finishRestore(folder)
        unlock()
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

/** A migration that failed left all as it was. What the disk refuses has a code of its own. */
function migrationFailure(error: unknown, folder: string, version: number): unknown {
  const named = nameFailure(error, folder)
  if (named instanceof CallError && named.code !== 'library-damaged') return named
  return new CallError(
    'library-migration',
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

/**
 * One copy for each version that a library is brought to, outside the rotation. Tried again, an upgrade that failed makes
 * no second copy of the same state. A full disk stops no start: migrating is one transaction, and the copy that
 * failed is told.
 * @throws library-damaged where what is copied does not hold together
 */
async function keepBeforeUpgrade(
  connection: Database.Database,
  folder: string,
  version: number,
  now: Date,
): Promise<void> {
  const known = listBackups(folder)
  const position = positionOf(connection)
  const isKept = known.some(
    (entry) => entry.name.startsWith(upgradePrefix(version)) && entry.position === position,
  )
  if (isKept) return
  const sequence = Math.max(readBackupState(folder).sequence, known[0]?.sequence ?? 0) + 1
  const path = join(folder, 'backups', upgradeName(version, now, sequence))
  const madeAt = now.toISOString()
  try {
    await copyDatabase(connection, path, { sequence, madeAt, reason: 'upgrade' })
  } catch (error) {
    const named = nameFailure(error, join(folder, 'backups'))
    if (!(named instanceof CallError) || named.code === 'library-damaged') throw named
    try {
      writeBackupState(folder, { troubles: [{ code: named.code, place: 'library', path, at: madeAt }] })
    } catch {
      // The same full disk.
    }
  }
}
