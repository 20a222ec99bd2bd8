/** One report in Word: heading, details, text with highlights and comments, then its passages as quotes. */
import {
  Bookmark,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  FootnoteReferenceRun,
  InternalHyperlink,
  Paragraph,
  Table,
  TextRun,
  type ICommentOptions,
  type ParagraphChild,
} from 'docx'
import { formatCitation } from '../../../shared/citation/gbt7714.ts'
import type { CitationStyle } from '../../../shared/citation/cited.ts'
import { common } from '../../../shared/i18n/common.ts'
import { exporting as words } from '../../../shared/i18n/export.ts'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { say } from '../../../shared/i18n/say.ts'
import { colorName } from '../../../shared/model/color-names.ts'
import type { ExportOrder } from '../../../shared/model/export-format.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'
import { docxBookmark } from './docx-bookmark.ts'
import { linked, lookUnder, markedBlock, type Counting } from './docx-marked.ts'
import { noteBlocks, noteParagraphs, type NoteContext } from './docx-note.ts'
import { lookIn, markOf, run } from './docx-run.ts'
import type { ExportHighlight, ExportLibrary, ExportReport } from './export-library.ts'
import { repeatsTitle } from './headline.ts'
import type { LinkView } from './links-of.ts'
import { isAcross, passageGroups } from './order.ts'
import { bylineOf } from './people.ts'
import { printedWords } from './printed.ts'
import { quoteParagraphs } from './quote.ts'

export interface DocxContext extends NoteContext {
  library: ExportLibrary
  language: InterfaceLanguage
  citation: CitationStyle | null
  /** Reports' texts stand in it, with their highlights and comments. */
  withText: boolean
  order: ExportOrder | undefined
  themePath: (themeId: string) => string
  links: Map<string, LinkView[]>
  comments: ICommentOptions[]
  /** Paragraphs of each footnote, by number from 1. */
  footnotes: Record<number, { children: Paragraph[] }>
  lastFootnote: number
}

type Block = Paragraph | Table

/** Heading, details, links, text with highlights and comments, notes on the whole. */
export function reportBlocks(report: ExportReport, isFirst: boolean, context: DocxContext): Block[] {
  const look = lookIn(report.language, context.language)
  const title = new Bookmark({ id: docxBookmark(report.id), children: run(titleLine(report, context), look) })
  return [
    new Paragraph({ style: 'Heading1', pageBreakBefore: !isFirst, children: [title] }),
    new Paragraph({ style: 'Details', children: run(detailsOf(report, context), look) }),
    ...linkBlocks(report.id, context),
    ...(context.withText ? textBlocks(report, context) : []),
    ...(report.notes.length > 0
      ? [
          new Paragraph({ style: 'Heading2', children: run(say(words, context.language, 'notes')) }),
          ...report.notes.flatMap((note) => noteBlocks(note, context)),
        ]
      : []),
  ]
}

/**
 * All passages as quotes, report by report, each with a footnote that cites it, or one a report. They stand behind
 * the texts because LibreOffice 7.4 mixes up footnotes that have comments between them.
 */
export function passagesPart(library: ExportLibrary, context: DocxContext): Block[] {
  const { reports, scope } = library
  const marked = reports.filter(({ highlights }) => highlights.length > 0)
  const source = (report: ExportReport): ParagraphChild[] =>
    context.citation ? [] : [footnote(formatCitation(report, 'gbt-2025'), report, context)]
  const [only] = marked
  if (!only) return []
  const isSingle = scope.kind === 'report'
  if (isAcross(context.order)) return acrossPart(library, context.order, isSingle, context)
  return [
    new Paragraph({
      style: isSingle ? 'Heading2' : 'Heading1',
      pageBreakBefore: !isSingle,
      children: [...run(say(words, context.language, 'highlights')), ...(isSingle ? source(only) : [])],
    }),
    ...marked.flatMap((report) => {
      const title = run(titleLine(report, context), lookIn(report.language, context.language))
      return [
        ...(isSingle ? [] : [new Paragraph({ style: 'Heading2', children: [...title, ...source(report)] })]),
        ...report.highlights.flatMap((one) => passageBlocks(one, report, context)),
      ]
    }),
  ]
}

