import { readdirSync, statSync } from 'node:fs'
import { arch, platform, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { VERSION } from '../../../shared/version.ts'
import { describeError } from './describe-error.ts'
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
  return tell(folder, `schema ${library.schema}`, `, SQLite ${library.sqlite}`, [
    Object.entries(library.counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', '),
  ])
}

/** The same of a library that did not open, with why. Never throws: its folder may be gone, or its disk fail. */
export function diagnoseClosed(folder: string, failure: unknown): string {
  const why = [`it did not open: ${JSON.stringify(describeError(failure))}`]
  try {
    return tell(folder, 'no library', '', why)
  } catch (error) {
    return `Pressmark ${VERSION}\n${[...why, JSON.stringify(describeError(error))].join('\n')}\n`
  }
}

function tell(folder: string, library: string, sqlite: string, more: readonly string[]): string {
  const { node, electron = '–' } = process.versions as { node: string; electron?: string }
  const log = readLog(folder, MOST_LINES)
  const lines = [
    `Pressmark ${VERSION}, ${library}`,
    `${platform()} ${release()} ${arch()}, ${Math.round(totalmem() / MEGABYTE / 1024)} GB`,
    `Node ${node}, Electron ${electron}${sqlite}`,
    `library ${megabytes(sizeOf(join(folder, 'library.db')))}, log of it ${megabytes(sizeOf(join(folder, 'library.db-wal')))}, backups ${countIn(join(folder, 'backups'))}`,
    ...more,
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
