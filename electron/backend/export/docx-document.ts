/** The whole export as one document for Word. */
import {
  AlignmentType,
  Document,
  Footer,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type IStylesOptions,
  type Table,
} from 'docx'
import { exporting as words } from '../../../shared/i18n/export.ts'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { say } from '../../../shared/i18n/say.ts'
import { docxBookmark } from './docx-bookmark.ts'
import { noteBlocks } from './docx-note.ts'
import { passageBlocks, passagesPart, reportBlocks, type DocxContext } from './docx-report.ts'
import { lookOf, run } from './docx-run.ts'
import { scopeTitle } from './scope-title.ts'
import { settleDocx } from './docx-settle.ts'
import type { Exported, ExportLibrary, ExportOptions } from './export-library.ts'
import { safeName } from './file-names.ts'
import { linksByEnd } from './links-of.ts'
import { makeTags } from './tags.ts'
import { warningsOf } from './warnings.ts'

export async function docxDocument(library: ExportLibrary, options: ExportOptions): Promise<Exported> {
  const { language, citation, text: withText = true, order } = options
  const numbered = makeNumbering()
  const reportIds = new Set(library.reports.map(({ id }) => id))
  const context: DocxContext = {
    ...{ library, language, citation, withText, order, numbering: numbered.start },
    // What is in the document's own language has the document's own look.
    look: {},
    bookmarkOf: (id) => (reportIds.has(id) ? docxBookmark(id) : undefined),
    themePath: makeTags(library.themes).path,
    links: linksByEnd(library, language),
    simplified: new Set(),
    comments: [],
    footnotes: {},
    lastFootnote: 0,
  }
  const title = titleOf(library, language)
  const children = body(title, library, context)
  const document = new Document({
    title,
    creator: library.creator ?? 'Pressmark',
    lastModifiedBy: library.creator ?? 'Pressmark',
    styles: styles(language),
    numbering: { config: numbered.config() },
    footnotes: context.footnotes,
    comments: { children: context.comments },
    sections: [{ children, footers: { default: pageNumbers() } }],
  })
  const data = settleDocx(new Uint8Array(await Packer.toBuffer(document)), newest(library))
  const [only] = library.reports
  const name =
    library.scope.kind === 'report' && only ? library.baseNames[only.id] : safeName(title, 'Pressmark')
  const { links, simplified } = context
  return {
    files: [{ path: `${name}.docx`, data }],
    warnings: warningsOf(library, { language, links, simplified }),
  }
}

function titleOf({ scope, reports }: ExportLibrary, language: InterfaceLanguage): string {
  const [only] = reports
  if (scope.kind === 'report' && only?.title) return only.title.replaceAll('\n', ' ')
  return scopeTitle({ scope }, language)
}

function body(title: string, library: ExportLibrary, context: DocxContext): (Paragraph | Table)[] {
  const single = library.scope.kind === 'report'
  const heading = (key: 'freeNotes' | 'loose' | 'themes'): Paragraph =>
    new Paragraph({
      style: 'Heading1',
      pageBreakBefore: true,
      children: run(say(words, context.language, key), context.look),
    })
  const themes =
    library.scope.kind === 'all' ? library.themes : library.themes.filter(({ id }) => id === library.scope.id)
  return [
    ...(single ? [] : [new Paragraph({ style: 'Title', children: run(title, context.look) })]),
    ...(single ? [] : themes.map(({ id, definition }) => themeLine(id, definition, context))),
    ...library.reports.flatMap((report, at) => reportBlocks(report, at === 0, context)),
    ...passagesPart(library, context),
    ...(library.freeNotes.length > 0
      ? [heading('freeNotes'), ...library.freeNotes.flatMap((note) => noteBlocks(note, context))]
      : []),
    ...(library.loose.length > 0
      ? [heading('loose'), ...library.loose.flatMap((one) => passageBlocks(one, null, context))]
      : []),
  ]
}

const themeLine = (id: string, definition: string, { themePath, look }: DocxContext): Paragraph =>
  new Paragraph({
    children: [
      new TextRun({ ...look, text: themePath(id), bold: true }),
      ...(definition.trim() === '' ? [] : run(` — ${definition}`, look)),
    ],
  })

const pageNumbers = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ size: 18, color: '666666', children: [PageNumber.CURRENT] })],
      }),
    ],
  })

/** When anything in it changed last: what the document says of its making, so that the same library gives the same. */
function newest({ reports }: ExportLibrary): string {
  const times = reports.flatMap(({ updatedAt, highlights }) => [
    updatedAt,
    ...highlights.map((one) => one.updatedAt),
  ])
  return times.reduce((last, time) => (time > last ? time : last), '2000-01-01T00:00:00.000Z')
}

/** Numbered lists: one definition for each number that a list begins with. */
function makeNumbering() {
  const starts = new Set<number>()
  let instance = 0
  const reference = (start: number): string => `numbers-${start}`
  return {
    start: (start: number) => {
      starts.add(start)
      return { reference: reference(start), instance: ++instance }
    },
    config: () =>
      [...starts].map((start) => ({
        reference: reference(start),
        levels: Array.from({ length: 9 }, (_, level) => ({
          level,
          format: LevelFormat.DECIMAL,
          text: `%${level + 1}.`,
          alignment: AlignmentType.START,
          start,
          style: { paragraph: { indent: { left: 720 * (level + 1), hanging: 360 } } },
        })),
      })),
  }
}

/** Sizes in half points, spaces in twentieths of a point. */
function styles(language: InterfaceLanguage): IStylesOptions {
  const look = lookOf(language)
  const heading = (size: number, before: number) => ({
    run: { size, bold: true, color: '111111' },
    paragraph: { spacing: { before, after: 120 }, keepNext: true },
  })
  const style = (id: string, name: string, more: object) => ({
    ...{ id, name, basedOn: 'Normal', quickFormat: true },
    ...more,
  })
  return {
    default: {
      document: { run: { ...look, size: 21 }, paragraph: { spacing: { line: 360, after: 80 } } },
      title: { run: { size: 40, bold: true }, paragraph: { spacing: { after: 240 } } },
      heading1: heading(34, 240),
      heading2: heading(28, 240),
      heading3: heading(24, 180),
      heading4: heading(22, 160),
      heading5: heading(21, 140),
      heading6: heading(21, 140),
    },
    paragraphStyles: [
      style('Text', 'Report text', { paragraph: { indent: { firstLine: 420, firstLineChars: 200 } } }),
      style('Quote', 'Quote', {
        paragraph: {
          indent: { left: 420, right: 420 },
          spacing: { before: 120, after: 60 },
          keepLines: true,
        },
      }),
      style('Details', 'Details', { run: { color: '555555', size: 18 } }),
      style('Code', 'Code', { run: { size: 19 }, paragraph: { shading: { type: 'clear', fill: 'F3F3F3' } } }),
    ],
  }
}
