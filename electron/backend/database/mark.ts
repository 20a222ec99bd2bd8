/**
 * The high-water mark: `library.mark`, a small file beside the database that says how many transactions were
 * committed and what the hash chained over them is. A write-ahead log that lost its end passes every check SQLite has,
 * for what is left is a whole library of an earlier moment; only a witness outside the database knows of what came
 * after.
 *
 * Order: the commit is on the disk, then the mark, then the caller is answered. So the mark is never ahead of the
 * database (unless that lost something), and never behind what was acknowledged: at most behind by the one transaction
 * that was cut off between the two.
 *
 * Two slots, a sector apart, written in turn: a write torn by a power cut leaves the other. Each has a SHA-256 of its
 * own.
 */
import { createHash } from 'node:crypto'
import { closeSync, fdatasyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { flushFolder } from './backup.ts'

export const MARK_NAME = 'library.mark'

/** Bytes from slot to slot: what disks write in one piece. */
const APART = 4096
const SLOT_BYTES = 512

const Mark = z.object({
  /** Grows with each writing. */
  turn: z.int(),
  library: z.string(),
  number: z.int(),
  chain: z.string(),
  /** The library's schema version. */
  version: z.int(),
  /** True while it is open: found true at opening, the last end was no clean one. */
  open: z.boolean(),
  /** When the last transaction was committed, ISO 8601 UTC. */
  at: z.string(),
})
export type Mark = z.infer<typeof Mark>

/** The mark of a library folder; null where there is none, or both slots are torn. */
export function readMark(folder: string): Mark | null {
  let bytes: Buffer
  try {
    bytes = readFileSync(join(folder, MARK_NAME))
  } catch {
    return null
  }
  const slots = [0, APART].flatMap((at) => readSlot(bytes.subarray(at, at + SLOT_BYTES)) ?? [])
  return slots.toSorted((a, b) => b.turn - a.turn)[0] ?? null
}

function readSlot(bytes: Buffer): Mark | null {
  const [text = '', sum = ''] = bytes.toString('utf8').trimEnd().split('\n')
  if (sum === '' || hashOf(text) !== sum) return null
  try {
    return Mark.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Takes the mark away: for whoever puts another database in the place of this one (a restored backup). */
export const forgetMark = (folder: string): void => rmSync(join(folder, MARK_NAME), { force: true })

export interface MarkWriter {
  /** What was written last. */
  readonly mark: Mark
  /** Writes and flushes. */
  write(change: Partial<Omit<Mark, 'turn'>>): void
  close(): void
}

/** Opens the mark for writing; makes it where there is none. */
export function openMark(folder: string, begin: Omit<Mark, 'turn'>): MarkWriter {
  const path = join(folder, MARK_NAME)
  let mark: Mark = { ...begin, turn: readMark(folder)?.turn ?? 0 }
  const file = openOrMake(path)
  const write = (change: Partial<Omit<Mark, 'turn'>>): void => {
    mark = { ...mark, ...change, turn: mark.turn + 1 }
    const text = JSON.stringify(mark)
    const slot = Buffer.alloc(SLOT_BYTES, ' ')
    if (slot.write(`${text}\n${hashOf(text)}\n`) >= SLOT_BYTES) throw new Error('the mark outgrew its slot')
    writeSync(file, slot, 0, SLOT_BYTES, (mark.turn % 2) * APART)
    fdatasyncSync(file)
  }
  // The first makes the file as long as it will be: later writings need no space that a full disk lacks.
  write({})
  write({})
  flushFolder(folder)
  return {
    get mark() {
      return mark
    },
    write,
    close: () => closeSync(file),
  }
}

function openOrMake(path: string): number {
  try {
    return openSync(path, 'r+')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return openSync(path, 'w+')
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
