/**
 * Puts a document together: importers say block by block what it holds, and get its canonical text with every range
 * counted. Blocks are parted by a blank line, so that the text reads well by itself.
 */
import type { ForeignAnnotation } from '../../../shared/model/foreign.ts'
import type { Left, LeftOut } from '../../../shared/model/left.ts'
import type { InlineMark, Mark, PageStart } from '../../../shared/model/markup.ts'
import type { Range } from '../../../shared/model/range.ts'
import type { Block, BlockKind, Origins } from '../../../shared/model/report.ts'
import { detectLanguage } from '../../../shared/text/language.ts'
import { joinRanges } from '../../../shared/text/text-map.ts'
import { NO_DETAILS, type SplitPage, type SplitReport } from '../pages/page.ts'
import type { ReadDocument } from './format.ts'

/** Text of one look. `link`: an address; `noteRef`: the id of a footnote; `page`: the page of the original that begins here. */
export interface Run {
  text: string
  marks?: readonly InlineMark[] | undefined
  link?: string | undefined
  noteRef?: string | undefined
  page?: string | undefined
}

type WithoutPlace<T> = T extends unknown ? Omit<T, 'start' | 'end'> : never
/** What a whole block is: a heading's level, an item's depth, a table's header, a footnote's id, a picture's address. */
export type BlockMark = WithoutPlace<
  Extract<Mark, { type: 'heading' | 'item' | 'table' | 'note' | 'image' | 'noteRef' }>
>

export interface NewBlock {
  kind: BlockKind
  runs: readonly Run[]
  marks?: readonly BlockMark[] | undefined
}

/** Details the document itself gives (metadata, JSON-LD); what is left out is read from the text by the caller. */
export type DocumentDetails = Partial<Omit<SplitReport, 'blocks'>>
export type PageDetails = Partial<
  Pick<SplitPage, 'publication' | 'published' | 'pageLabel' | 'edition' | 'origins'> & {
    /** Where a saved web page came from. */
    url: string | undefined
  }
>

export interface DocumentBuilder {
  /** Blocks from here on belong to a new report. The first begins by itself. */
  report(details?: DocumentDetails): void
  /** Adds to the details of the report begun last. */
  details(details: DocumentDetails): void
  /**
   * Its range in the text; null where nothing but white space was in it and nothing was added. `furniture` belongs to
   * no report: running heads, page numbers.
   */
  block(block: NewBlock): Range | null
  /** Goes on with the block that begins at `range`, of any report: what a column or a page broke. Null as `block`. */
  more(range: Range, runs: readonly Run[]): Range | null
  /** Page `label` of the original begins here. */
  page(label: string): void
  /** The place the next block begins at. */
  readonly length: number
  annotate(annotation: ForeignAnnotation): void
  leave(what: LeftOut, count?: number): void
  /** Reports without a block are left out. */
  finish(page?: PageDetails): { text: string; document: ReadDocument }
}

export function createDocument(): DocumentBuilder {
  let text = ''
  const reports: { details: DocumentDetails; blocks: Block[] }[] = [{ details: {}, blocks: [] }]
  const marks: Mark[] = []
  const pages: PageStart[] = []
  const annotations: ForeignAnnotation[] = []
  const left: Left = {}
  const furniture: Block[] = []
  const byStart = new Map<number, Block>()
  const last = () => reports.at(-1)!

  /** Adds runs as a paragraph of the text. */
  const write = (runs: readonly Run[]): Range | null => {
    const start = text.length === 0 ? 0 : text.length + 2
    let inside = ''
    const found: Mark[] = []
    const begun: PageStart[] = []
    for (const run of runs) {
      // Of one run at a time, so that the marks' places hold: characters that compose across runs stay apart.
      const words = run.text.normalize('NFC').replaceAll(/\r\n?/g, '\n')
      const from = start + inside.length
      const end = from + words.length
      inside += words
      if (run.page !== undefined)
        begun.push({ at: from, index: pages.length + begun.length, label: run.page.slice(0, 100) })
      if (words === '') continue
      for (const type of run.marks ?? []) found.push({ type, start: from, end })
      if (run.link !== undefined)
        found.push({ type: 'link', start: from, end, href: run.link.slice(0, 4096) })
      if (run.noteRef !== undefined)
        found.push({ type: 'noteRef', start: from, end, id: run.noteRef.slice(0, 200) })
    }
    if (inside.trim() === '') {
      // The page begins all the same: with the block that comes next.
      pages.push(...begun.map((page) => ({ ...page, at: start })))
      return null
    }
    pages.push(...begun)
    text += (text.length === 0 ? '' : '\n\n') + inside
    for (const mark of found) addJoined(marks, mark)
    return [start, start + inside.length]
  }

  return {
    report(details = {}) {
      if (last().blocks.length === 0) last().details = details
      else reports.push({ details, blocks: [] })
    },
    details: (details) => void Object.assign(last().details, details),
    block({ kind, runs, marks: own = [] }) {
      const range = write(runs)
      if (!range) return null
      const [start, end] = range
      for (const mark of own) marks.push({ ...mark, start, end })
      const block: Block = { kind, ranges: [range] }
      byStart.set(start, block)
      if (kind === 'furniture') furniture.push(block)
      else last().blocks.push(block)
      return range
    },
    more([start], runs) {
      const range = write(runs)
      if (range) byStart.get(start)?.ranges.push(range)
      return range
    },
    page: (label) =>
      void pages.push({
        at: text.length === 0 ? 0 : text.length + 2,
        index: pages.length,
        label: label.slice(0, 100),
      }),
    get length() {
      return text.length === 0 ? 0 : text.length + 2
    },
    annotate: (annotation) => void annotations.push(annotation),
    leave: (what, count = 1) => void (left[what] = (left[what] ?? 0) + count),
    finish(page = {}) {
      const split: SplitPage = {
        publication: page.publication ?? null,
        published: page.published ?? null,
        pageLabel: page.pageLabel ?? null,
        edition: page.edition ?? null,
        origins: page.origins ?? {},
        reports: reports
          .filter(({ blocks }) => blocks.length > 0)
          .map(({ details, blocks }) => reportOf(text, details, blocks)),
        furniture,
        decisions: [],
      }
      marks.sort((a, b) => a.start - b.start || b.end - a.end)
      return { text, document: { split, markup: { marks, pages }, annotations, left, url: page.url } }
    },
  }
}

/** The same mark on touching runs is one. */
function addJoined(marks: Mark[], mark: Mark): void {
  const before = marks.findLast((one) => one.type === mark.type)
  const same = before !== undefined && before.end === mark.start && target(before) === target(mark)
  if (same) before.end = mark.end
  else marks.push(mark)
}

const target = (mark: Mark): string => ('href' in mark ? mark.href : 'id' in mark ? mark.id : '')

function reportOf(text: string, details: DocumentDetails, blocks: Block[]): SplitReport {
  const words = blocks.map(({ ranges }) => joinRanges(text, ranges))
  const headline = blocks.findIndex(({ kind }) => kind === 'title')
  const fromText: Origins = headline >= 0 ? { title: { from: 'heading', certainty: 'certain' } } : {}
  return {
    byline: null,
    dateline: null,
    ...NO_DETAILS,
    language: detectLanguage(words.join('\n').slice(0, 20_000)),
    ...details,
    title: details.title ?? (headline >= 0 ? joinRanges(text, blocks[headline]!.ranges) : null),
    origins: { ...fromText, ...details.origins },
    blocks,
  }
}
