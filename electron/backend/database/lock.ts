/**
 * One program at a time has a library open. The lock file says who: SQLite's own locks cannot tell a live
 * writer's name, and two writers would each keep their own undo stack and search index in mind.
 */
import { randomUUID } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { CallError } from '../../../shared/errors.ts'
import { removeQuietly } from './remove-quietly.ts'

const LOCK_NAME = 'library.lock'

/** Milliseconds from one sign of life in the lock to the next. */
export const BEAT = 60_000
/** A lock of another machine without one for so many milliseconds may be taken, where the user says so. */
const SILENT = 5 * BEAT

/** `boot` and `started` tell a living process from another one that got its number after it. */
const Holder = z.object({
  token: z.string(),
  pid: z.int(),
  boot: z.string(),
  started: z.string(),
  host: z.string(),
  time: z.string(),
  /** The last sign of life, ISO 8601; not there in locks of older versions. */
  beat: z.string().optional(),
})
type Holder = z.infer<typeof Holder>

/**
 * Takes the lock of a library folder; takes over one whose holder is gone.
 * @param takes takes over one of another machine, too, that has given no sign of life for minutes: the user said so
 * @returns the function that gives it back.
 * @throws library-locked with `host`, `pid` and `time` of the holder, while that lives.
 */
export function lockLibrary(folder: string, token: string, now: Date, takes = false): () => void {
  giveBackUnreturned()
  const path = join(folder, LOCK_NAME)
  const own: Holder = {
    token,
    pid: process.pid,
    boot: bootId(),
    started: startOf(process.pid),
    host: hostname(),
    time: now.toISOString(),
    beat: now.toISOString(),
  }
  // Twice: a stale lock is moved away first, and someone else may be quicker in between.
  for (let tries = 0; tries < 2; tries++) {
    if (place(path, own)) return () => unlockLibrary(folder, token)
    const holder = readHolder(path)
    if (holder === 'gone') continue
    if (holder && isAlive(holder) && !(takes && isSilent(holder, now))) throw locked(folder, holder)
    moveAway(path, holder)
  }
  throw locked(folder, readHolder(path))
}

/** Gives a sign of life. A disk that does not take it is no reason to stop. @throws library-locked: it is another's now */
export function beatLock(folder: string, token: string, now: Date): void {
  const path = join(folder, LOCK_NAME)
  const holder = readHolder(path)
  if (!holder || holder === 'gone') return
  if (holder.token !== token) throw locked(folder, holder)
  const written = `${path}.${randomUUID()}`
  try {
    write(written, { ...holder, beat: now.toISOString() })
    renameSync(written, path)
  } catch {
    removeQuietly(written)
  }
}

/**
 * Who has a library open; null: nobody who lives. Another machine (a shared drive) cannot be asked, only heard: `silent`
 * where it gave no sign of life for minutes.
 */
export function whoHolds(
  folder: string,
  now = new Date(),
): 'this-process' | 'this-machine' | 'elsewhere' | 'silent' | null {
  const holder = readHolder(join(folder, LOCK_NAME))
  if (!holder || holder === 'gone' || !isAlive(holder)) return null
  if (isElsewhere(holder)) return isSilent(holder, now) ? 'silent' : 'elsewhere'
  return holder.pid === process.pid ? 'this-process' : 'this-machine'
}

/** Removes the lock if it is still this token's: also for the one who outlives a crashed worker thread. */
export function unlockLibrary(folder: string, token: string): void {
  const path = join(folder, LOCK_NAME)
  const holder = readHolder(path)
  unreturned.delete(token)
  if (!holder || holder === 'gone' || holder.token !== token || removeQuietly(path)) return
  try {
    // A lock that names nobody is taken over, also by this process, which lives on.
    truncateSync(path)
  } catch {
    // A disk that takes nothing at all now may do so when somebody tries again; others take it over when this process ends.
    unreturned.set(token, folder)
  }
}

/** Locks that this thread could not give back, by their token. */
const unreturned = new Map<string, string>()

/** Gives back what an earlier try could not: a full disk must not lock somebody out of a library that is closed. */
export function giveBackUnreturned(): void {
  for (const [token, folder] of unreturned) unlockLibrary(folder, token)
}

function locked(folder: string, holder: Holder | 'gone' | null): CallError {
  const known = holder && holder !== 'gone' ? holder : { host: '?', pid: 0, time: '' }
  const { host, pid, time } = known
  return new CallError('library-locked', `process ${pid} on ${host} has ${folder} open since ${time}`, {
    path: folder,
    host,
    pid,
    time,
  })
}

/** Puts a whole lock file in place in one step; false where one is already. */
function place(path: string, own: Holder): boolean {
  const written = `${path}.${randomUUID()}`
  try {
    write(written, own)
    try {
      linkSync(written, path)
      return true
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EEXIST') return false
    }
    // FAT and some network drives have no hard links: there the file is made in place.
    try {
      write(path, own)
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
      throw error
    }
  } finally {
    // One that cannot be removed holds nobody up; a failure here would leave the library locked by nobody.
    removeQuietly(written)
  }
}

function write(path: string, holder: Holder): void {
  const file = openSync(path, 'wx')
  try {
    writeSync(file, JSON.stringify(holder))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** null: a lock nobody can read, left by a crash while it was written. */
function readHolder(path: string): Holder | 'gone' | null {
  try {
    const parsed = Holder.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return parsed.success ? parsed.data : null
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'gone' : null
  }
}

/** Moves a stale lock aside; puts it back if, meanwhile, it was another's fresh one. */
function moveAway(path: string, stale: Holder | null): void {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  const moved = readHolder(aside)
  if (moved && moved !== 'gone' && moved.token !== stale?.token) renameSync(aside, path)
  else removeQuietly(aside)
}

/** The boot id knows this machine under another name, too: laptops change theirs with the network. */
const isElsewhere = ({ host, boot }: Holder): boolean =>
  host !== hostname() && (bootId() === '' || boot !== bootId())

/** Clocks of two machines differ: one that is minutes ahead says as little as one that is minutes behind. */
const isSilent = (holder: Holder, now: Date): boolean =>
  isElsewhere(holder) && !(Math.abs(now.getTime() - Date.parse(holder.beat ?? holder.time)) < SILENT)

function isAlive(holder: Holder): boolean {
  // A holder on another machine (a shared drive) cannot be asked: it counts as alive.
  if (isElsewhere(holder)) return true
  if (holder.boot !== bootId()) return false
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    // EPERM: it lives, as another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return holder.started === startOf(holder.pid)
}

/** Changes with every start of the machine. Empty where the system does not tell. */
function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return ''
  }
}

/** When a process began, in the kernel's ticks since boot; empty where the system does not tell. */
function startOf(pid: number): string {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // Field 22, counted after the name, which stands in brackets and may hold spaces.
    return fields.slice(fields.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
