/** The text of one file, ours laid into what the user made of it. No character of theirs is dropped unless they say so. */
import type { ExportUnit } from '../export-library.ts'
import { baseOf, hasId, locate, type MadeUnit, type Place } from './locate.ts'
import type { KnownUnit } from './manifest.ts'
import { hashText, idsIn, type Token, tokenize } from './tokens.ts'

/** What to do with a block that the user edited or took out. Without a choice it stays as they have it. */
export type Choice = 'ours' | 'beside' | 'restore'
export type Choose = (key: string) => Choice | undefined

export interface Conflict {
  key: string
  theirs: string
  /** Empty where the library has it no more. */
  ours: string
  /** The library has something newer than what was offered before. */
  isNew: boolean
}

export interface MergedText {
  text: string
  units: KnownUnit[]
  conflicts: Conflict[]
  /** Blocks that the user took out and that were not put back. */
  gone: { key: string; ours: string }[]
}

const BESIDE = 'beside:'
/** Stands for a newer version where the library has the block no more. */
const REMOVED = '-'

export const madeUnits = (units: readonly ExportUnit[]): MadeUnit[] =>
  units.map(({ key, text, tight }) => ({ key, tight: tight === true, parts: tokenize(text).tokens }))

export const textOf = ({ parts }: MadeUnit): string =>
  parts.map(({ before, text }, i) => (i === 0 ? text : before + text)).join('')

const hashOf = (unit: MadeUnit): string => hashText(unit.parts.map(({ hash }) => hash).join())
export const knownUnit = (unit: MadeUnit): KnownUnit => ({
  k: unit.key,
  p: unit.parts.map(({ hash }) => hash),
})

/**
 * @param body of the file as it is, without its front matter, line ends as `\n`
 * @param known what was written last
 */
export function mergeText(
  body: string,
  known: readonly KnownUnit[],
  units: readonly MadeUnit[],
  choose: Choose,
): MergedText {
  const { tokens, tail } = tokenize(body)
  const made = withBesides(units, known)
  const places = locate(tokens, known, made)
  const conflicts: Conflict[] = []
  const gone: MergedText['gone'] = []
  const kept: KnownUnit[] = []
  const edit = new Edit(tokens)
  const moved = movedByUs(known, made, places)
  const fresh: MadeUnit[] = []
  const madeKeys = new Set(made.map(({ key }) => key))
  const isTheirs = (key: string): boolean => places.get(key)?.isOurs === false

  for (const unit of made) {
    const { key } = unit
    const base = baseOf(known, key)
    const place = places.get(key)
    const choice = choose(key)
    if (key.startsWith(BESIDE)) {
      const whose = key.slice(BESIDE.length)
      const goes = !isTheirs(whose) || choose(whose) === 'ours'
      if (place?.isOurs) {
        edit.replace(place, goes ? [] : unit.parts)
        if (!goes) kept.push(knownUnit(unit))
      }
      continue
    }
    if (!place) {
      if (base && choice !== 'restore') {
        gone.push({ key, ours: textOf(unit) })
        kept.push({ k: key, p: base.p, g: 1 })
      } else {
        fresh.push(unit)
        kept.push(knownUnit(unit))
      }
    } else if (place.isOurs) {
      if (moved.has(key)) {
        edit.replace(place, [])
        fresh.push(unit)
      } else edit.replace(place, unit.parts)
      kept.push(knownUnit(unit))
    } else if (choice === 'ours' && isAlone(tokens, place, key)) {
      edit.replace(place, unit.parts)
      kept.push(knownUnit(unit))
    } else {
      const offered = hashOf(unit)
      const last = base?.s ?? (base ? hashText(base.p.join()) : '')
      conflicts.push({ key, theirs: theirsOf(tokens, place), ours: textOf(unit), isNew: offered !== last })
      kept.push({ k: key, p: base?.p ?? [], s: offered })
      if ((choice === 'beside' || choice === 'ours') && !known.some(({ k }) => k === BESIDE + key)) {
        const beside = besideOf(unit)
        edit.after(place.to, beside)
        kept.push(knownUnit(beside))
      }
    }
  }
  for (const { k, p, s } of known) {
    const place = places.get(k)
    if (madeKeys.has(k) || !place) continue
    if (place.isOurs || (choose(k) === 'ours' && isAlone(tokens, place, k))) edit.replace(place, [])
    else {
      conflicts.push({ key: k, theirs: theirsOf(tokens, place), ours: '', isNew: s !== REMOVED })
      kept.push({ k, p, s: REMOVED })
    }
  }
  insert(edit, made, fresh, places, moved)
  return { text: edit.join(tail), units: kept, conflicts, gone }
}

/** Blocks that were written beside edited ones follow them, with what the library says now. */
function withBesides(made: readonly MadeUnit[], known: readonly KnownUnit[]): readonly MadeUnit[] {
  if (!known.some(({ k }) => k.startsWith(BESIDE))) return made
  return made.flatMap((unit) => (baseOf(known, BESIDE + unit.key) ? [unit, besideOf(unit)] : [unit]))
}

/** Our version as a marked block; its ids stay with the block it stands beside. */
function besideOf(unit: MadeUnit): MadeUnit {
  const lines = textOf(unit)
    .split('\n')
    .map((line) => (idsIn(line).length > 0 ? line.replace(/[ \t]*\^(?:h|pm)-[A-Za-z0-9-]+$/, '') : line))
  const text = `> [!info] Pressmark\n${lines.map((line) => `> ${line}`.trimEnd()).join('\n')}`
  return { key: BESIDE + unit.key, tight: false, parts: tokenize(text).tokens }
}

const theirsOf = (tokens: readonly Token[], { from, to }: Place): string =>
  tokens
    .slice(from, to)
    .map(({ before, text }, i) => (i === 0 ? text : before + text))
    .join('')

