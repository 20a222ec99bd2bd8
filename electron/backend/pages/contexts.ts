/** What the text around a possible cut speaks of. */
import { widthOf } from './characters.ts'
import { type Terms, belongs, countTerms, mergeTerms } from './cohesion.ts'
import { type Page, type Piece, isBody } from './piece.ts'
import type { Weigh } from './weigh.ts'

/** Taking a paragraph out of a text that it fits costs this much, also where a word runs across the cut. */
const TAKEN_OUT = 2.6

export interface Contexts {
  bodies: Piece[]
  /** Terms of the running text up to and with each body piece, and from it on, within its run. */
  upTo: (i: number) => Terms
  from: (i: number) => Terms
  /** How well a body piece speaks of what stands above it, −2 to 2; 0 below a closing credit. */
  fits: (i: number) => number
  /** A paragraph in running text is taken out of it only where the subject changes. */
  staysThere: (i: number) => boolean
}

export function contextsOf(page: Page, bodies: Piece[]): Contexts {
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
export function subjectScore(page: Page, contexts: Contexts, at: number, to: number): number {
  const here = compare(page, contexts.from(to), contexts.upTo(at))
  if (to === at + 1) return here * 0.8
  if (here < 0.5 && standsInText(page, contexts.bodies[to] as Piece)) return -4
  return here * 0.9 - Math.max(-1.5, contexts.fits(to)) * 0.4
}

function compare(page: Page, text: Terms, subject: Terms): number {
  return belongs(text, subject, page.terms, { subject: countTerms(subject), page: page.termCount })
}

/** A paragraph taken out of the running text it stands in: its subject has to speak for it. */
export function takenOutScore(page: Page, contexts: Contexts, at: number, to: number, weigh: Weigh): number {
  const subject = compare(page, contexts.from(to), contexts.upTo(at)) * 0.5
  return weigh('subject-across', subject) + weigh('fits-where-it-is', -TAKEN_OUT)
}

/** Whether the piece stands in a running text already: a whole sentence before it and nothing between. */
function standsInText(page: Page, piece: Piece): boolean {
  const before = page.pieces[piece.index - 1]
  if (before === undefined || piece.start >= 0.5 || piece.gap > 1) return false
  return isBody(before) && before.end < 0.4
}
