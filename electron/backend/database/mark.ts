/**
 * The high-water mark: `library.mark`, a small file beside the database that says how many transactions were
 * committed and what the hash chained over them is. A write-ahead log that lost its end passes every check SQLite has,
 * for what is left is a whole library of an earlier moment; only a witness outside the database knows of what came
 * after.
 *
 * Order: the commit is on the disk, then the mark, then the caller is answered. So the mark is never ahead of the
 * database (unless that lost something), and never behind what was acknowledged; it may be behind transactions that
 * nobody was answered for yet, but never by so many that the database no longer knows the chain it was at
 * (standing.ts). It is flushed beside the thread that commits, and what was committed meanwhile shares the next flush.
 *
 * Two slots, a sector apart, written in turn: a write torn by a power cut leaves the other. Each has a SHA-256 of its
 * own.
 */
import { createHash } from 'node:crypto'
import {
  closeSync,
  fdatasync,
  fdatasyncSync,
  openSync,
  readFileSync,
  rmSync,
  write,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { flushFolder } from './durable.ts'

export const MARK_NAME = 'library.mark'

/** Bytes from slot to slot: what disks write in one piece. */
const APART = 4096
const SLOT_BYTES = 512

/** Transactions that may be committed before the mark is waited for. */
export const MOST_BEHIND = 256

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
  /** Writes and flushes soon, beside this thread. */
  write(change: Partial<Omit<Mark, 'turn'>>): void
  /** Resolves when all that was written before is on the disk; what is written later is not waited for. */
  written(): Promise<void>
  /** Writes the last, now. */
  close(change: Partial<Omit<Mark, 'turn'>>): void
}

const writeAsync = promisify(write)
const flushAsync = promisify(fdatasync)

/** Opens the mark for writing; makes it where there is none. */
export function openMark(folder: string, begin: Omit<Mark, 'turn'>): MarkWriter {
  const path = join(folder, MARK_NAME)
  let mark: Mark = { ...begin, turn: readMark(folder)?.turn ?? 0 }
  const file = openOrMake(path)
  const next = (): { slot: Buffer; at: number } => {
    mark = { ...mark, turn: mark.turn + 1 }
    const text = JSON.stringify(mark)
    const slot = Buffer.alloc(SLOT_BYTES, ' ')
    if (slot.write(`${text}\n${hashOf(text)}\n`) >= SLOT_BYTES) throw new Error('the mark outgrew its slot')
    return { slot, at: (mark.turn % 2) * APART }
  }
  /** The number that is surely on the disk. */
  let durable = begin.number
  const writeNow = (): void => {
    const { slot, at } = next()
    const { number } = mark
    writeSync(file, slot, 0, SLOT_BYTES, at)
    fdatasyncSync(file)
    durable = number
  }
  /** What was said since the last writing began, told when it is on the disk. */
  let pending: PromiseWithResolvers<void> | null = null
  let last: Promise<void> = Promise.resolve()
  let isClosed = false
  let writing: Promise<void> | null = null
  const writePending = async (): Promise<void> => {
    let taken = pending
    try {
      for (;;) {
        if (!taken || isClosed) return
        pending = null
        const { slot, at } = next()
        const { number } = mark
        await writeAsync(file, slot, 0, SLOT_BYTES, at)
        await flushAsync(file)
        durable = Math.max(durable, number)
        taken.resolve()
        taken = pending
      }
    } catch (error) {
      // A disk that does not take the mark took the commit: what was saved is saved, and the check says the rest.
      console.error(error)
    } finally {
      // In the same step as the last look: what is written after it begins anew.
      writing = null
      taken?.resolve()
      pending?.resolve()
      pending = null
    }
  }
  // The first makes the file as long as it will be: later writings need no space that a full disk lacks.
  writeNow()
  writeNow()
  flushFolder(folder)
  return {
    get mark() {
      return mark
    },
    write(change) {
      mark = { ...mark, ...change }
      pending ??= Promise.withResolvers()
      last = pending.promise
      writing ??= writePending()
      if (mark.number - durable < MOST_BEHIND) return
      try {
        writeNow()
      } catch (error) {
        // As above.
        console.error(error)
      }
    },
    // Not the end of the writing: while something is saved every few milliseconds, an import or the index made anew,
    // that never comes, and every answer and event waited for it.
    written: () => last,
    close(change) {
      isClosed = true
      mark = { ...mark, ...change }
      try {
        writeNow()
      } catch (error) {
        // As above; the next opening takes the end for no clean one, and checks.
        console.error(error)
      }
      // A number that is given back while a write is under way could be another file's by then.
      if (writing) void writing.then(() => closeSync(file))
      else closeSync(file)
    },
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
