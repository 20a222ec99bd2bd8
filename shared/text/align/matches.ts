/** Where two streams of units are the same: every maximal run of four or more, found once. */
import { giveBack, takeScratch } from './scratch.ts'

/** Seeds are this long: 4 finds 94 % of a text of which every fifth character was changed; 5 finds 92, 8 half. */
const SEED = 4
/** A seed in more places than this (的问题是, a masthead on every page) is no seed. */
const MOST_PLACES = 8
/** Inside a run as long as this its own seeds are not looked at again: keeps identical texts linear. */
const LONG = 48
/** The scan is interrupted this often, in units: about half a millisecond. */
const SLICE = 1 << 13

/** Runs as columns: `a[i]`, `b[i]` where the run begins in either stream, `length[i]` how long it is, in units. */
export interface Matches {
  a: Int32Array
  b: Int32Array
  length: Int32Array
  count: number
}

const seedsIn = (units: Int32Array): number => Math.max(0, units.length - SEED + 1)

/**
 * A hash of every seed of a stream: its low bits choose the slot, its high ones tell seeds of a slot apart. Four
 * products that do not wait for one another: a rolling hash, where each waits for the last, took half as long again.
 */
function hashesOf(units: Int32Array): Int32Array {
  const count = seedsIn(units)
  const hashes = takeScratch(count)
  let first = units[0] ?? 0
  let second = units[1] ?? 0
  let third = units[2] ?? 0
  for (let at = 0; at < count; at++) {
    const fourth = units[at + SEED - 1]!
    hashes[at] = mix(
      Math.imul(first, 0x9e3779b1) +
        Math.imul(second, 0x85ebca77) +
        Math.imul(third, 0xc2b2ae3d) +
        Math.imul(fourth, 0x27d4eb2f),
    )
    first = second
    second = third
    third = fourth
  }
  return hashes
}

function mix(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  return mixed ^ (mixed >>> 13)
}

/** No seed has this slot; more than `MOST_PLACES` have it. */
const EMPTY = -1
const CROWDED = -2

interface Scan {
  a: Int32Array
  b: Int32Array
  isSelf: boolean
  hashesB: Int32Array
  table: Table
  found: Collector
  /** The long run last taken, as [aFrom, aTo) × [bFrom, bTo). */
  aFrom: number
  aTo: number
  bFrom: number
  bTo: number
  /** Were the seeds that begin one unit earlier looked at? */
  wasUsable: boolean
}

/**
 * First place in A by slot, and the next place of the same slot, ascending. Each place has bits of its seed's hash
 * above it: most of what shares a slot by chance is told apart without a look at the text.
 */
interface Table {
  mask: number
  head: Int32Array
  next: Int32Array
  /** How many low bits of an entry are the place. */
  bits: number
}

function* tableOf(hashes: Int32Array, seeds: number): Generator<undefined, Table> {
  let bits = 10
  while (1 << bits < 2 * seeds) bits++
  const mask = (1 << bits) - 1
  const head = takeScratch(mask + 1)
  head.fill(EMPTY, 0, mask + 1)
  const next = takeScratch(seeds)
  const counts = takeScratch((mask >> 2) + 1)
  const count = new Uint8Array(counts.buffer, 0, mask + 1).fill(0)
  const table = { mask, head, next, bits }
  for (let to = seeds; to > 0; to -= SLICE * 8) {
    fillSlice(table, hashes, count, Math.max(0, to - SLICE * 8), to)
    yield
  }
  giveBack(counts)
  return table
}

function fillSlice(table: Table, hashes: Int32Array, count: Uint8Array, from: number, to: number): void {
  const { mask, head, next, bits } = table
  for (let at = to - 1; at >= from; at--) {
    const slot = hashes[at]! & mask
    if (count[slot]!++ < MOST_PLACES) {
      next[at] = head[slot]!
      head[slot] = tagOf(hashes[at]!, bits) | at
    } else {
      head[slot] = CROWDED
      count[slot] = MOST_PLACES
    }
  }
}

/** The high bits of a hash, where an entry of `bits` low ones has them; the sign stays free. */
const tagOf = (hash: number, bits: number): number => (hash >>> (bits + 1)) << bits

/**
 * Maximal runs of equal units, in the order of B. Within one stream (`isSelf`) each pair of places once, the
 * earlier as `a`, and never over one another. A generator, so that whoever runs it may let others in between.
 */
