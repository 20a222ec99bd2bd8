/** Damage as a disk does it: pages of a closed library's database, overwritten. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

const PAGE = 4096
const at = (folder: string): string => join(folder, 'library.db')

function rootOf(folder: string, name: string): number {
  const db = new Database(at(folder), { readonly: true })
  const root = db.prepare('select rootpage from sqlite_schema where name = ?').pluck().get(name)
  db.close()
  return root as number
}

function overwrite(folder: string, page: number, change: (bytes: Buffer) => void): void {
  const bytes = readFileSync(at(folder))
  change(bytes.subarray((page - 1) * PAGE, page * PAGE))
  writeFileSync(at(folder), bytes)
}

/** The first page of a table or an index is without its entries, and well formed: only what should stand there is missed. */
export function emptyPage(folder: string, name: string, kind: 'index' | 'table'): void {
  overwrite(folder, rootOf(folder, name), (bytes) => {
    bytes.fill(0)
    bytes.set([kind === 'index' ? 0x0a : 0x0d, 0, 0, 0, 0, 0x10, 0x00, 0])
  })
}

/** The first page of a table or an index is no page of a database any more. */
export const scramblePage = (folder: string, name: string): void =>
  overwrite(folder, rootOf(folder, name), (bytes) => bytes.fill(0xa5))

/**
 * The same for a page in the middle of a table of many pages.
 * @param kind `overflow`: one that holds the middle of a long value. @returns whether it has more than one
 */
export function scrambleMiddle(
  folder: string,
  name: string,
  kind: 'leaf' | 'overflow' = 'leaf',
  byte = 0xa5,
): boolean {
  const db = new Database(at(folder), { readonly: true })
  const pages = db
    .prepare(`select pageno from dbstat where name = ? and pagetype = ? order by path`)
    .pluck()
    .all(name, kind) as number[]
  db.close()
  const page = pages[Math.floor(pages.length / 2)]
  if (pages.length < 2 || page === undefined) return false
  overwrite(folder, page, (bytes) => bytes.fill(byte))
  return true
}
