/** Cut sentences find their other half: all ends and all beginnings are weighed together. */
import { unbalanced, widthOf } from './characters.ts'
import { type Terms, belongs, countTerms, mergeTerms } from './cohesion.ts'
import { assign } from './assign.ts'
import { type Page, type Piece, isBody, isHeading } from './piece.ts'
import { repeatedAcross, sharesAWord, wordAcross } from './words.ts'

/** A join needs this much evidence; below, the two halves stay apart. */
const ENOUGH = 1.4
/** More open ends than this are not a page of columns: only neighbours are joined then. */
const MANY_ENDS = 150
/** Taking a paragraph out of a text that it fits costs this much, also where a word runs across the cut. */
const TAKEN_OUT = 0.5
/** How far a column's text may have been carried, in pieces of running text. */
const REACH = 80

/** Sets `next` and `previous` on the pieces whose sentence a column broke. */
export function joinCuts(page: Page): void {
  const bodies = page.pieces.filter(isBody)
  const place = new Map(bodies.map((piece, i) => [piece.index, i]))
  const ends = bodies.filter((piece) => piece.end >= 0.4)
  const far = ends.length <= MANY_ENDS
  const contexts = far ? contextsOf(page, bodies) : null
  const pairs: { from: number; to: number; score: number }[] = []
  for (const piece of ends) {
    const at = place.get(piece.index) as number
    const last = far ? Math.min(bodies.length - 1, at + REACH) : at + 1
    for (let i = far ? Math.max(0, at - REACH) : at + 1; i <= last; i++) {
      const other = bodies[i]
      if (!other || i === at || other.form !== 'paragraph') continue
      const distance = i - at
      if (distance !== 1 && !canBeCarried(page, other, distance)) continue
      const takenOut = distance !== 1 && contexts?.staysThere(i)
      if (takenOut && !sharesAWord(page.words, piece.text, other.text)) continue
      let score = joinScore(page, piece, other, distance)
      // Subjects are compared only where punctuation and words leave it open: it is the dear part.
      const apart = distance !== 1 || headingBetween(page, piece, other)
      if (contexts && takenOut) score += compare(page, contexts.from(i), contexts.upTo(at)) * 0.5 - TAKEN_OUT
      else if (contexts && apart && score > ENOUGH - 3.5) score += subjectScore(page, contexts, at, i)
      else if (contexts && distance === 1) score += Math.min(0, subjectScore(page, contexts, at, i)) * 0.6
      if (score >= ENOUGH) pairs.push({ from: piece.index, to: other.index, score })
    }
  }
  for (const { from, to } of assign(pairs)) {
    ;(page.pieces[from] as Piece).next = to
    ;(page.pieces[to] as Piece).previous = from
  }
}

/** Evidence of punctuation, words and place that `after` goes on with the sentence of `before`. */
function joinScore(page: Page, before: Piece, after: Piece, distance: number): number {
  // A dateline begins a story: whatever stands above ended elsewhere.
  if (after.start === 0) return -9
  let score = (before.end - 0.5) * 2 + (after.start - 0.3) * 3
  score += wordAcross(page.words, before.text, after.text)
  const open = unbalanced(before.text.slice(-400)).open
  const closing = unbalanced(after.text.slice(0, 400)).closing
  if (open.length > 0 && closing.length > 0) score += 2
  else if (closing.length > 0) score -= 1.5
  else if (open.length > 0 && distance !== 1) score -= 0.5
  if (repeatedAcross(before.text, after.text) > 0) score += 1.5
  if (distance === 1) return score + neighbourScore(page, before, after)
  return score - 0.2 * Math.log2(Math.abs(distance)) - (distance < 0 ? 0.8 : 0) + placeScore(page, after)
}

