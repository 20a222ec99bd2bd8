/** Deaths of a part that is started again each time: the library's thread, a window's page. */

/** What dies this often within `WITHIN` will not get better by being started again. */
const MOST_DEATHS = 3
/** In milliseconds. */
const WITHIN = 60_000

export interface DeathTally {
  /** Counts one, now. @returns whether it dies too often */
  add(): boolean
  forget(): void
}

export function createDeathTally(): DeathTally {
  const deaths: number[] = []
  return {
    add() {
      const now = Date.now()
      deaths.push(now)
      return deaths.filter((death) => now - death < WITHIN).length >= MOST_DEATHS
    },
    forget: () => void (deaths.length = 0),
  }
}
