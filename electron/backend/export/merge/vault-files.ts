/** The Markdown files in a folder, and which of them are ours by the id in their front matter. */
import type { Dirent } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** A vault deeper than this is none; a circle of mounted folders is cut. */
const DEEPEST = 16
/** Front matter is looked for in so many bytes of a file. */
const HEAD = 16 * 1024

/** Paths of all Markdown files below `folder`, folders parted by `/`. Hidden folders (`.obsidian`, `.trash`) are passed by. */
export async function listMarkdown(folder: string): Promise<string[]> {
  const found: string[] = []
  const walk = async (below: string, depth: number): Promise<void> => {
    let entries: Dirent[]
    try {
      entries = await readdir(join(folder, below), { withFileTypes: true })
    } catch (error) {
      if (depth === 0) throw error
      return
    }
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory() && depth < DEEPEST) await walk(path, depth + 1)
      else if (entry.isFile() && /\.md$/i.test(entry.name)) found.push(path)
    }
  }
  await walk('', 0)
  return found.sort()
}

/** The id of ours in a file's front matter, or null. */
export async function idOf(path: string): Promise<string | null> {
  const file = await open(path, 'r').catch(() => null)
  if (!file) return null
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    const head = buffer.toString('utf8', 0, bytesRead).replace(/^\ufeff/, '')
    const front = /^---[ \t]*\r?\n([\s\S]*?)(?:\r?\n)---/.exec(head)?.[1]
    return /^pressmark:[ \t]*["']?((?:report|theme|story|index)-[\w-]+)/m.exec(front ?? '')?.[1] ?? null
  } catch {
    return null
  } finally {
    await file.close()
  }
}

/** A path's name without folder and extension: what a link calls it. */
export const stemOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '')
