import type { ImportFormat } from './format.ts'
import { text } from './text.ts'

/**
 * Markdown: its marks stay in the text, because a source's text never changes and offsets count in it. The
 * page engine reads `#` lines as headings.
 */
export const markdown: ImportFormat = {
  ...text,
  id: 'markdown',
  mediaType: 'text/markdown',
  extensions: ['.md', '.markdown'],
}
