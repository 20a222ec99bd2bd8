/**
 * Tables for spreadsheets and statistics (RFC 4180, UTF-8, CRLF): highlights, notes, links and themes, a file each.
 * Columns have the names other tools use and are the same in every language; ids tie the tables together. Offsets
 * are code points of the report's plain text, as in the JSON-LD export, a pair for each piece. Notes are Markdown. A cell that a spreadsheet would take for a
 * formula gets `'` before it: it begins with = + - @ (also full-width), tab or return.
 */
import Papa from 'papaparse'
import { formatCitation } from '../../../shared/citation/gbt7714.ts'
import { colorName } from '../../../shared/model/color-names.ts'
import type {
  ExportFile,
  ExportFormat,
  ExportHighlight,
  ExportLibrary,
  ExportNote,
  ExportOptions,
  ExportReport,
} from './export-library.ts'
import { linksByEnd } from './links-of.ts'
import { noteMarkdown } from './markdown-note.ts'
import { readNote } from './note-tree.ts'
import { isAcross, passageGroups } from './order.ts'
import { codePoints, plainText, stretchesOf } from './plain-text.ts'
import { quoteParagraphs } from './quote.ts'
import { makeTags } from './tags.ts'
import { warningsOf } from './warnings.ts'

type Cell = string | number | null
type Row = Record<string, Cell>

const COLUMNS = {
  highlights: [
    'id',
    'report_id',
    'title',
    'author',
    'publication',
    'published',
    'page',
    'quote',
    'start',
    'end',
    'prefix',
    'suffix',
    'color',
    'color_name',
    'style',
    'tags',
    'note',
    'citation',
    'created',
    'updated',
  ],
  notes: ['id', 'target_kind', 'target_id', 'report_id', 'title', 'quote', 'note', 'created', 'updated'],
  links: [
    'id',
    'relation',
    'label',
    'from_kind',
    'from_id',
    'from_report_id',
    'from_title',
    'from_quote',
    'to_kind',
    'to_id',
    'to_report_id',
    'to_title',
    'to_quote',
    'note',
    'created',
    'updated',
  ],
  themes: ['id', 'parent_id', 'tag', 'path', 'description', 'color', 'highlights', 'reports'],
} as const

export const csv: ExportFormat = {
  id: 'csv',
  extension: 'csv',
  mediaType: 'text/csv; charset=utf-8',
  group: 'data',
  options: ['citation', 'excel', 'notes', 'order'],
  write(library, options) {
    const simplified = new Set<string>()
    const tables = {
      highlights: highlightRows(library, options, simplified),
      notes: noteRows(library, simplified),
      links: linkRows(library, options),
      themes: themeRows(library),
    }
    const files = Object.entries(tables).map(
      ([name, rows]): ExportFile => ({
        path: `${name}.csv`,
        data: table(COLUMNS[name as keyof typeof COLUMNS], rows, options),
      }),
    )
    const links = linksByEnd(library, options.language)
    return { files, warnings: warningsOf(library, { language: options.language, links, simplified }) }
  },
}

/** What begins like a formula behind any number of `'` gets one more, as in the codebook: so reading is exact. */
const FORMULA = /^'*[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/

function table(columns: readonly string[], rows: Row[], { excel }: ExportOptions): string {
  const cells = rows.map((row) => columns.map((name) => row[name] ?? ''))
  const text = Papa.unparse([[...columns], ...cells], {
    newline: '\r\n',
    quotes: true,
    escapeFormulae: FORMULA,
  })
  return `${excel ? '\ufeff' : ''}${text}\r\n`
}

function wordsOf(note: ExportNote, simplified: Set<string>): string {
  const { blocks, unknown } = readNote(note)
  if (unknown.length > 0) simplified.add(note.id)
  return noteMarkdown(blocks)
}