/** Passages told across reports: under their themes or by when they were made, each with a footnote of its own. */
function acrossPart(
  library: ExportLibrary,
  order: 'theme' | 'made',
  isSingle: boolean,
  context: DocxContext,
): Block[] {
  const cited = { ...context, citation: context.citation ?? ('gbt-2025' as const) }
  const heading = new Paragraph({
    style: isSingle ? 'Heading2' : 'Heading1',
    pageBreakBefore: !isSingle,
    children: run(say(words, context.language, 'highlights'), context.look),
  })
  const blocks = passageGroups(library, order).flatMap(({ themeId, passages }) => [
    ...(themeId === null
      ? []
      : [new Paragraph({ style: 'Heading2', children: run(context.themePath(themeId), context.look) })]),
    ...passages.flatMap(({ highlight, report, isAgain }) => passageBlocks(highlight, report, cited, isAgain)),
  ])
  // The count of footnotes is the document's.
  context.lastFootnote = cited.lastFootnote
  return [heading, ...blocks]
}

const titleLine = ({ title }: ExportReport, { language }: DocxContext): string =>
  (title ?? say(common, language, 'untitled')).replaceAll('\n', ' ')

function detailsOf(report: ExportReport, { language, themePath }: DocxContext): string {
  const page = report.pageLabel ? say(common, language, 'page', { page: report.pageLabel }) : null
  const parts = [report.publication, report.published, page, report.dateline, bylineOf(report)]
  return [
    ...parts,
    say(words, language, 'source', { name: report.sourceFileName }),
    ...report.themeIds.map((id) => `#${themePath(id)}`),
    printedWords(report, language),
  ]
    .filter((part) => part !== null && part !== '')
    .join(' · ')
}

function footnote(text: string, report: ExportReport, context: DocxContext): FootnoteReferenceRun {
  const number = ++context.lastFootnote
  context.footnotes[number] = {
    children: [new Paragraph({ children: run(` ${text}`, lookIn(report.language, context.language)) })],
  }
  return new FootnoteReferenceRun(number)
}

const STYLES: Partial<Record<ExportReport['blocks'][number]['kind'], string>> = {
  title: 'Heading2',
  subhead: 'Heading3',
  quote: 'Quote',
  kicker: 'Details',
  label: 'Details',
  byline: 'Details',
  dateline: 'Details',
  caption: 'Details',
  credit: 'Details',
  continuation: 'Details',
}

interface Mark {
  highlight: ExportHighlight
  /** The number of its comment; null where there is nothing to say. */
  comment: number | null
  start: number
  end: number
  first: boolean
  last: boolean
}

function textBlocks(report: ExportReport, context: DocxContext): Block[] {
  const look = lookIn(report.language, context.language)
  const marks = new Map<number, Mark[]>()
  for (const highlight of report.highlights) {
    const comment = highlight.places.length > 0 ? addComment(highlight, context) : null
    highlight.places.forEach((place, at) => {
      const mark = {
        ...{ highlight, comment, start: place.start, end: place.end },
        ...{ first: at === 0, last: at === highlight.places.length - 1 },
      }
      const own = marks.get(place.block)
      if (own) own.push(mark)
      else marks.set(place.block, [mark])
    })
  }
  const counting: Counting = { last: null }
  return report.blocks.flatMap((shown, block) => {
    if (repeatsTitle(report, block)) return []
    const words = (start: number, end: number): ParagraphChild[] =>
      markedRuns(shown, marks.get(block) ?? [], look, [start, end])
    const marked = markedBlock(shown, words, context, counting)
    return [
      marked ?? new Paragraph({ style: STYLES[shown.kind] ?? 'Text', children: words(0, shown.text.length) }),
    ]
  })
}

/**
 * The words of `[from, to)` of a block, cut wherever a highlight or a mark of the document begins or ends; where several
 * highlights lie over one another, the last one colours.
 */
