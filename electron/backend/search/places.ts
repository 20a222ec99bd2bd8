/**
 * Where each word of a query must stand. `in:` says it of what stands beside it: `in:titles 停火` asks titles for 停火. It
 * is said by several of them too, which may be joined by OR or left out: `-in:titles` is the text, notes or highlights.
 */
import { findPlace, PLACES, type Place } from '../../../shared/search/keys.ts'
import type { FilterNode, Query, WordsNode } from '../../../shared/search/query.ts'

export type Places = readonly Place[]
/** A word with the places it may stand in. */
export interface PlacedWords {
  kind: 'words'
  node: WordsNode
  in: Places
}
/** A query with its places at its words; `in:` itself is `places`, which only what has such a place answers. */
export type Placed =
  | PlacedWords
  | { kind: 'places'; in: Places }
  | { kind: 'filter'; node: FilterNode }
  | { kind: 'all' | 'any'; parts: Placed[] }
  | { kind: 'not'; part: Placed }

export const EVERYWHERE: Places = PLACES

/** Parts that OR is multiplied out to, at most: `(in:titles OR a) (in:text OR b) …` doubles them each time. */
const MOST_BRANCHES = 64

export function placeQuery(query: Query, within: Places = EVERYWHERE): Placed {
  const own = placesOf(query)
  if (own) return { kind: 'places', in: both(own, within) }
  switch (query.kind) {
    case 'words':
      return { kind: 'words', node: query, in: within }
    case 'filter':
      return { kind: 'filter', node: query }
    case 'not': {
      const [first, ...more] = apart(query)
      return first && more.length > 0
        ? placeQuery({ kind: 'all', parts: [first, ...more], at: query.at }, within)
        : { kind: 'not', part: placeQuery(query.part, within) }
    }
    case 'any':
      return { kind: 'any', parts: query.parts.map((part) => placeQuery(part, within)) }
    case 'all': {
      const branches = multipliedOut(query.parts.flatMap(apart))
      const placed = branches.map((parts): Placed => {
        const places = parts.map(placesOf).filter((own) => own !== null)
        const narrow = places.reduce(both, within)
        return { kind: 'all', parts: parts.map((part) => placeQuery(part, narrow)) }
      })
      return placed.length === 1 ? placed[0]! : { kind: 'any', parts: placed }
    }
  }
}

/** What a part that is made of `in:` alone allows; null where it says anything else. */
function placesOf(query: Query): Places | null {
  if (query.kind === 'filter') {
    const place = query.key === 'in' ? findPlace(query.value) : null
    return place === null ? null : [place]
  }
  if (query.kind === 'words') return null
  if (query.kind === 'not') {
    const left = placesOf(query.part)
    return left && EVERYWHERE.filter((place) => !left.includes(place))
  }
  let united: Places | null = null
  for (const part of query.parts) {
    const own = placesOf(part)
    if (!own) return null
    united = united === null ? own : query.kind === 'any' ? either(united, own) : both(united, own)
  }
  return united
}

/** `-(in:titles OR a)` is `-in:titles -a`: so the place that is left out is said of what stands beside it. */
const apart = (query: Query): Query[] =>
  query.kind === 'not' && query.part.kind === 'any' && saysPlace(query.part)
    ? query.part.parts.map((part): Query => ({ kind: 'not', part, at: part.at }))
    : [query]

/** A place is one of its branches, beside others that are none. */
const saysPlace = (query: Query): boolean =>
  query.kind === 'any' && !placesOf(query) && query.parts.some((part) => placesOf(part))

/** `(in:titles OR a) b` is `in:titles b` or `a b`: only so the place of a branch is said of what stands beside it. */
function multipliedOut(parts: readonly Query[]): Query[][] {
  let branches: Query[][] = [[]]
  for (const part of parts) {
    const isFit =
      part.kind === 'any' && saysPlace(part) && branches.length * part.parts.length <= MOST_BRANCHES
    const choices = isFit ? part.parts : [part]
    branches = branches.flatMap((branch) => choices.map((choice) => [...branch, choice]))
  }
  return branches
}

const both = (a: Places, b: Places): Places => a.filter((place) => b.includes(place))
const either = (a: Places, b: Places): Places =>
  EVERYWHERE.filter((place) => a.includes(place) || b.includes(place))

/**
 * What a text must hold somewhere to answer, wherever it stands and whatever is left out: for looking further than one
 * kind of text. Null: it may hold anything.
 */
export function mustHold(placed: Placed): Placed | null {
  if (placed.kind === 'words') return { ...placed, in: EVERYWHERE }
  if (placed.kind !== 'all' && placed.kind !== 'any') return null
  const parts = placed.parts.map(mustHold)
  const some = parts.filter((part) => part !== null)
  if (some.length === 0 || (placed.kind === 'any' && some.length < parts.length)) return null
  return { kind: placed.kind, parts: some }
}
