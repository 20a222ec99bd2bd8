/** The page cut wherever another story might begin: stretches are what grouping deals out to the reports. */
import { widthOf } from './characters.ts'
import { type Terms, countTerms, evidence, mergeTerms } from './cohesion.ts'
import type { Cluster } from './headings.ts'
import { type Page, type Piece, isBody } from './piece.ts'

export type Border = 'title' | 'byline' | 'subhead' | 'credit' | 'carried' | 'cut' | 'gap' | 'subject'

export interface Stretch {
  index: number
  border: Border
  pieces: Piece[]
  terms: Terms
  width: number
}

/** Evidence below this: what follows, up to the next headline, shares nothing with all that stands before. */
const ANOTHER_SUBJECT = -6
const LONG_ENOUGH = 110

/** Cuts the page. `titles` are the clusters that head stories. */
export function cutStretches(page: Page, titles: Cluster[]): Stretch[] {
  const starts = new Set(titles.map((cluster) => cluster.first))
  const inTitle = new Set(titles.flatMap((cluster) => cluster.pieces.map((piece) => piece.index)))
  const stretches: Stretch[] = []
  let hasByline = false
  let hasTitle = false
  for (const piece of page.pieces) {
    let border: Border | null = null
    if (starts.has(piece.index)) border = standsInSentence(page, piece, hasTitle) ? null : 'title'
    else if (!inTitle.has(piece.index)) border = borderBefore(page, piece, stretches.at(-1), hasByline)
    if (stretches.length === 0) border ??= 'gap'
    if (border === 'title' || border === 'byline') hasByline = false
    if (border === 'byline') hasTitle = false
    if (starts.has(piece.index)) hasTitle = true
    if (border) stretches.push({ index: stretches.length, border, pieces: [], terms: new Map(), width: 0 })
    if (piece.form === 'byline') hasByline = true
    const stretch = stretches.at(-1) as Stretch
    stretch.pieces.push(piece)
  }
  return cutBySubject(page, stretches)
}

/**
 * A headline in the middle of a sentence that goes on below it: the headline of that very story, when it has none yet
 * (it was set across the columns). A story with a headline does not go on below another's: the join is undone.
 */
function standsInSentence(page: Page, title: Piece, hasTitle: boolean): boolean {
  let before: Piece | undefined
  for (let i = title.index - 1; i >= 0 && !before; i--)
    if (isBody(page.pieces[i] as Piece)) before = page.pieces[i]
  if (!before || before.next === null || before.next < title.index) return false
  for (let i = title.index; i < before.next; i++) if (isBody(page.pieces[i] as Piece)) return false
  if (!hasTitle) return true
  ;(page.pieces[before.next] as Piece).previous = null
  before.next = null
  return false
}

function borderBefore(
  page: Page,
  piece: Piece,
  stretch: Stretch | undefined,
  hasByline: boolean,
): Border | null {
  const before = page.pieces[piece.index - 1]
  if (!before || !stretch) return null
  if (piece.form === 'byline' && opensStory(page, piece, hasByline)) return 'byline'
  if (piece.role === 'subhead' && before.role !== 'subhead' && before.role !== 'title') return 'subhead'
  if (isBody(piece)) {
    const last = lastBody(stretch)
    if (before.form === 'credit') return 'credit'
    if (last && last.next !== null && last.next !== piece.index) return 'cut'
    if (piece.previous !== null && piece.previous !== last?.index) return 'carried'
    if (last && last.end >= 0.6 && last.next === null) return 'cut'
    if (last && piece.gap >= 2 && before.form === 'paragraph') return 'gap'
  }
  if (piece.form === 'caption' && before.form === 'credit') return 'credit'
  return null
}

