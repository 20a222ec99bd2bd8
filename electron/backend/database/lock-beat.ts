/** A lock says every minute that its holder lives: another machine cannot ask for the process. */
import { clearInterval, setInterval } from 'node:timers'
import { beatLock, BEAT } from './lock.ts'

export interface Beating {
  /** @throws library-locked where another machine has taken the lock, because this one was silent: it slept */
  require(): void
  stop(): void
}

/** Begins to beat; does not keep the process alive. @param every milliseconds */
export function beat(folder: string, token: string, now: () => Date, every = BEAT): Beating {
  let last = Date.now()
  let lost: unknown = null
  const beatNow = (): void => {
    if (lost) return
    try {
      beatLock(folder, token, now())
      last = Date.now()
    } catch (error) {
      lost = error
    }
  }
  const timer = setInterval(beatNow, every)
  timer.unref()
  return {
    require() {
      // The first write after a sleep may come before the timer does. Not a clock that stands still meanwhile.
      if (Math.abs(Date.now() - last) > 2 * every) beatNow()
      if (lost) throw lost
    },
    stop: () => clearInterval(timer),
  }
}
