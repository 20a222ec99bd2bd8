/** The reading order of a report's pieces: page order, but a sentence's second half right after its first. */
import { type Terms, countTerms, evidence, mergeTerms } from './cohesion.ts'
import { type Page, type Piece, isBody, isHeading, nextBody } from './piece.ts'
import type { Stretch } from './stretches.ts'
import { wordAcross } from './words.ts'

/** Each move goes through the whole report; beyond so many pieces gone through it is no report but a heap. */
const MOST_STEPS = 200_000

/** Running text and subheads of one report in reading order. */
export function orderText(page: Page, stretches: Stretch[]): Piece[] {
  const flow = stretches.flatMap((stretch) => stretch.pieces).filter(isFlow)
  const first = new Set(stretches.flatMap((stretch) => stretch.pieces.find(isFlow)?.index ?? []))
  const own = new Set(flow.map((piece) => piece.index))
  let order = flow
  let place = placesOf(order)
  let steps = 0
  for (const piece of flow) {
    if (piece.next === null || !own.has(piece.next)) continue
    if (place.get(piece.next) === (place.get(piece.index) as number) + 1) continue
    if ((steps += order.length) > MOST_STEPS) break
    order = bringTogether(page, order, first, piece, page.pieces[piece.next] as Piece)
    place = placesOf(order)
  }
  joinCarried(page, order, first)
  return order
}

/**
 * A sentence that was left open, and right after it in the report a stretch from elsewhere on the page: grouping has
 * shown by their subject what punctuation alone could not.
 */
function joinCarried(page: Page, order: Piece[], first: Set<number>): void {
  const places: number[] = []
  for (let i = 1; i < order.length; i++) if (isCarriedBehind(page, order, first, i)) places.push(i)
  const open = order.filter((piece) => piece.end >= 0.6 && piece.next === null).length
  for (const i of places) {
    const before = order[i - 1] as Piece
    const after = order[i] as Piece
    const word = wordAcross(page.words, before.text, after.text)
    // Where there is but one open end and one tail they are each other's; else two of three that begin like a new
    // sentence are one.
    const only = places.length === 1 && open === 1
    if (word < 0 || (after.start < 0.5 && word < 1 && !only)) continue
    before.next = after.index
    after.previous = before.index
    page.weighed.push({
      kind: 'join',
      at: before.index,
      to: after.index,
      instead: null,
      applied: true,
      margin: 0,
      evidence: [['subject-settled', page.weigh('subject-settled', 1)]],
    })
  }
}

/** Whether an open sentence stands above place `i` of the order, and there a stretch from elsewhere on the page. */
function isCarriedBehind(page: Page, order: Piece[], first: Set<number>, i: number): boolean {
  const before = order[i - 1] as Piece
  const after = order[i] as Piece
  if (before.end < 0.6 || before.next !== null || after.previous !== null || after.start < 0.25) return false
  return first.has(after.index) && after.index !== nextBody(page.pieces, before.index)?.index
}

function isFlow(piece: Piece): boolean {
  return isBody(piece) || (isHeading(piece) && piece.role === 'subhead') || isInnerHeading(piece)
}

/** Kickers and labels that stand below a subhead travel with the text. */
function isInnerHeading(piece: Piece): boolean {
  return isHeading(piece) && (piece.role === 'kicker' || piece.role === 'label') && piece.inner
}

function placesOf(order: Piece[]): Map<number, number> {
  return new Map(order.map((piece, i) => [piece.index, i]))
}

function bringTogether(page: Page, order: Piece[], first: Set<number>, before: Piece, after: Piece): Piece[] {
  const a = order.indexOf(before)
  const b = order.indexOf(after)
  if (b === a + 1) return order
  if (b > a) return liftOut(order, a, b)
  return turn(page, order, first, b, a)
}

/** The halves have strange text between them: it goes to the lead when the story lacks one, else behind. */
function liftOut(order: Piece[], a: number, b: number): Piece[] {
  const between = order.slice(a + 1, b)
  const rest = order.slice(b)
  const head = order.slice(0, a + 1)
  if (between.every((piece) => !isHeading(piece)) && head[0] && isHeading(head[0]))
    return [...between, ...head, ...rest]
  // Behind the section that was cut: up to the next subhead.
  const stop = rest.findIndex((piece, i) => i > 0 && isHeading(piece))
  const at = stop < 0 ? rest.length : stop
  return [...head, ...rest.slice(0, at), ...between, ...rest.slice(at)]
}

/** The second half stands above the first: what lies between is turned about at the weakest place. */
function turn(page: Page, order: Piece[], first: Set<number>, start: number, end: number): Piece[] {
  const span = order.slice(start, end + 1)
  const at = weakestPlace(page, span, first)
  return [...order.slice(0, start), ...span.slice(at), ...span.slice(0, at), ...order.slice(end + 1)]
}

/** Where in a span the text hangs together least: not inside a joined sentence, not so that a subhead comes first. */
function weakestPlace(page: Page, span: Piece[], first: Set<number>): number {
  let best = span.length - 1
  let least = Number.POSITIVE_INFINITY
  for (let i = span.length - 1; i > 0; i--) {
    const piece = span[i] as Piece
    const above = span[i - 1] as Piece
    if (isHeading(piece) || isHeading(above) || above.next !== null || piece.start >= 0.9) continue
    const up = termsOf(span.slice(Math.max(0, i - 3), i))
    const down = termsOf(span.slice(i, i + 3))
    const value = evidence(down, up, page.terms, { subject: countTerms(up), page: page.termCount })
    const border = first.has(piece.index) && page.pieces[piece.index - 1] !== above ? -20 : 0
    const score = value + border + (/^(?:[一另]方面|其次|此外|同时|同時|第[二三四])/.test(piece.text) ? 6 : 0)
    if (score < least) {
      least = score
      best = i
    }
  }
  return best
}

function termsOf(pieces: Piece[]): Terms {
  const terms: Terms = new Map()
  for (const piece of pieces) mergeTerms(terms, piece.terms)
  return terms
}
