/**
 * Between heights in the window and places in the text of one mounted report, line by line: what scrolling by
 * content leans on. Lines of a block are measured once (until they break anew), where they stand is asked each time.
 */
import type { ReadingSession } from '../session.ts'
import { startsOf } from './places.ts'

interface Lines {
  /** Offset in the block's text that each line begins with. */
  offsets: number[]
  /** Top of each line below the block's top, px. */
  tops: number[]
}

/** First of `count` for which `isPast` holds; `count` if none. */
function firstWhere(count: number, isPast: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (isPast(middle)) high = middle
    else low = middle + 1
  }
  return low
}

export class Ruler {
  readonly #session: ReadingSession
  readonly #sections: HTMLElement[]
  /** First block of each section. */
  readonly #firsts: number[]
  readonly #lines = new Map<number, Lines>()
  #setIn = ''

  constructor(session: ReadingSession) {
    this.#session = session
    this.#sections = [...session.dom.root.querySelectorAll<HTMLElement>('[data-section]')]
    this.#firsts = this.#sections.map((section) =>
      Number(section.querySelector<HTMLElement>('[data-b]')?.dataset.b ?? 0),
    )
  }

  /** Blocks that a stretch of the window shows, `[first, end)`; empty sections and skipped ones are not looked into. */
  blocksBetween(top: number, bottom: number): [first: number, end: number] {
    const from = firstWhere(this.#sections.length, (at) => this.#box(at).bottom > top)
    const to = firstWhere(this.#sections.length, (at) => this.#box(at).top >= bottom)
    if (from >= to) return [0, 0]
    const first = this.#blockAt(from, (block) => this.#bottom(block) > top)
    const end = this.#blockAt(to - 1, (block) => this.#top(block) >= bottom)
    return [first, end]
  }

  /** The place at a height of the window, as a number of units (see places.ts), with the fraction of its line. */
  unitAt(y: number): number {
    const starts = startsOf(this.#session)
    const section = Math.min(
      firstWhere(this.#sections.length, (at) => this.#box(at).bottom > y),
      this.#sections.length - 1,
    )
    if (section < 0) return 0
    const block = Math.max(0, this.#blockAt(section, (at) => this.#top(at) > y) - 1)
    const top = this.#top(block)
    const { offsets, tops } = this.#linesOf(block)
    const line = Math.max(0, firstWhere(tops.length, (at) => top + tops[at]! > y) - 1)
    const from = top + tops[line]!
    const to = top + (tops[line + 1] ?? this.#end(block) - top)
    const length = starts[block + 1]! - starts[block]!
    const [start, end] = [offsets[line]!, offsets[line + 1] ?? length]
    const share = to > from ? Math.min(1, Math.max(0, (y - from) / (to - from))) : 0
    return starts[block]! + start + share * (end - start)
  }

  /** The height in the window of a place. Lays out the section it is in, if that was skipped. */
  heightOf(unit: number): number {
    const starts = startsOf(this.#session)
    const blocks = starts.length - 1
    if (blocks < 1) return this.#session.scroller.getBoundingClientRect().top
    const block =
      Math.min(
        blocks,
        Math.max(
          1,
          firstWhere(starts.length, (at) => starts[at]! > unit),
        ),
      ) - 1
    const within = Math.max(0, unit - starts[block]!)
    const { offsets, tops } = this.#linesOf(block)
    const line = Math.max(0, firstWhere(offsets.length, (at) => offsets[at]! > within) - 1)
    const top = this.#top(block)
    const from = top + tops[line]!
    const to = top + (tops[line + 1] ?? this.#end(block) - top)
    const [start, end] = [offsets[line]!, offsets[line + 1] ?? starts[block + 1]! - starts[block]!]
    return from + (end > start ? Math.min(1, (within - start) / (end - start)) : 0) * (to - from)
  }

  #box(section: number): DOMRect {
    return this.#sections[section]!.getBoundingClientRect()
  }
  #top(block: number): number {
    return this.#session.dom.element(block)?.getBoundingClientRect().top ?? 0
  }
  #bottom(block: number): number {
    return this.#session.dom.element(block)?.getBoundingClientRect().bottom ?? 0
  }

  /** Where the room of a block ends: at the next one's top, so that there is a place at every height. */
  #end(block: number): number {
    const section = this.#sectionOf(block)
    const isLast = this.#firsts[section + 1] === block + 1 || block === startsOf(this.#session).length - 2
    return isLast ? this.#box(section).bottom : this.#top(block + 1)
  }

  #sectionOf(block: number): number {
    return firstWhere(this.#firsts.length, (at) => this.#firsts[at]! > block) - 1
  }

  /** The first block of a section for which something holds; the one after its last where it holds for none. */
  #blockAt(section: number, holds: (block: number) => boolean): number {
    const first = this.#firsts[section]!
    const end = this.#firsts[section + 1] ?? startsOf(this.#session).length - 1
    return first + firstWhere(end - first, (at) => holds(first + at))
  }

  #linesOf(block: number): Lines {
    if (this.#setIn !== this.#session.setIn) {
      this.#lines.clear()
      this.#setIn = this.#session.setIn
    }
    let lines = this.#lines.get(block)
    if (!lines) this.#lines.set(block, (lines = this.#measure(block)))
    return lines
  }

  #measure(block: number): Lines {
    const { dom } = this.#session
    const length = dom.blocks[block]?.text.length ?? 0
    const top = this.#top(block)
    const topOf = (offset: number): number => dom.characterRect({ block, offset })?.top ?? top
    const lines: Lines = { offsets: [0], tops: [0] }
    let at = 0
    const first = topOf(0)
    let now = first
    // Half a line of the smallest type: characters of one line differ by a few px, lines by more.
    const isBelow = (offset: number): boolean => topOf(offset) > now + 6
    while (at < length) {
      const rest = length - at - 1
      const next = at + 1 + firstWhere(rest, (step) => isBelow(at + 1 + step))
      if (next >= length) break
      now = topOf(next)
      lines.offsets.push(next)
      lines.tops.push(now - first)
      at = next
    }
    return lines
  }
}

const rulers = new WeakMap<ReadingSession, Ruler>()

export function rulerOf(session: ReadingSession): Ruler {
  let ruler = rulers.get(session)
  if (!ruler) rulers.set(session, (ruler = new Ruler(session)))
  return ruler
}
