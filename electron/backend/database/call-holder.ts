/**
 * A second Pressmark asks the one that has the library open to show its window. It leaves a file in the library's folder,
 * and the other takes it away and shows itself. Nothing is handed over but the names of packages that the second was
 * started with, which the window shows and asks about: the window's ticket never leaves the program that made it, and
 * whoever may put a file there owns the library anyway.
 * No signal, for that would end a holder that does not expect it (the command line; anything on Windows).
 */
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { isPackageName } from '../../../shared/model/import.ts'
import { whoHolds } from './lock.ts'

const CALL = 'library.lock.call'

/** Paths of packages; as many as a start takes. */
const Packages = z.array(z.string().refine((path) => isAbsolute(path) && isPackageName(path))).max(20)

/** Milliseconds: how often it is looked for a call, or an answer. */
const EVERY = 250
/** Milliseconds a call waits; a holder that has no window never answers. */
const WITHIN = 5000
/** Milliseconds in which further calls are answered by the same window. */
const PAUSE = 2000

/**
 * Asks the holder, and waits for it. @returns whether it has shown itself; false also where no file can be left
 * @param packages whole paths of packages for its window
 * @param within milliseconds it may take
 */
export async function callHolder(
  folder: string,
  packages: readonly string[] = [],
  within = WITHIN,
): Promise<boolean> {
  const path = join(folder, CALL)
  const written = join(folder, `library.lock.${randomUUID()}`)
  try {
    writeFileSync(written, JSON.stringify(packages), { flag: 'wx' })
    // Whole at once: the other looks for it at any moment.
    renameSync(written, path)
    const end = performance.now() + within
    while (existsSync(path)) {
      if (performance.now() > end) {
        rmSync(path, { force: true })
        return false
      }
      await setTimeout(Math.min(EVERY, within))
    }
    return true
  } catch {
    rmSync(written, { force: true })
    return false
  }
}

/** What a host needs of the one that has a library. */
export const holders = { who: whoHolds, call: (folder: string) => callHolder(folder) }

/**
 * Hears such calls as long as this process has the library; does not keep it alive.
 * @param show shows a window, and these packages in it; must not throw
 * @param takes leaves a call to wait in vain, where it has nothing to answer it with
 * @returns what ends it
 */
export function hearCalls(
  folder: string,
  show: (packages: readonly string[]) => void,
  every = EVERY,
  takes: (packages: readonly string[]) => boolean = () => true,
): () => void {
  const path = join(folder, CALL)
  let shown = -Infinity
  const take = (): readonly string[] | null => {
    if (!existsSync(path) || whoHolds(folder) !== 'this-process') return null
    try {
      const packages = readPackages(path)
      if (!takes(packages)) return null
      rmSync(path)
      return packages
    } catch {
      // What cannot be taken away would open window after window.
      return null
    }
  }
  // Left by one that was ended while it waited: nobody asks any more.
  if (whoHolds(folder) === 'this-process') rmSync(path, { force: true })
  const timer = setInterval(() => {
    const packages = take()
    if (packages === null || (packages.length === 0 && performance.now() - shown < PAUSE)) return
    shown = performance.now()
    show(packages)
  }, every)
  timer.unref()
  return () => clearInterval(timer)
}

/** What is no list of packages calls for the window only. */
function readPackages(path: string): readonly string[] {
  try {
    return Packages.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return []
  }
}
