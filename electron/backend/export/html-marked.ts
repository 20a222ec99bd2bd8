/** What a document marks, as HTML: the elements of a block and of a stretch of its words. Everything is escaped; only our tags come out. */
import type { InlineMark, Mark } from '../../../shared/model/markup.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'
import { escapeHtml } from './html-escape.ts'
import { isSafeUrl } from './markdown-inline.ts'

const TAGS: Record<InlineMark, string> = {
  strong: 'strong',
  emphasis: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
  superscript: 'sup',
  subscript: 'sub',
  marked: 'b',
}
const HEADINGS = ['h3', 'h3', 'h4', 'h5', 'h6', 'h6'] as const

const find = <T extends Mark['type']>(block: ShownBlock, type: T): Extract<Mark, { type: T }> | undefined =>
  block.marks?.find((mark): mark is Extract<Mark, { type: T }> => mark.type === type)
const noteId = (reportId: string, id: string): string =>
  escapeHtml(`n-${reportId}-${id.replaceAll(/\s+/g, '-')}`)

/** The words of a stretch in the elements of the marks over it. */
export function wrapMarks(html: string, over: readonly Mark[], reportId: string): string {
  let out = html
  for (const mark of over) {
    if (Object.hasOwn(TAGS, mark.type)) {
      const tag = TAGS[mark.type as InlineMark]
      out = `<${tag}>${out}</${tag}>`
    } else if (mark.type === 'link' && isSafeUrl(mark.href))
      out = `<a href="${escapeHtml(mark.href)}" rel="noopener noreferrer">${out}</a>`
    else if (mark.type === 'noteRef') out = `<a href="#${noteId(reportId, mark.id)}">${out}</a>`
  }
  return out
}

/**
 * A block whose marks say how it is drawn; null where its kind says it all.
 * @param words the words of `[start, end)` with their marks, as HTML
 */
export function markedBlockHtml(
  block: ShownBlock,
  reportId: string,
  words: (start: number, end: number) => string,
): string | null {
  const all = (): string => words(0, block.text.length)
  const { kind } = block
  if (kind === 'subhead') {
    const tag = HEADINGS[(find(block, 'heading')?.level ?? 2) - 1] ?? 'h3'
    return `<${tag} class="subhead">${all()}</${tag}>`
  }
  if (kind === 'code') return `<pre class="code"><code>${all()}</code></pre>`
  if (kind === 'table' && block.text.includes('\t')) return tableHtml(block, words)
  if (kind === 'list') {
    const item = find(block, 'item')
    if (!item) return null
    // A class: the page's policy allows no style of an element's own.
    const depth = item.depth > 0 ? ` d${Math.min(item.depth, 5)}` : ''
    return item.number === null
      ? `<ul class="item${depth}"><li>${all()}</li></ul>`
      : `<ol class="item${depth}" start="${item.number}"><li>${all()}</li></ol>`
  }
  if (kind === 'footnote') {
    const note = find(block, 'note')
    return `<p class="footnote"${note ? ` id="${noteId(reportId, note.id)}"` : ''}>${all()}</p>`
  }
  if (kind === 'image') {
    const address = find(block, 'image')?.address ?? ''
    return `<p class="image">${all()}${address === '' ? '' : ` <small>${escapeHtml(address)}</small>`}</p>`
  }
  return null
}

function tableHtml(block: ShownBlock, words: (start: number, end: number) => string): string {
  const header = find(block, 'table')?.header ?? 0
  let at = 0
  const rows = block.text.split('\n').map((line, r) => {
    const tag = r < header ? 'th' : 'td'
    const cells = line.split('\t').map((cell) => {
      const html = `<${tag}>${words(at, at + cell.length)}</${tag}>`
      at += cell.length + 1
      return html
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return `<table>${rows.join('')}</table>`
}
