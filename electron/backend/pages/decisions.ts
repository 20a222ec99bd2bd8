/** What was weighed on the way becomes the page's decisions, as the page was laid out in the end. */
import type { Decision, Evidence } from '../../../shared/model/page.ts'
import type { Range } from '../../../shared/model/range.ts'
import { isDoubtful, likelihood } from './likelihood.ts'
import type { Page, Piece } from './piece.ts'
import type { Stretch } from './stretches.ts'
import { tidy } from './weigh.ts'
import type { Weighed } from './weighed.ts'

/** A page of more decisions than this is no page; the doubtful ones are kept first. */
export const MOST_DECISIONS = 2000
/** A line of furniture is told by its form: surer than most headlines, not as sure as a repeat. */
const FURNITURE = 3

/** The decisions in page order. `owners` is the report of each stretch. */
export function decisionsOf(page: Page, stretches: Stretch[], owners: number[]): Decision[] {
  const begins = bordersOf(stretches, owners)
  const kept = new Map<string, Decision>()
  for (const weighed of [...page.weighed, ...furnitureOf(page)]) {
    const settled = settle(page, weighed, begins)
    const decision = settled && decisionOf(page, settled, begins)
    if (decision) kept.set(`${decision.kind}:${decision.at}:${decision.to}`, decision)
  }
  const causes = causesOf(page)
  for (const at of begins.keys()) {
    const { margin = 0, evidence = [] } = causes.get(at) ?? {}
    const decision = decisionOf(page, { ...place('border', at), applied: true, margin, evidence }, begins)
    const key = `border:${decision.at}:null`
    if (!kept.has(key)) kept.set(key, { ...decision, doubtful: false })
  }
  return fewest([...kept.values()])
}

/** Of more decisions than a page can have the doubtful ones first; in page order. */
export function fewest(decisions: readonly Decision[]): Decision[] {
  const few =
    decisions.length <= MOST_DECISIONS
      ? [...decisions]
      : decisions
          .toSorted((a, b) => Number(b.doubtful) - Number(a.doubtful) || a.at - b.at)
          .slice(0, MOST_DECISIONS)
  return few.sort((a, b) => a.at - b.at || a.kind.localeCompare(b.kind) || (a.to ?? 0) - (b.to ?? 0))
}

/** The pieces that belong to another report than the piece above them: their index, and whether a report begins there. */
function bordersOf(stretches: Stretch[], owners: number[]): Map<number, 'begins' | 'passes'> {
  const borders = new Map<number, 'begins' | 'passes'>()
  const seen = new Set<number>()
  stretches.forEach((stretch, i) => {
    const owner = owners[i] as number
    const first = stretch.pieces.find((piece) => piece.form !== 'furniture')
    if (!first) return
    if (i > 0 && owner !== owners[i - 1]) borders.set(first.index, seen.has(owner) ? 'passes' : 'begins')
    seen.add(owner)
  })
  return borders
}

/** What was weighed early may have been overruled later. Null: it has no meaning any more. */
function settle(page: Page, weighed: Weighed, borders: Map<number, unknown>): Weighed | null {
  const piece = page.pieces[weighed.at] as Piece
  if (weighed.kind === 'join') {
    const applied = piece.next === weighed.to
    if (applied === weighed.applied) return weighed
    if (applied) return { ...weighed, applied, margin: Math.max(weighed.margin, 0) }
    const undone: Evidence = ['headline-undoes', -Math.max(0, weighed.margin) - 2]
    return { ...weighed, applied, margin: -2, evidence: [...weighed.evidence, undone] }
  }
  if (weighed.kind === 'border') {
    if (piece.form === 'furniture') return null
    return { ...weighed, applied: borders.has(weighed.at) }
  }
  if (weighed.kind === 'title') {
    if (piece.form === 'furniture') return null
    return { ...weighed, applied: piece.role === 'title' }
  }
  return weighed
}

function furnitureOf(page: Page): Weighed[] {
  const known = new Set(page.weighed.filter(({ kind }) => kind === 'aside').map(({ at }) => at))
  return page.pieces
    .filter((piece) => piece.form === 'furniture' && !known.has(piece.index))
    .map((piece): Weighed => {
      const name = piece.learned === 'furniture' ? 'learned-line' : 'looks-like-furniture'
      const margin = page.weigh(name, FURNITURE)
      return { ...place('aside', piece.index), applied: true, margin, evidence: [[name, margin]] }
    })
}

/** What explains a border that no heading or byline made: a mended sentence, or the report the text was dealt to. */
function causesOf(page: Page): Map<number, Weighed> {
  const causes = new Map<number, Weighed>()
  for (const weighed of page.weighed) if (weighed.kind === 'member') causes.set(weighed.at, weighed)
  for (const weighed of page.weighed)
    if (weighed.kind === 'join' && weighed.to !== null && page.pieces[weighed.at]?.next === weighed.to)
      causes.set(weighed.to, weighed)
  return causes
}

function place(kind: Weighed['kind'], at: number): Pick<Weighed, 'kind' | 'at' | 'to' | 'instead'> {
  return { kind, at, to: null, instead: null }
}

function decisionOf(page: Page, weighed: Weighed, borders: Map<number, 'begins' | 'passes'>): Decision {
  const character = (index: number): number => ((page.pieces[index] as Piece).ranges[0] as Range)[0]
  const { kind, at, to, instead, applied, margin } = weighed
  const probability = likelihood(kind, applied, margin)
  // Text that passes to a known report is asked about as a join or a member, not once more as a border.
  const asked = kind === 'border' && borders.get(at) === 'passes'
  return {
    kind,
    at: character(at),
    to: to === null ? null : character(to),
    instead: instead === null ? null : character(instead),
    applied,
    probability,
    doubtful: !asked && isDoubtful(kind, probability),
    evidence: tidy(weighed.evidence),
  }
}