/** A byline that no headline stands above: it opens a story where the one before was finished. */
function opensStory(page: Page, piece: Piece, hasByline: boolean): boolean {
  const before = page.pieces[piece.index - 1]
  const after = page.pieces[piece.index + 1]
  if (!before || !after || !(isBody(after) || after.form === 'byline')) return false
  if (!isBody(before) && before.form !== 'credit' && before.form !== 'caption') return false
  if (isBody(before) && before.next !== null && before.next > piece.index) return false
  let score = 0
  if (/^[■◎●□◆○]/.test(piece.text)) score += 1
  if (piece.level > 0) score += 1.5
  if (before.form === 'credit') score += 1
  if (hasByline) score += 0.8
  const up: Terms = new Map()
  const down: Terms = new Map()
  for (let i = Math.max(0, piece.index - 8); i < piece.index; i++)
    mergeTerms(up, (page.pieces[i] as Piece).terms)
  for (let i = piece.index + 1; i < Math.min(page.pieces.length, piece.index + 6); i++)
    mergeTerms(down, (page.pieces[i] as Piece).terms)
  score -= Math.tanh(evidence(down, up, page.terms, { subject: countTerms(up), page: page.termCount }) / 8)
  return score >= 1.2
}

function lastBody(stretch: Stretch): Piece | undefined {
  for (let i = stretch.pieces.length - 1; i >= 0; i--)
    if (isBody(stretch.pieces[i] as Piece)) return stretch.pieces[i]
  return undefined
}

/** Cuts where all that follows up to the next sure border has another subject than all before it. */
function cutBySubject(page: Page, stretches: Stretch[]): Stretch[] {
  const cut: Stretch[] = []
  for (const chain of chainsOf(stretches)) {
    for (const stretch of cutChain(page, chain))
      cut.push({ ...stretch, index: cut.length, terms: new Map(), width: 0 })
  }
  for (const stretch of cut) measure(stretch)
  return cut
}

/** Stretches that follow each other over subheads and gaps only. */
function chainsOf(stretches: Stretch[]): Stretch[][] {
  const chains: Stretch[][] = []
  for (const stretch of stretches) {
    const soft = stretch.border === 'subhead' || stretch.border === 'gap' || stretch.border === 'cut'
    if (soft && chains.length > 0) chains.at(-1)?.push(stretch)
    else chains.push([stretch])
  }
  return chains
}

function cutChain(page: Page, chain: Stretch[]): Stretch[] {
  const pieces = chain.flatMap((stretch) => stretch.pieces)
  const at = changeOfSubject(page, pieces)
  if (at === null) return chain
  const result: Stretch[] = []
  for (const stretch of chain) {
    const k = stretch.pieces.findIndex((piece) => piece.index === at)
    if (k <= 0) result.push(k === 0 ? { ...stretch, border: 'subject' } : stretch)
    else {
      result.push({ ...stretch, pieces: stretch.pieces.slice(0, k) })
      result.push({ ...stretch, border: 'subject', pieces: stretch.pieces.slice(k) })
    }
  }
  return result
}

/** The index of the piece where the subject changes for good, or null. */
function changeOfSubject(page: Page, pieces: Piece[]): number | null {
  const bodies = pieces.filter(isBody)
  if (bodies.length < 2 || bodies.length > 400) return null
  const after: Terms = new Map()
  const before: Terms = new Map()
  for (const piece of pieces) mergeTerms(before, piece.terms)
  let width = 0
  let total = bodies.reduce((sum, piece) => sum + widthOf(piece.text), 0)
  let at: number | null = null
  let least = ANOTHER_SUBJECT
  for (let i = pieces.length - 1; i > 0; i--) {
    const piece = pieces[i] as Piece
    mergeTerms(after, piece.terms)
    mergeTerms(before, piece.terms, -1)
    if (!isBody(piece)) continue
    width += widthOf(piece.text)
    total -= widthOf(piece.text)
    if (page.pieces[piece.index - 1]?.form === 'heading') continue
    if (width < LONG_ENOUGH || total < 60 || piece.previous !== null || piece.start >= 0.9) continue
    const value = evidence(after, before, page.terms, { subject: countTerms(before), page: page.termCount })
    if (value < least) {
      least = value
      at = piece.index
    }
  }
  return at
}

function measure(stretch: Stretch): void {
  for (const piece of stretch.pieces) {
    mergeTerms(stretch.terms, piece.terms)
    if (isBody(piece)) stretch.width += widthOf(piece.text)
  }
}
