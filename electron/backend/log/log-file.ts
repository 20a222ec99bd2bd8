/** `logs/pressmark.log` in the library's folder: one JSON object a line, the oldest dropped, no text of any document. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describeError, type LoggedError } from './describe-error.ts'

/** A file of it grows to 256 KiB, some 1,500 lines; three are kept. */
const MOST_BYTES = 256 * 1024
const KEPT = ['pressmark.log', 'pressmark.1.log', 'pressmark.2.log']

export interface LogLine extends LoggedError {
  /** ISO 8601 */
  time: string
  /** Where it was met: in the library's thread, or in a window. */
  from: 'library' | 'window'
}

export interface LogFile {
  write(error: unknown): void
  /** What a window met. */
  add(line: Omit<LogLine, 'time'>): void
}

/** @param folder the library's. Never throws: a disk too full for a log has told the user in better ways. */
export function openLog(folder: string, now: () => Date): LogFile {
  const logs = join(folder, 'logs')
  const file = join(logs, KEPT[0]!)
  const add = (line: Omit<LogLine, 'time'>): void => {
    try {
      // Not its parents: the folder of an open library that was moved away must not be made anew, or it could not go back.
      if (!existsSync(logs)) mkdirSync(logs)
      if (existsSync(file) && statSync(file).size > MOST_BYTES) rotate(logs)
      appendFileSync(file, `${JSON.stringify({ time: now().toISOString(), ...line })}\n`)
    } catch {
      // Nothing to do, and nobody to tell.
    }
  }
  return { add, write: (error) => add({ from: 'library', ...describeError(error) }) }
}

function rotate(logs: string): void {
  for (let i = KEPT.length - 1; i > 0; i--) {
    const older = join(logs, KEPT[i]!)
    const newer = join(logs, KEPT[i - 1]!)
    if (existsSync(newer)) renameSync(newer, older)
  }
}

/** Whose folder may get a log of why it did not open: a library's, which is ours and here; nobody else's. */
const NOT_OURS = ['not-a-library', 'library-missing', 'library-locked', 'library-read-only']

/** Logs why a library did not open. Its own files stay as they are. */
export function logRefusal(folder: string, now: () => Date, error: unknown): void {
  const { code } = error as { code?: unknown }
  const isOurs = existsSync(join(folder, 'library.db')) || existsSync(join(folder, 'library.mark'))
  if (isOurs && !NOT_OURS.includes(String(code))) openLog(folder, now).write(error)
}

/** The newest lines, oldest first. @param most how many */
export function readLog(folder: string, most: number): string[] {
  const lines: string[] = []
  for (const name of KEPT) {
    const path = join(folder, 'logs', name)
    if (lines.length >= most || !existsSync(path)) continue
    lines.unshift(...readFileSync(path, 'utf8').split('\n').filter(Boolean))
  }
  return lines.slice(-most)
}
