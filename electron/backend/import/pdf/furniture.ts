/** Running heads, feet and page numbers: lines at a page's edge that come again on others, or are nothing but a number. */
import type { PageLines } from './page-blocks.ts'
import { placeOf } from './page-blocks.ts'
import type { TextLine } from './lines.ts'

/** Share of the sheet at the top and at the bottom in which furniture stands. */
const EDGE = 0.12
/** A line this often, in the same place, is furniture; of short documents, on two pages. */
const OFTEN = 3
const NUMBER =
  /^[\s\-–—·•.|~]*(?:第\s*)?(?:\d{1,4}|[ivxlcdm]{1,7}|[一二三四五六七八九十〇百]{1,5})(?:\s*[/／of共]+\s*\d{1,4})?(?:\s*[页頁版])?[\s\-–—·•.|~]*$/iu
const NAMED_NUMBER =
  /^(?:page|p\.|第|- )\s*\d{1,4}(?:\s*(?:of|\/|／|页共?|頁共?|，?共)\s*\d{0,4}\s*[页頁]?)?\s*[页頁]?$/iu

interface Edge {
  line: TextLine
  page: number
  key: string
  /** From the sheet's top or bottom, in points. */
  y: number
}

/** The furniture of all pages, as a set of lines, and the number printed on each page where one is. */
export function findFurniture(pages: readonly PageLines[]): {
  lines: Set<TextLine>
  printed: (string | null)[]
} {
  const found = new Set<TextLine>()
  const printed: (string | null)[] = pages.map(() => null)
  const edges = pages.flatMap((page, i) => edgesOf(page, i))
  const groups = new Map<string, Edge[]>()
  for (const edge of edges) {
    const group = groups.get(edge.key)
    if (group) group.push(edge)
    else groups.set(edge.key, [edge])
  }
  const often = pages.length >= 6 ? OFTEN : 2
  for (const group of groups.values()) {
    for (const edge of group) {
      const alike = group.filter(({ y }) => Math.abs(y - edge.y) < 4)
      if (new Set(alike.map(({ page }) => page)).size >= often) found.add(edge.line)
    }
  }
  for (const { line, page } of edges) {
    const text = line.text.trim()
    const isNumber = NUMBER.test(text) || NAMED_NUMBER.test(text)
    if (isNumber) found.add(line)
    if (found.has(line)) printed[page] ??= /\d{1,4}/.exec(text)?.[0] ?? (isNumber ? text : null)
  }
  return { lines: found, printed }
}

/** The outermost lines of a page: what stands between them and the sheet's edge is furniture or nothing. */
function edgesOf({ flows, sheet }: PageLines, page: number): Edge[] {
  const placed = flows.flatMap(({ kind, lines }) =>
    lines.map((line) => ({ line, place: placeOf(line, kind, sheet) })),
  )
  const top = placed
    .filter(({ place }) => place.y1 < sheet.height * EDGE)
    .sort((a, b) => a.place.y0 - b.place.y0)
  const bottom = placed
    .filter(({ place }) => place.y0 > sheet.height * (1 - EDGE))
    .sort((a, b) => b.place.y1 - a.place.y1)
  const keyed = (side: string, lines: typeof top, far: (line: (typeof top)[number]) => number): Edge[] =>
    lines.slice(0, 4).map((one) => ({
      line: one.line,
      page,
      key: `${side}${one.line.text.replaceAll(/\s+/g, '').replaceAll(/\d+|[ivxlc]+$/g, '#')}`,
      y: far(one),
    }))
  return [
    ...keyed('t', top, ({ place }) => place.y0),
    ...keyed('b', bottom, ({ place }) => sheet.height - place.y1),
  ]
}

/** A page without its furniture. */
export const withoutLines = (page: PageLines, lines: ReadonlySet<TextLine>): PageLines => ({
  ...page,
  flows: page.flows
    .map((flow) => ({ ...flow, lines: flow.lines.filter((line) => !lines.has(line)) }))
    .filter((flow) => flow.lines.length > 0),
})
