/** A unit with what the steps found out about it. */
import { unbalanced } from './characters.ts'
import { type Terms, countTerms, mergeTerms, termsOf } from './cohesion.ts'
import { openEnd, openStart } from './ends.ts'
import type { BlockKind } from '../../../shared/model/report.ts'
import type { Form } from './forms.ts'
import type { Unit } from './units.ts'
import { type Weigh, plainly } from './weigh.ts'
import type { Weighed } from './weighed.ts'
import { type PageWords, learnWords } from './words.ts'

export type Role = 'title' | 'subhead' | 'kicker' | 'label'

export interface Piece extends Unit {
  form: Form
  /** For headings: what they head. */
  role: Role | null
  /** A kicker or label below a subhead, inside the text. */
  inner: boolean
  /** What the user has said lines like this one are. */
  learned: BlockKind | null
  /** How open the text is at its start and its end, 0 to 1. Headings and attachments: 0. */
  start: number
  end: number
  /** Brackets and quotes: one is left open at the end, one is closed at the start that was not opened. */
  leavesOpen: boolean
  closesFirst: boolean
  terms: Terms
  /** The piece (by index) that goes on with this one's sentence, and the other way round. */
  next: number | null
  previous: number | null
}

export interface Page {
  pieces: Piece[]
  words: PageWords
  terms: Terms
  termCount: number
  /** The page marks its headings (`#`), so that a bare line is less likely to be one. */
  marked: boolean
  /** Text stands before it that is not here. */
  goesOn: boolean
  weigh: Weigh
  /** What was decided so far, and how sure. */
  weighed: Weighed[]
}

/** Running text, as against headings and what stands beside the text. */
export function isBody(piece: Piece): boolean {
  return (
    piece.form === 'paragraph' || piece.form === 'list' || piece.form === 'quote' || piece.form === 'table'
  )
}

export function isHeading(piece: Piece): boolean {
  return piece.form === 'heading'
}

/** The next running text on the page, past headings, captions and the like (at most 8 of them). */
export function nextBody(pieces: Piece[], index: number): Piece | undefined {
  for (let i = index + 1; i < Math.min(pieces.length, index + 9); i++) {
    const piece = pieces[i] as Piece
    if (isBody(piece)) return piece
  }
  return undefined
}

/** A paragraph's subject shows long before: a book in one line would fill the memory with its terms. */
const READ_FOR_TERMS = 20_000

export function pageOf(units: Unit[], forms: Form[], weigh: Weigh = plainly): Page {
  const pieces = units.map((unit, i): Piece => {
    const form = forms[i] as Form
    const terms = termsOf(unit.text.slice(0, READ_FOR_TERMS))
    const open = { start: 0, end: 0, leavesOpen: false, closesFirst: false, next: null, previous: null }
    return { ...unit, form, role: null, inner: false, learned: null, terms, ...open }
  })
  const terms: Terms = new Map()
  for (const piece of pieces) mergeTerms(terms, piece.terms)
  const marked = units.filter((unit) => unit.level > 0).length >= 3
  const words = learnWords(units)
  return { pieces, words, terms, termCount: countTerms(terms), marked, goesOn: false, weigh, weighed: [] }
}

/** Brackets farther from a cut than this are closed elsewhere. */
const BESIDE_CUT = 400

/** Measures how open the ends of running text are; headings that turned out to be text get theirs here too. */
export function measureEnds(page: Page): void {
  for (const piece of page.pieces) {
    piece.end = piece.form === 'paragraph' || piece.form === 'quote' ? openEnd(piece.text) : 0
    piece.start = piece.form === 'paragraph' || piece.form === 'quote' ? openStart(piece.text) : 0
    if (!isBody(piece)) continue
    piece.leavesOpen = unbalanced(piece.text.slice(-BESIDE_CUT)).open.length > 0
    piece.closesFirst = unbalanced(piece.text.slice(0, BESIDE_CUT)).closing.length > 0
  }
}
