/** Blocks of documents that say what is what, as Markdown: emphasis, links, lists, tables, code, footnotes. */
import type { Mark } from '../../../shared/model/markup.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'
import { inlineMarkdown, isSafeUrl } from './markdown-inline.ts'
import { prefixLines } from './markdown-note.ts'
import type { Inline } from './note-tree.ts'

type Place = readonly [start: number, end: number]

/** Whether a block says more than its kind and its words. */
export const isMarked = ({ kind, text, marks }: ShownBlock): boolean =>
  marks !== undefined || kind === 'code' || (kind === 'table' && text.includes('\t'))

/** @param highlights stretches of the block that are highlighted, in order */
export function markedMarkdown(block: ShownBlock, highlights: readonly Place[]): string {
  const words = (start = 0, end = block.text.length): string => wordsOf(block, highlights, start, end)
  switch (block.kind) {
    case 'title':
      return `### ${oneLine(words())}`
    case 'subhead': {
      const level = find(block, 'heading')?.level ?? 2
      return `${'#'.repeat(Math.min(6, Math.max(4, level + 2)))} ${oneLine(words())}`
    }
    case 'quote':
      return prefixLines(words(), '> ')
    case 'code':
      return fenced(block.text)
    case 'table':
      return tableOf(block, words)
    case 'list': {
      const item = find(block, 'item')
      if (!item) return words()
      const indent = ' '.repeat(4 * Math.min(item.depth, 8))
      return `${indent}${item.number === null ? '-' : `${item.number}.`} ${words().replaceAll('\n', `\n${indent}    `)}`
    }
    case 'footnote': {
      const note = find(block, 'note')
      return note ? `[^${keyOf(note.id)}]: ${oneLine(words())}` : words()
    }
    case 'image': {
      const address = find(block, 'image')?.address ?? ''
      // Never `![…](…)`: a reader of the file would fetch it.
      return isSafeUrl(address) ? `${words()} (${link(address)})` : words()
    }
    default:
      return words()
  }
}

const find = <T extends Mark['type']>(block: ShownBlock, type: T): Extract<Mark, { type: T }> | undefined =>
  block.marks?.find((mark): mark is Extract<Mark, { type: T }> => mark.type === type)
const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ')
const link = (address: string): string =>
  `<${address.replaceAll(/[<>\s\\]/g, (char) => encodeURIComponent(char))}>`
const keyOf = (id: string): string => id.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-').slice(0, 60) || 'note'

function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${text}\n${fence}`
}

/** Markdown has no table without a head: one whose first row is data gets an empty one. */
function tableOf(block: ShownBlock, words: (start: number, end: number) => string): string {
  const rows: string[][] = []
  let at = 0
  for (const line of block.text.split('\n')) {
    const row: string[] = []
    for (const cell of line.split('\t')) {
      row.push(oneLine(words(at, at + cell.length)).trim())
      at += cell.length + 1
    }
    rows.push(row)
  }
  const width = Math.max(...rows.map((row) => row.length))
  const line = (row: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, c) => row[c] ?? '').join(' | ')} |`
  const hasHead = (find(block, 'table')?.header ?? 0) > 0
  const [head, ...body] = hasHead ? rows : [[], ...rows]
  return [line(head ?? []), line(Array.from({ length: width }, () => '---')), ...body.map(line)].join('\n')
}

/** Cut wherever a mark or a highlight begins or ends; what calls a footnote becomes Markdown's own call. */
function wordsOf(
  { text, marks = [] }: ShownBlock,
  highlights: readonly Place[],
  start: number,
  end: number,
): string {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start)
  const edges = [...inside.flatMap((mark) => [mark.start, mark.end]), ...highlights.flat()]
  const cuts = [...new Set([start, end, ...edges.filter((at) => at > start && at < end)])].sort(
    (a, b) => a - b,
  )
  let out = ''
  let inlines: Inline[] = []
  const write = (): void => {
    if (inlines.length > 0) out += inlineMarkdown(inlines)
    inlines = []
  }
  let called: Mark | undefined
  for (let at = 0; at + 1 < cuts.length; at++) {
    const [from, to] = [cuts[at]!, cuts[at + 1]!]
    const over = inside.filter((mark) => mark.start <= from && mark.end >= to)
    const ref = over.find((mark) => mark.type === 'noteRef')
    if (ref) {
      write()
      if (ref !== called) out += `[^${keyOf(ref.id)}]`
      called = ref
      continue
    }
    const has = (type: Mark['type']): boolean => over.some((mark) => mark.type === type)
    const isLit = highlights.some(([a, z]) => a <= from && z >= to)
    inlines.push({
      kind: 'text',
      text: text.slice(from, to),
      bold: has('strong'),
      italic: has('emphasis'),
      strike: has('strike'),
      underline: has('underline'),
      code: has('code'),
      sub: has('subscript'),
      sup: has('superscript'),
      mark: isLit || has('marked'),
      url: over.find((mark) => mark.type === 'link')?.href ?? null,
    })
  }
  write()
  return out
}
