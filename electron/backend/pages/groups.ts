/** Stretches tied to each other by a cut sentence: they can only go to a report together. */
import { type Terms, countTerms, mergeTerms } from './cohesion.ts'
import { type Page, type Piece, isBody } from './piece.ts'
import { isOpening, type Stretch } from './stretches.ts'

export interface Group {
  index: number
  stretches: Stretch[]
  terms: Terms
  /** Terms with repetition. */
  size: number
  /** Width of the running text in ems. */
  width: number
  /** The group holds a headline or an opening byline: it is a report of its own. */
  fixed: boolean
  /** A byline, a dateline or a continuation mark stands in it. */
  opens: boolean
  /** A closing credit stands in it. */
  ends: boolean
  /** A sentence of it goes on nowhere. */
  breaksOff: boolean
  titles: Piece[]
}

/** Ties stretches by their joins; a join that would make one of two headed stories is undone. */
export function tieStretches(page: Page, stretches: Stretch[]): Group[] {
  const place = new Map<number, number>()
  for (const stretch of stretches) for (const piece of stretch.pieces) place.set(piece.index, stretch.index)
  const root = stretches.map((_, i) => i)
  const find = (i: number): number => {
    let at = i
    while (root[at] !== at) at = root[at] as number
    root[i] = at
    return at
  }
  const headed = stretches.map(isHeaded)
  for (const piece of page.pieces) {
    if (piece.next === null) continue
    const a = find(place.get(piece.index) as number)
    const b = find(place.get(piece.next) as number)
    if (a === b) continue
    if (headed[a] && headed[b]) {
      ;(page.pieces[piece.next] as Piece).previous = null
      piece.next = null
      continue
    }
    root[Math.max(a, b)] = Math.min(a, b)
    headed[Math.min(a, b)] = Boolean(headed[a] || headed[b])
  }
  const groups = new Map<number, Group>()
  for (const stretch of stretches) {
    const key = find(stretch.index)
    const group = groups.get(key) ?? emptyGroup(groups.size)
    groups.set(key, group)
    add(group, stretch)
  }
  return [...groups.values()]
}

function isHeaded(stretch: Stretch): boolean {
  return stretch.border === 'title' || stretch.border === 'byline' || stretch.border === 'continued'
}

function emptyGroup(index: number): Group {
  return {
    index,
    stretches: [],
    terms: new Map(),
    size: 0,
    width: 0,
    fixed: false,
    opens: false,
    ends: false,
    breaksOff: false,
    titles: [],
  }
}

function add(group: Group, stretch: Stretch): void {
  const last = stretch.pieces.findLast(isBody)
  group.stretches.push(stretch)
  mergeTerms(group.terms, stretch.terms)
  group.size += countTerms(stretch.terms)
  group.width += stretch.width
  group.fixed ||= isHeaded(stretch)
  group.opens ||= stretch.pieces.some(isOpening)
  group.ends ||= stretch.pieces.some((piece) => piece.form === 'credit')
  group.breaksOff ||= last !== undefined && last.end >= 0.6 && last.next === null
  group.titles.push(...stretch.pieces.filter((piece) => piece.role === 'title'))
}
