import type { Range } from '../../../shared/model/range.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'
import type { SearchHit } from '../../../shared/model/search.ts'
import { editPlaces, withOriginals } from '../../../shared/text/corrections.ts'
import { fold } from '../../../shared/text/fold.ts'
import { toSource } from '../../../shared/text/text-map.ts'
import { cutSnippet } from './snippet.ts'
import type { ReportCandidate } from './store.ts'
import { contextLine } from './context-line.ts'
import type { Words } from './words.ts'

/** Most places a hit names; a reader steps through more of them in the report itself. */
export const MOST_RANGES = 50

/**
 * A report as a hit, or null where the words are not all there. They are looked for in the text as it is
 * shown, so a phrase that a column broke and we mended is found; and behind it in the paragraphs that were corrected,
 * as the source has them. Ranges are of the source.
 */
export function reportHit(
  report: ReportCandidate,
  blocks: ShownBlock[],
  words: Words,
  lines: number,
): SearchHit | null {
  const own = blocks.filter(({ kind }) => kind !== 'furniture')
  const corrected = own.filter(({ edits }) => edits)
  const shown = [...own, ...corrected.map(withOriginals)]
  const text = shown.map((block) => block.text).join('\n')
  const isNew = firstTimeIn(own, corrected, text.length)
  const title = report.title?.normalize('NFC') ?? ''
  if (words.needsLook && !words.hold({ titles: title, text })) return null
  const inTitle = words.places(title, 'titles')
  const all = words.places(text, 'text')
  const places = corrected.length > 0 ? all.filter(isNew) : all
  // The headline stands above a hit anyway; what the text says of it is worth more.
  const { first, ...snippet } = cutSnippet(text, places, headLength(shown))
  const standing = [
    ...inTitle.map((place) => title.slice(...place)),
    ...all.map((place) => text.slice(...place)),
  ]
  return {
    kind: inTitle.length > 0 && coversAll(words, title, inTitle, standing) ? 'title' : 'text',
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
      .flatMap(placing(shown))
      .slice(0, MOST_RANGES),
    lines: lines === 0 ? [] : linesOf(text, places.slice(0, lines), placing(shown)),
    occurrences: places.length || inTitle.length,
    exactForm: words.standsAsTyped(standing),
  }
}

/** Does the title alone have every word that the report has? */
function coversAll(words: Words, title: string, inTitle: Range[], standing: string[]): boolean {
  if (words.count === 1) return true
  const found = new Set(inTitle.map((place) => fold(title.slice(...place))))
  return [...new Set(standing)].every((text) => found.has(fold(text)))
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

const linesOf = (
  text: string,
  places: readonly Range[],
  rangesOf: (place: Range) => Range[],
): SearchHit['lines'] => places.map((place) => ({ ...contextLine(text, place), ranges: rangesOf(place) }))

/** What says where a place of the blocks' text, joined by line ends, stands in the source. */
function placing(blocks: ShownBlock[]): (place: Range) => Range[] {
  let at = 0
  const starts = blocks.map(({ text }) => {
    const start = at
    at += text.length + 1
    return start
  })
  const positionOf = (offset: number): { block: number; offset: number } => {
    const after = starts.findIndex((start) => start > offset)
    const block = after === -1 ? blocks.length - 1 : after - 1
    return { block, offset: Math.min(offset - starts[block]!, blocks[block]!.text.length) }
  }
  return ([start, end]) => toSource(blocks, positionOf(start), positionOf(end))
}
