import { readdirSync, statSync } from 'node:fs'
import { arch, platform, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { VERSION } from '../../../shared/version.ts'
import { readLog } from './log-file.ts'

const MEGABYTE = 1_048_576
/** About 20 KB: what fits in a message. */
const MOST_LINES = 120

/**
 * What somebody who helps needs to know, as plain text: versions, sizes, counts, the end of the log. No name of a file or
 * folder, nothing of any document or note.
 * @param library its schema's number, SQLite's version, how much of each it holds
 */
export function diagnose(
  folder: string,
  library: { schema: number; sqlite: string; counts: Record<string, number> },
): string {
  const { node, electron = '–' } = process.versions as { node: string; electron?: string }
  const log = readLog(folder, MOST_LINES)
  const lines = [
    `Pressmark ${VERSION}, schema ${library.schema}`,
    `${platform()} ${release()} ${arch()}, ${Math.round(totalmem() / MEGABYTE / 1024)} GB`,
    `Node ${node}, Electron ${electron}, SQLite ${library.sqlite}`,
    `library ${megabytes(sizeOf(join(folder, 'library.db')))}, log of it ${megabytes(sizeOf(join(folder, 'library.db-wal')))}, backups ${countIn(join(folder, 'backups'))}`,
    Object.entries(library.counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', '),
    '',
    `last ${log.length} of the log`,
    ...log,
  ]
  return `${lines.join('\n')}\n`
}

const megabytes = (bytes: number): string => `${(bytes / MEGABYTE).toFixed(1)} MB`

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

function countIn(folder: string): number {
  try {
    return readdirSync(folder).length
  } catch {
    return 0
  }
}
