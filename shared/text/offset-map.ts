/**
 * From the offsets of a text to those of its newer form, while both are at hand: far surer than looking for a
 * quote, because everything around it is known to the character. Both texts are compared without white space and
 * punctuation, in one script and width (see `squeeze`).
 *
 * The algorithm: what begins and ends alike goes first; in the rest, runs of 16 units that stand just once in either
 * text are grown to maximal matches; of these the heaviest chain that is in order in both is kept, and the gaps
 * between are done in the same way with runs of 8, 4 and 2. Text that was moved leaves the chain and is not mapped.
 */
import { heaviestChain, type Block } from './heaviest-chain.ts'
import { snapToGraphemes } from './graphemes.ts'
import { isDropped, squeeze } from './quote-index.ts'

export interface MappedRange {
  start: number
  end: number
  /** Share of the old characters that stand there unchanged. */
  kept: number
}

export interface OffsetMap {
  /**
   * Where `[start, end)` of the old text (UTF-16 units) stands in the new one; null where less than half of its
   * characters are left (of a short one two thirds), or where what stands there is another text with some characters in common.
   */
  place(start: number, end: number): MappedRange | null
  /** Matches in order, in units of the squeezed texts; for the share that is the same. */
  readonly same: number
}

const LONGEST_RUN = 16
/** Short runs stand together by chance: they are looked for only in gaps this small. */
const LARGEST_GAP: Record<number, number> = { 16: Infinity, 8: 1 << 16, 4: 2048, 2: 160 }
/** Less of a passage than this is no proof that it is still the same. */
const LEAST_KEPT = 0.5
/** A few units prove little: of a short passage more must be left. */
const LEAST_KEPT_SHORT = 0.65
const SHORT = 24
/** A first or last letter is looked for this far from where it would stand, so that what was put in beside it counts. */
const NEARBY = 3
/** Where more than this was put into a passage, enough of it must stand on either side: else one side is another text. */
const WIDE = 16
const ENOUGH_BESIDE = 12

/** For two texts of 100,000 characters: 1 ms where only points changed, 20 to 40 ms where paragraphs or a tenth of the letters did. */
export function offsetMap(oldText: string, newText: string): OffsetMap {
  const a = squeeze(oldText)
  const b = squeeze(newText)
  const blocks: Block[] = []
  match(a.text, b.text, { a: 0, aEnd: a.text.length, b: 0, bEnd: b.text.length }, LONGEST_RUN, blocks)
  const joined = join(blocks)
  return {
    same: joined.reduce((sum, { length }) => sum + length, 0),
    place(start, end) {
      const first = atLeast(a.places, start)
      const last = atLeast(a.places, end) - 1
      if (last < first) return null
      const length = last + 1 - first
      const held = overlap(joined, first, last + 1)
      const isShort = length < SHORT
      if (held < length * (isShort ? LEAST_KEPT_SHORT : LEAST_KEPT)) return null
      const from = mapStart(joined, first, a.text, b.text)
      const to = mapEnd(joined, last, a.text, b.text)
      if (to - from < length * LEAST_KEPT || isTornApart(joined, first, last + 1)) return null
      // Some words in common, further apart than they were, are another sentence.
      if (isShort && held < (to - from) * LEAST_KEPT) return null
      const kept = held / length
      let newStart = b.places[from]!
      let newEnd = b.places[to - 1]! + 1
      // Marks at the edges of the passage that are there as well belong to it.
      for (let at = start; at < a.places[first]! && isMark(newText, newStart - 1); at++) newStart--
      for (let at = a.places[last]! + 1; at < end && isMark(newText, newEnd); at++) newEnd++
      ;[newStart, newEnd] = snapToGraphemes(newText, newStart, newEnd)
      return { start: newStart, end: newEnd, kept }
    },
  }
}

const isMark = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && isDropped(text.charCodeAt(at))

interface Area {
  a: number
  aEnd: number
  b: number
  bEnd: number
}

/** Adds the matches inside an area, in order. */
function match(textA: string, textB: string, area: Area, run: number, into: Block[]): void {
  let { a, aEnd, b, bEnd } = area
  let head = 0
  while (a < aEnd && b < bEnd && textA.charCodeAt(a) === textB.charCodeAt(b)) {
    a++
    b++
    head++
  }
  if (head > 0) into.push({ a: a - head, b: b - head, length: head })
  let tail = 0
  while (aEnd > a && bEnd > b && textA.charCodeAt(aEnd - 1) === textB.charCodeAt(bEnd - 1)) {
    aEnd--
    bEnd--
    tail++
  }
  if (aEnd > a && bEnd > b) inside(textA, textB, { a, aEnd, b, bEnd }, run, into)
  if (tail > 0) into.push({ a: aEnd, b: bEnd, length: tail })
}

function inside(textA: string, textB: string, area: Area, run: number, into: Block[]): void {
  for (let k = run; k >= 2; k /= 2) {
    if (Math.min(area.aEnd - area.a, area.bEnd - area.b) < k) continue
    if (Math.max(area.aEnd - area.a, area.bEnd - area.b) > (LARGEST_GAP[k] ?? 0)) return
    const chain = heaviestChain(uniqueMatches(textA, textB, area, k))
    if (chain.length === 0) continue
    let { a, b } = area
    for (const block of [...chain, { a: area.aEnd, b: area.bEnd, length: 0 }]) {
      if (block.a > a && block.b > b)
        match(textA, textB, { a, aEnd: block.a, b, bEnd: block.b }, Math.max(2, k / 2), into)
      if (block.length > 0) into.push(block)
      a = block.a + block.length
      b = block.b + block.length
    }
    return
  }
}

