/** Title, kicker, label or subhead: what each line of a group of headings is. */
import { hasTwoPhrases, widthOf } from './characters.ts'
import { opensWithDateline } from './forms.ts'
import type { Cluster } from './headings.ts'
import { type Page, type Piece, isBody, isHeading } from './piece.ts'

/** Sets the role of every heading of a title cluster and returns the title. */
export function nameTitleCluster(page: Page, cluster: Cluster): Piece {
  const title = mainHeading(cluster.pieces)
  const followed = page.pieces[cluster.last + 1]
  const heads =
    followed?.form === 'byline' ||
    followed?.form === 'dateline' ||
    (followed !== undefined && isBody(followed) && opensWithDateline(followed.text))
  for (const piece of cluster.pieces) {
    if (piece === title) piece.role = 'title'
    else if (piece.index > title.index && !heads && isParallel(page, piece, cluster.last))
      piece.role = 'subhead'
    else piece.role = isLabel(piece) ? 'label' : 'kicker'
  }
  return title
}

/** Sets the roles of headings inside a story. */
export function namePartCluster(cluster: Cluster): void {
  cluster.pieces.forEach((piece, i) => {
    if (piece.level > 0 || i === 0) piece.role = piece.bold && piece.level === 0 ? 'label' : 'subhead'
    else piece.role = isLabel(piece) || piece.bold ? 'label' : 'kicker'
    piece.inner = true
  })
}

/** Of several headings the one that is the headline. Of equals the second: a kicker stands above its headline. */
function mainHeading(pieces: Piece[]): Piece {
  let best = pieces[0] as Piece
  let most = Number.NEGATIVE_INFINITY
  const lead = Math.max(
    0,
    pieces.findIndex((piece) => !isLabel(piece)),
  )
  pieces.slice(0, 6).forEach((piece, i) => {
    const width = widthOf(piece.text)
    let score = piece.level > 0 ? (7 - piece.level) * 4 : 0
    if (hasTwoPhrases(piece.text)) score += 1.5
    if (width >= 8 && width <= 28) score += 1
    if (/\p{Script=Han}[：:]\p{Script=Han}/u.test(piece.text)) score += 1
    if (i === lead + 1) score += 0.5
    if (i > lead + 1) score -= 1
    if (isLabel(piece)) score -= 3
    if (besideLabel(pieces, i)) score -= 2
    const commas = piece.text.match(/[，,]/g)?.length ?? 0
    score -= commas > 1 ? 1.2 : commas * 0.7
    if (/[“「『]/.test(piece.text)) score += 0.4
    if (i > 0 && width > widthOf((pieces[0] as Piece).text) * 1.6) score -= 1
    if (/^[—–]/.test(piece.text)) score -= 2
    if (score > most) {
      most = score
      best = piece
    }
  })
  return best
}

/** Two lines without a blank line between, one of them a label: both are. */
function besideLabel(pieces: Piece[], i: number): boolean {
  const piece = pieces[i] as Piece
  const after = pieces[i + 1]
  return after !== undefined && after.gap === 0 && isLabel(after) && piece.level === after.level
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
