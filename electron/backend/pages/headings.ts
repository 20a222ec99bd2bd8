/** Which headings head a story, and which only a part of one. */
import { hasTwoPhrases, widthOf } from './characters.ts'
import { type Cluster, clustersOf } from './clusters.ts'
import { type Terms, belongs, countTerms, mergeTerms } from './cohesion.ts'
import { closingAgency, isContinuedFrom, opensWithDateline } from './forms.ts'
import { opensAsLead } from './ends.ts'
import { markScores } from './marks.ts'
import { type Page, type Piece, isBody, isHeading, nextBody } from './piece.ts'
import { type Weigh, itemise } from './weigh.ts'

/** From this score (log-odds) on a cluster heads a story. */
export const IS_TITLE = 0
const LEARNED = 8
/** Headlines of one line are hardly ever longer (in Han characters). */
const LONGEST = 36
/** Fitted: what the marks say of themselves is too careful. */
const MARK_WORTH = 1.8

/** The clusters of headings with their score; from `IS_TITLE` on they head a story. */
export function scoreClusters(page: Page): { titles: Cluster[]; others: Cluster[] } {
  const clusters = clustersOf(page.pieces)
  clusters.forEach((cluster, i) => {
    const { weigh, items } = itemise(page.weigh)
    cluster.score = placeScore(page, cluster, weigh) + formScore(clusters, i, weigh)
    cluster.score += subjectScore(page, cluster, weigh) + learnedScore(cluster, weigh)
    cluster.evidence = items
  })
  // The marks are asked last: what else is known of the headings shows what the page's marks are worth.
  const marks = markScores(page, clusters)
  clusters.forEach((cluster, i) => {
    const { weigh, items } = itemise(page.weigh)
    const mark = (marks[i] ?? 0) * MARK_WORTH
    cluster.score += weigh(
      cluster.pieces.some((piece) => piece.level > 0) ? 'heading-mark' : 'mark-missing',
      mark,
    )
    cluster.evidence.push(...items)
  })
  return {
    titles: clusters.filter((cluster) => cluster.score >= IS_TITLE),
    others: clusters.filter((cluster) => cluster.score < IS_TITLE),
  }
}

/** What stands before and after. */
function placeScore(page: Page, cluster: Cluster, weigh: Weigh): number {
  const before = page.pieces[cluster.first - 1]
  const after = page.pieces[cluster.last + 1]
  const below = nextBody(page.pieces, cluster.last)
  let score = weigh('part-of-text', -3.4)
  const textBefore = lastBody(page.pieces, cluster.first)
  if (textBefore === undefined && !page.goesOn) score += weigh('top-of-page', cluster.first < 4 ? 3.6 : 1.1)
  if (after?.form === 'continuation' || after?.form === 'dateline') score += weigh('dateline-below', 5.7)
  else if (after?.form === 'byline') score += weigh('byline-below', 5.6)
  else if (after && isBody(after) && (opensWithDateline(after.text) || isContinuedFrom(after.text)))
    score += weigh('dateline-below', 5.7)
  else if (after && isBody(after) && opensAsLead(after.text)) score += weigh('lead-below', 1.7)
  if (page.pieces[cluster.first]?.torn) score += weigh('settled-above', 1.1)
  else if (before?.form === 'credit' || before?.form === 'continuation') score += weigh('credit-above', 2)
  else if (before && isBody(before) && closingAgency(before.text)) score += weigh('credit-above', 2)
  else if (
    before?.form === 'caption' ||
    (before && isHeading(cluster.pieces[0] as Piece) && leavesRegion(cluster))
  )
    score += weigh('picture-above', 0.6)
  if (textBefore && textBefore.end >= 0.6) {
    const joined = textBefore.next !== null && textBefore.next === below?.index
    score += joined ? weigh('sentence-across', 1.5) : weigh('sentence-cut-above', 1.2)
  }
  if (after === undefined) score += weigh('nothing-below', -1.3)
  return score
}

/** What the user said of such lines on other pages outweighs what the page shows. */
function learnedScore(cluster: Cluster, weigh: Weigh): number {
  const learned = cluster.pieces.filter((piece) => piece.learned !== null)
  if (learned.some((piece) => piece.learned === 'title')) return weigh('learned-line', LEARNED)
  return learned.length === cluster.pieces.length ? weigh('learned-line', -LEARNED) : 0
}

function leavesRegion(cluster: Cluster): boolean {
  const first = cluster.pieces[0] as Piece
  return first.gap >= 2 && first.gapAfter < first.gap
}

/** Length, alone and against the headings around; two phrases; headings that stand together; parallel ones. */
function formScore(clusters: Cluster[], i: number, weigh: Weigh): number {
  const cluster = clusters[i] as Cluster
  const width = Math.max(...cluster.pieces.slice(0, 4).map((piece) => widthOf(piece.text)))
  const around = clusters
    .slice(Math.max(0, i - 2), i + 3)
    .filter((other) => other !== cluster)
    .map((other) => widthOf((other.pieces[0] as Piece).text))
    .sort((a, b) => a - b)
  const middle =
    around.length === 0
      ? width
      : ((around[Math.floor(around.length / 2)] ?? width) +
          (around[Math.floor((around.length - 1) / 2)] ?? width)) /
        2
  let score = weigh('heading-length', clamp((width - 11) / 2.7, -2.5, 2.5))
  // A single line as long as that is a summary.
  if (cluster.pieces.length === 1 && width > LONGEST) score += weigh('heading-length', -2.5)
  score += weigh('heading-compared', clamp(Math.log2(width / middle) * 0.8, -0.8, 0.8))
  if (cluster.pieces.some((piece) => hasTwoPhrases(piece.text))) score += weigh('two-phrases', 0.6)
  if (cluster.pieces.length > 1) score += weigh('headings-together', together(cluster))
  const parallel = [clusters[i - 1], clusters[i + 1]].some((other) => other && areParallel(cluster, other))
  if (parallel) score += weigh('parallel-headings', -1.1)
  return score
}

