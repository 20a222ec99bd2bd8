import { isMarkdownDocument } from '../../pages/markdown.ts'
import type { ImportFormat } from '../format.ts'
import { text } from '../text.ts'

/**
 * Markdown that somebody wrote is a document. A newspaper page whose OCR put `#` marks is text: the page engine puts it
 * together, with the marks in its source.
 */
export const markdown: ImportFormat = {
  ...text,
  id: 'markdown',
  mediaType: 'text/markdown',
  extensions: ['.md', '.markdown'],
  async read(bytes, chosen, name) {
    const read = await text.read(bytes, chosen, name)
    if (!isMarkdownDocument(read.text)) return read
    const { readMarkdown } = await import('./read-markdown.ts')
    const document = readMarkdown(read.text, name)
    // What holds marks and nothing else is text, too: somebody wrote it.
    return document && document.document.split.reports.length > 0 ? { ...read, ...document } : read
  },
}
