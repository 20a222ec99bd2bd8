/**
 * Another database takes the place of this one, which is kept beside it under another name, with its log and its mark.
 * That takes several renames: the name is written down before the first, so that the next opening goes on where a kill
 * or a power cut ended them. Without this, a database could be left without its log, or no database at all.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { flushFolder } from './durable.ts'
import { DATABASE } from './header.ts'
import { MARK_NAME } from './mark.ts'

const NOTE = `${DATABASE}.aside`
const NAME = /^library\.damaged-[\w-]+\.db$/

/** The name of what is set aside at this time; safe on every file system. */
export const asideName = (now: Date): string =>
  `library.damaged-${now.toISOString().replaceAll(/[:.]/g, '-')}.db`

/** What belongs to a database, each with its name under another; the database itself last, for it is what counts. */
export const belongings = (name: string): [from: string, to: string][] => [
  ...['-wal', '-shm'].map((ending): [string, string] => [DATABASE + ending, name + ending]),
  [MARK_NAME, name.replace(/\.db$/, '.mark')],
  [DATABASE, name],
]

/** Says, on the disk, that what is there now is to be kept under `name`; null: it need not be. */
export function noteAside(folder: string, name: string | null): void {
  if (name === null) rmSync(join(folder, NOTE), { force: true })
  else writeFileSync(join(folder, NOTE), name, { flush: true })
  flushFolder(folder)
}

/** Moves aside what is still there. @returns false where nothing was noted */
export function moveAside(folder: string): boolean {
  const name = readNote(folder)
  if (name === null) return false
  for (const [from, to] of belongings(name))
    if (existsSync(join(folder, from))) renameSync(join(folder, from), join(folder, to))
  return true
}

function readNote(folder: string): string | null {
  try {
    const name = readFileSync(join(folder, NOTE), 'utf8')
    return NAME.test(name) ? name : null
  } catch {
    return null
  }
}

/** All is in its place. */
export const forgetAside = (folder: string): void => rmSync(join(folder, NOTE), { force: true })
