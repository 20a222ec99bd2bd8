/**
 * Marks in the margin beside the first line of a highlight that has a note or a link: real buttons, since
 * what `::highlight` paints has no focus and no name. Tops are measured only for sections near the viewport.
 */
import { sectionOf, type Section } from '../sections.ts'
import type { TextDom } from '../text-dom.ts'
import type { PlacedHighlight } from './placed.ts'

export interface Marker {
  highlightId: string
  /** px below the top of its section. */
  top: number
  notes: number
  links: number
}

const NONE: readonly Marker[] = []
/** Height of a mark with the room below it, px: two marks of one line stand below one another. */
const STEP = 24

export class Markers {
  readonly #dom: TextDom
  readonly #sections: readonly Section[]
  readonly #listeners = new Set<() => void>()
  readonly #visible = new Set<number>()
  readonly #measured = new Map<number, readonly Marker[]>()
  #bySection = new Map<number, PlacedHighlight[]>()
  #due = new Set<number>()
  #frame = 0

  constructor(dom: TextDom, sections: readonly Section[]) {
    this.#dom = dom
    this.#sections = sections
  }

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The marks of a section, top down. */
  of(section: number): readonly Marker[] {
    return this.#measured.get(section) ?? NONE
  }

  set(placed: readonly PlacedHighlight[]): void {
    this.#bySection = new Map()
    for (const highlight of placed) {
      const first = highlight.parts[0]
      if (!first || highlight.notes + highlight.links === 0) continue
      const section = sectionOf(this.#sections, first.block)
      const list = this.#bySection.get(section)
      if (list) list.push(highlight)
      else this.#bySection.set(section, [highlight])
    }
    this.measureAll()
  }

  show(section: number, isVisible: boolean): void {
    if (!isVisible) {
      this.#visible.delete(section)
      return
    }
    this.#visible.add(section)
    this.#measureSoon([section])
  }

  /** Width, type or highlights changed. */
  measureAll(): void {
    this.#measureSoon([...this.#visible])
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame)
    this.#listeners.clear()
  }

  #measureSoon(sections: number[]): void {
    for (const section of sections) this.#due.add(section)
    if (this.#frame !== 0 || this.#due.size === 0) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      for (const section of this.#due) this.#measured.set(section, this.#measure(section))
      this.#due = new Set()
      for (const listener of this.#listeners) listener()
    })
  }

  #measure(section: number): readonly Marker[] {
    const element = this.#dom.root.querySelector(`[data-section="${section}"]`)
    const highlights = this.#bySection.get(section)
    if (!element || !highlights) return NONE
    const origin = element.getBoundingClientRect().top
    let free = Number.NEGATIVE_INFINITY
    return highlights.flatMap(({ highlight, parts, notes, links }) => {
      const box = this.#dom.characterRect({ block: parts[0]!.block, offset: parts[0]!.start })
      if (!box) return []
      const top = Math.max(Math.round(box.top - origin + box.height / 2 - 10), free)
      free = top + STEP
      return [{ highlightId: highlight.id, top, notes, links }]
    })
  }
}
