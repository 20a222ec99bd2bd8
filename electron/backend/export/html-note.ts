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
      if (block.kind !== 'heading') return blockHtml(block, context.language)
      // A note may begin with any level and leave levels out; the page's outline may not.
      last = Math.min(last + 1, FIRST_LEVEL + ranks.indexOf(block.level), 6)
      return `<h${last}>${inlineHtml(block.content)}</h${last}>`
    })
    .join('\n')
}

function blockHtml(block: Exclude<NoteBlock, { kind: 'heading' }>, language: InterfaceLanguage): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inlineHtml(block.content)}</p>`
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