function highlightRows(
  library: ExportLibrary,
  { language, citation, order }: ExportOptions,
  simplified: Set<string>,
): Row[] {
  const { path } = makeTags(library.themes)
  const row = (one: ExportHighlight): Row => ({
    id: one.id,
    color: one.color,
    color_name: colorName(one.color, language, library.colorNames),
    style: one.style,
    tags: one.themeIds.map(path).join('; '),
    note: one.notes.map((note) => wordsOf(note, simplified)).join('\n\n'),
    prefix: one.prefix,
    suffix: one.suffix,
    created: one.createdAt,
    updated: one.updatedAt,
  })
  const inReport = (report: ExportReport): [string, Row][] => {
    const plain = plainText(report)
    const points = codePoints(plain.text)
    const cited = citation ? formatCitation(report, citation) : ''
    return report.highlights.map((one) => {
      const stretches = stretchesOf(one, plain)
      const made: Row = {
        ...row(one),
        ...details(report),
        quote: quoteParagraphs(one, report).join('\n'),
        start: stretches.map(({ start }) => points(start)).join('; '),
        end: stretches.map(({ end }) => points(end)).join('; '),
        citation: cited,
      }
      return [one.id, made]
    })
  }
  const rows = library.reports.flatMap(inReport)
  const byId = new Map(rows)
  const told = isAcross(order)
    ? passageGroups(library, order)
        .flatMap(({ passages }) => passages)
        // Each passage is one row, under the first of its themes.
        .flatMap(({ highlight, isAgain }) => {
          const made = byId.get(highlight.id)
          return made && !isAgain ? [made] : []
        })
    : rows.map(([, made]) => made)
  return [...told, ...library.loose.map((one) => ({ ...row(one), quote: one.exact }))]
}

const details = (report: ExportReport): Row => ({
  report_id: report.id,
  title: report.title,
  author: report.byline ?? report.people.map(({ name }) => name).join('; '),
  publication: report.publication,
  published: report.published,
  page: report.pageLabel,
})

function noteRows(library: ExportLibrary, simplified: Set<string>): Row[] {
  const row = (note: ExportNote, target: Row): Row => ({
    ...target,
    id: note.id,
    note: wordsOf(note, simplified),
    created: note.createdAt,
    updated: note.updatedAt,
  })
  const onHighlight = (one: ExportHighlight, report: ExportReport | null): Row[] =>
    one.notes.map((note) =>
      row(note, {
        ...{ target_kind: 'highlight', target_id: one.id, report_id: report?.id ?? null },
        title: report?.title ?? null,
        quote: quoteParagraphs(one, report).join('\n'),
      }),
    )
  return [
    ...library.reports.flatMap((report) => [
      ...report.notes.map((note) =>
        row(note, {
          ...{ target_kind: 'report', target_id: report.id, report_id: report.id, title: report.title },
        }),
      ),
      ...report.highlights.flatMap((one) => onHighlight(one, report)),
    ]),
    ...library.loose.flatMap((one) => onHighlight(one, null)),
    ...library.freeNotes.map((note) => row(note, {})),
  ]
}

function linkRows(library: ExportLibrary, { language }: ExportOptions): Row[] {
  const views = linksByEnd(library, language)
  const end = (
    side: 'from' | 'to',
    { kind, id, reportId, reportTitle, quote }: (typeof library.links)[0]['to'],
  ) =>
    Object.fromEntries(
      Object.entries({ kind, id, report_id: reportId, title: reportTitle, quote }).map(([name, value]) => [
        `${side}_${name}`,
        value,
      ]),
    )
  return library.links.map(({ id, relation, from, to, note, createdAt, updatedAt }) => ({
    ...{ id, relation, note, created: createdAt, updated: updatedAt },
    label: views.get(from.id)?.find((view) => view.id === id && view.outgoing)?.label ?? relation,
    ...end('from', from),
    ...end('to', to),
  }))
}

function themeRows({ themes, reports }: ExportLibrary): Row[] {
  const { tag, path } = makeTags(themes)
  const marked = reports.flatMap(({ highlights }) => highlights)
  const count = (all: { themeIds: string[] }[], id: string): number =>
    all.filter(({ themeIds }) => themeIds.includes(id)).length
  return themes.map(({ id, parentId, definition, color }) => ({
    ...{ id, parent_id: parentId, tag: tag(id).slice(1), path: path(id), description: definition, color },
    highlights: count(marked, id),
    reports: count(reports, id),
  }))
}
