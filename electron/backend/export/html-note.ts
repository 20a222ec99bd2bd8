import { exporting as words } from '../../../shared/i18n/export.ts'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { say } from '../../../shared/i18n/say.ts'
import type { ExportNote } from './export-library.ts'
import { escapeHtml } from './html-escape.ts'
import { isSafeUrl } from './markdown-inline.ts'
import { type Inline, type NoteBlock, type NoteList, readNote } from './note-tree.ts'

interface NoteContext {
  language: InterfaceLanguage
  simplified: Set<string>
}

/** A note as HTML blocks; a note that lost form is remembered in `context.simplified`. */
export function noteHtml(note: ExportNote, context: NoteContext): string {
  const { blocks, unknown } = readNote(note)
  if (unknown.length > 0) context.simplified.add(note.id)
  return blocks.map((block) => blockHtml(block, context.language)).join('\n')
}

function blockHtml(block: NoteBlock, language: InterfaceLanguage): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inlineHtml(block.content)}</p>`
    case 'heading': {
      // The report's own headings end at h3.
      const level = Math.min(6, block.level + 3)
      return `<h${level}>${inlineHtml(block.content)}</h${level}>`
    }
    case 'quote':
      return `<blockquote><p>${inlineHtml(block.content)}</p></blockquote>`
    case 'code':
      return `<pre><code>${escapeHtml(block.text)}</code></pre>`
    case 'rule':
      return '<hr>'
    default:
      return listHtml(block, language)
  }
}

function listHtml(list: NoteList, language: InterfaceLanguage): string {
  const items = list.items.map((item) => {
    const nested = item.nested.map((one) => listHtml(one, language)).join('')
    return `<li>${box(item.checked, language)}${inlineHtml(item.content)}${nested}</li>`
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

function inlineHtml(content: Inline[]): string {
  return content.map(runHtml).join('')
}

function runHtml(inline: Inline): string {
  if (inline.kind === 'break') return '<br>'
  let text = escapeHtml(inline.text)
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
