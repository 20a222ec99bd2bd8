/**
 * What a PDF says of itself, where it can be believed. Not when the file was made: for saved pages and scans that is years
 * after the paper came out, and a wrong day is worse than none.
 */
import type { PDFDocumentProxy } from 'pdfjs-dist'

export interface PdfDetails {
  title: string | null
  author: string | null
}

/** What programs write there by themselves. */
const JUNK_TITLE =
  /^(?:microsoft (?:word|powerpoint|excel)|untitled|no ?title|未命名|无标题|無標題|新建|文[档檔件]\s*\d*$|document\s*\d*$|slide\s*\d|presentation\s*\d*$|print|layout \d|scan|doc\d|\d[\d_.-]*$|[0-9a-f-]{16,}$|https?:|about:|file:|[a-z]:\\|\/)|\.(?:docx?|wps|indd|qxd|fit|fbd|ps|eps|pptx?|xlsx?|tmp|html?|pdf|txt|rtf|odt|tex|dvi|jpe?g|tiff?|png)$/iu
const JUNK_AUTHOR =
  /^(?:admin(?:istrator)?|users?|windows.*|microsoft.*|owner|unknown|anonymous|author|lenovo|acer|dell|hp|asus|test|root|pc|mac|作者|用户|使用者|系统管理员|匿名|未知)$/iu

/** Never throws: details that cannot be read are none. */
export async function readDetails(document: PDFDocumentProxy): Promise<PdfDetails> {
  const found = await document.getMetadata().catch(() => null)
  const info = (found?.info ?? {}) as Record<string, unknown>
  const xmp = (name: string): unknown =>
    (found?.metadata as { get?(name: string): unknown } | null)?.get?.(name)
  const title = words(xmp('dc:title')) ?? words(info['Title'])
  const author = words(xmp('dc:creator')) ?? words(info['Author'])
  return {
    title: title && !JUNK_TITLE.test(title) && isReadable(title) ? title : null,
    author: author && !JUNK_AUTHOR.test(author) && isReadable(author) ? author : null,
  }
}

function words(value: unknown): string | null {
  const text = Array.isArray(value) ? value.filter((one) => typeof one === 'string').join('、') : value
  if (typeof text !== 'string') return null
  const clean = text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .normalize('NFC')
    .slice(0, 500)
  return clean === '' ? null : clean
}

/** Bytes of one encoding read as another: mostly letters of Latin-1's upper half, or what nothing could be read as. */
function isReadable(text: string): boolean {
  const odd = text.match(/[\u0080-\u00bf\u00c0-\u00ff\ufffd\ue000-\uf8ff]/g)?.length ?? 0
  return odd < text.length * 0.4
}

/** Titles of the list of contents without white space, each with its level from 1. */
export async function readOutline(document: PDFDocumentProxy): Promise<Map<string, number>> {
  const titles = new Map<string, number>()
  type Items = { title: string; items: unknown[] }[] | null
  const walk = (items: Items, level: number): void => {
    for (const { title, items: below } of items ?? []) {
      if (titles.size >= 5000) return
      const key = title.normalize('NFC').replaceAll(/\s+/g, '')
      if (key !== '' && !titles.has(key)) titles.set(key, level)
      if (level < 6) walk(below as Items, level + 1)
    }
  }
  walk(await document.getOutline().catch(() => null), 1)
  return titles
}
