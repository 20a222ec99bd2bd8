/** One self-contained HTML file, to read in any browser. */
import type { ExportFormat } from './export-library.ts'
import { htmlPage } from './html-page.ts'
import { STYLE } from './html-style.ts'

export const html: ExportFormat = {
  id: 'html',
  extension: 'html',
  mediaType: 'text/html; charset=utf-8',
  group: 'documents',
  options: ['citation', 'text', 'notes', 'order'],
  write(library, options) {
    const { name, text, warnings } = htmlPage(library, options, STYLE)
    return { files: [{ path: `${name}.html`, data: text }], warnings }
  },
}
