/**
 * A second Pressmark asks the one that has the library open to show its window. It leaves an empty file in the library's
 * folder, and the other takes it away and shows itself. Nothing is handed over: the file has no content that is read,
 * the window's ticket never leaves the program that made it, and whoever may put a file there owns the library anyway.
 * No signal, for that would end a holder that does not expect it (the command line; anything on Windows).
 */
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { whoHolds } from './lock.ts'

const CALL = 'library.lock.call'

/** Milliseconds: how often it is looked for a call, or an answer. */
const EVERY = 250
/** Milliseconds a call waits; a holder that has no window never answers. */
const WITHIN = 5000
/** Milliseconds in which further calls are answered by the same window. */
const PAUSE = 2000

/**
 * Asks the holder, and waits for it. @returns whether it has shown itself; false also where no file can be left
 * @param within milliseconds it may take
 */
export async function callHolder(folder: string, within = WITHIN): Promise<boolean> {
  const path = join(folder, CALL)
  try {
    rmSync(path, { force: true })
    writeFileSync(path, '', { flag: 'wx' })
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
    return false
  }
}

/** What a host needs of the one that has a library. */
export const holders = { who: whoHolds, call: (folder: string) => callHolder(folder) }

/**
 * Hears such calls as long as this process has the library; does not keep it alive.
 * @param show shows a window, and must not throw
 * @returns what ends it
 */
export function hearCalls(folder: string, show: () => void, every = EVERY): () => void {
  const path = join(folder, CALL)
  let shown = -Infinity
  const take = (): boolean => {
    if (!existsSync(path) || whoHolds(folder) !== 'this-process') return false
    try {
      rmSync(path)
      return true
    } catch {
      // What cannot be taken away would open window after window.
      return false
    }
  }
  // Left by one that was ended while it waited: nobody asks any more.
  take()
  const timer = setInterval(() => {
    if (!take() || performance.now() - shown < PAUSE) return
    shown = performance.now()
    show()
  }, every)
  timer.unref()
  return () => clearInterval(timer)
}