/**
 * A subhead stands alone; a headline has a kicker, a deck or its column's name beside it. Fitted, as are the weights of
 * bylines and length, by ridge regression over 1,570 clusters; leaving one page out: 6 wrong of 215 instead of 11.
 */
function together(cluster: Cluster): number {
  if (hasColumnLabel(cluster)) return 3.4
  return cluster.pieces.length === 2 ? 2.7 : 1.6
}

/** Whether a cluster begins with a very short line above a clearly longer one: 采访手记 and its headline. */
function hasColumnLabel({ pieces }: Cluster): boolean {
  const [first, second] = pieces
  if (!first || !second || pieces.length > 4) return false
  const width = widthOf(first.text)
  return width <= 6.5 && widthOf(second.text) >= width + 1 && second.gap <= first.gap && !second.torn
}

/** Subheads of one story are made alike: 学分怎么认 and 师傅怎么请, 拆掉一道墙 and 算清一笔账. */
function areParallel(a: Cluster, b: Cluster): boolean {
  const [one, other] = [a.pieces[0] as Piece, b.pieces[0] as Piece]
  if (a.pieces.length > 1 || b.pieces.length > 1 || one.level !== other.level) return false
  if (one.text.length > 24 || Math.abs(one.text.length - other.text.length) > 2) return false
  if (one.text.length === other.text.length) {
    let same = 0
    for (let k = 0; k < one.text.length; k++) if (one.text[k] === other.text[k]) same++
    if (same > 0) return true
  }
  return one.text.at(-1) === other.text.at(-1) || one.text[0] === other.text[0]
}

/** A story begins where the subject changes, or where a lead tells anew what an earlier one told. */
function subjectScore(page: Page, cluster: Cluster, weigh: Weigh): number {
  const before = gather(page.pieces, cluster.first - 1, -1, 1200)
  const after = gather(page.pieces, cluster.last + 1, 1, 600)
  if (before.size === 0 || after.size === 0) return 0
  const sizes = { subject: countTerms(before), page: page.termCount }
  const value = belongs(after, before, page.terms, sizes)
  const lead = page.pieces[cluster.last + 1]
  const again = lead !== undefined && isBody(lead) && tellsAgain(page, lead, cluster.first)
  // Two reports on one matter do not change the subject.
  let score = weigh('subject-changes', clamp(-value * 0.9, again ? 0 : -1.2, 1.8))
  if (again) score += weigh('told-again', 1.1)
  const only = cluster.pieces.length === 1 ? cluster.pieces[0] : undefined
  if (only && only.level === 0 && isQuoted(page, only)) score += weigh('words-in-text', -3.1)
  return score
}

/** Whether most of a lead's terms stand in one earlier paragraph: the same news, told by another report. */
function tellsAgain(page: Page, lead: Piece, before: number): boolean {
  if (lead.terms.size < 12) return false
  for (let i = before - 1; i >= Math.max(0, before - 80); i--) {
    const other = page.pieces[i] as Piece
    if (!isBody(other) || other.terms.size < 12) continue
    let shared = 0
    for (const term of lead.terms.keys()) if (other.terms.has(term)) shared++
    if (shared >= lead.terms.size * 0.75) return true
  }
  return false
}

/** Whether running text near the heading holds its very words. */
function isQuoted(page: Page, heading: Piece): boolean {
  if (heading.text.length < 6) return false
  const words = heading.text.split(/[\s，,]/)[0] as string
  const from = Math.max(0, heading.index - 25)
  return page.pieces
    .slice(from, heading.index + 9)
    .some((piece) => isBody(piece) && piece.text.includes(words))
}

function gather(pieces: Piece[], start: number, step: 1 | -1, limit: number): Terms {
  const terms: Terms = new Map()
  let width = 0
  let steps = 0
  for (let i = start; i >= 0 && i < pieces.length && width < limit && steps < 60; i += step, steps++) {
    const piece = pieces[i] as Piece
    if (!isBody(piece)) continue
    mergeTerms(terms, piece.terms)
    width += widthOf(piece.text)
    if (step < 0 && width > 0 && endsAbove(pieces, i)) break
    // Going down, the next story is not this one's subject; going up, the last story is what it is compared with.
    if (step > 0 && piece.end >= 0.4 && piece.next === null) break
  }
  return terms
}

/** Whether the story above begins with this piece: what is farther up is another one. */
function endsAbove(pieces: Piece[], index: number): boolean {
  const before = pieces[index - 1]
  if (before?.form === 'credit' || before?.form === 'continuation') return true
  return before?.form === 'byline' || (before !== undefined && isHeading(before) && before.level === 1)
}

function lastBody(pieces: Piece[], index: number): Piece | undefined {
  for (let i = index - 1; i >= Math.max(0, index - 12); i--) if (isBody(pieces[i] as Piece)) return pieces[i]
  return undefined
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value))
}
