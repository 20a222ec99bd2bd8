/** The page cut wherever another story might begin: stretches are what grouping deals out to the reports. */
import { widthOf } from './characters.ts'
import { type Terms, countTerms, evidence, mergeTerms } from './cohesion.ts'
import type { Evidence } from '../../../shared/model/page.ts'
import type { Cluster } from './clusters.ts'
import { IS_TITLE } from './headings.ts'
import { comesFromElsewhere, isContinuedFrom, opensWithDateline } from './forms.ts'
import { type Page, type Piece, isBody, isHeading } from './piece.ts'
import { type Weigh, itemise } from './weigh.ts'

export type Border =
  | 'title'
  | 'byline'
  | 'subhead'
  | 'credit'
  | 'carried'
  | 'cut'
  | 'gap'
  | 'subject'
  | 'torn'
  | 'continued'
  | 'opening'

export interface Stretch {
  index: number
  border: Border
  pieces: Piece[]
  terms: Terms
  width: number
}

/** Evidence below this: what follows, up to the next headline, shares nothing with all that stands before. */
const ANOTHER_SUBJECT = -3.5
const LONG_ENOUGH = 110
/** Borders that lack no more than this are kept as weighed. */
const NEAR = 2.5
/** Evidence of subject in the scale of the other borders' evidence. */
const SUBJECT_SCALE = 3
/** Where a sentence breaks off or the page leaves a gap the subject changes sooner than in running text. */
const AT_A_BREAK = 1.3

