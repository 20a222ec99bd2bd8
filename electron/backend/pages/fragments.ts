/** Short lines without a stop: headings, or the last line of a column? */
import { fragmentScore, headsText } from './fragment-score.ts'
import { type Page, type Piece, isHeading } from './piece.ts'
import { itemise, rather } from './weigh.ts'

const IS_FRAGMENT = -0.25
/** Lines taken for text that lack no more than this are kept as weighed. */
const NEAR = 1
/** Most lines that are no text are subheads, not headlines. */
const UNLIKELY = 2

/** Turns headings that are cut-off text back into paragraphs. */
export function findFragments(page: Page): void {
  const { pieces } = page
  const lost = page.marked ? pieces.filter((piece) => hasLostMark(pieces, piece)).length : 0
  // From the end, so that the line after is already known to be text when the line before is judged.
  for (let i = pieces.length - 1; i >= 0; i--) {
    const piece = pieces[i] as Piece
    if (!isHeading(piece) || piece.level > 0 || piece.bold || piece.learned !== null) continue
    const score = fragmentScore(page, piece, lost, page.weigh)
    if (score < IS_FRAGMENT) continue
    if (score < IS_FRAGMENT + NEAR) keepRejected(page, piece, lost, score)
    piece.form = 'paragraph'
  }
}

/** A bare line with a byline or a dateline below it: a headline, also on a page that marks its headings. */
function hasLostMark(pieces: Piece[], piece: Piece): boolean {
  return isHeading(piece) && piece.level === 0 && !piece.bold && headsText(pieces[piece.index + 1])
}

/** A line that might have been a headline and was taken for text. */
function keepRejected(page: Page, piece: Piece, lost: number, score: number): void {
  const { weigh, items } = itemise(page.weigh)
  fragmentScore(page, piece, lost, weigh)
  page.weighed.push({
    kind: 'title',
    at: piece.index,
    to: null,
    instead: null,
    applied: false,
    margin: IS_FRAGMENT - score - UNLIKELY,
    evidence: rather([], items),
  })
}
