/**
 * Where one reads: the first visible character and its distance from the pane's top. Kept while scrolling,
 * brought back after a change of width or type, a switch of tabs and a restart. Without it a change of
 * width moves the text under the eye by hundreds of px; the browser's scroll anchoring does not save it.
 */
import type { ShownBlock } from '../../shared/model/report.ts'
import { toShown, toSource } from '../../shared/text/text-map.ts'
import type { Place } from '../workspace.ts'
import type { Position } from './positions.ts'
import type { TextDom } from './text-dom.ts'

/** Lines that peep in by less than this many px count as gone. */
const PEEP = 2

/** First of `count` for which `isPast` holds; `count` if none. `isPast` must be monotone. */
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

/** The first character whose line is visible below `top` (window px), and where that line stands. */
export function firstVisible(dom: TextDom, top: number): { position: Position; top: number } | null {
  const sections = dom.root.querySelectorAll<HTMLElement>('[data-section]')
  // Sections first: reading the box of a block inside a skipped section would lay that section out.
  const at = firstWhere(
    sections.length,
    (index) => sections[index]!.getBoundingClientRect().bottom > top + PEEP,
  )
  const blocks = sections[at]?.querySelectorAll<HTMLElement>('[data-b]')
  if (!blocks || blocks.length === 0) return null
  const found = firstWhere(
    blocks.length,
    (index) => blocks[index]!.getBoundingClientRect().bottom > top + PEEP,
  )
  const block = Number(blocks[Math.min(found, blocks.length - 1)]!.dataset.b)
  const length = dom.blocks[block]!.text.length
  const bottom = (offset: number): number =>
    dom.characterRect({ block, offset })?.bottom ?? Number.NEGATIVE_INFINITY
  const offset = Math.min(
    firstWhere(length, (candidate) => bottom(candidate) > top + PEEP),
    length - 1,
  )
  const box = dom.characterRect({ block, offset: Math.max(0, offset) })
  return box ? { position: { block, offset: Math.max(0, offset) }, top: box.top } : null
}

/** Source offset of a shown character; of the next that has one where it stands for nothing (a mending space). */
function sourceOffset(blocks: ShownBlock[], position: Position): number | null {
  const text = blocks[position.block]!.text
  for (let offset = position.offset; offset < text.length; offset++) {
    const ranges = toSource(
      blocks,
      { block: position.block, offset },
      { block: position.block, offset: offset + 1 },
    )
    if (ranges[0]) return ranges[0][0]
  }
  return null
}

/** Reads where the scroller stands; null for a report without text in view. */
export function readPlace(scroller: HTMLElement, dom: TextDom): Place | null {
  const top = scroller.getBoundingClientRect().top
  const visible = firstVisible(dom, top)
  if (!visible) return null
  const offset = sourceOffset(dom.blocks, visible.position)
  return offset === null ? null : { offset, dy: visible.top - top }
}

/** Scrolls so that a place stands where it stood. Returns false when its text is no longer there. */
export function applyPlace(scroller: HTMLElement, dom: TextDom, place: Place): boolean {
  const shown = toShown(dom.blocks, [[place.offset, place.offset + 1]])[0]
  if (!shown) return false
  const box = dom.characterRect({ block: shown.block, offset: shown.start })
  if (!box) return false
  const off = box.top - scroller.getBoundingClientRect().top - place.dy
  if (Math.abs(off) >= 0.5) scroller.scrollTop += off
  return true
}

/**
 * Keeps one scroller's place. Places are read from scrolls of the user's only: reading them again after our
 * own corrections would let them drift by a line with each change of width.
 */
export class PlaceKeeper {
  readonly #scroller: HTMLElement
  readonly #dom: TextDom
  readonly #tell: (place: Place) => void
  readonly #undo: (() => void)[] = []
  #place: Place | null
  #settling = 0
  #reading = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `tell` hears the place at most every 300 ms and once at the end. */
  constructor(scroller: HTMLElement, dom: TextDom, place: Place | null, tell: (place: Place) => void) {
    this.#scroller = scroller
    this.#dom = dom
    this.#place = place
    this.#tell = tell
    const listen = (type: string, listener: () => void): void => {
      scroller.addEventListener(type, listener, { passive: true })
      this.#undo.push(() => scroller.removeEventListener(type, listener))
    }
    listen('scroll', () => this.#onScroll())
    for (const type of ['wheel', 'pointerdown', 'keydown', 'touchstart']) listen(type, () => this.#letGo())
    if (place) this.restore()
  }

  /** Brings the place back and holds it for the frames in which skipped sections get their true heights. */
  restore(): void {
    if (!this.#place || !applyPlace(this.#scroller, this.#dom, this.#place)) return
    cancelAnimationFrame(this.#settling)
    let frames = 8
    const step = (): void => {
      if (this.#place) applyPlace(this.#scroller, this.#dom, this.#place)
      this.#settling = --frames > 0 ? requestAnimationFrame(step) : 0
    }
    this.#settling = requestAnimationFrame(step)
  }

  /** A jump of our own (to a passage, to a hit): this is now the place, held while heights settle. */
  go(place: Place): void {
    this.#place = place
    this.#tellSoon()
    this.restore()
  }

  dispose(): void {
    cancelAnimationFrame(this.#settling)
    cancelAnimationFrame(this.#reading)
    if (this.#timer !== undefined) {
      clearTimeout(this.#timer)
      if (this.#place) this.#tell(this.#place)
    }
    for (const undo of this.#undo) undo()
  }

  #letGo(): void {
    cancelAnimationFrame(this.#settling)
    this.#settling = 0
  }

  #onScroll(): void {
    if (this.#settling !== 0 || this.#reading !== 0) return
    this.#reading = requestAnimationFrame(() => {
      this.#reading = 0
      this.#read()
    })
  }

  #read(): void {
    this.#place = readPlace(this.#scroller, this.#dom) ?? this.#place
    this.#tellSoon()
  }

  #tellSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      if (this.#place) this.#tell(this.#place)
    }, 300)
  }
}
