/**
 * Paints passages with the CSS Custom Highlight API, outside React: no node is added, so nothing moves.
 * The browser checks every registered range whenever the registry changes, therefore only sections near the
 * viewport are registered (5,000 highlights in a million characters: 42 ranges, adding one costs 7 ms).
 */
import { HIGHLIGHT_COLORS } from '../../../shared/model/highlight.ts'
import type { Section } from '../sections.ts'
import { sectionOf } from '../sections.ts'
import type { TextDom } from '../text-dom.ts'

const COLORS = Object.keys(HIGHLIGHT_COLORS)

/** Names of `::highlight(hl-…)` in highlights.css, the later painted over the earlier. */
const ORDER = [
  'hl-told',
  'hl-correction',
  'hl-cursor',
  'hl-kept-selection',
  ...COLORS.map((color) => `hl-twin-${color}`),
  ...COLORS.map((color) => `hl-fill-${color}`),
  ...COLORS.map((color) => `hl-over-${color}`),
  ...COLORS.map((color) => `hl-underline-${color}`),
  ...COLORS.map((color) => `hl-strike-${color}`),
  'hl-note',
  'hl-link',
  'hl-moving',
  'hl-passage',
  'hl-find',
  'hl-find-current',
  'hl-flash',
  'hl-active',
]

/** `[start, end)` of a block's shown text, painted by the name of a `::highlight`. */
export interface PaintSpan {
  block: number
  start: number
  end: number
  name: string
}

function registered(name: string): Highlight {
  let highlight = CSS.highlights.get(name)
  if (!highlight) {
    highlight = new Highlight()
    highlight.priority = ORDER.indexOf(name)
    CSS.highlights.set(name, highlight)
  }
  return highlight
}

interface Painted {
  name: string
  range: StaticRange
}

/** What is painted in one mounted report: layers of spans, of which sections in view are registered. */
export class Painter {
  readonly #dom: TextDom
  readonly #sections: readonly Section[]
  /** layer → section → spans. */
  readonly #layers = new Map<string, Map<number, PaintSpan[]>>()
  /** section in view → layer → what is registered for it. */
  readonly #shown = new Map<number, Map<string, Painted[]>>()

  constructor(dom: TextDom, sections: readonly Section[]) {
    this.#dom = dom
    this.#sections = sections
  }

  /** Replaces a layer. Touches only sections in view. */
  set(layer: string, spans: readonly PaintSpan[]): void {
    const bySection = new Map<number, PaintSpan[]>()
    for (const span of spans) {
      const section = sectionOf(this.#sections, span.block)
      const list = bySection.get(section)
      if (list) list.push(span)
      else bySection.set(section, [span])
    }
    this.#layers.set(layer, bySection)
    for (const section of this.#shown.keys()) this.#paint(section, layer)
  }

  /** A section came near the viewport. */
  show(section: number): void {
    if (this.#shown.has(section)) return
    this.#shown.set(section, new Map())
    for (const layer of this.#layers.keys()) this.#paint(section, layer)
  }

  /** A section went away. */
  hide(section: number): void {
    for (const painted of this.#shown.get(section)?.values() ?? []) this.#remove(painted)
    this.#shown.delete(section)
  }

  /** Takes everything off. Ranges left in the registry would keep the report's nodes alive. */
  dispose(): void {
    for (const section of this.#shown.keys()) this.hide(section)
    this.#layers.clear()
  }

  #paint(section: number, layer: string): void {
    const shown = this.#shown.get(section)
    if (!shown) return
    this.#remove(shown.get(layer) ?? [])
    const painted = (this.#layers.get(layer)?.get(section) ?? []).map(({ block, start, end, name }) => ({
      name,
      range: this.#dom.staticRange(block, start, end),
    }))
    for (const { name, range } of painted) registered(name).add(range)
    shown.set(layer, painted)
  }

  #remove(painted: Painted[]): void {
    for (const { name, range } of painted) CSS.highlights.get(name)?.delete(range)
  }
}