/** Neighbours belong together unless a story begins between them. */
function neighbourScore(page: Page, before: Piece, after: Piece): number {
  let score = after.gap > 1 ? 2.2 : 2.6
  for (let i = before.index + 1; i < after.index; i++) {
    const { form, level } = page.pieces[i] as Piece
    // A subhead does not stand inside a sentence; a headline set across the columns may.
    if (form === 'heading') score -= level === 1 ? 1 : level > 1 ? 1.8 : 1.5
    else if (form === 'byline') score -= 1
    else if (form === 'furniture') score -= 0.8
    else if (form === 'continuation' || form === 'dateline' || form === 'credit') score -= 2
  }
  return score
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

/** Whether the piece stands in a running text already: a whole sentence before it and nothing between. */
function standsInText(page: Page, piece: Piece): boolean {
  const before = page.pieces[piece.index - 1]
  if (before === undefined || piece.start >= 0.5 || piece.gap > 1) return false
  return isBody(before) && before.end < 0.4
}

/** After a closing credit, text without a heading needs something to go on with. */
function placeScore(page: Page, piece: Piece): number {
  const before = page.pieces[piece.index - 1]
  return before?.form === 'credit' || before?.form === 'furniture' ? 0.8 : 0
}

interface Contexts {
  bodies: Piece[]
  /** Terms of the running text up to and with each body piece, and from it on, within its run. */
  upTo: (i: number) => Terms
  from: (i: number) => Terms
  /** How well a body piece speaks of what stands above it, −2 to 2; 0 below a closing credit. */
  fits: (i: number) => number
  /** A paragraph in running text is taken out of it only where the subject changes. */
  staysThere: (i: number) => boolean
}

function contextsOf(page: Page, bodies: Piece[]): Contexts {
  const broken = (i: number): boolean => {
    const before = bodies[i - 1] as Piece
    const after = bodies[i] as Piece
    if (before.end >= 0.4) return true
    for (let k = before.index + 1; k < after.index; k++) {
      const between = page.pieces[k] as Piece
      if (between.role === 'title' || between.form === 'credit' || between.form === 'continuation')
        return true
    }
    return false
  }
  const gather = (i: number, step: 1 | -1, limit: number): Terms => {
    const terms: Terms = new Map()
    let width = 0
    for (let k = i; k >= 0 && k < bodies.length && width < limit; k += step) {
      mergeTerms(terms, (bodies[k] as Piece).terms)
      width += widthOf((bodies[k] as Piece).text)
      const edge = step > 0 ? k + 1 : k
      if (edge <= 0 || edge >= bodies.length || broken(edge)) break
    }
    return terms
  }
  const upTo = cached((i) => gather(i, -1, 700))
  const from = cached((i) => gather(i, 1, 500))
  const fits = cached((i) => {
    // What a closing credit has ended does not go on below it.
    const ended = page.pieces[(bodies[i] as Piece).index - 1]?.form === 'credit'
    return i === 0 || ended ? 0 : compare(page, from(i), upTo(i - 1))
  })
  const staysThere = (i: number) => standsInText(page, bodies[i] as Piece) && fits(i) > -0.5
  return { bodies, upTo, from, fits, staysThere }
}

function cached<T>(make: (i: number) => T): (i: number) => T {
  const made = new Map<number, T>()
  return (i) => {
    const known = made.get(i)
    if (known !== undefined) return known
    const value = make(i)
    made.set(i, value)
    return value
  }
}

/** Whether the text from `to` on speaks of what `at` spoke of, rather than of what stands before `to`. */
function subjectScore(page: Page, contexts: Contexts, at: number, to: number): number {
  const here = compare(page, contexts.from(to), contexts.upTo(at))
  if (to === at + 1) return here * 0.8
  if (here < 0.5 && standsInText(page, contexts.bodies[to] as Piece)) return -4
  return here * 0.9 - Math.max(-1.5, contexts.fits(to)) * 0.4
}

function compare(page: Page, text: Terms, subject: Terms): number {
  return belongs(text, subject, page.terms, { subject: countTerms(subject), page: page.termCount })
}
