/** Title, kicker, label or subhead: what each line of a group of headings is. */
import { hasTwoPhrases, widthOf } from './characters.ts'
import { opensWithDateline } from './forms.ts'
import type { Cluster } from './clusters.ts'
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

/**
 * Which of several headings is the headline. The weights are fitted by ridge regression over 243 groups of headings;
 * leaving one page out, 3 of 53 groups of real and written pages are misnamed instead of 8.
 */
function headlineScore(pieces: Piece[], i: number, weigh: Weigh): number {
  const piece = pieces[i] as Piece
  const lead = Math.max(
    0,
    pieces.findIndex((other) => !isLabel(other)),
  )
  const width = widthOf(piece.text)
  // Where only a label is marked the marks say nothing.
  const levels = pieces.filter((other) => other.level > 0).map((other) => other.level)
  const marks = pieces.some((other) => other.level > 0 && !isLabel(other))
  let score = 0
  if (marks && piece.level > 0)
    score += weigh('heading-mark', 4 - 2.2 * (piece.level - levels.reduce((a, b) => Math.min(a, b))))
  if (hasTwoPhrases(piece.text)) score += weigh('two-phrases', 2)
  if (width >= 8 && width <= 28) score += weigh('headline-length', 1.2)
  const longest = Math.max(...piece.text.split(/\s+/u).map(widthOf))
  if (longest > 22) score += weigh('headline-length', (22 - Math.min(longest, 50)) * 0.18)
  if (/\p{Script=Han}[：:]\p{Script=Han}/u.test(piece.text)) score += weigh('colon-inside', 1.2)
  if (i === lead) score += weigh('line-order', -0.5)
  if (i === lead + 1) score += weigh('line-order', 0.5)
  if (isLabel(piece)) score += weigh('label-like', -2.8)
  if (besideLabel(pieces, i)) score += weigh('label-like', -2)
  if (piece.learned !== null) score += weigh('learned-line', piece.learned === 'title' ? 6 : -6)
  const commas = piece.text.match(/[，,]/g)?.length ?? 0
  if (commas > 1) score += weigh('commas', -2.5)
  // 湖不说话，鸟先知道: two short halves are a headline's rhythm.
  else if (commas === 1) score += weigh('commas', isBalanced(piece.text) ? 0.6 : -0.4)
  if (/[“「『]/.test(piece.text)) score += weigh('quotation-inside', 0.5)
  if (/\d/.test(piece.text)) score += weigh('figures-inside', -0.85)
  if (NAMES_GENRE.test(piece.text)) score += weigh('names-genre', -2)
  if (i > 0 && width > widthOf((pieces[0] as Piece).text) * 1.6) score += weigh('longer-than-first', -0.8)
  if (/^[—–]/.test(piece.text)) score += weigh('dash-first', -2)
  return score
}

/** A kicker says what kind of story it is: …见闻, …追踪, …纪实. */
const NAMES_GENRE =
  /(?:追踪|追蹤|见闻|見聞|侧记|側記|纪实|紀實|观察|觀察|调查|調查|报道|報道|報導|综述|綜述|[记記])(?:之[一二三四五六七八九十])?$/u

/** One comma between two short halves. */
function isBalanced(text: string): boolean {
  return /^[^，,]{3,6}[，,][^，,]{3,8}$/u.test(text)
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