/** Cuts the page. `titles` are the clusters that head stories. */
export function cutStretches(page: Page, titles: Cluster[], others: Cluster[]): Stretch[] {
  const starts = new Set(titles.map((cluster) => cluster.first))
  const inTitle = new Set(titles.flatMap((cluster) => cluster.pieces.map((piece) => piece.index)))
  const stretches: Stretch[] = []
  for (const { first, score, evidence: items } of [...titles, ...others])
    if (first > 0) keepBorder(page, first, score >= IS_TITLE, score - IS_TITLE, items)
  let hasByline = false
  let hasOpening = false
  let hasTitle = false
  for (const piece of page.pieces) {
    let border: Border | null = null
    if (starts.has(piece.index)) border = standsInSentence(page, piece, hasTitle) ? null : 'title'
    else if (!inTitle.has(piece.index))
      border = borderBefore(page, piece, stretches.at(-1), hasByline, hasTitle && !hasOpening)
    if (stretches.length === 0) border ??= 'gap'
    if (border === 'title' || border === 'byline' || border === 'continued') hasByline = false
    if (border === 'byline' || border === 'continued') hasTitle = false
    if (starts.has(piece.index)) {
      hasTitle = true
      hasOpening = false
    }
    hasOpening ||= isOpening(piece)
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
  waits: boolean,
): Border | null {
  const before = page.pieces[piece.index - 1]
  if (!before || !stretch) return null
  if (piece.torn) return 'torn'
  if (isContinued(piece) && !isHeading(before) && before.form !== 'byline')
    return waits ? 'opening' : 'continued'
  if (piece.form === 'byline' && opensStory(page, piece, hasByline)) return 'byline'
  if (isOpening(piece) && standsBelowText(before)) return 'opening'
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

/** What stands between a headline and its text: byline, dateline, continuation mark. */
export function isOpening(piece: Piece): boolean {
  if (piece.form === 'byline' || piece.form === 'dateline') return true
  return isContinued(piece) || (isBody(piece) && opensWithDateline(piece.text))
}

/** Whether the text above it is finished. */
function standsBelowText(before: Piece): boolean {
  return before.form === 'caption' || before.form === 'credit' || (isBody(before) && before.next === null)
}

/** What goes on from another page is a report of its own here, also where its headline is missing. */
function isContinued(piece: Piece): boolean {
  if (piece.form === 'continuation') return comesFromElsewhere(piece.text)
  return isBody(piece) && isContinuedFrom(piece.text)
}

const OPENS_STORY = 1.2

/** A byline that no headline stands above: it opens a story where the one before was finished. */
function opensStory(page: Page, piece: Piece, hasByline: boolean): boolean {
  const before = page.pieces[piece.index - 1]
  const after = page.pieces[piece.index + 1]
  if (!before || !after || !(isBody(after) || after.form === 'byline')) return false
  if (!isBody(before) && before.form !== 'credit' && before.form !== 'caption') return false
  if (isBody(before) && before.next !== null && before.next > piece.index) return false
  const { weigh, items } = itemise(page.weigh)
  const margin = bylineScore(page, piece, hasByline, weigh) - OPENS_STORY
  keepBorder(page, piece.index, margin >= 0, margin, items)
  return margin >= 0
}

/** How much speaks for a byline's being the first line of a report. */
function bylineScore(page: Page, piece: Piece, hasByline: boolean, weigh: Weigh): number {
  const before = page.pieces[piece.index - 1]
  let score = 0
  if (/^[■◎●□◆○]/.test(piece.text)) score += weigh('byline-sign', 1)
  if (piece.level > 0) score += weigh('byline-sign', 1.5)
  if (before?.form === 'credit') score += weigh('credit-above', 1)
  if (hasByline) score += weigh('byline-already', 0.8)
  const up: Terms = new Map()
  const down: Terms = new Map()
  for (let i = Math.max(0, piece.index - 8); i < piece.index; i++)
    mergeTerms(up, (page.pieces[i] as Piece).terms)
  for (let i = piece.index + 1; i < Math.min(page.pieces.length, piece.index + 6); i++)
    mergeTerms(down, (page.pieces[i] as Piece).terms)
  const value = evidence(down, up, page.terms, { subject: countTerms(up), page: page.termCount })
  return score + weigh('subject-changes', -Math.tanh(value / 8))
}

/** Notes a place where a report begins, or might. Far from likely ones are left out. */
function keepBorder(page: Page, at: number, applied: boolean, margin: number, items: Evidence[]): void {
  if (margin > -NEAR)
    page.weighed.push({ kind: 'border', at, to: null, instead: null, applied, margin, evidence: items })
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
  const pieces = chain.flatMap((stretch) => stretch.pieces).filter((piece) => piece.form !== 'furniture')
  const breaks = new Set(chain.slice(1).flatMap((stretch) => stretch.pieces[0]?.index ?? []))
  const at = changeOfSubject(page, pieces, breaks)
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
function changeOfSubject(page: Page, pieces: Piece[], breaks: Set<number>): number | null {
  const bodies = pieces.filter(isBody)
  if (bodies.length < 2 || bodies.length > 400) return null
  const after: Terms = new Map()
  const before: Terms = new Map()
  for (const piece of pieces) mergeTerms(before, piece.terms)
  let width = 0
  let total = bodies.reduce((sum, piece) => sum + widthOf(piece.text), 0)
  let at: number | null = null
  let least = ANOTHER_SUBJECT / 2
  for (let i = pieces.length - 1; i > 0; i--) {
    const piece = pieces[i] as Piece
    mergeTerms(after, piece.terms)
    mergeTerms(before, piece.terms, -1)
    if (!isBody(piece)) continue
    width += widthOf(piece.text)
    total -= widthOf(piece.text)
    if (page.pieces[piece.index - 1]?.form === 'heading') continue
    if (width < LONG_ENOUGH || total < 60 || piece.previous !== null || piece.start >= 0.9) continue
    const sizes = { subject: countTerms(before), page: page.termCount }
    const broken = breaks.has(piece.index) ? AT_A_BREAK : 1
    const value = evidence(after, before, page.terms, sizes) * broken
    if (value < least) {
      least = value
      at = piece.index
    }
  }
  if (at === null) return null
  const margin = (ANOTHER_SUBJECT - least) / SUBJECT_SCALE
  const weight = page.weigh('subject-changes', margin - ANOTHER_SUBJECT / SUBJECT_SCALE)
  const applied = weight >= -ANOTHER_SUBJECT / SUBJECT_SCALE
  keepBorder(page, at, applied, weight + ANOTHER_SUBJECT / SUBJECT_SCALE, [['subject-changes', weight]])
  return applied ? at : null
}

function measure(stretch: Stretch): void {
  for (const piece of stretch.pieces) {
    if (piece.form === 'furniture') continue
    mergeTerms(stretch.terms, piece.terms)
    if (isBody(piece)) stretch.width += widthOf(piece.text)
  }
}