/** Nothing but this block stands there: no other block of ours, nothing between `%% begin` and `%% end`. */
const isAlone = (tokens: readonly Token[], { from, to }: Place, key: string): boolean =>
  tokens
    .slice(from, to)
    .every(
      ({ text }) => !/^\s*%%\s*begin\b/.test(text) && idsIn(text).every((id) => id === key || !hasId(id)),
    )

/** Blocks that the export now has in another order, and that stand where an export put them. */
function movedByUs(
  known: readonly KnownUnit[],
  made: readonly MadeUnit[],
  places: ReadonlyMap<string, Place>,
): Set<string> {
  const outside = (keys: string[]): Set<string> => {
    const there = keys.filter((key) => places.has(key))
    const inOrder = longestRising(there.map((key) => places.get(key)!.from))
    return new Set(there.filter((_, i) => !inOrder.has(i)))
  }
  const byUs = outside(made.map(({ key }) => key))
  if (byUs.size === 0) return byUs
  const byUser = outside(known.map(({ k }) => k))
  return new Set([...byUs].filter((key) => !byUser.has(key) && places.get(key)!.isOurs))
}

/** Indexes of a longest rising subsequence. */
function longestRising(values: readonly number[]): Set<number> {
  const ends: number[] = []
  const previous: number[] = []
  values.forEach((value, i) => {
    let low = 0
    for (let high = ends.length; low < high; ) {
      const mid = (low + high) >> 1
      if (values[ends[mid]!]! < value) low = mid + 1
      else high = mid
    }
    previous[i] = ends[low - 1] ?? -1
    ends[low] = i
  })
  const indexes = new Set<number>()
  for (let i = ends.at(-1) ?? -1; i >= 0; i = previous[i]!) indexes.add(i)
  return indexes
}

/**
 * New blocks go before the block they precede, so that what the user wrote below another stays with that; items of a
 * list go behind the item before them, and the last ones behind the last.
 */
function insert(
  edit: Edit,
  made: readonly MadeUnit[],
  fresh: readonly MadeUnit[],
  places: ReadonlyMap<string, Place>,
  moved: ReadonlySet<string>,
): void {
  const isFresh = new Set(fresh.map(({ key }) => key))
  const stands = (key: string): boolean => places.has(key) && !moved.has(key)
  let before: Place | null = null
  for (let at = 0; at < made.length; at++) {
    const unit = made[at]!
    if (stands(unit.key)) before = places.get(unit.key)!
    if (!isFresh.has(unit.key)) continue
    const next: MadeUnit | undefined = made.slice(at + 1).find(({ key }) => stands(key))
    const nextPlace = next && places.get(next.key)!
    if (unit.tight && before) edit.after(before.to, unit)
    else if (nextPlace && (!before || nextPlace.from >= before.to)) edit.before(nextPlace.from, unit)
    else if (before) edit.after(before.to, unit)
    else edit.after(edit.length, unit)
  }
}

const longer = (a: string, b: string): string => (a.length > b.length ? a : b)

/** Tokens, with what is to stand in their place, before and after them. */
class Edit {
  readonly #tokens: readonly Token[]
  readonly #replaced = new Map<number, { to: number; parts: readonly Token[] }>()
  readonly #before = new Map<number, MadeUnit[]>()
  readonly #after = new Map<number, MadeUnit[]>()

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }
  get length(): number {
    return this.#tokens.length
  }
  replace({ from, to }: Place, parts: readonly Token[]): void {
    const isSame =
      parts.length === to - from && parts.every(({ hash }, i) => hash === this.#tokens[from + i]!.hash)
    if (!isSame) this.#replaced.set(from, { to, parts })
  }
  before(at: number, unit: MadeUnit): void {
    this.#before.set(at, [...(this.#before.get(at) ?? []), unit])
  }
  after(at: number, unit: MadeUnit): void {
    this.#after.set(at, [...(this.#after.get(at) ?? []), unit])
  }

  join(tail: string): string {
    const out: { before: string; text: string; isNew: boolean }[] = []
    /** The blank lines before what was taken out: an item that was not the first of its list may be now. */
    let left = ''
    const add = (units: readonly MadeUnit[] = []): void => {
      for (const { tight, parts } of units)
        parts.forEach(({ before, text }, i) =>
          out.push({ before: i > 0 ? before : tight ? '\n' : '\n\n', text, isNew: true }),
        )
    }
    for (let at = 0; at <= this.#tokens.length; at++) {
      add(this.#after.get(at))
      add(this.#before.get(at))
      const token = this.#tokens[at]
      if (!token) break
      const replaced = this.#replaced.get(at)
      if (!replaced) {
        out.push({ ...token, before: longer(left, token.before), isNew: false })
        left = ''
        continue
      }
      replaced.parts.forEach(({ before, text }, i) =>
        out.push({ before: i === 0 ? longer(left, token.before) : before, text, isNew: false }),
      )
      left = replaced.parts.length === 0 ? longer(left, token.before) : ''
      for (let n = at + 1; n < replaced.to; n++) {
        add(this.#after.get(n))
        add(this.#before.get(n))
      }
      at = replaced.to - 1
    }
    const start = this.#tokens[0]?.before ?? ''
    return (
      out
        .map(({ before, text, isNew }, i) => {
          if (i === 0) return (isNew ? start : before) + text
          const isItem = /^(?:[-*+]|\d{1,9}[.)])[ \t]/.test(text)
          const few = !before.includes('\n') || (out[i - 1]!.isNew && !isItem && before === '\n')
          return (few ? '\n\n' : before) + text
        })
        .join('') + (out.length > 0 && tail === '' && this.#tokens.length === 0 ? '\n' : tail)
    )
  }
}
