/** Lines to blocks: lines of one size right below each other. A block never spans two columns. */
import type { TextLine } from './lines.ts'

export interface Box {
  x0: number
  y0: number
  x1: number
  y1: number
}

export interface TextBlock extends Box {
  lines: TextLine[]
  size: number
  bold: boolean
  /** A table: its lines are cells, row by row. */
  rows?: TextLine[][] | undefined
}

/** Sizes within this factor are one. */
const SAME_SIZE = 1.12
/** Ems from baseline to baseline, where the page does not say. */
const USUAL_LEADING = 1.9
const MOST_LEADING = 2.6

export const sameSize = (a: number, b: number): boolean => a < b * SAME_SIZE && b < a * SAME_SIZE

/** Whether a line stands below a block: it shares half of its own width, or of the block's. */
function isBelow(line: Box, block: Box): boolean {
  const shared = Math.min(line.x1, block.x1) - Math.max(line.x0, block.x0)
  return shared > 0.5 * Math.min(line.x1 - line.x0, block.x1 - block.x0)
}

interface OpenBlock extends Box {
  lines: TextLine[]
}

/** Blocks of one flow, from its lines in order of their baselines. */
export function blocksOf(lines: readonly TextLine[]): TextBlock[] {
  const leading = leadingsOf(lines)
  const done = new Set<OpenBlock>()
  let open: OpenBlock[] = []
  for (let i = 0; i < lines.length; ) {
    // Lines at about one height are looked at together: two below one block are two columns below a line across.
    let end = i + 1
    while (end < lines.length && lines[end]!.base - lines[i]!.base < 0.5 * lines[i]!.size) end++
    const row = lines.slice(i, end)
    open = open.filter((block) => {
      const last = block.lines.at(-1)!
      const isNear = row[0]!.base - last.base < last.size * MOST_LEADING
      if (!isNear) done.add(block)
      return isNear
    })
    const joins = row.map((line) => ({ line, above: open.filter((block) => isBelow(line, block)) }))
    for (const { line, above } of joins) {
      const [only] = above
      const rivals = only ? joins.filter((other) => other.above.includes(only)).length : 0
      if (only && above.length === 1 && rivals === 1 && follows(only, line, leading)) {
        only.lines.push(line)
        only.x0 = Math.min(only.x0, line.x0)
        only.x1 = Math.max(only.x1, line.x1)
      } else {
        // What it stands below goes on no further, unless beside it.
        for (const block of above) {
          done.add(block)
          open = open.filter((one) => one !== block)
        }
        open.push({ lines: [line], x0: line.x0, y0: line.y0, x1: line.x1, y1: line.y1 })
      }
    }
    i = end
  }
  return [...done, ...open].map((block) => blockOf(block.lines))
}

function follows({ lines }: OpenBlock, line: TextLine, leading: ReadonlyMap<number, number>): boolean {
  const last = lines.at(-1)!
  if (!sameSize(last.size, line.size)) return false
  const usual = leading.get(Math.round(line.size * 2)) ?? line.size * USUAL_LEADING
  return line.base - last.base <= Math.min(usual * 1.28 + 0.5, line.size * MOST_LEADING)
}

export function blockOf(lines: TextLine[]): TextBlock {
  const letters = lines.reduce((sum, line) => sum + line.count, 0)
  const bold = lines.reduce((sum, line) => sum + (line.bold ? line.count : 0), 0)
  return {
    lines,
    x0: Math.min(...lines.map(({ x0 }) => x0)),
    y0: Math.min(...lines.map(({ y0 }) => y0)),
    x1: Math.max(...lines.map(({ x1 }) => x1)),
    y1: Math.max(...lines.map(({ y1 }) => y1)),
    size: lines[0]!.size,
    bold: bold > letters * 0.7,
  }
}

/** The usual step from line to line by size (in half points): the lower quarter, as wider ones part paragraphs. */
function leadingsOf(lines: readonly TextLine[]): Map<number, number> {
  const steps = new Map<number, number[]>()
  lines.forEach((line, i) => {
    for (let j = i + 1; j < lines.length; j++) {
      const next = lines[j]!
      const step = next.base - line.base
      if (step > line.size * MOST_LEADING) break
      if (step < 0.5 * line.size || !sameSize(line.size, next.size) || !isBelow(next, line)) continue
      const key = Math.round(line.size * 2)
      const list = steps.get(key)
      if (list) list.push(step)
      else steps.set(key, [step])
      break
    }
  })
  return new Map(
    [...steps]
      .filter(([, list]) => list.length >= 3)
      .map(([size, list]) => [size, list.sort((a, b) => a - b)[Math.floor(list.length / 4)]!]),
  )
}

export const unionOf = (boxes: readonly Box[]): Box => ({
  x0: Math.min(...boxes.map(({ x0 }) => x0)),
  y0: Math.min(...boxes.map(({ y0 }) => y0)),
  x1: Math.max(...boxes.map(({ x1 }) => x1)),
  y1: Math.max(...boxes.map(({ y1 }) => y1)),
})
