/** A page's blocks in reading order, whichever ways it is read. */
import { type Box, type TextBlock, blocksOf, unionOf } from './blocks.ts'
import { type Flow, type Sheet, flowsOf, turnBox } from './flows.ts'
import type { Glyph } from './glyphs.ts'
import { type TextLine, linesOf, textLine } from './lines.ts'
import { readingOrder } from './order.ts'
import { findTables } from './tables.ts'

/** Lines of one direction of a page. */
export interface FlowLines {
  kind: Flow['kind']
  lines: TextLine[]
}

export interface PageLines {
  flows: FlowLines[]
  sheet: Sheet
}

export interface PlacedBlock extends TextBlock {
  kind: Flow['kind']
  /** Where it stands on the page: top left is 0,0. */
  place: Box
}

/** Of the running text's size: what heads a story, not a section. */
const HEADLINE = 1.35

/** @param keepPlaces whether glyphs are looked for later, by annotations */
export function pageLines(glyphs: readonly Glyph[], sheet: Sheet, keepPlaces: boolean): PageLines {
  const flows = flowsOf(glyphs, sheet).map(({ kind, letters }) => ({
    kind,
    lines: linesOf(letters)
      .map((line) => textLine(line, keepPlaces))
      .filter(({ text }) => text.trim() !== ''),
  }))
  return { flows: flows.filter(({ lines }) => lines.length > 0), sheet }
}

/** The page's blocks in reading order. @param em the size of the document's running text */
export function pageBlocks({ flows, sheet }: PageLines, em: number): PlacedBlock[] {
  const main = flows[0]
  if (!main) return []
  const pageOf = ({ kind, lines }: FlowLines): PlacedBlock[] => {
    const { tables, rest } = findTables(lines)
    return [...tables, ...blocksOf(rest)].map((block) => ({
      ...block,
      kind,
      place: placeOf(block, kind, sheet),
    }))
  }
  const units: (Box & { blocks: PlacedBlock[]; headline?: boolean })[] = pageOf(main).map((block) => ({
    x0: block.x0,
    y0: block.y0,
    x1: block.x1,
    y1: block.y1,
    blocks: [block],
    headline: block.size > em * HEADLINE,
  }))
  // What is read another way goes as a whole where it stands: a vertical headline, a table turned on its side.
  for (const flow of flows.slice(1)) {
    for (const cluster of clustersOf(pageOf(flow), em * 2)) {
      const blocks = readingOrder(cluster, em)
      const place = unionOf(blocks.map((block) => block.place))
      units.push({ ...turnBox(place, main.kind, sheet), blocks })
    }
  }
  return readingOrder(units, em).flatMap((unit) => unit.blocks)
}

/** A box of reading space on the page. */
export function placeOf(box: Box, kind: Flow['kind'], sheet: Sheet): Box {
  const { x0, y0, x1, y1 } = box
  if (kind === 'down') return { x0: sheet.width - y1, x1: sheet.width - y0, y0: x0, y1: x1 }
  if (kind === 'up') return { x0: y0, x1: y1, y0: sheet.height - x1, y1: sheet.height - x0 }
  return turnBox({ x0, y0, x1, y1 }, kind, sheet)
}

/** The size in which most is set. */
export function bodySize(pages: readonly PageLines[]): number {
  const counts = new Map<number, number>()
  for (const { flows } of pages) {
    for (const { lines } of flows) {
      for (const { size, count } of lines) {
        const key = Math.round(size * 2) / 2
        counts.set(key, (counts.get(key) ?? 0) + count)
      }
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10
}

/** Blocks of another direction that stand near each other. */
function clustersOf(blocks: PlacedBlock[], reach: number): PlacedBlock[][] {
  const clusters: PlacedBlock[][] = []
  for (const block of blocks) {
    const near = clusters.filter((cluster) => cluster.some((one) => touches(one.place, block.place, reach)))
    for (const one of near) clusters.splice(clusters.indexOf(one), 1)
    clusters.push([block, ...near.flat()])
  }
  return clusters
}

const touches = (a: Box, b: Box, reach: number): boolean =>
  a.x0 - reach < b.x1 && b.x0 - reach < a.x1 && a.y0 - reach < b.y1 && b.y0 - reach < a.y1

/** The most blocks of three and more lines of running text that one level line crosses. */
export function columnsOf(blocks: readonly PlacedBlock[], em: number): number {
  const tall = blocks.filter(
    ({ lines, size, rows }) => !rows && lines.length >= 3 && size < em * 1.15 && size > em * 0.85,
  )
  let most = Math.min(1, blocks.length)
  for (const { y0, y1 } of tall) {
    const y = (y0 + y1) / 2
    most = Math.max(most, tall.filter((block) => block.y0 < y && block.y1 > y).length)
  }
  return most
}
