/** The formats that go out. A format is one file, one line here and a golden pair in test/golden/export. */
import { CallError } from '../../../shared/errors.ts'
import type { ExportFormat } from './export-library.ts'
import { csv } from './csv.ts'
import { docx } from './docx.ts'
import { html } from './html.ts'
import { jsonLd } from './json-ld.ts'
import { markdown } from './markdown.ts'
import { pdf } from './pdf.ts'
import { qdc } from './qdc.ts'
import { qdpx } from './qdpx.ts'
import { bibtex, cslJson, ris } from './references.ts'

export const FORMATS: readonly ExportFormat[] = [
  markdown,
  docx,
  html,
  pdf,
  csv,
  jsonLd,
  cslJson,
  ris,
  bibtex,
  qdpx,
  qdc,
]

/** @throws CallError `bad-arguments` where there is no such format */
export function exportFormat(id: string): ExportFormat {
  const format = FORMATS.find((one) => one.id === id)
  if (format) return format
  throw new CallError('bad-arguments', `no export format "${id}": ${FORMATS.map((one) => one.id).join(', ')}`)
}