export function* findMatches(a: Int32Array, b: Int32Array, isSelf: boolean): Generator<undefined, Matches> {
  const hashesA = hashesOf(a)
  yield
  const table = yield* tableOf(hashesA, seedsIn(a))
  const hashesB = isSelf ? hashesA : hashesOf(b)
  const found = new Collector()
  const scan: Scan = {
    ...{ a, b, isSelf, hashesB, table, found },
    ...{ aFrom: 0, aTo: 0, bFrom: 0, bTo: 0, wasUsable: false },
  }
  const seeds = seedsIn(b)
  for (let from = 0; from < seeds; from += SLICE) {
    yield
    scanSlice(scan, from, Math.min(from + SLICE, seeds))
  }
  giveBack(hashesA, table.head, table.next)
  if (!isSelf) giveBack(hashesB)
  return found.sorted()
}

/** An ordinary function over plain variables: the same loop inside the generator took half as long again. */
function scanSlice(scan: Scan, from: number, to: number): void {
  const { a, b, isSelf, hashesB, found } = scan
  const { mask, head, next, bits } = scan.table
  const places = (1 << bits) - 1
  let { aFrom, aTo, bFrom, bTo, wasUsable } = scan
  for (let at = from; at < to; at++) {
    const hash = hashesB[at]!
    let entry = head[hash & mask]!
    if (entry === EMPTY || entry === CROWDED) {
      wasUsable = entry === EMPTY
      continue
    }
    const tag = tagOf(hash, bits)
    for (let place; entry >= 0; entry = next[place]!) {
      place = entry & places
      if (isSelf && place + SEED > at) break
      if ((entry & ~places) !== tag || a[place] !== b[at] || (at < bTo && place >= aFrom && place < aTo))
        continue
      const isBefore = place > 0 && at > 0 && a[place - 1] === b[at - 1]
      const wasSkipped = at - 1 >= bFrom && at - 1 < bTo && place - 1 >= aFrom && place - 1 < aTo
      // Then it was found from its first seed.
      if (isBefore && wasUsable && !wasSkipped) continue
      if (!isSeed(a, b, place, at)) continue
      let left = 0
      if (isBefore) while (left < place && left < at && a[place - left - 1] === b[at - left - 1]) left++
      let length = SEED
      while (place + length < a.length && at + length < b.length && a[place + length] === b[at + length])
        length++
      // A run that meets itself further on (哈哈哈哈) is cut where it does.
      if (isSelf) length = Math.min(length, at - left - place)
      if (length < SEED) continue
      found.add(place - left, at - left, left + length)
      if (left + length >= LONG && at + length > bTo) {
        aFrom = place - left
        aTo = place + length
        bFrom = at - left
        bTo = at + length
      }
    }
    wasUsable = true
  }
  Object.assign(scan, { aFrom, aTo, bFrom, bTo, wasUsable })
}

const isSeed = (a: Int32Array, b: Int32Array, i: number, j: number): boolean =>
  a[i + 1] === b[j + 1] && a[i + 2] === b[j + 2] && a[i + 3] === b[j + 3]

/** Columns that grow. */
class Collector {
  private rows = new Int32Array(3 * 4096)
  private size = 0

  add(a: number, b: number, length: number): void {
    if (this.size === this.rows.length) {
      const larger = new Int32Array(this.rows.length * 2)
      larger.set(this.rows)
      this.rows = larger
    }
    this.rows[this.size] = a
    this.rows[this.size + 1] = b
    this.rows[this.size + 2] = length
    this.size += 3
  }

  /** Found in the order of B save for the few runs that were grown to the left. */
  sorted(): Matches {
    const { rows } = this
    const count = this.size / 3
    const matches: Matches = {
      ...{ a: new Int32Array(count), b: new Int32Array(count), length: new Int32Array(count), count },
    }
    for (let i = 0; i < count; i++) {
      const [a, b, length] = [rows[i * 3]!, rows[i * 3 + 1]!, rows[i * 3 + 2]!]
      let to = i
      for (; to > 0 && matches.b[to - 1]! > b; to--) {
        matches.a[to] = matches.a[to - 1]!
        matches.b[to] = matches.b[to - 1]!
        matches.length[to] = matches.length[to - 1]!
      }
      matches.a[to] = a
      matches.b[to] = b
      matches.length[to] = length
    }
    return matches
  }
}
