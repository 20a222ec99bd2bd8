/** What a library and its copies say, read off their files: not by the code that made them. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { listBackups } from '../../electron/backend/database/backups-list.ts'

export type Fields = Record<string, string>

/** What a ledger promises of each table: its key, and the fields that are held against it. */
const PROMISED: [table: string, key: string, fields: Record<string, string>][] = [
  ['highlight', 'id', { color: 'color', exact: 'exact' }],
  ['note', 'id', { text: 'text' }],
  ['theme', 'id', { name: 'name' }],
  ['link', 'id', { relation: 'relation' }],
  ['source', 'sha256', { fileName: 'file_name' }],
  ['report', 'id', { title: 'title' }],
]
/** Every row of these, also of what was removed, goes into the digest. */
const HASHED = ['source', 'report', 'block', 'highlight', 'note', 'theme', 'theme_assignment', 'link', 'op']

/** The folder outside of the library where its copies go, too. Named so that it counts as the library's. */
export const outsideOf = (folder: string): string => `${folder}-outside`

export interface Said {
  /** By id; sources by their SHA-256. */
  rows: Map<string, Fields>
  /** The same for two databases that say the same. */
  digest: string
}

export function read(file: string): Said {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    // One state of it, also while the application writes.
    return db.transaction(() => readAll(db))()
  } finally {
    db.close()
  }
}

function readAll(db: Database.Database): Said {
  const rows = new Map<string, Fields>()
  for (const [table, key, fields] of PROMISED)
    for (const row of db.prepare(`select * from "${table}" where deleted_at is null`).all() as Fields[])
      rows.set(
        row[key]!,
        Object.fromEntries(Object.entries(fields).map(([name, column]) => [name, row[column] ?? ''])),
      )
  const hash = createHash('sha256')
  for (const table of HASHED)
    for (const row of db.prepare(`select * from "${table}"`).all()) hash.update(JSON.stringify(row))
  return { rows, digest: hash.digest('hex') }
}

/**
 * Every copy that is listed, by `place/name`: `whole`, its digest, and what each of its rows says. What is listed and
 * is not whole is a problem, and so is a file with the name of a copy that is none.
 */
export function readCopies(folder: string): { found: Map<string, Fields>; problems: string[] } {
  const found = new Map<string, Fields>()
  const problems: string[] = []
  const entries = listBackups(folder)
  for (const { path, place, name } of entries)
    try {
      const { rows, digest } = read(path)
      found.set(`${place}/${name}`, {
        whole: integrity(path),
        digest,
        ...Object.fromEntries([...rows].map(([id, fields]) => [id, JSON.stringify(fields)])),
      })
      if (integrity(path) !== 'ok') problems.push(`${place}/${name} is listed: ${integrity(path)}`)
      if (place === 'outside') problems.push(...missingOriginals(path))
    } catch (error) {
      problems.push(`${place}/${name} is listed and cannot be read: ${String(error)}`)
    }
  const inside = join(folder, 'backups')
  for (const name of existsSync(inside) ? readdirSync(inside) : [])
    if (name.endsWith('.db') && !entries.some(({ path }) => path === join(inside, name)))
      problems.push(`backups/${name} has the name of a copy and is none`)
  return { found, problems }
}

/** The digests of all that is kept of earlier states: in copies, and of what was set aside. */
export const keptDigests = (folder: string, copies: ReadonlyMap<string, Fields>): string[] => [
  ...[...copies.values()].map(({ digest = '' }) => digest),
  ...readdirSync(folder)
    .filter((name) => /^library\.damaged-.*\.db$/.test(name))
    .map((name) => read(join(folder, name)).digest),
]

function integrity(path: string): string {
  const db = new Database(path, { readonly: true, fileMustExist: true })
  try {
    return String(db.pragma('integrity_check', { simple: true }))
  } finally {
    db.close()
  }
}

/** A copy outside stands alone: whatever original it names lies beside it. */
function missingOriginals(path: string): string[] {
  const db = new Database(path, { readonly: true, fileMustExist: true })
  try {
    const named = db.prepare('select sha256 from source where deleted_at is null').pluck().all() as string[]
    return named.flatMap((sha256) => {
      const original = join(dirname(path), 'blobs', sha256.slice(0, 2), sha256)
      const isThere =
        existsSync(original) && createHash('sha256').update(readFileSync(original)).digest('hex') === sha256
      return isThere ? [] : [`outside, the original ${sha256} is missing beside the copy that names it`]
    })
  } finally {
    db.close()
  }
}
