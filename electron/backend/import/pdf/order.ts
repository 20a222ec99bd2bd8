/**
 * Reading order by recursive cuts along white space (the XY-cut of Nagy and Seth, 1984), with one rule of our own: a
 * page is cut across only where the white space is wider than what parts its columns, or where nothing parts them.
 * What no straight cut parts (a pinwheel of boxes) is put in order pair by pair (Breuel, 2003).
 */
import type { Box } from './blocks.ts'

interface Cut {
  /** Width of the white space, and where the first part ends. */
  gap: number
  at: number
}

/** Least white space between columns, in ems of the text beside it. */
const LEAST_COLUMN_GAP = 0.6
/** A cut across must be this much wider than the gutter beside it to come first. */
const ACROSS_FIRST = 1.6
/** Ems of white space above a headline that part stories, however wide the gutters are. */
const ABOVE_HEADLINE = 1
const DEEPEST = 60

/** A box that knows whether it is a headline. */
interface OrderBox extends Box {
  headline?: boolean
}

/** The boxes in the order in which they are read. @param em the size of the running text */
export function readingOrder<B extends OrderBox>(boxes: readonly B[], em: number): B[] {
  return order([...boxes], em, 0)
}

function order<B extends OrderBox>(boxes: B[], em: number, depth: number): B[] {
  if (boxes.length <= 1) return boxes
  if (depth > DEEPEST) return pairwise(boxes)
  const columns = cuts(boxes, 'x').filter(({ gap }) => gap > LEAST_COLUMN_GAP * em)
  const bands = cuts(boxes, 'y')
  const gutter = Math.max(0, ...columns.map(({ gap }) => gap))
  const band = Math.max(0, ...bands.map(({ gap }) => gap))
  const stories = bands.filter(({ gap, at }) => gap > ABOVE_HEADLINE * em && beginsStory(boxes, at, em))
  if (stories.length > 0) return part(boxes, stories, 'y').flatMap((some) => order(some, em, depth + 1))
  if (columns.length > 0 && !(band > Math.max(ACROSS_FIRST * gutter, 2.2 * em)))
    return part(boxes, columns, 'x').flatMap((some) => order(some, em, depth + 1))
  if (bands.length > 0) return byBands(boxes, bands, em, depth)
  return pairwise(boxes)
}

/**
 * Bands that share a gutter are one: two columns whose paragraphs end at the same height by chance are still read down,
 * not across.
 */
function byBands<B extends OrderBox>(boxes: B[], bands: Cut[], em: number, depth: number): B[] {
  const groups: B[][] = []
  for (const some of part(boxes, bands, 'y')) {
    const last = groups.at(-1)
    if (last && sharesGutter(last, some, em)) last.push(...some)
    else groups.push(some)
  }
  if (groups.length === 1) return pairwise(boxes)
  return groups.flatMap((some) => order(some, em, depth + 1))
}

/** Whether what stands below a band of white space begins with a headline. */
function beginsStory(boxes: readonly OrderBox[], at: number, em: number): boolean {
  const below = boxes.filter(({ y0, y1 }) => (y0 + y1) / 2 > at)
  const top = Math.min(...below.map(({ y0 }) => y0))
  return below.some(({ headline, y0 }) => headline === true && y0 < top + em)
}

/** Whether both are in columns, and in the same ones. */
function sharesGutter(above: readonly Box[], below: readonly Box[], em: number): boolean {
  const wide = (boxes: readonly Box[]): Cut[] =>
    cuts(boxes, 'x').filter(({ gap }) => gap > LEAST_COLUMN_GAP * em)
  const a = wide(above)
  const b = wide(below)
  if (a.length === 0 || b.length === 0) return false
  const space = Math.min(...below.map(({ y0 }) => y0)) - Math.max(...above.map(({ y1 }) => y1))
  return space < 2.2 * em && wide([...above, ...below]).length >= Math.min(a.length, b.length)
}

/** White space that goes through from end to end, in order. */
function cuts(boxes: readonly Box[], axis: 'x' | 'y'): Cut[] {
  const spans = boxes
    .map((box): [number, number] => (axis === 'x' ? [box.x0, box.x1] : [box.y0, box.y1]))
    .sort((a, b) => a[0] - b[0])
  const found: Cut[] = []
  let end = spans[0]![1]
  for (const [from, to] of spans) {
    // A hair of overlap: the boxes are em boxes, ink is less.
    if (from > end - 0.5) found.push({ gap: Math.max(0, from - end), at: (from + end) / 2 })
    end = Math.max(end, to)
  }
  return found.filter(({ at }) => at > spans[0]![0])
}

function part<B extends OrderBox>(boxes: readonly B[], at: readonly Cut[], axis: 'x' | 'y'): B[][] {
  const parts: B[][] = Array.from({ length: at.length + 1 }, () => [])
  for (const box of boxes) {
    const middle = axis === 'x' ? (box.x0 + box.x1) / 2 : (box.y0 + box.y1) / 2
    const index = at.findIndex((cut) => middle < cut.at)
    parts[index < 0 ? at.length : index]!.push(box)
  }
  return parts.filter((some) => some.length > 0)
}

/** Above comes first where two share a column; else left, unless something lies across both between them. */
function pairwise<B extends OrderBox>(boxes: B[]): B[] {
  const sorted = [...boxes].sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0)
  const isBefore = (a: B, b: B): boolean => {
    const sharesX = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0) > 1
    if (sharesX) return a.y0 + a.y1 < b.y0 + b.y1
    if (a.x1 > b.x1) return false
    return !sorted.some(
      (c) =>
        c !== a &&
        c !== b &&
        c.y1 > Math.min(a.y0, b.y0) &&
        c.y0 < Math.max(a.y1, b.y1) &&
        c.y0 >= b.y1 - 1 &&
        c.y1 <= a.y0 + 1 &&
        c.x0 < a.x1 &&
        c.x1 > b.x0,
    )
  }
  const done: B[] = []
  const left = new Set(sorted)
  // Quadratic at least: a page has hundreds of blocks; a table of thousands is taken row by row.
  if (sorted.length > 400) return sorted
  while (left.size > 0) {
    const next = [...left].find((box) => [...left].every((other) => other === box || !isBefore(other, box)))
    const taken = next ?? [...left][0]!
    left.delete(taken)
    done.push(taken)
  }
  return done
}