function markedRuns(
  { text, marks: own = [] }: ShownBlock,
  marks: Mark[],
  look: NoteContext['look'],
  [from, to]: readonly [number, number],
): ParagraphChild[] {
  const edges = [...marks, ...own].flatMap(({ start, end }) => [start, end])
  const cuts = [...new Set([from, to, ...edges.filter((at) => at > from && at < to)])].sort((a, b) => a - b)
  return cuts.flatMap((start, at) => {
    const end = cuts[at + 1]
    const ends = marks.filter((mark) => mark.last && mark.comment !== null && mark.end === start)
    const begins = marks.filter((mark) => mark.first && mark.comment !== null && mark.start === start)
    const over = end === undefined ? [] : marks.filter((mark) => mark.start <= start && mark.end >= end)
    const under = end === undefined ? [] : own.filter((mark) => mark.start <= start && mark.end >= end)
    const looks = [lookUnder(under), ...over.map(({ highlight }) => markOf(highlight))]
    return [
      ...ends.flatMap(({ comment }) => [
        new CommentRangeEnd(comment!),
        new TextRun({ children: [new CommentReference(comment!)] }),
      ]),
      ...begins.map(({ comment }) => new CommentRangeStart(comment!)),
      ...(end === undefined
        ? []
        : linked(run(text.slice(start, end), Object.assign({}, look, ...looks)), under)),
    ]
  })
}

/** What is on a highlight as a comment: its colour's name and themes, notes, links. */
function addComment(highlight: ExportHighlight, context: DocxContext): number | null {
  const { notes, themeIds, color } = highlight
  const { library, language, comments } = context
  const links = context.links.get(highlight.id) ?? []
  const isNamed = library.colorNames?.[color] !== undefined
  if (notes.length + themeIds.length + links.length === 0 && !isNamed) return null
  const head = [
    colorName(color, language, library.colorNames),
    ...themeIds.map((id) => `#${context.themePath(id)}`),
  ]
  const id = comments.length
  comments.push({
    id,
    author: library.creator ?? 'Pressmark',
    initials: Array.from(library.creator ?? 'P')[0] ?? 'P',
    date: new Date(highlight.updatedAt),
    children: [
      new Paragraph({ children: run(head.join(' · '), context.look) }),
      ...notes.flatMap((note) => noteParagraphs(note, { ...context, plain: true })),
      ...links.map((view) => new Paragraph({ children: run(linkWords(view), context.look) })),
    ],
  })
  return id
}

const linkWords = ({ label, otherTitle, other, note }: LinkView): string =>
  [`${label}: ${otherTitle}`, other.quote === null ? '' : `“${other.quote.replaceAll('\n', ' ')}”`, note]
    .filter(Boolean)
    .join(' — ')

/**
 * A passage outside the text: quote with its citation, then all that is on it. `report` null: no report holds it.
 * `isAgain`: it stands in the document before; links lead there.
 */
export function passageBlocks(
  highlight: ExportHighlight,
  report: ExportReport | null,
  context: DocxContext,
  isAgain = false,
): Block[] {
  const { color, themeIds, notes } = highlight
  const look = lookIn(report?.language ?? context.language, context.language)
  const quotes = quoteParagraphs(highlight, report)
  const about = [
    colorName(color, context.language, context.library.colorNames),
    ...themeIds.map((id) => `#${context.themePath(id)}`),
  ]
  return [
    ...quotes.map((text, at) => {
      const runs = run(text, { ...look, ...markOf(highlight) })
      const isLast = at === quotes.length - 1
      return new Paragraph({
        style: 'Quote',
        children: [
          ...(at === 0 && !isAgain
            ? [new Bookmark({ id: docxBookmark(highlight.id), children: runs })]
            : runs),
          ...(isLast && report && context.citation
            ? [footnote(formatCitation(report, context.citation), report, context)]
            : []),
        ],
      })
    }),
    new Paragraph({ style: 'Details', children: run(about.join(' · '), context.look) }),
    ...notes.flatMap((note) => noteBlocks(note, context)),
    ...linkBlocks(highlight.id, context),
  ]
}

/** The links of a passage or report; those that lead into this document can be followed. */
function linkBlocks(id: string, context: DocxContext): Paragraph[] {
  return (context.links.get(id) ?? []).map((view) => {
    const target = new TextRun({
      ...context.look,
      text: view.otherTitle,
      ...(view.included ? { style: 'Hyperlink' } : {}),
    })
    const quote = view.other.quote === null ? '' : ` “${view.other.quote.replaceAll('\n', ' ')}”`
    const outside = view.included ? '' : ` (${say(words, context.language, 'outside')})`
    const note = view.note === '' ? '' : `\n${view.note}`
    return new Paragraph({
      bullet: { level: 0 },
      children: [
        new TextRun({ ...context.look, text: `${view.label}: `, bold: true }),
        view.included
          ? new InternalHyperlink({ anchor: docxBookmark(view.other.id), children: [target] })
          : target,
        ...run(`${quote}${outside}${note}`, context.look),
      ],
    })
  })
}
