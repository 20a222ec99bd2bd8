/** The HTML page in a style for paper; whoever asked for the export prints it (`ExportFormat.isPrinted`). */
import type { ExportFormat } from './export-library.ts'
import { htmlPage } from './html-page.ts'
import { PAPER } from './html-style.ts'

export const pdf: ExportFormat = {
  id: 'pdf',
  extension: 'pdf',
  mediaType: 'application/pdf',
  group: 'documents',
  options: ['citation', 'text', 'notes', 'order'],
  isPrinted: true,
  write(library, options) {
    const { name, text, warnings } = htmlPage(library, options, PAPER)
    return { files: [{ path: `${name}.pdf`, data: text }], warnings }
  },
}
