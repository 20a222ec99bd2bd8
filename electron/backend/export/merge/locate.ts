/** Finds our blocks again in a file that the user may have edited. */
import type { KnownUnit } from './manifest.ts'
import { type Token, idsIn } from './tokens.ts'

/** A block as this export makes it. */
export interface MadeUnit {
  key: string
  /** It follows the one before without a blank line: an item of its list. */
  tight: boolean
  parts: Token[]
}

export interface Place {
  from: number
  /** The token after its last. */
  to: number
  /** The text is one of ours; else the user edited it. */
  isOurs: boolean
}

/** The id at its end is what some blocks are called by. */
export const hasId = (key: string): boolean => /^(?:h|pm)-[A-Za-z0-9-]+$/.test(key)

/**
 * Places of blocks by key. A block is found by its text as it was written last, by the text it gets now (an export that
 * broke off; the same edit by hand), by its id, or by standing between its neighbours and being like it.
 */
export function locate(
  tokens: readonly Token[],
  known: readonly KnownUnit[],
  made: readonly MadeUnit[],
): Map<string, Place> {
  const places = new Map<string, Place>()
  const isUsed = new Uint8Array(tokens.length)
  const at = new Map<string, number[]>()
  tokens.forEach(({ hash }, i) => {
    const list = at.get(hash)
    if (list) list.push(i)
    else at.set(hash, [i])
  })
  const take = (key: string, from: number, to: number, isOurs: boolean): void => {
    isUsed.fill(1, from, to)
    places.set(key, { from, to, isOurs })
  }
  const fits = (hashes: readonly string[], from: number): boolean =>
    from + hashes.length <= tokens.length &&
    hashes.every((hash, i) => tokens[from + i]!.hash === hash && !isUsed[from + i])
  /** Where a block with these parts stands: the only place, or the first between its neighbours. */
  const exact = (hashes: readonly string[], least: number, most: number, isOnly: boolean): number => {
    const all = hashes.length === 0 ? [] : (at.get(hashes[0]!) ?? [])
    if (isOnly && all.length !== 1) return -1
    return all.find((i) => (isOnly || (i >= least && i < most)) && fits(hashes, i)) ?? -1
  }

  const madeOf = new Map(made.map((unit) => [unit.key, unit]))
  const order = joined(known, made)
  const wanted = order.map((key, i) => {
    const base = baseOf(known, key)
    return { key, i, base: base?.p ?? [], now: madeOf.get(key)?.parts.map(({ hash }) => hash) ?? [] }
  })
  /** The end of the nearest block before, and the beginning of the nearest after. */
  const between = (i: number): [number, number] => {
    let least = 0
    let most = tokens.length
    for (let n = i - 1; n >= 0; n--) {
      const place = places.get(order[n]!)
      if (!place) continue
      least = place.to
      break
    }
    for (let n = i + 1; n < order.length; n++) {
      const place = places.get(order[n]!)
      if (!place) continue
      most = place.from
      break
    }
    return [least, most]
  }

  /** By the texts of `which`: first those that stand once, then copies of one text by what stands around them. */
  const byText = (which: 'base' | 'now'): void => {
    const copies = countFirst(wanted.map((one) => one[which]))
    for (const { key, [which]: hashes } of wanted) {
      if (places.has(key) || hashes.length === 0 || (copies.get(hashes[0]!) ?? 0) > 1) continue
      const found = exact(hashes, 0, tokens.length, true)
      if (found >= 0) take(key, found, found + hashes.length, true)
    }
    for (const { key, i, [which]: hashes } of wanted) {
      if (places.has(key) || hashes.length === 0) continue
      const [least, most] = between(i)
      const found = exact(hashes, least, Math.max(most, hasId(key) ? tokens.length : 0), false)
      if (found >= 0) take(key, found, found + hashes.length, true)
    }
  }
  byText('base')
  byText('now')

  if (places.size === order.length) return places
  const byId = new Map<string, number>()
  tokens.forEach(({ text }, i) => {
    if (!isUsed[i] && text.includes('^')) for (const id of idsIn(text)) if (!byId.has(id)) byId.set(id, i)
  })
  const claimed = new Set<number>()
  for (const { key, base } of wanted) {
    const end = places.has(key) ? undefined : byId.get(key)
    if (end === undefined) continue
    let from = end
    while (from > 0 && !isUsed[from - 1] && base.includes(tokens[from - 1]!.hash)) from--
    for (let n = from; n <= end; n++) claimed.add(n)
    places.set(key, { from, to: end + 1, isOurs: false })
  }
  for (const n of claimed) isUsed[n] = 1
  for (const { key, i, now } of wanted) {
    if (places.has(key) || now.length === 0) continue
    const [least, most] = between(i)
    const near = [least, most - 1].find(
      (n) => n >= least && n < most && !isUsed[n] && isLike(tokens[n]!.text, madeOf.get(key)!.parts[0]!.text),
    )
    if (near !== undefined) take(key, near, near + 1, false)
  }
  return places
}

const bases = new WeakMap<readonly KnownUnit[], Map<string, KnownUnit>>()
/** The block of this key as it was written last. */
export function baseOf(known: readonly KnownUnit[], key: string): KnownUnit | undefined {
  let map = bases.get(known)
  if (!map) bases.set(known, (map = new Map(known.map((unit) => [unit.k, unit]))))
  return map.get(key)
}

/** Keys in the order they were written in, new ones after the one before them. */
function joined(known: readonly KnownUnit[], made: readonly MadeUnit[]): string[] {
  const order = known.map(({ k }) => k)
  const has = new Set(order)
  if (made.every(({ key }) => has.has(key))) return order
  const after = new Map<string | null, string[]>()
  let last: string | null = null
  for (const { key } of made) {
    if (has.has(key)) last = key
    else after.set(last, [...(after.get(last) ?? []), key])
  }
  return [...(after.get(null) ?? []), ...order.flatMap((key) => [key, ...(after.get(key) ?? [])])]
}

function countFirst(texts: readonly (readonly string[])[]): Map<string, number> {
  const count = new Map<string, number>()
  for (const [first] of texts) if (first !== undefined) count.set(first, (count.get(first) ?? 0) + 1)
  return count
}

/** At least a third of the pairs of characters are the same. */
function isLike(a: string, b: string): boolean {
  const pairs = (text: string): Set<string> => {
    const chars = Array.from(text.slice(0, 2000))
    return new Set(chars.map((char, i) => char + (chars[i + 1] ?? '')))
  }
  const [x, y] = [pairs(a), pairs(b)]
  let same = 0
  for (const pair of x) if (y.has(pair)) same++
  return (2 * same) / (x.size + y.size) >= 1 / 3
}
