import { common } from '../../../shared/i18n/common.ts'
import { exporting as words } from '../../../shared/i18n/export.ts'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { say } from '../../../shared/i18n/say.ts'
import { colorName } from '../../../shared/model/color-names.ts'
import type { BlockKind } from '../../../shared/model/report.ts'
import type { ExportHighlight, ExportReport } from './export-library.ts'
import { cardHtml, type HtmlContext, linksHtml, themesHtml } from './html-card.ts'
import { repeatsTitle } from './headline.ts'
import { escapeHtml } from './html-escape.ts'
import { markedBlockHtml, wrapMarks } from './html-marked.ts'
import { noteHtml } from './html-note.ts'
import { bylineOf } from './people.ts'
import { printedWords } from './printed.ts'

export const reportTitle = (report: ExportReport, language: InterfaceLanguage): string =>
  report.title ?? say(common, language, 'untitled')

/** A report: its head, its text with marks in place, then a card for each mark. */
export function reportHtml(report: ExportReport, heading: 'h1' | 'h2', context: HtmlContext): string {
  const { language } = context
  const h3 = (key: 'notes' | 'highlights'): string => `<h3>${say(words, language, key)}</h3>`
  return [
    `<section class="report" id="r-${report.id}">`,
    `<${heading} lang="${report.language}">${escapeHtml(reportTitle(report, language))}</${heading}>`,
    `<p class="meta">${metadata(report, language)}${themesHtml(report.themeIds, context)}</p>`,
    printedHtml(report, language),
    linksHtml(report.id, context),
    ...(context.withText ? textHtml(report, context) : []),
    ...(report.notes.length > 0
      ? [
          h3('notes'),
          ...report.notes.map((note) => `<div class="card note">${noteHtml(note, context)}</div>`),
        ]
      : []),
    ...(report.highlights.length > 0
      ? [h3('highlights'), ...report.highlights.map((one, i) => cardHtml(one, report, i + 1, context))]
      : []),
    '</section>',
  ]
    .filter((line) => line !== '')
    .join('\n')
}

const textHtml = (report: ExportReport, context: HtmlContext): string[] => [
  `<div class="text" lang="${report.language}">`,
  ...report.blocks.flatMap((_, i) => (repeatsTitle(report, i) ? [] : [blockHtml(report, i, context)])),
  '</div>',
]

const printedHtml = (report: ExportReport, language: InterfaceLanguage): string => {
  const sentence = printedWords(report, language)
  return sentence === '' ? '' : `<p class="meta">${escapeHtml(sentence)}</p>`
}

function metadata(report: ExportReport, language: InterfaceLanguage): string {
  const page = report.pageLabel ? say(common, language, 'page', { page: report.pageLabel }) : null
  return [
    report.publication,
    report.published,
    page,
    report.dateline,
    bylineOf(report),
    report.sourceFileName,
  ]
    .filter((part) => part !== null && part !== '')
    .map((part) => escapeHtml(part ?? ''))
    .join(' · ')
}

const TAGS: Partial<Record<BlockKind, string>> = { subhead: 'h3', quote: 'blockquote', table: 'pre' }

function blockHtml(report: ExportReport, block: number, context: HtmlContext): string {
  const shown = report.blocks[block]
  const kind = shown?.kind ?? 'paragraph'
  const words = (start: number, end: number): string => markedHtml(report, block, context, start, end)
  const marked = shown ? markedBlockHtml(shown, report.id, words) : null
  const tag = TAGS[kind] ?? 'p'
  return marked ?? `<${tag} class="${kind}">${words(0, shown?.text.length ?? 0)}</${tag}>`
}

interface Mark {
  highlight: ExportHighlight
  number: number
  start: number
  end: number
  /** The highlight's first and last stretch carry its anchor and its number. */
  first: boolean
  last: boolean
}

/** A block's text cut wherever a mark begins or ends; each stretch lies in all the marks that cover it. */
function markedHtml(
  report: ExportReport,
  block: number,
  context: HtmlContext,
  from: number,
  to: number,
): string {
  const { text, marks: own = [] } = report.blocks[block] ?? { text: '' }
  const marks = report.highlights.flatMap((highlight, i): Mark[] =>
    highlight.places.flatMap((place, p) =>
      place.block === block
        ? [{ highlight, number: i + 1, ...place, first: p === 0, last: p === highlight.places.length - 1 }]
        : [],
    ),
  )
  const edges = [...marks, ...own].flatMap(({ start, end }) => [start, end])
  const cuts = [...new Set([from, to, ...edges.filter((at) => at > from && at < to)])].sort((a, b) => a - b)
  return cuts
    .slice(0, -1)
    .map((start, i) => {
      const end = cuts[i + 1] ?? to
      const over = own.filter((mark) => mark.start <= start && mark.end >= end)
      const words = wrapMarks(escapeHtml(text.slice(start, end)).replaceAll('\n', '<br>'), over, report.id)
      return stretchHtml(words, start, end, marks, context)
    })
    .join('')
}

function stretchHtml(
  words: string,
  start: number,
  end: number,
  marks: Mark[],
  { language, colorNames }: HtmlContext,
): string {
  let html = words
  for (const mark of marks.filter((one) => one.start <= start && one.end >= end)) {
    const { highlight } = mark
    const id = mark.first && mark.start === start ? ` id="m-${highlight.id}"` : ''
    const color = escapeHtml(colorName(highlight.color, language, colorNames))
    html = `<mark class="c-${highlight.color} ${highlight.style}" title="${mark.number} ${color}"${id}>${html}</mark>`
    if (mark.last && mark.end === end) html += `<sup><a href="#h-${highlight.id}">${mark.number}</a></sup>`
  }
  return html
}
