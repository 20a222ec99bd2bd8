/** A PDF's lines to its text and blocks. The steps are told in docs/adr/0023. */
import type { Lessons } from '../../../../shared/model/page.ts'
import { type DocumentDetails, createDocument } from '../document.ts'
import type { ReadDocument } from '../format.ts'
import type { Range } from '../../../../shared/model/range.ts'
import { placeAnnotations } from './annotations.ts'
import { findFurniture, withoutLines } from './furniture.ts'
import { type Whole, hyphenated, joinPassages } from './join.ts'
import type { PdfDetails } from './metadata.ts'
import { looksLikeNewspaper, splitNews, writeNewspaper } from './newspaper.ts'
import { type PageLines, bodySize, pageBlocks } from './page-blocks.ts'
import { type Passage, leftEdges, passagesOf } from './passages.ts'
import type { ReadPages } from './read-pages.ts'
import { type GlyphPlaces, headingLevels, noteLabel, writeBlock, writeMore } from './write.ts'

export interface PdfSource {
  read: ReadPages
  details: PdfDetails
  outline: ReadonlyMap<string, number>
  /** As the document numbers its pages; null where it does not. */
  labels: readonly string[] | null
  fileName: string
  lessons: readonly Lessons[] | undefined
}

/** Text and blocks of a whole document. */
export function assemble(source: PdfSource): { text: string; document: ReadDocument } {
  const { read, outline } = source
  const body = bodySize(read.pages)
  const blocks = read.pages.map((page) => pageBlocks(page, body))
  const made = looksLikeNewspaper(blocks, body)
    ? assembleNews(
        source,
        blocks.flatMap((some, page) => passagesOf(some, page, body, outline)),
        body,
      )
    : assembleArticle(source, body)
  const own = placeAnnotations(read.annotations, read.glyphs, made.places, made.text)
  made.document.annotations.push(...own.annotations)
  if (own.drawings > 0) made.document.left.drawings = own.drawings
  return made
}

interface Made {
  text: string
  document: ReadDocument
  places: GlyphPlaces
}

function assembleNews(
  { read, labels, fileName, lessons }: PdfSource,
  passages: readonly Passage[],
  body: number,
): Made {
  const places: GlyphPlaces = new Map()
  const names = read.pages.map((_, i) => labels?.[i] ?? String(i + 1))
  const hyphens = hyphenated(linesIn(read.pages))
  const written = writeNewspaper(joinPassages(passages), names, body, hyphens, places)
  const split = splitNews(written.text, fileName, lessons)
  const markup = { marks: [], pages: written.pages }
  return { text: written.text, document: { split, markup, annotations: [], left: {} }, places }
}

function assembleArticle(source: PdfSource, body: number): Made {
  const { read, outline, labels, details } = source
  const furniture = findFurniture(read.pages)
  const blocks = read.pages.map((page) => pageBlocks(withoutLines(page, furniture.lines), body))
  const edges = leftEdges(blocks, body)
  const passages = blocks.flatMap((some, i) => passagesOf(some, i, body, outline, edges))
  const wholes = joinPassages(passages)
  const places: GlyphPlaces = new Map()
  const builder = createDocument()
  const title = titleOf(passages)
  const options = {
    levelOf: headingLevels(passages, outline),
    title,
    hyphens: hyphenated(linesIn(read.pages)),
    notes: notesOf(passages),
    places,
  }
  const wholeOf = new Map<Passage, Whole>()
  for (const whole of wholes) for (const part of whole.parts) wholeOf.set(part, whole)
  const ranges = new Map<Whole, Range>()
  let next = 0
  read.pages.forEach((page, index) => {
    builder.page(labels?.[index] ?? furniture.printed[index] ?? String(index + 1))
    for (; passages[next]?.page === index; next++) {
      const passage = passages[next]!
      const whole = wholeOf.get(passage)!
      const first = ranges.get(whole)
      if (first) writeMore(builder, first, passage, options)
      else {
        const range = writeBlock(builder, passage, options)
        if (range) ranges.set(whole, range)
      }
    }
    for (const line of linesIn([page]))
      if (furniture.lines.has(line)) builder.block({ kind: 'furniture', runs: [{ text: line.text }] })
  })
  builder.details(detailsOf(details, title !== undefined))
  return { ...builder.finish(), places }
}

const linesIn = (pages: readonly PageLines[]) =>
  pages.flatMap(({ flows }) => flows.flatMap(({ lines }) => lines))

/** The largest heading of the first page that holds one, where no running text of any length stands before it. */
function titleOf(passages: readonly Passage[]): Passage | undefined {
  const first = passages.find(({ kind }) => kind === 'heading')
  if (!first || first.page > 1) return undefined
  const headings = passages.filter(({ kind, page }) => kind === 'heading' && page === first.page)
  const largest = headings.reduce((best, one) => (one.size > best.size * 1.03 ? one : best))
  const before = passages.slice(0, passages.indexOf(largest)).filter(({ kind }) => kind === 'paragraph')
  return before.reduce((sum, { lines }) => sum + lines.length, 0) > 12 ? undefined : largest
}

/** What the file says of itself, where the text does not. */
function detailsOf({ title, author }: PdfDetails, isTitled: boolean): DocumentDetails {
  const from = { from: 'front-matter', certainty: 'certain' } as const
  const named = isTitled ? null : title
  return {
    ...(named === null ? {} : { title: named }),
    ...(author === null ? {} : { byline: author }),
    origins: { ...(named === null ? {} : { title: from }), ...(author === null ? {} : { byline: from }) },
  }
}

/** Ids of footnotes by page and mark. */
function notesOf(passages: readonly Passage[]): Map<number, Map<string, string>> {
  const notes = new Map<number, Map<string, string>>()
  for (const { kind, page, lines } of passages) {
    const label = kind === 'footnote' ? noteLabel(lines[0]!.text) : null
    if (label === null) continue
    const own = notes.get(page) ?? new Map<string, string>()
    own.set(label, `p${page + 1}-${label}`)
    notes.set(page, own)
  }
  return notes
}
