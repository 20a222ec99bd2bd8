/** Text the user has settled is left out, as if it stood on another page. */
import type { Range } from '../../../shared/model/range.ts'
import { type Line, trim } from './lines.ts'

/** Blank lines that a reader would see in place of what was left out: enough to end a column. */
const AWAY = 3

/** The lines, or parts of lines, outside `settled`; where something was left out before one, it is `torn` from the rest. */
export function leaveOut(text: string, lines: Line[], settled: readonly Range[]): Line[] {
  if (settled.length === 0) return lines
  const sorted = [...settled].sort((a, b) => a[0] - b[0])
  const left: Line[] = []
  let torn = false
  let k = 0
  for (const line of lines) {
    const lineStart = (line.ranges[0] as Range)[0]
    const lineEnd = (line.ranges.at(-1) as Range)[1]
    while (k < sorted.length && (sorted[k] as Range)[1] <= lineStart) {
      torn = true
      k++
    }
    let parts: Range[][] = [line.ranges]
    for (let i = k; i < sorted.length && (sorted[i] as Range)[0] < lineEnd; i++)
      parts = parts.flatMap((ranges) => cutOut(ranges, sorted[i] as Range))
    const whole = parts.length === 1 && parts[0] === line.ranges
    for (const ranges of whole ? parts : parts.map((part) => trimmed(text, part))) {
      if (ranges.length === 0) continue
      const away = torn || (!whole && (ranges[0] as Range)[0] > lineStart)
      left.push({
        ...line,
        text: ranges.map(([from, to]) => text.slice(from, to)).join(''),
        ranges,
        gap: away ? Math.max(line.gap, AWAY) : line.gap,
        torn: away,
      })
      torn = false
    }
    if (!whole && (parts.at(-1)?.at(-1)?.[1] ?? 0) < lineEnd) torn = true
  }
  return left
}

/** The parts of a block's ranges outside `settled`; the ranges themselves where nothing of them is settled. */
export function withoutSettled(text: string, ranges: Range[], settled: readonly Range[]): Range[][] {
  let parts: Range[][] = [ranges]
  for (const range of settled) parts = parts.flatMap((part) => cutOut(part, range))
  return parts.length === 1 && parts[0] === ranges
    ? parts
    : parts.map((part) => trimmed(text, part)).filter((part) => part.length > 0)
}

/** Ranges without `[start, end)`: before it and behind it are two parts. Untouched ranges come back as they are. */
function cutOut(ranges: Range[], [start, end]: Range): Range[][] {
  if (!ranges.some((range) => range[0] < end && range[1] > start)) return [ranges]
  const before = ranges.flatMap(([from, to]): Range[] => (from < start ? [[from, Math.min(to, start)]] : []))
  const behind = ranges.flatMap(([from, to]): Range[] => (to > end ? [[Math.max(from, end), to]] : []))
  return [before, behind].filter((part) => part.length > 0)
}

function trimmed(text: string, ranges: Range[]): Range[] {
  return ranges
    .map(([from, to], i): Range => {
      const [start, end] = trim(text, from, to)
      return [i === 0 ? start : from, i === ranges.length - 1 ? end : to]
    })
    .filter(([from, to]) => from < to)
}
