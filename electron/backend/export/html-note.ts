import { exporting as words } from '../../../shared/i18n/export.ts'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { say } from '../../../shared/i18n/say.ts'
import type { ExportNote } from './export-library.ts'
import { escapeHtml } from './html-escape.ts'
import { isSafeUrl } from './markdown-inline.ts'
import { plain, type Inline, type NoteBlock, type NoteList, readNote } from './note-tree.ts'

interface NoteContext {
  language: InterfaceLanguage
  simplified: Set<string>
  /** Reports that stand in this file. */
  reportIds: ReadonlySet<string>
}

/** The report's own headings end at h3. */
const FIRST_LEVEL = 4

/** A note as HTML blocks; a note that lost form is remembered in `context.simplified`. */
export function noteHtml(note: ExportNote, context: NoteContext): string {
  const { blocks, unknown } = readNote(note)
  if (unknown.length > 0) context.simplified.add(note.id)
  const levels = [...new Set(blocks.map((block) => (block.kind === 'heading' ? block.level : 0)))].sort(
    (a, b) => a - b,
  )
  const ranks = levels.filter((level) => level > 0)
  let last = FIRST_LEVEL - 1
  return blocks
    .map((block) => {
      if (block.kind !== 'heading') return blockHtml(block, context)
      // A note may begin with any level and leave levels out; the page's outline may not.
      last = Math.min(last + 1, FIRST_LEVEL + ranks.indexOf(block.level), 6)
      return `<h${last}>${inlineHtml(block.content, context)}</h${last}>`
    })
    .join('\n')
}

function blockHtml(block: Exclude<NoteBlock, { kind: 'heading' }>, context: NoteContext): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inlineHtml(block.content, context)}</p>`
    case 'quote':
      return `<blockquote><p>${inlineHtml(block.content, context)}</p></blockquote>`
    case 'code':
      return `<pre><code>${escapeHtml(block.text)}</code></pre>`
    case 'rule':
      return '<hr>'
    case 'table':
      return tableHtml(block.rows, context)
    case 'passage': {
      const words = block.text.split(/\n+/).map((line) => `<p>${escapeHtml(line)}</p>`)
      const title = { ...plain(block.title), reference: { kind: 'report', id: block.reportId } } as const
      return `<blockquote>${words.join('')}<p>— ${runHtml(title, context)}</p></blockquote>`
    }
    default:
      return listHtml(block, context)
  }
}

function tableHtml(rows: Extract<NoteBlock, { kind: 'table' }>['rows'], context: NoteContext): string {
  const lines = rows.map(({ isHead, cells }) => {
    const tag = isHead ? 'th' : 'td'
    return `<tr>${cells.map((cell) => `<${tag}>${inlineHtml(cell, context)}</${tag}>`).join('')}</tr>`
  })
  return `<table>${lines.join('')}</table>`
}

function listHtml(list: NoteList, context: NoteContext): string {
  const items = list.items.map((item) => {
    const nested = item.nested.map((one) => listHtml(one, context)).join('')
    return `<li>${box(item.checked, context.language)}${inlineHtml(item.content, context)}${nested}</li>`
  })
  const start = list.ordered && list.start !== 1 ? ` start="${list.start}"` : ''
  const tag = list.ordered ? 'ol' : 'ul'
  const checks = list.items.some((item) => item.checked !== null) ? ' class="checks"' : ''
  return `<${tag}${start}${checks}>${items.join('')}</${tag}>`
}

function box(checked: boolean | null, language: InterfaceLanguage): string {
  if (checked === null) return ''
  const label = say(words, language, checked ? 'checked' : 'unchecked')
  return `<span role="img" aria-label="${label}">${checked ? '☑' : '☐'}</span> `
}

function inlineHtml(content: Inline[], context: NoteContext): string {
  return content.map((inline) => runHtml(inline, context)).join('')
}

function runHtml(inline: Inline, { reportIds }: NoteContext): string {
  if (inline.kind === 'break') return '<br>'
  const { reference } = inline
  let text = escapeHtml(reference?.kind === 'theme' ? `#${inline.text}` : inline.text)
  if (reference?.kind === 'report' && reportIds.has(reference.id))
    text = `<a href="#r-${reference.id}">${text}</a>`
  const wrap = (on: boolean, tag: string): void => {
    if (on) text = `<${tag}>${text}</${tag}>`
  }
  wrap(inline.code, 'code')
  wrap(inline.sub, 'sub')
  wrap(inline.sup, 'sup')
  wrap(inline.underline, 'u')
  wrap(inline.mark, 'mark')
  wrap(inline.strike, 'del')
  wrap(inline.italic, 'em')
  wrap(inline.bold, 'strong')
  if (inline.url === null) return text
  if (!isSafeUrl(inline.url)) return `${text} (${escapeHtml(inline.url)})`
  return `<a href="${escapeHtml(inline.url)}" rel="noreferrer">${text}</a>`
}