/** Maximal matches around runs of `k` units that stand once in the area of each text. */
function uniqueMatches(textA: string, textB: string, area: Area, k: number): Block[] {
  const inA = onceOnly(textA, area.a, area.aEnd, k)
  const inB = onceOnly(textB, area.b, area.bEnd, k)
  const found: Block[] = []
  for (const [hash, b] of inB) {
    const a = inA.get(hash)
    if (b < 0 || a === undefined || a < 0) continue
    const last = found.at(-1)
    // The runs come in the order of B: most lie inside the match that the one before them was grown to.
    if (last && a - b === last.a - last.b && b >= last.b && b + k <= last.b + last.length) continue
    const grown = grow(textA, textB, area, a, b)
    if (grown.length >= k) found.push(grown)
  }
  return found
}

function grow(textA: string, textB: string, area: Area, a: number, b: number): Block {
  let start = 0
  while (
    a - start > area.a &&
    b - start > area.b &&
    textA.charCodeAt(a - start - 1) === textB.charCodeAt(b - start - 1)
  )
    start++
  let end = 0
  while (
    a + end < area.aEnd &&
    b + end < area.bEnd &&
    textA.charCodeAt(a + end) === textB.charCodeAt(b + end)
  )
    end++
  return { a: a - start, b: b - start, length: start + end }
}

/** Hash of every run of `k` units to its place, or to -1 where it stands more than once. */
function onceOnly(text: string, from: number, to: number, k: number): Map<number, number> {
  const places = new Map<number, number>()
  const top = power(k - 1)
  let hash = 0
  for (let at = from; at < to; at++) {
    if (at - from >= k) hash = (hash - Math.imul(text.charCodeAt(at - k), top)) | 0
    hash = (Math.imul(hash, BASE) + text.charCodeAt(at)) | 0
    if (at - from < k - 1) continue
    places.set(hash, places.has(hash) ? -1 : at - k + 1)
  }
  return places
}

const BASE = 0x9e3779b1
function power(n: number): number {
  let value = 1
  for (let i = 0; i < n; i++) value = Math.imul(value, BASE)
  return value
}

/** Neighbours on one diagonal that touch become one. */
function join(blocks: readonly Block[]): Block[] {
  const joined: Block[] = []
  for (const block of blocks) {
    const last = joined.at(-1)
    if (last && last.a + last.length === block.a && last.b + last.length === block.b)
      last.length += block.length
    else joined.push({ ...block })
  }
  return joined
}

/** Has so much come between the matches of `[from, to)` that what stands on one side of it may be there by chance? */
function isTornApart(blocks: readonly Block[], from: number, to: number): boolean {
  for (let i = blockAfter(blocks, from); i + 1 < blocks.length && blocks[i + 1]!.a < to; i++) {
    const end = blocks[i]!.a + blocks[i]!.length
    const { a, b } = blocks[i + 1]!
    if (b - (blocks[i]!.b + blocks[i]!.length) - (a - end) < WIDE) continue
    if (Math.min(overlap(blocks, from, end), overlap(blocks, a, to)) < ENOUGH_BESIDE) return true
  }
  return false
}

/** How many units of `[from, to)` of the old text lie in matches. */
function overlap(blocks: readonly Block[], from: number, to: number): number {
  let shared = 0
  for (let i = blockAfter(blocks, from); i < blocks.length && blocks[i]!.a < to; i++)
    shared += Math.max(0, Math.min(to, blocks[i]!.a + blocks[i]!.length) - Math.max(from, blocks[i]!.a))
  return shared
}

/** A changed first unit stands right before what follows it: text put in before a passage is no part of it. */
function mapStart(blocks: readonly Block[], unit: number, textA: string, textB: string): number {
  const at = blockAfter(blocks, unit)
  const block = blocks[at]!
  if (unit >= block.a) return block.b + unit - block.a
  const before = blocks[at - 1]
  const least = before ? before.b + before.length : 0
  const wanted = Math.max(least, block.b - (block.a - unit))
  for (let at = wanted; at >= Math.max(least, wanted - NEARBY); at--)
    if (textB.charCodeAt(at) === textA.charCodeAt(unit)) return at
  return wanted
}

/** A changed last unit stands right behind what precedes it. The end is exclusive. */
function mapEnd(blocks: readonly Block[], unit: number, textA: string, textB: string): number {
  const at = blockAfter(blocks, unit)
  const block = blocks[at]
  if (block && unit >= block.a) return block.b + unit - block.a + 1
  const before = blocks[at - 1]!
  const most = block ? block.b : textB.length
  const wanted = Math.min(most, before.b + before.length + (unit - (before.a + before.length)) + 1)
  for (let at = wanted; at <= Math.min(most, wanted + NEARBY); at++)
    if (textB.charCodeAt(at - 1) === textA.charCodeAt(unit)) return at
  return wanted
}

/** The first match that ends behind `unit`. */
function blockAfter(blocks: readonly Block[], unit: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (blocks[middle]!.a + blocks[middle]!.length <= unit) low = middle + 1
    else high = middle
  }
  return low
}

function atLeast(values: Int32Array, wanted: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}
