/** Passages that stand on the page twice: one copy is furniture. */
import { endsSentence, lettersOf } from './characters.ts'
import { countTerms, mergeTerms } from './cohesion.ts'
import { type Page, type Piece, isBody, isHeading } from './piece.ts'

/** Shorter passages repeat by chance. */
const LONG_ENOUGH = 24

/**
 * Sets the form of one copy to `furniture`. Only whole pieces count: one that equals another, or a run of others;
 * a sentence quoted in a summary is no repeat.
 */
export function setRepeatsAside(page: Page): void {
  const { pieces } = page
  const letters = pieces.map((piece) => (isText(piece) ? lettersOf(piece.text) : ''))
  const begins = new Map<string, number[]>()
  letters.forEach((text, i) => {
    if (text.length < 8) return
    const key = text.slice(0, 8)
    const known = begins.get(key)
    if (known) known.push(i)
    else begins.set(key, [i])
  })
  for (const piece of pieces) {
    const text = letters[piece.index] as string
    if (text.length < LONG_ENOUGH || piece.form === 'furniture') continue
    const candidates = (begins.get(text.slice(0, 8)) ?? []).slice(0, 20)
    const at = candidates.find((i) => i !== piece.index && sameRun(pieces, letters, i, text) > 0)
    if (at === undefined) continue
    const copies = sameRun(pieces, letters, at, text)
    // Of two equal copies the one that more of the story goes on from stays; so does the finer one.
    if (copies === 1 && piece.index < at && !goesOnBetter(pieces, at, piece.index)) continue
    if (copies === 1 && piece.index > at && goesOnBetter(pieces, piece.index, at)) continue
    piece.form = 'furniture'
    keepAside(page, piece.index, at, copies)
    setAsideBefore(page, piece.index, at)
  }
  // A copy would make every term of the passage look as if another story held it too.
  for (const piece of pieces) if (piece.form === 'furniture') mergeTerms(page.terms, piece.terms, -1)
  page.termCount = countTerms(page.terms)
}

/** Captions stand twice as well, with a picture that was read in two parts. */
function isText(piece: Piece): boolean {
  return (isBody(piece) && !piece.list) || piece.form === 'caption'
}

/** How many pieces from `i` on, one after another, make up exactly `text`; 0 when they do not. */
function sameRun(pieces: Piece[], letters: string[], i: number, text: string): number {
  let made = 0
  for (let k = i; k < Math.min(pieces.length, i + 6); k++) {
    const more = letters[k] as string
    if (more === '' || (pieces[k] as Piece).form === 'furniture' || !text.startsWith(more, made)) return 0
    made += more.length
    if (made === text.length) return k - i + 1
  }
  return 0
}

/** What stands just before a repeated passage may be the end of the repeated column: 「…利益」 above both copies. */
function setAsideBefore(page: Page, copy: number, kept: number): void {
  const { pieces } = page
  const above = pieces[copy - 1]
  const twin = pieces[kept - 1]
  if (!above || !twin || above === twin || !(isHeading(above) || isBody(above))) return
  const text = lettersOf(above.text)
  if (text.length < 2 || text !== lettersOf(twin.text)) return
  above.form = 'furniture'
  keepAside(page, copy - 1, kept - 1, 1)
}

/** How sure a repeated passage is one: it is the same letter for letter. */
const SAME = 4

function keepAside(page: Page, copy: number, kept: number, copies: number): void {
  const better = copies === 1 && goesOnBetter(page.pieces, kept, copy) ? 1 : 0
  const weight = page.weigh('stands-twice', SAME)
  const goesOn = page.weigh('other-copy-better', better)
  page.weighed.push({
    kind: 'aside',
    at: copy,
    to: null,
    instead: null,
    applied: true,
    margin: weight + goesOn,
    evidence: [
      ['stands-twice', weight],
      ['other-copy-better', goesOn],
    ],
  })
}

/** Whether the text before `a` ends cleanly or with more of the passage, and that before `b` does not. */
function goesOnBetter(pieces: Piece[], a: number, b: number): boolean {
  return fit(pieces, a) > fit(pieces, b)
}

function fit(pieces: Piece[], i: number): number {
  const before = pieces[i - 1]
  const after = pieces[i + 1]
  let score = 0
  if (before && isBody(before) && endsSentence(before.text)) score++
  if (after && isBody(after)) score++
  return score
}
