/**
 * Which copies may go. Counted in days and hours on which something was copied, in the order in which the copies were
 * made: a clock that was set forward, or back, makes other days, and never makes the copies of all others old.
 */
import type { BackupEntry } from '../database/backups-list.ts'

/** The last copy of each of so many hours, days; of each month, for ever. */
const HOURS = 24
const DAYS = 30
/** So many of the latest always stay. */
const LATEST = 3
/** So many made by hand, and so many made before an act or before another was put back. */
const ASKED = 20
const BEFORE = 10
/** Bytes that the databases of one folder may take; the oldest go then, but for the latest few. */
export const MOST_BYTES = 10 * 2 ** 30

type Judged = Pick<BackupEntry, 'path' | 'sequence' | 'madeAt' | 'reason' | 'bytes'>

/** Those of one folder and one library that are to be removed. @param entries the latest first */
export function superfluous<T extends Judged>(entries: readonly T[], mostBytes = MOST_BYTES): T[] {
  const kept = new Set<T>()
  const buckets = { hour: new Set<string>(), day: new Set<string>(), month: new Set<string>() }
  const first = (of: Set<string>, key: string, most: number): boolean => {
    if (of.has(key) || of.size >= most) return false
    of.add(key)
    return true
  }
  const counts = { hand: 0, before: 0 }
  entries.forEach((entry, at) => {
    const [hour, day, month] = keysOf(entry.madeAt)
    // Each is asked: a copy may be the last of its hour and of its month.
    const isLast = [
      first(buckets.hour, hour, HOURS),
      first(buckets.day, day, DAYS),
      first(buckets.month, month, Infinity),
    ].includes(true)
    const isAsked = entry.reason === 'hand' && ++counts.hand <= ASKED
    const isBefore = (entry.reason === 'act' || entry.reason === 'restore') && ++counts.before <= BEFORE
    if (at < LATEST || isLast || isAsked || isBefore || isApart(entry)) kept.add(entry)
  })
  let bytes = 0
  entries.forEach((entry, at) => {
    if (!kept.has(entry)) return
    bytes += entry.bytes
    if (bytes > mostBytes && at >= LATEST && !isApart(entry)) kept.delete(entry)
  })
  return entries.filter((entry) => !kept.has(entry))
}

/** Made before an upgrade, or by an older Pressmark: there are few, and nothing else is like them. */
const isApart = ({ reason }: Judged): boolean => reason === 'upgrade' || reason === 'unknown'

/** Local hour, day and month of an instant. */
function keysOf(madeAt: string): [hour: string, day: string, month: string] {
  const time = new Date(madeAt)
  const month = `${time.getFullYear()}-${time.getMonth()}`
  const day = `${month}-${time.getDate()}`
  return [`${day}-${time.getHours()}`, day, month]
}
