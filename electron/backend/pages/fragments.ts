/** Short lines without a stop: headings, or the last line of a column? */
import { hasTwoPhrases, unbalanced, widthOf } from './characters.ts'
import {
  endsWeakly,
  endsWithOffice,
  opensAsSentence,
  opensWithSpeaker,
  openStart,
  saysSomething,
} from './ends.ts'
import { isContinuedFrom, opensWithDateline } from './forms.ts'
import { type Page, type Piece, isBody, isHeading } from './piece.ts'
import { type Weigh, itemise, rather } from './weigh.ts'
import { breaksInWord, endsInSingle, wordAcross } from './words.ts'

const IS_FRAGMENT = 2.5
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

/** Above 0: the line is text that a column cut off. */
function fragmentScore(page: Page, piece: Piece, lost: number, weigh: Weigh): number {
  const { pieces, words } = page
  const text = piece.text
  const width = widthOf(text)
  const before = pieces[piece.index - 1]
  const after = pieces[piece.index + 1]
  const body = nextBody(pieces, piece.index)
  let score = 0
  if (body) {
    const start = openStart(body.text)
    // Below another headline or a byline only a clear middle of a sentence can be this one's.
    const near = pieces
      .slice(piece.index + 1, body.index)
      .every((other) => other.form === 'caption' || other.form === 'furniture')
    // A dateline begins a story.
    if (near && start > 0)
      score += weigh('word-across', Math.max(0, Math.min(4, wordAcross(words, text, body.text) * 2.5)))
    if (start >= 0.9) score += weigh('open-below', 3)
    else if (near && start >= 0.5) score += weigh('open-below', 1)
    else if (body === after && start <= 0.15) score += weigh('open-below', -0.5)
  }
  if (openStart(text) >= 0.9) score += weigh('line-starts-open', 4)
  if (unbalanced(text).open.length > 0) score += weigh('bracket-left-open', 5)
  if (endsWeakly(text)) score += weigh('line-ends-open', 3.2)
  const commas = text.match(/[，,]/g)?.length ?? 0
  if (commas > 0 && width >= 12)
    score += weigh('commas', commas > 1 && width >= 16 ? 2.8 : width >= 20 ? 1.2 : 0.7)
  if (opensAsSentence(text)) score += weigh('reads-as-sentence', 1.6)
  if (width >= 14 && saysSomething(text)) score += weigh('reads-as-sentence', 1.6)
  if (endsInSingle(text)) score += weigh('line-ends-open', 0.8)
  if (body && body === after && endsInOffice(text) && opensWithSpeaker(body.text))
    score += weigh('word-across', 3)
  if (breaksInWord(words, text)) score += weigh('line-ends-open', 1.6)
  if (hasTwoPhrases(text)) score += weigh('two-phrases', -2.8)
  else if (/\p{Script=Han}[\s\u3000]+\p{Script=Han}/u.test(text)) score += weigh('two-phrases', -1.4)
  if (width <= 6) score += weigh('heading-length', -0.4)
  if (width > 30) score += weigh('heading-length', 0.8)
  // A marked subhead needs text below it, before the next marked heading.
  if (before && before.level > 1 && after && after.level > 0) score += weigh('heading-mark', 0.7)
  if (/[？！?!]/.test(text)) score += weigh('question-or-colon', -0.8)
  // What goes on from another page often stands without a headline.
  if (headsText(after)) score += weigh('byline-below', after?.form === 'continuation' ? -1.5 : -3)
  // A heading has its text below it; the last line of a column has the next column's top, a picture, a repeat.
  if (after && (after.form === 'caption' || after.form === 'furniture')) score += weigh('nothing-below', 0.5)
  if (page.marked && !besideMark(before) && !besideMark(after))
    score += weigh('mark-missing', 2.6 / (1 + lost))
  if (before === undefined) score += weigh('top-of-page', -1)
  // A label above its headline.
  if (width <= 12 && after && isHeading(after) && after.gap <= 1) score += weigh('headings-together', -0.8)
  return score
}

/** An office, or an office and the first characters of a name. */
function endsInOffice(text: string): boolean {
  return [0, 1, 2, 3].some((length) => endsWithOffice(text.slice(0, text.length - length)))
}

/** What follows a headline only: byline, continuation mark, dateline. */
function headsText(after: Piece | undefined): boolean {
  if (!after) return false
  if (after.form === 'continuation' || after.form === 'dateline' || after.form === 'byline') return true
  return isBody(after) && (opensWithDateline(after.text) || isContinuedFrom(after.text))
}

function besideMark(piece: Piece | undefined): boolean {
  return piece !== undefined && (piece.level > 0 || piece.bold)
}

/** The next running text on the page, past headings, captions and the like (at most 8 of them). */
export function nextBody(pieces: Piece[], index: number): Piece | undefined {
  for (let i = index + 1; i < Math.min(pieces.length, index + 9); i++) {
    const piece = pieces[i] as Piece
    if (isBody(piece)) return piece
  }
  return undefined
}
