/** One look at a folder: the files in it that can come in, with size and time. Nothing is opened, no link followed. */
import type { Dirent } from 'node:fs'
import { lstat, readdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { MOST_WATCHED_FILES } from '../../../shared/model/watch.ts'
import { isImportable } from '../import/index.ts'
import type { FileState } from '../import/read-file.ts'

/** A folder of folders deeper than this is none that people made. */
const DEEPEST = 32
/** Files that programs make for themselves while others are open or on their way. Dotfiles go beside. */
const TEMPORARY = /^(?:\.|~)|\.(?:crdownload|part|partial|download|opdownload|tmp|temp)$/i

export interface Look {
  /** By path below the folder, with `/`. */
  files: Map<string, FileState>
  isFull: boolean
}

/**
 * @param folder resolved when it was named
 * @param skip a folder that is passed over: the library's own
 * @returns null where the folder is not there: unplugged, removed, or a link now
 */
export async function lookAt(
  folder: string,
  { subfolders, skip, most = MOST_WATCHED_FILES }: { subfolders: boolean; skip: string; most?: number },
): Promise<Look | null> {
  if ((await realpath(folder).catch(() => null)) !== folder) return null
  const look: Look = { files: new Map(), isFull: false }
  const isThere = await walk(folder, '', 0)
  return isThere ? look : null

  async function walk(at: string, below: string, depth: number): Promise<boolean> {
    const entries = await entriesIn(at)
    if (!entries) return false
    for (const entry of entries) {
      const { name } = entry
      if (!entry.isFile() || TEMPORARY.test(name) || !isImportable(name)) continue
      const found = await lstat(join(at, name)).catch(() => null)
      // An empty file is one that something is about to be written to.
      if (!found?.isFile() || found.size === 0) continue
      if (look.files.size >= most) {
        look.isFull = true
        return true
      }
      look.files.set(below + name, { byteLength: found.size, modified: found.mtimeMs })
    }
    if (!subfolders || depth >= DEEPEST) return true
    for (const entry of entries) {
      const path = join(at, entry.name)
      if (!entry.isDirectory() || TEMPORARY.test(entry.name) || path === skip || look.isFull) continue
      await walk(path, `${below}${entry.name}/`, depth + 1)
    }
    return true
  }
}

/** Without following links: a link is neither file nor folder here, and so are pipes, sockets and devices. */
async function entriesIn(folder: string): Promise<Dirent[] | null> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return null
  }
}
