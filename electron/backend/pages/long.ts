/**
 * Text far longer than any page: a book, a year of a paper in one file. It is put together section by section, so
 * that memory and time grow as the text does and not faster; what goes on over a section's end is one report again.
 */
import type { Decision } from '../../../shared/model/page.ts'
import type { Range } from '../../../shared/model/range.ts'
import type { Block } from '../../../shared/model/report.ts'
import { MOST_DECISIONS, fewest } from './decisions.ts'
import { splitNewspaper } from './newspaper.ts'
import type { SplitOptions, SplitPage, SplitReport } from './page.ts'

/** The longest text that is put together as one page, in UTF-16 units. A full newspaper page has about 12,000. */
export const LONGEST_PAGE = 100_000
/** A section ends within this last part of it, where a headline or a blank line lets it. */
const LOOKED_THROUGH = 25_000

/** As `splitNewspaper`, of which each section is a page. Time linear in the text; of the decisions 2,000 are kept. */
export function splitLong(text: string, options: SplitOptions = {}): SplitPage {
  let page: SplitPage | null = null
  let decisions: Decision[] = []
  for (let start = 0; start < text.length; ) {
    const end = endOfSection(text, start)
    const section = splitNewspaper(text.slice(start, end), {
      ...options,
      // The first section has the masthead; what it says holds for all.
      publication: options.publication ?? page?.publication,
      published: options.published ?? page?.published,
      settled: shifted(options.settled ?? [], start, end),
      goesOn: start > 0,
    })
    moveBy(section, text, start)
    decisions.push(...section.decisions)
    if (decisions.length > MOST_DECISIONS) decisions = fewest(decisions)
    if (page === null) page = section
    else append(page, section)
    start = end
  }
  return page === null ? splitNewspaper(text, options) : { ...page, decisions }
}

/** Before a marked headline, else behind a blank line, else behind a line; a longer line is a section by itself. */
function endOfSection(text: string, start: number): number {
  const limit = start + LONGEST_PAGE
  if (limit >= text.length) return text.length
  const last = text.slice(limit - LOOKED_THROUGH, limit)
  const from = limit - LOOKED_THROUGH
  const headline = last.lastIndexOf('\n# ')
  if (headline >= 0) return from + headline + 1
  const blank = last.lastIndexOf('\n\n')
  if (blank >= 0) return from + blank + 2
  const line = text.lastIndexOf('\n', limit)
  if (line > start) return line + 1
  const next = text.indexOf('\n', limit)
  return next < 0 ? text.length : next + 1
}

/** The parts of ranges inside `[start, end)`, counted from `start`. */
function shifted(ranges: readonly Range[], start: number, end: number): Range[] {
  return ranges.flatMap(([from, to]): Range[] =>
    from < end && to > start ? [[Math.max(from, start) - start, Math.min(to, end) - start]] : [],
  )
}

/** From places in a section to places in the text. */
function moveBy(section: SplitPage, text: string, start: number): void {
  const places = new Set<number>()
  for (const decision of section.decisions) {
    decision.at += start
    if (decision.to !== null) decision.to += start
    if (decision.instead !== null) decision.instead += start
    places
      .add(decision.at)
      .add(decision.to ?? decision.at)
      .add(decision.instead ?? decision.at)
  }
  for (const block of [...section.reports.flatMap((report) => report.blocks), ...section.furniture])
    block.ranges = fewRanges(text, block, start, places)
}

/** More ranges than a cut paragraph has: lines of a few characters each, which may be millions. */
const MANY_RANGES = 64

/** A block's ranges in the text. Of very many those with only white space between them become one: a reader sees the same. */
function fewRanges(text: string, { ranges }: Block, start: number, places: ReadonlySet<number>): Range[] {
  const moved = ranges.map(([from, to]): Range => [start + from, start + to])
  if (moved.length <= MANY_RANGES) return moved
  const few: Range[] = []
  for (const [from, to] of moved) {
    const last = few.at(-1)
    if (last && last[1] <= from && !places.has(from) && text.slice(last[1], from).trim() === '') last[1] = to
    else few.push([from, to])
  }
  return few
}

/** A section that begins without a headline, or holds nothing but headings, goes on with the report above it. */
function append(page: SplitPage, section: SplitPage): void {
  const above = page.reports.at(-1)
  const [first, ...others] = section.reports
  if (above && first && (first.title === null || !hasText(first))) {
    for (const block of first.blocks)
      above.blocks.push(block.kind === 'title' ? { ...block, kind: 'subhead' } : block)
    page.reports = page.reports.concat(others)
  } else page.reports = page.reports.concat(section.reports)
  page.furniture = page.furniture.concat(section.furniture)
}

function hasText(report: SplitReport): boolean {
  return report.blocks.some(({ kind }) => kind === 'paragraph' || kind === 'list' || kind === 'quote')
}
