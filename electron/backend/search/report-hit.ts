import type { Range } from '../../../shared/model/range.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'
import type { SearchHit } from '../../../shared/model/search.ts'
import { editPlaces, withOriginals } from '../../../shared/text/corrections.ts'
import { toSource } from '../../../shared/text/text-map.ts'
import { cutSnippet } from './snippet.ts'
import type { ReportCandidate } from './store.ts'
import type { Terms } from './terms.ts'

/** Most places a hit names; a reader steps through more of them in the report itself. */
export const MOST_RANGES = 50

/**
 * A report as a hit, or null where the words are not all there. They are looked for in the text as it is
 * shown, so a phrase that a column broke and we mended is found; and behind it in the paragraphs that were corrected,
 * as the source has them. Ranges are of the source.
 */
export function reportHit(report: ReportCandidate, blocks: ShownBlock[], terms: Terms): SearchHit | null {
  const own = blocks.filter(({ kind }) => kind !== 'furniture')
  const corrected = own.filter(({ edits }) => edits)
  const shown = [...own, ...corrected.map(withOriginals)]
  const text = shown.map((block) => block.text).join('\n')
  const isNew = firstTimeIn(own, corrected, text.length)
  const title = report.title?.normalize('NFC') ?? ''
  const inTitle = terms.find(title)
  const together = terms.find(`${title}\n${text}`)
  if (!together) return null
  // Words that stand partly in the title only are shown from the text where they are.
  const all = terms.find(text) ?? together.flatMap(([start, end]) => shifted(start, end, title.length + 1))
  const places = corrected.length > 0 ? all.filter(isNew) : all
  // The headline stands above a hit anyway; what the text says of it is worth more.
  const { first, ...snippet } = cutSnippet(text, places, headLength(shown))
  return {
    kind: inTitle ? 'title' : 'text',
    reportId: report.id,
    noteId: null,
    linkId: null,
    highlightId: null,
    title: report.title,
    publication: report.publication,
    published: report.published,
    snippet,
    ranges: [...places.slice(first), ...places.slice(0, first)]
      .slice(0, MOST_RANGES)
      .flatMap((place) => sourceRanges(shown, place))
      .slice(0, MOST_RANGES),
    occurrences: places.length || (inTitle?.length ?? 0),
    exactForm: terms.standsAsTyped(`${title}\n${text}`, together),
  }
}

/**
 * Says of a place whether it is the first time it is found: originals stand behind the report as it is shown, and
 * what they have in common with it was found there.
 */
function firstTimeIn(
  own: readonly ShownBlock[],
  corrected: readonly ShownBlock[],
  length: number,
): (place: Range) => boolean {
  let at = own.reduce((sum, { text }) => sum + text.length + 1, 0)
  const behind = Math.min(at, length)
  const originals = corrected.flatMap((block) => {
    const from = at
    at += withOriginals(block).text.length + 1
    return editPlaces(block, true).map(({ start, end }): Range => [from + start, from + end])
  })
  return ([start, end]) => start < behind || originals.some(([from, to]) => from < end && to > start)
}

/** How much of the joined text is the headline, with the line end after it. */
function headLength(blocks: ShownBlock[]): number {
  const body = blocks.findIndex(({ kind }) => kind !== 'title' && kind !== 'kicker')
  return blocks.slice(0, Math.max(0, body)).reduce((sum, { text }) => sum + text.length + 1, 0)
}

function shifted(start: number, end: number, by: number): Range[] {
  return start >= by ? [[start - by, end - by]] : []
}

function sourceRanges(blocks: ShownBlock[], [start, end]: Range): Range[] {
  return toSource(blocks, positionIn(blocks, start), positionIn(blocks, end))
}

/** An offset in the blocks' text joined by line ends, as block and offset. */
function positionIn(blocks: ShownBlock[], at: number): { block: number; offset: number } {
  let rest = at
  for (const [block, { text }] of blocks.entries()) {
    if (rest <= text.length) return { block, offset: rest }
    rest -= text.length + 1
  }
  return { block: blocks.length - 1, offset: blocks.at(-1)?.text.length ?? 0 }
}
