/** Blocks to passages: paragraphs, headings, items, notes. Told by indents, short lines, size, weight and marks. */
import { type Box, sameSize } from './blocks.ts'
import { isHan } from './flows.ts'
import type { TextLine } from './lines.ts'
import type { PlacedBlock } from './page-blocks.ts'

export interface Passage {
  kind: 'heading' | 'paragraph' | 'item' | 'table' | 'footnote' | 'caption'
  lines: TextLine[]
  block: PlacedBlock
  page: number
  size: number
  bold: boolean
  /** Its first line begins further in than its column. */
  indented: boolean
  /** Its last line ends before the column does. */
  short: boolean
}

/** Ems a first line is set in by; wider ones are centred lines. */
const LEAST_INDENT = 0.8
const MOST_INDENT = 5
const HEADING_SIZE = 1.15
const SMALL = 0.93
const LONGEST_HEADING = 80
export const BULLET = /^[•●○▪■□◆◇▶►‣⁃∙·–][\s　]*(?=\S)/u
const NUMBERED = /^(?:\d{1,2}[.)、．](?!\d)|[（(]\d{1,2}[)）])[\s　]*\S/u
const NOTE_MARK = /^(?:\[\d{1,3}\]|[①-⑳]|[*†‡§]|\d{1,3}(?=[\s.、．]?\D))/u
const CAPTION = /^(?:图|圖|表|Figure|Fig\.|Table|Photo)\s*[\d一二三四五六七八九十]*[\s:：.、．　]/iu
const SENTENCE_END = /[。！？!?.；;…：:][”」』"'’）)】]*$/u

export const endsSentence = (text: string): boolean => SENTENCE_END.test(text.trimEnd())

/**
 * @param body size of the document's running text
 * @param edges where lines of running text begin throughout the document
 * @param outline titles of the document's list of contents, without white space
 */
export function passagesOf(
  blocks: readonly PlacedBlock[],
  page: number,
  body: number,
  outline: ReadonlyMap<string, number>,
  edges: readonly number[] = [],
): Passage[] {
  return blocks.flatMap((block) => {
    if (block.rows) return [passage('table', block.lines, block, page, false, true)]
    const { x0, x1 } = columnOf(block, blocks)
    const left =
      edges.find((edge) => x0 - edge > LEAST_INDENT * block.size && x0 - edge < 3 * block.size) ?? x0
    return splitBlock(block, page, left, x1).map((found) => {
      found.kind = kindOf(found, blocks, body, outline)
      return found
    })
  })
}

function passage(
  kind: Passage['kind'],
  lines: TextLine[],
  block: PlacedBlock,
  page: number,
  indented: boolean,
  short: boolean,
): Passage {
  const bold = lines.every((line) => line.bold)
  return { kind, lines, block, page, size: lines[0]!.size, bold, indented, short }
}

/** Where many lines of running text begin, in reading space: a block of first lines only is seen to be set in. */
export function leftEdges(pages: readonly (readonly PlacedBlock[])[], body: number): number[] {
  const counts = new Map<number, number>()
  let all = 0
  for (const { lines, rows } of pages.flat()) {
    if (rows) continue
    for (const { x0, size } of lines) {
      if (!sameSize(size, body)) continue
      counts.set(Math.round(x0), (counts.get(Math.round(x0)) ?? 0) + 1)
      all++
    }
  }
  return [...counts].filter(([, count]) => count > all * 0.12 && count > 1).map(([x]) => x)
}

/** The column a block stands in: the reach of all blocks of its size that stand in the same place across. */
function columnOf(block: PlacedBlock, blocks: readonly PlacedBlock[]): Pick<Box, 'x0' | 'x1'> {
  let { x0, x1 } = block
  const em = block.size
  for (const other of blocks) {
    if (other.rows || other.kind !== block.kind || !sameSize(other.size, em)) continue
    const overlap = Math.min(other.x1, block.x1) - Math.max(other.x0, block.x0)
    if (overlap < 0.5 * Math.min(other.x1 - other.x0, block.x1 - block.x0)) continue
    if (Math.abs(other.x0 - block.x0) > 4 * em && Math.abs(other.x1 - block.x1) > 4 * em) continue
    x0 = Math.min(x0, other.x0)
    x1 = Math.max(x1, other.x1)
  }
  return { x0, x1 }
}

function splitBlock(block: PlacedBlock, page: number, left: number, right: number): Passage[] {
  const found: Passage[] = []
  const { lines } = block
  let from = 0
  const indent = (line: TextLine): number => (line.x0 - left) / line.size
  const isIndented = (line: TextLine): boolean => indent(line) >= LEAST_INDENT && indent(line) <= MOST_INDENT
  for (let i = 1; i <= lines.length; i++) {
    const next = lines[i]
    const line = lines[i - 1]!
    const isShort = next ? endsShort(line, next, right) : right - line.x1 > 1.6 * line.size
    if (next && !begins(lines, from, i, isShort, isIndented, indent)) continue
    const own = lines.slice(from, i)
    found.push(passage('paragraph', own, block, page, isIndented(own[0]!), isShort))
    from = i
  }
  return found
}

/** Whether line `i` begins a paragraph. */
function begins(
  lines: readonly TextLine[],
  from: number,
  i: number,
  isShort: boolean,
  isIndented: (line: TextLine) => boolean,
  indent: (line: TextLine) => number,
): boolean {
  const line = lines[i]!
  const last = lines[i - 1]!
  const first = lines[from]!
  if (line.bold !== last.bold && line.count > 2 && last.count > 2) return true
  if (BULLET.test(line.text) && (isShort || BULLET.test(first.text))) return true
  if (NUMBERED.test(line.text) && (isShort || NUMBERED.test(first.text))) return true
  if (
    NOTE_MARK.test(line.text) &&
    NOTE_MARK.test(first.text) &&
    Math.abs(line.x0 - first.x0) < 0.5 * line.size
  )
    return true
  const isCentred = indent(line) > MOST_INDENT
  // A hanging indent: the item's first line stands out, the others are set in alike.
  const hangs = i - from >= 1 && indent(first) < indent(line) - 0.5 && !isShort && isListed(first)
  if (hangs) return false
  const setInAlike = i - from >= 2 && Math.abs(indent(line) - indent(last)) < 0.3 && isIndented(line)
  if (isIndented(line) && !setInAlike) {
    // The whole block is set in (a quotation): its own second line says so.
    return indent(line) > indent(last) + 0.5 || isShort || endsSentence(last.text)
  }
  return isShort && !isCentred
}

const isListed = ({ text }: TextLine): boolean =>
  BULLET.test(text) || NUMBERED.test(text) || NOTE_MARK.test(text)

/** Whether the line ended although what follows would have had room. */
function endsShort(line: TextLine, next: TextLine, right: number): boolean {
  const room = right - line.x1
  const em = line.size
  if (isHan(line.text.slice(-1)) || isHan(next.text.slice(0, 1)))
    // Marks that may not begin a line push up to two characters on to the next.
    return room > (endsSentence(line.text) ? 1.4 : 2.6) * em
  const word = /^\S+/.exec(next.text)?.[0].length ?? 0
  const width = ((next.x1 - next.x0) / Math.max(1, next.text.length)) * (word + 1)
  return room > width + 0.3 * em && (endsSentence(line.text) || room > width + 2.5 * em)
}

function kindOf(
  { lines, block, size, bold, short }: Passage,
  blocks: readonly PlacedBlock[],
  body: number,
  outline: ReadonlyMap<string, number>,
): Passage['kind'] {
  const text = lines.map((line) => line.text).join('')
  const length = text.length
  const isListed = outline.has(text.replaceAll(/\s+/g, ''))
  if (isListed && length <= LONGEST_HEADING * 2) return 'heading'
  if (size > body * HEADING_SIZE && length <= LONGEST_HEADING * 2.5) return 'heading'
  if (size < body * SMALL) {
    if (CAPTION.test(text)) return 'caption'
    const below = blocks.some(
      (other) =>
        other.size > size / SMALL &&
        other.place.y0 > block.place.y1 &&
        Math.min(other.place.x1, block.place.x1) - Math.max(other.place.x0, block.place.x0) > 0,
    )
    if (!below && NOTE_MARK.test(block.lines[0]!.text)) return 'footnote'
  }
  if (CAPTION.test(text) && length <= LONGEST_HEADING && short) return 'caption'
  if (
    bold &&
    size > body * 0.97 &&
    length <= LONGEST_HEADING &&
    lines.length <= 2 &&
    (short || lines.length === 1) &&
    !endsSentence(text)
  )
    return 'heading'
  return BULLET.test(text) || NUMBERED.test(text) ? 'item' : 'paragraph'
}
