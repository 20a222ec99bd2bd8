/** What an imported document marks, as Word has it: emphasis, links, levels of headings, lists, tables, code, footnotes. */
import {
  ExternalHyperlink,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
  type ParagraphChild,
} from 'docx'
import type { InlineMark, Mark } from '../../../shared/model/markup.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'
import type { NoteContext } from './docx-note.ts'
import { isSafeUrl } from './markdown-inline.ts'

const LOOKS: Record<InlineMark, IRunOptions> = {
  strong: { bold: true },
  emphasis: { italics: true },
  underline: { underline: {} },
  strike: { strike: true },
  code: { font: 'Consolas' },
  superscript: { superScript: true },
  subscript: { subScript: true },
  marked: { highlight: 'yellow' },
}

/** How a stretch looks that lies under these marks of its document. */
export function lookUnder(over: readonly Mark[]): IRunOptions {
  return Object.assign(
    {},
    ...over.map((mark): IRunOptions => {
      if (Object.hasOwn(LOOKS, mark.type)) return LOOKS[mark.type as InlineMark]
      if (mark.type === 'noteRef') return { superScript: true }
      return mark.type === 'link' && isSafeUrl(mark.href) ? { style: 'Hyperlink' } : {}
    }),
  ) as IRunOptions
}

/** Runs under a link lead where it leads; addresses that no program should open are left as words. */
export function linked(runs: TextRun[], over: readonly Mark[]): ParagraphChild[] {
  const link = over.find((mark) => mark.type === 'link')
  return link && isSafeUrl(link.href) ? [new ExternalHyperlink({ link: link.href, children: runs })] : runs
}

/** The number and depth of the list item before, and its list: items that go on counting are one list. */
export interface Counting {
  last: { number: number; depth: number; numbering: ReturnType<NoteContext['numbering']> } | null
}

/**
 * A block whose marks say how it is drawn; null where its kind says it all.
 * @param words the runs of `[start, end)` of the block
 */
export function markedBlock(
  block: ShownBlock,
  words: (start: number, end: number) => ParagraphChild[],
  context: NoteContext,
  counting: Counting,
): Paragraph | Table | null {
  const all = (options: IParagraphOptions, after: ParagraphChild[] = []): Paragraph =>
    new Paragraph({ ...options, children: [...words(0, block.text.length), ...after] })
  const { kind } = block
  const item = find(block, 'item')
  if (kind !== 'list' || !item || item.number === null) counting.last = null
  if (kind === 'subhead') {
    const level = find(block, 'heading')?.level
    return level === undefined ? null : all({ style: `Heading${Math.min(6, Math.max(3, level + 1))}` })
  }
  if (kind === 'code') return all({ style: 'Code' })
  if (kind === 'table' && block.text.includes('\t')) return tableOf(block, words)
  if (kind === 'list' && item) {
    const level = Math.min(item.depth, DEEPEST)
    if (item.number === null) return all({ bullet: { level } })
    return all({ numbering: { ...countOn(item.number, level, context, counting), level } })
  }
  if (kind === 'footnote') return all({ style: 'Details' })
  if (kind === 'image') {
    const address = find(block, 'image')?.address ?? ''
    return all(
      { style: 'Details' },
      address === '' ? [] : [new TextRun({ ...context.look, text: ` (${address})` })],
    )
  }
  return null
}

/** Word knows nine levels. */
const DEEPEST = 8

const find = <T extends Mark['type']>(block: ShownBlock, type: T): Extract<Mark, { type: T }> | undefined =>
  block.marks?.find((mark): mark is Extract<Mark, { type: T }> => mark.type === type)

function countOn(
  number: number,
  depth: number,
  { numbering }: NoteContext,
  counting: Counting,
): ReturnType<NoteContext['numbering']> {
  const { last } = counting
  const goesOn = last !== null && last.depth === depth && last.number + 1 === number
  const list = goesOn ? last.numbering : numbering(number)
  counting.last = { number, depth, numbering: list }
  return list
}

function tableOf(block: ShownBlock, words: (start: number, end: number) => ParagraphChild[]): Table {
  const header = find(block, 'table')?.header ?? 0
  const lines = block.text.split('\n').map((line) => line.split('\t'))
  const width = Math.max(...lines.map((cells) => cells.length))
  let at = 0
  const rows = lines.map((cells, r) => {
    const made = cells.map((cell) => {
      const runs = words(at, at + cell.length)
      at += cell.length + 1
      return new TableCell({ children: [new Paragraph({ children: runs })] })
    })
    while (made.length < width) made.push(new TableCell({ children: [new Paragraph({})] }))
    // Said only where it is so: readers take the element for a yes, whatever its value.
    return new TableRow({ ...(r < header ? { tableHeader: true } : {}), children: made })
  })
  return new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows })
}
