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

/** Width that two boxes share. */
const shared = (a: Box, b: Box): number => Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0)

const isOver = (a: Box, b: Box): boolean =>
  shared(a, b) > Math.min(0.3 * Math.min(a.x1 - a.x0, b.x1 - b.x0), 3 * Math.max(a.y1 - a.y0, 1))

/** Blocks of one flow, from its lines in order of their baselines. */
export function blocksOf(lines: readonly TextLine[]): TextBlock[] {
  const below = nearestBelow(lines)
  const above = new Map<TextLine, TextLine[]>()
  for (const [line, nexts] of below)
    for (const next of nexts) above.set(next, [...(above.get(next) ?? []), line])
  const leading = leadingsOf(below)
  const next = new Map<TextLine, TextLine>()
  for (const [line, nexts] of below) {
    const [only] = nexts
    if (!only || nexts.length > 1 || above.get(only)!.length > 1 || !sameSize(line.size, only.size)) continue
    const step = only.base - line.base
    const usual = leading.get(Math.round(line.size * 2)) ?? line.size * USUAL_LEADING
    if (step <= Math.min(usual * 1.28 + 0.5, line.size * MOST_LEADING)) next.set(line, only)
  }
  const starts = new Set(lines)
  for (const line of next.values()) starts.delete(line)
  return [...starts].map((start) => {
    const chain = [start]
    for (let line = next.get(start); line; line = next.get(line)) chain.push(line)
    return blockOf(chain)
  })
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

/** Of each line those that stand next below it, one or, where columns begin, several. */
function nearestBelow(lines: readonly TextLine[]): Map<TextLine, TextLine[]> {
  const below = new Map<TextLine, TextLine[]>()
  lines.forEach((line, i) => {
    const found: TextLine[] = []
    for (let j = i + 1; j < lines.length; j++) {
      const other = lines[j]!
      if (other.base - line.base > 4 * Math.max(line.size, other.size) + 4) {
        if (other.base - line.base > 60 + 4 * line.size) break
        continue
      }
      if (other.base - line.base < 0.3 * line.size || !isOver(line, other)) continue
      if (found.some((one) => isOver(one, other) && one.base < other.base - 0.3 * one.size)) continue
      found.push(other)
    }
    below.set(line, found)
  })
  return below
}

/** The usual step from line to line by size (in half points). */
function leadingsOf(below: ReadonlyMap<TextLine, TextLine[]>): Map<number, number> {
  const steps = new Map<number, number[]>()
  for (const [line, nexts] of below) {
    for (const next of nexts) {
      if (!sameSize(line.size, next.size)) continue
      const key = Math.round(line.size * 2)
      const list = steps.get(key)
      if (list) list.push(next.base - line.base)
      else steps.set(key, [next.base - line.base])
    }
  }
  // The lower quarter: wider ones stand between paragraphs.
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
