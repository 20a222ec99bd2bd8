/** Sees to it that files and their names are on the disk: a file is not there before its folder knows of it. */
import { closeSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Makes sure a file's bytes are on the disk. */
export function flush(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Makes sure a rename in a folder is on the disk. Windows cannot open folders; it orders renames itself. */
export function flushFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/**
 * A folder with those above it, each known on the disk to the one it lies in. Not by mkdir's own `recursive`: that says
 * ENOENT whatever the disk said (Node 24), so a failing disk had no words.
 * @throws what the system says; ENOTDIR where a file has the name
 */
export function makeFolder(path: string): void {
  const there = statSync(path, { throwIfNoEntry: false })
  if (there?.isDirectory()) return
  if (there) throw Object.assign(new Error(`ENOTDIR: ${path} is a file`), { code: 'ENOTDIR' })
  if (dirname(path) !== path) makeFolder(dirname(path))
  try {
    mkdirSync(path)
  } catch (error) {
    // Somebody else was quicker.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  flushFolder(dirname(path))
}
