import { isMarkdownDocument } from '../../pages/markdown.ts'
import type { ImportFormat } from '../format.ts'
import { text } from '../text.ts'
import { readMarkdown } from './read-markdown.ts'

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
    const document = isMarkdownDocument(read.text) ? readMarkdown(read.text, name) : null
    // What holds marks and nothing else is text, too: somebody wrote it.
    return document && document.document.split.reports.length > 0 ? { ...read, ...document } : read
  },
}
