/** Cut sentences find their other half: all ends and all beginnings are weighed together. */
import { assign } from './assign.ts'
import { type Contexts, contextsOf, subjectScore, takenOutScore } from './contexts.ts'
import { OVER_A_TEAR, joinScore } from './join-score.ts'
import { type Page, type Piece, isBody, isHeading } from './piece.ts'
import { type Weigh, itemise } from './weigh.ts'
import { sharesAWord } from './words.ts'

/** From this score (log-odds) on two halves are joined. */
const ENOUGH = 0
/** Joins that lack no more than this are kept as weighed. */
const NEAR = 1.5
/** More open ends than this are not a page of columns: only neighbours are joined then. */
const MANY_ENDS = 150
/** How far a column's text may have been carried, in pieces of running text. */
const REACH = 80
/** Below this no subject can help any more. */
const HOPELESS = -4

interface Candidate {
  from: number
  to: number
  score: number
}

/** Sets `next` and `previous` on the pieces whose sentence a column broke. */
export function joinCuts(page: Page): void {
  const bodies = page.pieces.filter(isBody)
  const place = new Map(bodies.map((piece, i) => [piece.index, i]))
  const ends = bodies.filter((piece) => piece.end >= 0.4)
  const far = ends.length <= MANY_ENDS
  const contexts = far ? contextsOf(page, bodies) : null
  const pairs: Candidate[] = []
  const near: Candidate[] = []
  for (const piece of ends) {
    const at = place.get(piece.index) as number
    const last = far ? Math.min(bodies.length - 1, at + REACH) : at + 1
    for (let i = far ? Math.max(0, at - REACH) : at + 1; i <= last; i++) {
      if (i === at || !bodies[i]) continue
      const score = pairScore(page, bodies, contexts, at, i, page.weigh)
      if (score === null) continue
      const pair = { from: piece.index, to: (bodies[i] as Piece).index, score }
      if (score >= ENOUGH) pairs.push(pair)
      else if (score > ENOUGH - NEAR) near.push(pair)
    }
  }
  const chosen = assign(pairs)
  for (const { from, to } of chosen) {
    ;(page.pieces[from] as Piece).next = to
    ;(page.pieces[to] as Piece).previous = from
  }
  keepWeighed(page, chosen, [...pairs, ...near], ({ from, to }, weigh) =>
    pairScore(page, bodies, contexts, place.get(from) as number, place.get(to) as number, weigh),
  )
}

/** All evidence that the sentence of body piece `at` goes on in body piece `i`; null where that is out of question. */
function pairScore(
  page: Page,
  bodies: Piece[],
  contexts: Contexts | null,
  at: number,
  i: number,
  weigh: Weigh,
): number | null {
  const piece = bodies[at] as Piece
  const other = bodies[i] as Piece
  if (other.form !== 'paragraph') return null
  // Over text that is left out nobody is a neighbour.
  const distance = i - at === 1 && tornBetween(page, piece, other) ? OVER_A_TEAR : i - at
  if (distance !== 1 && !canBeCarried(page, other, distance)) return null
  const takenOut = distance !== 1 && contexts?.staysThere(i)
  if (takenOut && !sharesAWord(page.words, piece.text, other.text)) return null
  const score = joinScore(page, piece, other, distance, weigh)
  // Subjects are compared only where punctuation and words leave it open: it is the dear part.
  if (!contexts) return score
  const apart = distance !== 1 || headingBetween(page, piece, other)
  if (takenOut) return score + takenOutScore(page, contexts, at, i, weigh)
  if (apart && score > HOPELESS)
    return score + weigh('subject-across', subjectScore(page, contexts, at, i) * 0.7)
  if (distance === 1)
    return score + weigh('subject-across', Math.min(0, subjectScore(page, contexts, at, i)) * 1.5)
  return score
}

/** Notes the joins made and those that came near, with what spoke for them. */
function keepWeighed(
  page: Page,
  chosen: Candidate[],
  all: Candidate[],
  score: (pair: Candidate, weigh: Weigh) => number | null,
): void {
  const made = new Set(chosen.map(({ from, to }) => `${from} ${to}`))
  const fromBest = new Map<number, number>()
  const toBest = new Map<number, number>()
  for (const { from, to, score: value } of chosen) {
    fromBest.set(from, value)
    toBest.set(to, value)
  }
  const fromRival = new Map<number, number>()
  const toRival = new Map<number, number>()
  for (const pair of all) {
    if (made.has(`${pair.from} ${pair.to}`)) continue
    fromRival.set(pair.from, Math.max(pair.score, fromRival.get(pair.from) ?? 0))
    toRival.set(pair.to, Math.max(pair.score, toRival.get(pair.to) ?? 0))
  }
  for (const pair of all) {
    const applied = made.has(`${pair.from} ${pair.to}`)
    const [froms, tos] = applied ? [fromRival, toRival] : [fromBest, toBest]
    const margin = pair.score - Math.max(ENOUGH, froms.get(pair.from) ?? 0, tos.get(pair.to) ?? 0)
    if (!applied && margin < -NEAR) continue
    const { weigh, items } = itemise(page.weigh)
    score(pair, weigh)
    page.weighed.push({
      kind: 'join',
      at: pair.from,
      to: pair.to,
      instead: null,
      applied,
      margin,
      evidence: items,
    })
  }
}

function tornBetween(page: Page, before: Piece, after: Piece): boolean {
  for (let i = before.index + 1; i <= after.index; i++) if ((page.pieces[i] as Piece).torn) return true
  return false
}

function headingBetween(page: Page, before: Piece, after: Piece): boolean {
  for (let i = before.index + 1; i < after.index; i++) if (isHeading(page.pieces[i] as Piece)) return true
  return false
}

/** Whether a carried tail may stand here: not the clean first paragraph of a story, and backwards only a broken one. */
function canBeCarried(page: Page, piece: Piece, distance: number): boolean {
  if (piece.start < 0.25) return false
  const before = page.pieces[piece.index - 1]
  if (piece.start < 0.5 && (before === undefined || isHeading(before) || before.form === 'byline'))
    return false
  if (distance > 0) return true
  return piece.start >= 0.9 || (piece.start >= 0.5 && before !== undefined && !isBody(before))
}
