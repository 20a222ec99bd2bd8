/** Bundled into the app's page by reader-targets.ts: the reader's hit test beside `highlightsFromPoint`. */
import type { ShownBlock } from '../../shared/model/report.ts'
import { HighlightIndex, placeHighlights, type Annotations } from '../../renderer/reader/highlights/placed.ts'
import { TextDom } from '../../renderer/reader/text-dom.ts'

interface Figures {
  points: number
  wrong: number
  /** Points less than half a pixel inside a glyph's box, where the browser, which asks in whole pixels, says no. */
  edge: number
  /** Milliseconds a point. */
  own: number
  browser: number
}
const isOnEdge = (box: DOMRect | null, x: number, y: number): boolean =>
  box !== null && Math.min(x - box.left, box.right - x, y - box.top, box.bottom - y) < 0.5
type FromPoint = { highlightsFromPoint: (x: number, y: number) => { ranges: StaticRange[] }[] }

/** A grid of points in twelve places of the report; each is asked of both, every range registered for the browser. */
export async function compare(blocks: ShownBlock[], annotations: Annotations): Promise<Figures> {
  const article = document.querySelector('article')!
  const root = article.querySelector<HTMLElement>('[data-section]')!.parentElement!
  const dom = new TextDom(root, blocks)
  const placed = placeHighlights(blocks, annotations)
  const index = new HighlightIndex(placed)
  const all = new Highlight()
  const idOf = new Map<AbstractRange, string>()
  for (const { highlight, parts } of placed)
    for (const { block, start, end } of parts) {
      const range = dom.staticRange(block, start, end)
      idOf.set(range, highlight.id)
      all.add(range)
    }
  CSS.highlights.clear()
  CSS.highlights.set('all', all)
  const registry = CSS.highlights as unknown as FromPoint
  const figures: Figures = { points: 0, wrong: 0, edge: 0, own: 0, browser: 0 }
  for (let place = 0; place < 12; place++) {
    article.scrollTop = (place / 12) * article.scrollHeight
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const box = article.getBoundingClientRect()
    for (let y = box.top + 20; y < box.bottom - 20; y += 19)
      for (let x = box.left + 30; x < box.right - 30; x += 31) {
        const from = performance.now()
        const position = dom.characterAt(x, y)
        const own = position ? index.at(position) : []
        const middle = performance.now()
        const exact = registry.highlightsFromPoint(x, y).flatMap(({ ranges }) => ranges)
        figures.browser += performance.now() - middle
        figures.own += middle - from
        figures.points++
        // The app registers its own for the sections that scroll in: those are not asked about.
        const wanted = exact.flatMap((range) => idOf.get(range) ?? []).sort()
        const isSame = wanted.join() === own.toSorted().join()
        const isEdge = !isSame && position !== null && isOnEdge(dom.characterRect(position), x, y)
        if (isEdge) figures.edge++
        else if (!isSame) figures.wrong++
      }
  }
  return { ...figures, own: figures.own / figures.points, browser: figures.browser / figures.points }
}
