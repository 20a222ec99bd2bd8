/** Forms that only the neighbours show: captions by their place, signatures above an agency line, closing credits. */
import { endsSentence, widthOf } from './characters.ts'
import { endsWithOffice, openStart } from './ends.ts'
import { namesCompiler, opensWithDateline } from './forms.ts'
import { isLatinName, isPersonName } from './names.ts'
import { type Page, type Piece, isBody, isHeading } from './piece.ts'

/** Settles forms by what stands around them. */
export function settleForms(page: Page): void {
  const usual = usualGap(page.pieces)
  const signed = namesSigned(page.pieces)
  findLists(page.pieces)
  findGraphics(page.pieces)
  for (const piece of page.pieces) {
    if (piece.learned !== null) continue
    if (piece.form === 'dateline' && closes(page.pieces, piece.index)) piece.form = 'credit'
    if (piece.form === 'credit' && opens(page.pieces, piece.index) && namesCompiler(piece.text))
      piece.form = 'byline'
    if (piece.form === 'byline' && closes(page.pieces, piece.index) && isAgencyWithoutName(piece.text))
      piece.form = 'credit'
    if (piece.form === 'paragraph' && ASKS_AND_TELLS.test(piece.text) && headsStory(page.pieces, piece.index))
      piece.form = 'heading'
    // A bare name between a headline and its text: who wrote it.
    if (
      piece.form === 'heading' &&
      piece.level === 0 &&
      opens(page.pieces, piece.index) &&
      namesWriter(page.pieces, piece, signed)
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

/** A name or date, a space, and what is said of it, with a comma. */
const ENTRY = /^[\p{Script=Han}\p{N}·：:]{2,8}[\s　]+\S{5,}[，,；;]/u

/** Three and more such lines right below each other are a list, not headings. */
function findLists(pieces: Piece[]): void {
  const isEntry = ({ form, level, bold, learned, text }: Piece): boolean =>
    learned === null &&
    level === 0 &&
    !bold &&
    (form === 'heading' || form === 'paragraph') &&
    text.length <= 120 &&
    ENTRY.test(text)
  listRuns(
    pieces,
    isEntry,
    (run) => run.length >= 3 && run.filter(({ text }) => !endsSentence(text)).length > 1,
  )
}

/** Ems of a figure and its few words in a graphic. */
const GRAPHIC_LINE = 12
/** Fewer such lines stand together by chance: the ends of two columns and a heading. */
const GRAPHIC_LINES = 4

/** Short unmarked lines below each other, none with a stop: the figures of a graphic (5个, 重大专项), not sentences. */
function findGraphics(pieces: Piece[]): void {
  const isShort = ({ form, level, bold, learned, text }: Piece): boolean =>
    learned === null &&
    level === 0 &&
    !bold &&
    (form === 'heading' || form === 'paragraph') &&
    widthOf(text) <= GRAPHIC_LINE &&
    !endsSentence(text)
  listRuns(pieces, isShort, (run) => run.length >= GRAPHIC_LINES && hasFigure(run))
}

/** Makes lists of the longest runs of pieces that could belong to one, where the run as a whole is one. */
function listRuns(
  pieces: Piece[],
  belongs: (piece: Piece) => boolean,
  isList: (run: Piece[]) => boolean,
): void {
  for (let i = 0; i < pieces.length; ) {
    let end = i
    while (end < pieces.length && belongs(pieces[end] as Piece)) end++
    const run = pieces.slice(i, end)
    if (isList(run)) for (const piece of run) piece.form = 'list'
    i = Math.max(end, i + 1)
  }
}

/** Whether two of the lines hold a number: headings that stand together seldom do. */
function hasFigure(lines: Piece[]): boolean {
  return lines.filter(({ text }) => /\d/.test(text)).length >= 2
}

/** Bylines, credits and captions without spaces: who is named there writes elsewhere on the page too. */
function namesSigned(pieces: Piece[]): string {
  const lines = pieces.filter(
    ({ form }) => form === 'byline' || form === 'credit' || form === 'caption' || form === 'furniture',
  )
  return lines
    .slice(0, 400)
    .map((piece) => piece.text.slice(-80).replace(/\s+/gu, ''))
    .join('\n')
}

/** Two short phrases with ？ or ！ between and no stop: 百年水塔拆不拆？公听会吵了四小时. */
const ASKS_AND_TELLS = /^[^。，,；;：:“「]{4,14}[？！?!][^。，,；;：:？！?!”」]{4,16}$/u

/** Whether what follows only stands below a headline. */
function headsStory(pieces: Piece[], index: number): boolean {
  const after = pieces[index + 1]
  if (!after) return false
  if (after.form === 'byline' || after.form === 'dateline' || isHeading(after)) return true
  return isBody(after) && opensWithDateline(after.text)
}

/** What stands spaced out above a text and is no name. */
const SPACED_WORD =
  /^(?:社\s*[论論]|[短时時]\s*[评評]|[导導][读讀言]|按\s*[语語]|[编編]\s*者|引\s*[言子]|前\s*言)/u

/** Whether a line below a headline is a name: a known surname, one spaced out, one with an office, one that signs elsewhere. */
function namesWriter(pieces: Piece[], piece: Piece, signed: string): boolean {
  const text = piece.text.replace(/^[■◎●□◆◇○\s]+/u, '')
  if (isPersonName(text)) return true
  if (/^\p{Script=Han}[\s　]+\p{Script=Han}$/u.test(text)) return !SPACED_WORD.test(text)
  if (/^\p{Script=Han}{2,4}$/u.test(text)) return signed.includes(text)
  const parts = /^(\S{3,24})[\s　]+(\p{Script=Han}[\s　]*\p{Script=Han}{1,3})$/u.exec(text)
  if (parts && endsWithOffice(parts[1] as string)) return true
  return isLatinName(text) && readsAsWords(pieces[piece.index - 1]?.text ?? '')
}

/** Whether a headline is set like a sentence, not Like This: then a line in capitals below it is a name. */
function readsAsWords(headline: string): boolean {
  return /\s\p{Ll}{5,}/u.test(headline)
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
