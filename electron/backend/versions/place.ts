/** Where the highlights and reports of a page stand in its new version. No SQL. */
import type { Highlight } from '../../../shared/model/highlight.ts'
import type { Range } from '../../../shared/model/range.ts'
import { gramsOf } from '../../../shared/text/common-grams.ts'
import { matchQuote } from '../../../shared/text/match-quote.ts'
import type { OffsetMap } from '../../../shared/text/offset-map.ts'
import type { HeldReport } from './store.ts'

/** Context of a range that has none of its own, in UTF-16 units. */
const CONTEXT = 32
/** A report of which less than this is left, by runs of six letters, has no heir. Of 10 % edited letters half stay. */
const LEAST_LEFT = 0.15

/**
 * The ranges of a highlight in the new text: through both texts where they are mapped, else by its words. Null where
 * one of them is not found, or two of them would overlap: null rather than a guess.
 */
export function placeRanges(
  oldText: string,
  newText: string,
  map: OffsetMap,
  { ranges }: Pick<Highlight, 'ranges'>,
): Range[] | null {
  const placed: Range[] = []
  for (const [start, end] of ranges) {
    const quote = {
      exact: oldText.slice(start, end),
      prefix: oldText.slice(Math.max(0, start - CONTEXT), start),
      suffix: oldText.slice(end, end + CONTEXT),
    }
    const found = map.place(start, end) ?? matchQuote(newText, quote, start)
    if (!found || placed.some(([from, to]) => found.start < to && found.end > from)) return null
    placed.push([found.start, found.end])
  }
  return placed
}

/** The report that holds most characters of some ranges; null where none holds any. */
export function ownerOf(reports: readonly HeldReport[], ranges: readonly Range[]): HeldReport | null {
  let best: HeldReport | null = null
  let most = 0
  for (const report of reports) {
    let held = 0
    for (const [from, to] of report.ranges)
      for (const [start, end] of ranges) held += Math.max(0, Math.min(end, to) - Math.max(start, from))
    if (held > most) {
      best = report
      most = held
    }
  }
  return best
}

/** For each old report the new one that holds most of the same text; null where too little of it is left. */
export function heirsOf(
  oldText: string,
  olds: readonly HeldReport[],
  newText: string,
  news: readonly HeldReport[],
): Map<string, string | null> {
  const grams = (text: string, { ranges }: HeldReport): Set<string> =>
    gramsOf(ranges.map(([start, end]) => text.slice(start, end)).join(''))
  const there = news.map((report) => ({ id: report.id, grams: grams(newText, report) }))
  return new Map(
    olds.map((report) => {
      const own = grams(oldText, report)
      let heir: string | null = null
      let most = Math.max(1, own.size * LEAST_LEFT)
      for (const { id, grams: other } of there) {
        let shared = 0
        for (const gram of own) if (other.has(gram)) shared++
        if (shared < most) continue
        heir = id
        most = shared + 1
      }
      return [report.id, heir]
    }),
  )
}
