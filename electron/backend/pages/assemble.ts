/** From stretches with their reports to reports with their blocks. */
import { countWhile } from '../../../shared/count-while.ts'
import type { Block, BlockKind } from '../../../shared/model/report.ts'
import { detectLanguage } from '../../../shared/text/language.ts'
import { orderText } from './order.ts'
import { NO_DETAILS, type SplitReport } from './page.ts'
import { type Page, type Piece, isBody, isHeading } from './piece.ts'
import type { Stretch } from './stretches.ts'

/** One report: its headings, its text in reading order, and beside the text what stood beside it. Details: details.ts. */
export function assembleReport(page: Page, stretches: Stretch[]): SplitReport {
  const pieces = stretches.flatMap((stretch) => stretch.pieces).filter((piece) => piece.form !== 'furniture')
  const title = titleOf(page, pieces)
  const order = orderText(page, stretches)
  const inText = new Set(order.map((piece) => piece.index))
  const overText = aboveText(pieces)
  const head = pieces.filter((piece) => !inText.has(piece.index) && (isHeading(piece) || overText.has(piece)))
  const above = new Set(head.map((piece) => piece.index))
  const beside = pieces.filter((piece) => !inText.has(piece.index) && !above.has(piece.index))
  // A closing credit closes, also where a carried tail put it in the middle.
  const credits = beside.filter((piece) => piece.form === 'credit')
  const blocks = [
    ...head.map(blockOf),
    ...textBlocks(
      order,
      beside.filter((piece) => piece.form !== 'credit'),
    ),
    ...credits.map(blockOf),
  ]
  return {
    title: title?.text ?? null,
    byline: null,
    dateline: null,
    ...NO_DETAILS,
    language: detectLanguage(
      pieces
        .map((piece) => piece.text)
        .join('\n')
        .slice(0, 20_000),
    ),
    blocks,
  }
}

/** The headline; a report that grouping made begins with what looked like a subhead before. */
function titleOf(page: Page, pieces: Piece[]): Piece | undefined {
  const title = pieces.find((piece) => piece.role === 'title')
  const first = pieces[0]
  if (title || !first || first.role !== 'subhead') return title
  first.role = 'title'
  page.weighed.push({
    kind: 'title',
    at: first.index,
    to: null,
    instead: null,
    applied: true,
    margin: 0,
    evidence: [['first-line', page.weigh('first-line', 1)]],
  })
  return first
}

/** The block of a single piece. */
export function blockOf(piece: Piece): Block {
  return { kind: kindOf(piece), ranges: [...piece.ranges] }
}

function kindOf(piece: Piece): BlockKind {
  if (piece.form !== 'heading') return piece.form
  return piece.role ?? 'subhead'
}

/** The bylines, continuation marks and datelines between the headline and the first text. */
function aboveText(pieces: Piece[]): Set<Piece> {
  const above = new Set<Piece>()
  let text = false
  let belowTitle = false
  for (const piece of pieces) {
    text ||= isBody(piece)
    // Also right below a headline that was set across the columns, in the middle of a sentence.
    if (piece.role === 'title') belowTitle = true
    else if (piece.form === 'byline' || piece.form === 'dateline') {
      if (!text || belowTitle) above.add(piece)
    } else {
      if (piece.form === 'continuation' && !text) above.add(piece)
      if (!isHeading(piece)) belowTitle = false
    }
  }
  return above
}

/** Text with cut sentences made one block; captions and credits behind the block they stood after. */
function textBlocks(order: Piece[], beside: Piece[]): Block[] {
  const after = new Map<number, Piece[]>()
  const anchorOf = anchorsOf(order)
  for (const piece of beside) {
    const anchor = anchorOf(piece)
    const list = after.get(anchor)
    if (list) list.push(piece)
    else after.set(anchor, [piece])
  }
  const blocks: Block[] = []
  let waiting: Piece[] = [...(after.get(-1) ?? [])]
  let open: Block | null = null
  order.forEach((piece, i) => {
    if (!open) {
      for (const other of waiting) blocks.push(blockOf(other))
      waiting = []
    }
    if (open) open.ranges.push(...piece.ranges)
    else {
      open = blockOf(piece)
      blocks.push(open)
    }
    waiting.push(...(after.get(piece.index) ?? []))
    if (piece.next === null || order[i + 1]?.index !== piece.next) open = null
  })
  for (const other of waiting) blocks.push(blockOf(other))
  return blocks
}

/** For a piece beside the text: the piece of text above it on the page, or −1. */
function anchorsOf(order: Piece[]): (piece: Piece) => number {
  const sorted = order.map((piece) => piece.index).sort((a, b) => a - b)
  return (piece) => sorted[countWhile(sorted, (index) => index < piece.index) - 1] ?? -1
}
