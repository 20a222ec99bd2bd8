/**
 * A document for Word: reports with their highlights as Word's own, what is on them as comments, then each passage as a
 * quote with its notes and links. The library that writes it is loaded with the first such export (0.1 s, 1 MB).
 */
import type { ExportFormat } from './export-library.ts'

export const docx: ExportFormat = {
  id: 'docx',
  extension: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  group: 'documents',
  options: ['citation', 'text', 'notes', 'order'],
  async write(library, options) {
    const { docxDocument } = await import('./docx-document.ts')
    return docxDocument(library, options)
  },
}
