/** Title, kicker, label or subhead: what each line of a group of headings is. */
import { hasTwoPhrases, widthOf } from './characters.ts'
import { opensWithDateline } from './forms.ts'
import type { Cluster } from './headings.ts'
import type { Evidence } from '../../../shared/model/page.ts'
import type { BlockKind } from '../../../shared/model/report.ts'
import { type Page, type Piece, isBody, isHeading } from './piece.ts'
import { type Weigh, itemise, rather } from './weigh.ts'

/** Of a long list of headings only the first can be the headline. */
const MOST_LINES = 6
/** Other headings that come this near are kept as weighed. */
const NEAR = 2.5

/** Sets the role of every heading of a title cluster and returns the title. */
export function nameTitleCluster(page: Page, cluster: Cluster): Piece {
  const title = mainHeading(page, cluster.pieces)
  const followed = page.pieces[cluster.last + 1]
  const heads =
    followed?.form === 'byline' ||
    followed?.form === 'dateline' ||
    (followed !== undefined && isBody(followed) && opensWithDateline(followed.text))
  for (const piece of cluster.pieces) {
    if (piece === title) piece.role = 'title'
    else if (piece.learned && isPart(piece.learned)) piece.role = piece.learned
    else if (piece.index > title.index && !heads && isParallel(page, piece, cluster.last))
      piece.role = 'subhead'
    else piece.role = isLabel(piece) ? 'label' : 'kicker'
  }
  return title
}

/** Sets the roles of headings inside a story. */
export function namePartCluster(cluster: Cluster): void {
  cluster.pieces.forEach((piece, i) => {
    if (piece.learned && isPart(piece.learned)) piece.role = piece.learned
    else if (piece.level > 0 || i === 0) piece.role = piece.bold && piece.level === 0 ? 'label' : 'subhead'
    else piece.role = isLabel(piece) || piece.bold ? 'label' : 'kicker'
    piece.inner = true
  })
}

/** Of several headings the one that is the headline. Of equals the second: a kicker stands above its headline. */
function mainHeading(page: Page, pieces: Piece[]): Piece {
  if (pieces.length === 1) return onlyHeading(page, pieces[0] as Piece)
  const scored = pieces.slice(0, MOST_LINES).map((piece, i) => {
    const { weigh, items } = itemise(page.weigh)
    return { piece, score: headlineScore(pieces, i, weigh), items }
  })
  scored.sort((a, b) => b.score - a.score)
  const [best, second] = scored as [(typeof scored)[0], (typeof scored)[0]]
  keepTitle(page, best.piece, true, best.score - second.score, rather(best.items, second.items))
  for (const other of scored.slice(1))
    if (other.score > best.score - NEAR)
      keepTitle(page, other.piece, false, other.score - best.score, rather(other.items, best.items))
  return best.piece
}

/** A heading that stands alone is the headline of what it heads. */
const SURE = 6

function onlyHeading(page: Page, piece: Piece): Piece {
  keepTitle(page, piece, true, SURE, [['only-heading', page.weigh('only-heading', SURE)]])
  return piece
}

function keepTitle(page: Page, piece: Piece, applied: boolean, margin: number, evidence: Evidence[]): void {
  page.weighed.push({ kind: 'title', at: piece.index, to: null, instead: null, applied, margin, evidence })
}

function headlineScore(pieces: Piece[], i: number, weigh: Weigh): number {
  const piece = pieces[i] as Piece
  const lead = Math.max(
    0,
    pieces.findIndex((other) => !isLabel(other)),
  )
  const width = widthOf(piece.text)
  // Where only a label is marked the marks say nothing.
  const marks = pieces.some((other) => other.level > 0 && !isLabel(other))
  let score = marks && piece.level > 0 ? weigh('heading-mark', (7 - piece.level) * 4) : 0
  if (hasTwoPhrases(piece.text)) score += weigh('two-phrases', 1.5)
  if (width >= 8 && width <= 28) score += weigh('headline-length', 1)
  if (/\p{Script=Han}[：:]\p{Script=Han}/u.test(piece.text)) score += weigh('colon-inside', 1)
  if (i === lead + 1) score += weigh('line-order', 0.5)
  if (i > lead + 1) score += weigh('line-order', -1)
  if (isLabel(piece)) score += weigh('label-like', -3)
  if (besideLabel(pieces, i)) score += weigh('label-like', -2)
  if (piece.learned !== null) score += weigh('learned-line', piece.learned === 'title' ? 6 : -6)
  const commas = piece.text.match(/[，,]/g)?.length ?? 0
  if (commas > 0) score += weigh('commas', commas > 1 ? -1.2 : -0.7)
  if (/[“「『]/.test(piece.text)) score += weigh('quotation-inside', 0.4)
  if (i > 0 && width > widthOf((pieces[0] as Piece).text) * 1.6) score += weigh('longer-than-first', -1)
  if (/^[—–]/.test(piece.text)) score += weigh('dash-first', -2)
  return score
}

/** Two lines without a blank line between, one of them a label: both are. */
function besideLabel(pieces: Piece[], i: number): boolean {
  const piece = pieces[i] as Piece
  const after = pieces[i + 1]
  return after !== undefined && after.gap === 0 && isLabel(after) && piece.level === after.level
}

function isPart(kind: BlockKind): kind is 'subhead' | 'kicker' | 'label' {
  return kind === 'subhead' || kind === 'kicker' || kind === 'label'
}

/** The name of a column or series: very short, or with a bullet before it. */
function isLabel(piece: Piece): boolean {
  return /^[·•●■◆▪]/.test(piece.text) || widthOf(piece.text) <= 6
}

/** Whether headings of about this length and level follow in the story: then this one is the first of them. */
function isParallel(page: Page, piece: Piece, after: number): boolean {
  const width = widthOf(piece.text)
  for (let i = after + 1; i < Math.min(page.pieces.length, after + 60); i++) {
    const other = page.pieces[i] as Piece
    if (!isHeading(other)) continue
    if (other.role === 'title') return false
    const marked = piece.level > 0 === other.level > 0
    const close = Math.abs(widthOf(other.text) - width) <= Math.max(2.5, width * 0.3)
    if (marked && Math.abs(other.level - piece.level) <= 1 && close) return true
  }
  return false
}
