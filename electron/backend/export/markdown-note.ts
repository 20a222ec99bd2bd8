import { escapeText, inlineMarkdown } from './markdown-inline.ts'
import type { NoteBlock, NoteList } from './note-tree.ts'

/** A note as Markdown, blocks parted by blank lines. Its headings go below those of the report: `####` on. */
export function noteMarkdown(blocks: NoteBlock[]): string {
  return blocks.map((block) => blockMarkdown(block)).join('\n\n')
}

function blockMarkdown(block: NoteBlock): string {
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
    default:
      return listMarkdown(block)
  }
}

function listMarkdown(list: NoteList): string {
  return list.items
    .map((item, i) => {
      const bullet = list.ordered ? `${list.start + i}. ` : '- '
      const box = item.checked === null ? '' : item.checked ? '[x] ' : '[ ] '
      const lines = [box + inlineMarkdown(item.content), ...item.nested.map(listMarkdown)].join('\n')
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
  text
    .split('\n')
    .map((line) => (line === '' ? prefix.trimEnd() : prefix + line))
    .join('\n')

/** Plain text of one line: for headings and link names. */
export const oneLine = (text: string): string => escapeText(text.replace(/\s+/g, ' ').trim())
