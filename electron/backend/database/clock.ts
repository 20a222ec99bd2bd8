/**
 * A hybrid logical clock: wall time while that moves on, a counter while it stands still or runs back, so
 * that the order of ops is the order in which they were made, whatever the machine's clock does.
 * Readings are text that sorts: 13 digits of milliseconds, 5 hex digits of counter, the writer's 8.
 */
export interface Clock {
  /** The present, as injected. */
  now(): Date
  /** The next reading; greater than every one before. */
  tick(): string
  /**
   * An instant for a tombstone, greater than every one this clock gave before: what was removed together
   * shares it, and nothing else does, so that restoring brings back exactly that.
   */
  removal(): string
  /** Another's reading came in: every later one of ours is greater (the receive rule of hybrid logical clocks). */
  observe(reading: string): void
}

/** Most changes a reading can count within one millisecond; past that, the clock steps on by itself. */
const MOST_COUNT = 0xfffff

/** @param last the greatest reading the library holds, or null for a new one. */
export function createClock(now: () => Date, writer: string, last: string | null): Clock {
  let [wall, count] = last === null ? [0, 0] : readClock(last)
  let removed = wall
  return {
    now,
    tick() {
      const present = now().getTime()
      if (present > wall) [wall, count] = [present, 0]
      else if (count < MOST_COUNT) count++
      else [wall, count] = [wall + 1, 0]
      return `${String(wall).padStart(13, '0')}-${count.toString(16).padStart(5, '0')}-${writer}`
    },
    observe(reading) {
      const [other, counted] = readClock(reading)
      if (!Number.isSafeInteger(other) || !Number.isSafeInteger(counted)) return
      if (other > wall || (other === wall && counted > count)) [wall, count] = [other, counted]
    },
    removal() {
      removed = Math.max(now().getTime(), removed + 1)
      return new Date(removed).toISOString()
    },
  }
}

/** Milliseconds and counter of a reading. */
export function readClock(reading: string): [milliseconds: number, count: number] {
  const [milliseconds = '', count = ''] = reading.split('-')
  return [Number(milliseconds), Number.parseInt(count, 16)]
}
