/** What speaks for one piece's going on with the sentence of another. */
import { widthOf } from './characters.ts'
import { endsInOffice, opensWithSpeaker } from './ends.ts'
import { type Page, type Piece, isBody, isHeading } from './piece.ts'
import type { Weigh } from './weigh.ts'
import { measureAcross, repeatedAcross, wordAcross } from './words.ts'

/** Neighbours but for text that is left out: what stood between them may have been all that parted them. */
export const OVER_A_TEAR = 1.5
/** What two pieces that are no neighbours start with: of many such pairs hardly one belongs together. */
const RARE = -3.3
const TORN = -1.2
/** Lines of a list that follow each other without a full stop. */
const LIST_LINE = 60
const LISTED = -2.6
/**
 * Neighbours and pieces that are far apart weigh the same evidence differently: between neighbours place says most,
 * far apart only an end that is surely open and a word that runs across. Fitted, with the other weights, as a
 * conditional logit (each end chooses among its candidates and none) over 3,500 ends of made pages, the real and the
 * written ones, then moved by hand and by search. The reports of those pages were in the fit.
 */
interface Weights {
  end: number
  start: number
  startSure: number
  word: number
  broken: number
  noWord: number
  noLatinWord: number
  alone: number
  repeated: number
}
const NEIGHBOUR: Weights = {
  end: 7,
  start: 2.3,
  startSure: 1.4,
  word: 1.3,
  broken: 1.7,
  noWord: -1,
  noLatinWord: -0.75,
  alone: -1.1,
  repeated: 0.9,
}
const FAR: Weights = {
  end: 7.7,
  start: 2.3,
  startSure: 0.5,
  word: 1.2,
  broken: 2.2,
  noWord: -1.3,
  noLatinWord: -0.5,
  alone: -2.1,
  repeated: 2.7,
}

/** Ems of a caption that no mark tells from a paragraph. */
const LONGEST_CAPTION = 45

/** Evidence of punctuation, words and place that `after` goes on with the sentence of `before`. */
export function joinScore(page: Page, before: Piece, after: Piece, distance: number, weigh: Weigh): number {
  // A dateline begins a story: whatever stands above ended elsewhere.
  if (after.start === 0) return -9
  const by = distance === 1 ? NEIGHBOUR : FAR
  let score = weigh('end-open', (before.end - 0.5) * by.end)
  score +=
    after.start >= 0.3
      ? weigh('start-open', (after.start - 0.3) * by.start + (isWanting(after) ? by.startSure : 0))
      : weigh('start-whole', (after.start - 0.3) * 1.4)
  score += wordScore(page, before, after, by, weigh)
  // A line of a few words without a comma is a heading that was not recognised rather than half a sentence.
  if (before.end < 1 && widthOf(before.text) <= 20 && !/[，,、]/.test(before.text))
    score += weigh('line-alone', by.alone)
  if (before.leavesOpen && after.closesFirst) score += weigh('bracket-closed', 3.1)
  else if (after.closesFirst) score += weigh('bracket-strange', -3.9)
  else if (before.leavesOpen && distance !== 1) score += weigh('bracket-left-open', -1.8)
  if (distance === 1 && isListed(before, after) && wordAcross(page.words, before.text, after.text) <= 1)
    score += weigh('line-alone', LISTED)
  if (distance === 1) return score + neighbourScore(page, before, after, weigh)
  score +=
    distance === OVER_A_TEAR
      ? weigh('settled-above', TORN)
      : weigh('far-apart', RARE - 0.22 * Math.log2(Math.abs(distance)))
  if (distance < 0) score += weigh('goes-back', -0.5)
  if (distance === 2 && isCaptionLike(page, before, after)) score += weigh('caption-between', 1)
  const above = page.pieces[after.index - 1]
  // What stands above is unfinished too, and nearer.
  if (before.start > 0 && above?.form === 'paragraph' && above.end >= 0.4)
    score += weigh('other-end-nearer', -1.9)
  return score + placeScore(page, after, weigh)
}

function isLatinCut(before: string, after: string): boolean {
  return /[a-z,]$/i.test(before) && /^[a-z]/i.test(after)
}

/** Two short lines, neither with a stop, the second beginning afresh: figures and entries of a list, not one sentence. */
function isListed(before: Piece, after: Piece): boolean {
  if (before.end >= 1 || after.end >= 1 || after.end < 0.4 || after.start >= 0.5) return false
  return widthOf(before.text) <= LIST_LINE && widthOf(after.text) <= LIST_LINE
}

/** What surely begins in the middle of a sentence has its first half somewhere on the page. */
function isWanting({ start }: Piece): boolean {
  return start >= 0.99
}

/** Whether a word, a number with its measure or an office with its name runs across the cut. */
function wordScore(page: Page, before: Piece, after: Piece, by: Weights, weigh: Weigh): number {
  const word = wordAcross(page.words, before.text, after.text)
  let score = 0
  if (measureAcross(before.text, after.text)) score += weigh('word-across', 1.1)
  else if (endsInOffice(before.text) && opensWithSpeaker(after.text)) score += weigh('word-across', 1.5)
  else if (word === 0)
    score += weigh('no-word-across', isLatinCut(before.text, after.text) ? by.noLatinWord : by.noWord)
  if (word !== 0)
    score += weigh(word > 0 ? 'word-across' : 'word-broken', word * (word > 0 ? by.word : by.broken))
  if (repeatedAcross(before.text, after.text) > 0) score += weigh('word-repeated', by.repeated)
  return score
}

/** Neighbours belong together unless a story begins between them. */
function neighbourScore(page: Page, before: Piece, after: Piece, weigh: Weigh): number {
  let score = weigh('next-on-page', after.gap > 1 ? -2.3 : 0)
  let headings = 0
  for (let i = before.index + 1; i < after.index; i++) {
    const { form, level } = page.pieces[i] as Piece
    // A subhead does not stand inside a sentence; a headline set across the columns may, with its kicker.
    if (form === 'heading' && ++headings === 1) score += weigh('heading-between', level === 1 ? -1.8 : -3.8)
    else if (form === 'byline') score += weigh('attached-between', -2.4)
    else if (form === 'furniture') score += weigh('attached-between', -1.4)
    else if (form === 'continuation' || form === 'dateline' || form === 'credit')
      score += weigh('attached-between', -3.5)
  }
  return score
}

/** Whether all that parts them is one short whole sentence: the words below a picture that nothing marks as such. */
function isCaptionLike(page: Page, before: Piece, after: Piece): boolean {
  const between = page.pieces.slice(before.index + 1, after.index)
  const text = between.find(isBody)
  return (
    text !== undefined &&
    text.end < 0.4 &&
    text.start < 0.5 &&
    widthOf(text.text) <= LONGEST_CAPTION &&
    !between.some(isHeading)
  )
}

/** After a closing credit, text without a heading needs something to go on with. */
function placeScore(page: Page, piece: Piece, weigh: Weigh): number {
  const before = page.pieces[piece.index - 1]
  const ended = before?.form === 'credit' || before?.form === 'furniture'
  return ended ? weigh('credit-before', 0.7) : 0
}
