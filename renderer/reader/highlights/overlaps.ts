/**
 * Highlights that lie over one another, cut into stretches that can be painted. `::highlight` backgrounds replace
 * each other, so that a short highlight inside a long one of a later colour would vanish: here the shortest is on
 * top wherever it lies, as a click finds it, and a line over the words shows the colour of the one below. Pure.
 */
import type { HighlightColor } from '../../../shared/model/highlight.ts'
import type { PaintSpan } from './painter.ts'

/** A highlight's stretch of one block, to be painted in its colour under `name`. */
export interface Coat {
  block: number
  start: number
  end: number
  color: HighlightColor
  name: string
}

/** On top is the shortest; of two as long, the one that comes later. */
const above = (a: Coat, b: Coat): number => a.end - a.start - (b.end - b.start)

/** What to paint for coats of one style: each place once, by the coat on top, and `hl-over-…` where there are more. */
export function layCoats(coats: readonly Coat[]): PaintSpan[] {
  const byBlock = new Map<number, Coat[]>()
  for (const coat of coats) {
    const list = byBlock.get(coat.block)
    if (list) list.push(coat)
    else byBlock.set(coat.block, [coat])
  }
  return [...byBlock.values()].flatMap(layBlock)
}

function layBlock(coats: Coat[]): PaintSpan[] {
  const sorted = coats.toSorted((a, b) => a.start - b.start)
  const overlap = sorted.some((coat, at) => at > 0 && coat.start < (sorted[at - 1]?.end ?? 0))
  if (!overlap) return sorted.map(({ block, start, end, name }) => ({ block, start, end, name }))
  const painted: PaintSpan[] = []
  for (const island of islands(sorted)) layIsland(island, painted)
  return painted
}

/** Runs of coats that hang together; between two of them nothing overlaps. */
function* islands(sorted: readonly Coat[]): Generator<Coat[]> {
  let island: Coat[] = []
  let reach = 0
  for (const coat of sorted) {
    if (island.length > 0 && coat.start >= reach) {
      yield island
      island = []
    }
    island.push(coat)
    reach = Math.max(reach, coat.end)
  }
  if (island.length > 0) yield island
}

function layIsland(coats: readonly Coat[], painted: PaintSpan[]): void {
  const cuts = [...new Set(coats.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  const last = new Map<string, PaintSpan>()
  const lay = (key: string, span: PaintSpan): void => {
    const before = last.get(key)
    if (before?.end === span.start) before.end = span.end
    else {
      last.set(key, span)
      painted.push(span)
    }
  }
  cuts.slice(0, -1).forEach((start, at) => {
    const end = cuts[at + 1]!
    const here = coats.flatMap((coat, index) =>
      coat.start <= start && coat.end >= end ? [{ coat, index }] : [],
    )
    here.sort((a, b) => above(a.coat, b.coat) || b.index - a.index)
    const [top, below] = here
    if (!top) return
    const { block, name } = top.coat
    lay(`top ${top.index}`, { block, start, end, name })
    if (below) lay(`below ${below.index}`, { block, start, end, name: `hl-over-${below.coat.color}` })
  })
}
