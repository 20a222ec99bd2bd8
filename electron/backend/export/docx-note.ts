/** A note as Word has it: headings, lists, quotes, tables, links. */
import {
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
} from 'docx'
import type { ExportNote } from './export-library.ts'
import { inlineRuns, run, type Leads } from './docx-run.ts'
import { plain, type NoteBlock, type NoteList, readNote } from './note-tree.ts'

export interface NoteContext extends Leads {
  /** Ids of notes that lost form; filled while writing. */
  simplified: Set<string>
  /** Starts a numbered list anew; returns what its items name. */
  numbering: (start: number) => { reference: string; instance: number }
}

/** The report's own headings end at level 2. */
const FIRST_LEVEL = 3

export function noteBlocks(note: ExportNote, context: NoteContext): (Paragraph | Table)[] {
  const { blocks, unknown } = readNote(note)
  if (unknown.length > 0) context.simplified.add(note.id)
  return blocks.flatMap((block) => blockOf(block, context))
}

/** In comments: paragraphs only, because not every reader shows tables there. */
export function noteParagraphs(note: ExportNote, context: NoteContext): Paragraph[] {
  const { blocks, unknown } = readNote(note)
  if (unknown.length > 0) context.simplified.add(note.id)
  return blocks.flatMap((block) => {
    if (block.kind !== 'table') return blockOf(block, context).filter((one) => one instanceof Paragraph)
    return block.rows.map(
      ({ cells }) =>
        new Paragraph({
          children: cells.flatMap((cell, at) => [
            ...(at > 0 ? [new TextRun({ text: '\t' })] : []),
            ...inlineRuns(cell, context),
          ]),
        }),
    )
  })
}

function blockOf(block: NoteBlock, context: NoteContext): (Paragraph | Table)[] {
  const paragraph = (options: IParagraphOptions): Paragraph[] => [new Paragraph(options)]
  switch (block.kind) {
    case 'paragraph':
      return paragraph({ children: inlineRuns(block.content, context) })
    case 'heading':
      return paragraph({
        style: `Heading${Math.min(6, block.level + FIRST_LEVEL - 1)}`,
        children: inlineRuns(block.content, context),
      })
    case 'quote':
      return paragraph({ style: 'Quote', children: inlineRuns(block.content, context) })
    case 'code':
      return paragraph({
        style: 'Code',
        children: run(block.text, { ...context.look, font: 'Consolas' }),
      })
    case 'rule':
      return paragraph({
        border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: '999999', space: 1 } },
      })
    case 'table':
      return [table(block.rows, context)]
    case 'passage': {
      const title = { ...plain(block.title), reference: { kind: 'report', id: block.reportId } } as const
      return [
        ...block.text
          .split(/\n+/)
          .flatMap((line) => paragraph({ style: 'Quote', children: run(line, context.look) })),
        ...paragraph({
          style: 'Quote',
          children: [...run('— ', context.look), ...inlineRuns([title], context)],
        }),
      ]
    }
    default:
      return listOf(block, 0, context)
  }
}

function table(rows: Extract<NoteBlock, { kind: 'table' }>['rows'], context: NoteContext): Table {
  const width = Math.max(1, ...rows.map(({ cells }) => cells.length))
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      ({ isHead, cells }) =>
        new TableRow({
          // Said only where it is so: readers take the element for a yes, whatever its value.
          ...(isHead ? { tableHeader: true } : {}),
          children: Array.from(
            { length: width },
            (_, at) =>
              new TableCell({
                children: [
                  new Paragraph({
                    children: inlineRuns(
                      (cells[at] ?? []).map((inline) => ({ ...inline, bold: inline.bold || isHead })),
                      context,
                    ),
                  }),
                ],
              }),
          ),
        }),
    ),
  })
}

/** Word knows nine levels. */
const DEEPEST = 8

function listOf(list: NoteList, level: number, context: NoteContext): Paragraph[] {
  const numbered = list.ordered ? context.numbering(list.start) : null
  return list.items.flatMap((item) => {
    const box = item.checked === null ? [] : run(item.checked ? '☑ ' : '☐ ', context.look)
    const at = Math.min(level, DEEPEST)
    const options: IParagraphOptions = {
      children: [...box, ...inlineRuns(item.content, context)],
      ...(numbered
        ? { numbering: { reference: numbered.reference, instance: numbered.instance, level: at } }
        : item.checked === null
          ? { bullet: { level: at } }
          : { indent: { left: 720 * at + 360 } }),
    }
    return [new Paragraph(options), ...item.nested.flatMap((nested) => listOf(nested, level + 1, context))]
  })
}
