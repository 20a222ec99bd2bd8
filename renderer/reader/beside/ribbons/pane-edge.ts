/** Where the ends of ribbons stand at the edge of one pane. Lines are measured once per passage, blocks once a frame. */
import type { Span } from '../../positions.ts'
import type { ReadingSession } from '../../session.ts'
import { rulerOf } from '../ruler.ts'

/** Ends that are out of sight stand this far beyond the pane's edge, px. */
const BEYOND = 24

export class PaneEdge {
  readonly session: ReadingSession
  readonly #tops = new Map<number, number>()
  #known = new WeakMap<Span, { top: number; bottom: number }>()
  #setIn = ''
  /** Of the pane's text in the window, px. */
  top = 0
  bottom = 0
  blocks: [first: number, end: number] = [0, 0]

  constructor(session: ReadingSession) {
    this.session = session
  }

  /** Looks anew: what it told before this frame is forgotten. */
  look(): void {
    const view = this.session.scroller.getBoundingClientRect()
    this.top = view.top
    this.bottom = view.bottom
    this.blocks = rulerOf(this.session).blocksBetween(view.top, view.bottom)
    this.#tops.clear()
    if (this.#setIn === this.session.setIn) return
    this.#setIn = this.session.setIn
    this.#known = new WeakMap()
  }

  /** Lines were broken anew by something that shows in no style (a font that came late). */
  forget(): void {
    this.#setIn = ''
  }

  /** Upper and lower end of a passage in the window, px; beyond the edge where it goes on out of sight. */
  ends(span: Span): [top: number, bottom: number] {
    const [first, end] = this.blocks
    const { from, to } = span
    const above = this.top - BEYOND
    const below = this.bottom + BEYOND
    if (to.block < first) return [above - 4, above]
    if (from.block >= end) return [below, below + 4]
    const lines = this.#linesOf(span, first, end)
    const top = from.block < first ? above : this.#topOf(from.block) + lines.top
    const bottom = to.block >= end ? below : this.#topOf(to.block) + lines.bottom
    return [Math.max(top, above), Math.min(bottom, below)]
  }

  /** Below the tops of its first and of its last block; of what is out of sight nothing is measured. */
  #linesOf(span: Span, first: number, end: number): { top: number; bottom: number } {
    let lines = this.#known.get(span)
    if (!lines) this.#known.set(span, (lines = { top: Number.NaN, bottom: Number.NaN }))
    const { dom } = this.session
    if (Number.isNaN(lines.top) && span.from.block >= first) {
      const box = dom.characterRect(span.from)
      lines.top = (box?.top ?? this.#topOf(span.from.block)) - this.#topOf(span.from.block)
    }
    if (Number.isNaN(lines.bottom) && span.to.block < end) {
      const box = dom.characterRect({ ...span.to, offset: Math.max(0, span.to.offset - 1) })
      lines.bottom = (box?.bottom ?? this.#topOf(span.to.block)) - this.#topOf(span.to.block)
    }
    return lines
  }

  #topOf(block: number): number {
    let top = this.#tops.get(block)
    if (top === undefined) {
      top = this.session.dom.element(block)?.getBoundingClientRect().top ?? 0
      this.#tops.set(block, top)
    }
    return top
  }
}
