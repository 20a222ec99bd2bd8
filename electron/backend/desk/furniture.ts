/** What of a page belongs to no report: all that no block holds, so that nothing can be lost. */
import type { Range } from '../../../shared/model/range.ts'
import { isOnlyMarks, readLines, trim } from '../pages/lines.ts'
import type { Part } from './parts.ts'

export interface AsidePart extends Part {
  /** The user took it out; else the machine never gave it to a report. */
  byHand: boolean
}

interface Chunk {
  range: Range
  /** Which passage set aside by the user it is of, or −1. */
  aside: number
  /** It goes on from the chunk before: the same line, and nothing but a mark between. */
  goesOn: boolean
}

/**
 * The pieces that no block holds, down the page: one a line, and one for each passage the user set aside. Marks and
 * white space are none, unless the user set them aside.
 * @param held ranges of all blocks; @param setAside in any order, none touching another's characters
 */
export function spanAsides(text: string, held: readonly Range[], setAside: readonly Range[]): AsidePart[] {
  const asides = sorted(setAside)
  const free = freeRanges(text, sorted(held))
  const chunks = cutAtAsides(text, free, asides)
  addUnseen(text, chunks, sorted(held), asides)
  const parts: AsidePart[] = []
  let before: Chunk | undefined
  for (const chunk of chunks) {
    const last = parts.at(-1)
    const same = before && last && before.aside === chunk.aside && (chunk.aside >= 0 || chunk.goesOn)
    if (same) last.ranges.push(chunk.range)
    else parts.push({ ranges: [chunk.range], byHand: chunk.aside >= 0 })
    before = chunk
  }
  return parts
}

const sorted = (ranges: readonly Range[]): Range[] => [...ranges].sort((a, b) => a[0] - b[0])

interface Free {
  range: Range
  goesOn: boolean
}

/** The text of each line outside `held`, in page order. */
function freeRanges(text: string, held: readonly Range[]): Free[] {
  const free: Free[] = []
  let next = 0
  for (const line of readLines(text)) {
    let open = false
    for (const [start, end] of line.ranges) {
      let at = start
      while (next < held.length && (held[next] as Range)[1] <= at) next++
      for (let i = next; i < held.length && (held[i] as Range)[0] < end; i++) {
        const [from, to] = held[i] as Range
        if (from > at) free.push({ range: [at, from], goesOn: open })
        open = false
        at = Math.max(at, to)
      }
      if (at < end) free.push({ range: [at, end], goesOn: open })
      open = at < end
    }
  }
  return free
}

function cutAtAsides(text: string, free: readonly Free[], asides: readonly Range[]): Chunk[] {
  const chunks: Chunk[] = []
  const add = (start: number, end: number, aside: number, goesOn: boolean): void => {
    const [from, to] = trim(text, start, end)
    if (from < to && (aside >= 0 || !isOnlyMarks(text.slice(from, to))))
      chunks.push({ range: [from, to], aside, goesOn })
  }
  let next = 0
  for (const { range, goesOn } of free) {
    const [start, end] = range
    let at = start
    while (next < asides.length && (asides[next] as Range)[1] <= at) next++
    for (let i = next; i < asides.length && (asides[i] as Range)[0] < end; i++) {
      const [from, to] = asides[i] as Range
      if (from > at) add(at, from, -1, goesOn && at === start)
      add(Math.max(at, from), Math.min(end, to), i, false)
      at = Math.max(at, Math.min(end, to))
    }
    if (at < end) add(at, end, -1, goesOn && at === start)
  }
  return chunks
}

/** What the user set aside stays on the desk even where a line's reading sees only a mark (a rule in a listing). */
function addUnseen(text: string, chunks: Chunk[], held: readonly Range[], asides: readonly Range[]): void {
  const seen = new Set(chunks.map(({ aside }) => aside))
  const unseen: Chunk[] = []
  for (const [aside, [start, end]] of asides.entries()) {
    if (seen.has(aside)) continue
    const [from, to] = trim(text, start, end)
    const isHeld = held.some((range) => range[0] < to && range[1] > from)
    if (from < to && !isHeld) unseen.push({ range: [from, to], aside, goesOn: false })
  }
  if (unseen.length === 0) return
  chunks.push(...unseen)
  chunks.sort((a, b) => a.range[0] - b.range[0])
}
