/** Forms that only the neighbours show: captions by their place, signatures above an agency line, closing credits. */
import { endsSentence, widthOf } from './characters.ts'
import { openStart } from './ends.ts'
import { namesCompiler } from './forms.ts'
import { isPersonName } from './names.ts'
import { type Page, type Piece, isBody, isHeading } from './piece.ts'

/** Settles forms by what stands around them. */
export function settleForms(page: Page): void {
  const usual = usualGap(page.pieces)
  for (const piece of page.pieces) {
    if (piece.learned !== null) continue
    if (piece.form === 'dateline' && closes(page.pieces, piece.index)) piece.form = 'credit'
    if (piece.form === 'credit' && opens(page.pieces, piece.index) && namesCompiler(piece.text))
      piece.form = 'byline'
    if (piece.form === 'byline' && closes(page.pieces, piece.index) && isAgencyWithoutName(piece.text))
      piece.form = 'credit'
    // A bare name between a headline and its text: who wrote it.
    if (
      piece.form === 'heading' &&
      piece.level === 0 &&
      opens(page.pieces, piece.index) &&
      isPersonName(piece.text)
    )
      piece.form = 'byline'
    if (piece.form === 'paragraph' && standsByPicture(page.pieces, piece, usual)) piece.form = 'caption'
  }
  for (let i = page.pieces.length - 1; i > 0; i--) {
    const piece = page.pieces[i] as Piece
    const above = page.pieces[i - 1] as Piece
    if (piece.form === 'credit' && above.learned === null && isSignature(above, piece)) above.form = 'credit'
  }
}

function isAgencyWithoutName(text: string): boolean {
  return /[（(].*[电電讯訊][）)]$/u.test(text)
}

/** Whether the piece comes after running text and before a heading or the end. */
function closes(pieces: Piece[], index: number): boolean {
  const before = pieces[index - 1]
  const after = pieces[index + 1]
  if (!before || !(isBody(before) || before.form === 'credit' || isHeading(before))) return false
  return isBody(before) || !after || !isBody(after)
}

/** Whether the piece stands between a headline and its text. */
function opens(pieces: Piece[], index: number): boolean {
  const before = pieces[index - 1]
  const after = pieces[index + 1]
  return before !== undefined && isHeading(before) && after !== undefined && isBody(after)
}

/** A short sentence by itself behind the empty place of a picture. */
function standsByPicture(pieces: Piece[], piece: Piece, usual: number): boolean {
  const before = pieces[piece.index - 1]
  const after = pieces[piece.index + 1]
  if (!before || piece.gap < Math.max(2, usual + 1) || piece.level > 0 || widthOf(piece.text) > 60)
    return false
  if (openStart(piece.text) >= 0.5) return false
  const gapAfter = piece.gapAfter >= Math.max(2, usual + 1)
  if (gapAfter || after?.form === 'caption') return true
  return after !== undefined && isBody(after) && openStart(after.text) >= 0.5
}

/** Short lines without a stop right above a credit: who signed, and where. */
function isSignature(above: Piece, credit: Piece): boolean {
  if (!isHeading(above) || above.level > 0 || widthOf(above.text) > 30 || endsSentence(above.text))
    return false
  return credit.gap === 0 || widthOf(credit.text) <= 20
}

function usualGap(pieces: Piece[]): number {
  const gaps = pieces
    .slice(1)
    .map((piece) => piece.gap)
    .sort((a, b) => a - b)
  return gaps[Math.floor(gaps.length / 2)] ?? 0
}
