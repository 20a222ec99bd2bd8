import type { ReferenceKind } from '../../../shared/note/tree.ts'
import { escapeText, inlineMarkdown as writeInline } from './markdown-inline.ts'
import type { Inline, NoteBlock, NoteList } from './note-tree.ts'

/** A note as Markdown, blocks parted by blank lines. Its headings go below those of the report: `####` on. */
export function noteMarkdown(blocks: NoteBlock[], nameOf: NameOf = () => undefined): string {
  return blocks.map((block) => blockMarkdown(block, nameOf)).join('\n\n')
}

/** How a report, note or theme is written in Markdown; undefined where it is only its name. */
export type NameOf = (kind: ReferenceKind, id: string, name: string) => string | undefined

function blockMarkdown(block: NoteBlock, nameOf: NameOf): string {
  const inlineMarkdown = (content: Inline[]): string => writeInline(content, nameOf)
  switch (block.kind) {
    case 'paragraph':
      return inlineMarkdown(block.content)
    case 'heading':
      return `${'#'.repeat(Math.min(6, block.level + 3))} ${inlineMarkdown(block.content).replaceAll('  \n', ' ')}`
    case 'quote':
      return prefixLines(inlineMarkdown(block.content), '> ')
    case 'code':
      return fenced(block.text)
    case 'rule':
      return '***'
    case 'table':
      return tableMarkdown(block.rows, inlineMarkdown)
    case 'passage': {
      const source = nameOf('report', block.reportId, block.title) ?? oneLine(block.title)
      return prefixLines(`${block.text.split(/\n+/).map(oneLine).join('\n\n')}\n\n— ${source}`, '> ')
    }
    default:
      return listMarkdown(block, inlineMarkdown)
  }
}

type Write = (content: Inline[]) => string

/** A table needs a head in Markdown: one that has none gets an empty one. */
function tableMarkdown(rows: Extract<NoteBlock, { kind: 'table' }>['rows'], write: Write): string {
  const width = Math.max(1, ...rows.map(({ cells }) => cells.length))
  // A bar inside a cell would end it, in code and addresses, too.
  const cell = (content: Inline[] = []): string =>
    write(content)
      .replaceAll('  \n', '<br>')
      .replaceAll(/(?<!\\)\|/g, '\\|')
  const line = (cells: Inline[][]): string =>
    `| ${Array.from({ length: width }, (_, at) => cell(cells[at])).join(' | ')} |`
  const [first, ...rest] = rows
  const head = first?.isHead ? first.cells : []
  const body = first?.isHead ? rest : rows
  return [line(head), `|${' --- |'.repeat(width)}`, ...body.map(({ cells }) => line(cells))].join('\n')
}

function listMarkdown(list: NoteList, inlineMarkdown: Write): string {
  return list.items
    .map((item, i) => {
      const bullet = list.ordered ? `${list.start + i}. ` : '- '
      const box = item.checked === null ? '' : item.checked ? '[x] ' : '[ ] '
      const lines = [
        box + inlineMarkdown(item.content),
        ...item.nested.map((nested) => listMarkdown(nested, inlineMarkdown)),
      ].join('\n')
      const indent = ' '.repeat(bullet.length)
      return bullet + lines.split('\n').join(`\n${indent}`)
    })
    .join('\n')
}

function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${text}\n${fence}`
}

/** Puts `prefix` before every line; on empty lines without its trailing space. */
export const prefixLines = (text: string, prefix: string): string =>
  !text.includes('\n') && text !== ''
    ? prefix + text
    : text
        .split('\n')
        .map((line) => (line === '' ? prefix.trimEnd() : prefix + line))
        .join('\n')

/** Plain text of one line: for headings and link names. */
export const oneLine = (text: string): string => escapeText(text.replace(/\s+/g, ' ').trim())
