/** The themes as a REFI-QDA codebook: what NVivo, ATLAS.ti, MAXQDA and QualCoder open as their codes. */
import { exporting as words } from '../../../shared/i18n/export.ts'
import { say } from '../../../shared/i18n/say.ts'
import type { ExportFormat } from './export-library.ts'
import { safeName } from './file-names.ts'
import { codesXml, ORIGIN, XML_HEAD } from './refi-codes.ts'
import { element } from './xml.ts'

export const qdc: ExportFormat = {
  id: 'qdc',
  extension: 'qdc',
  mediaType: 'application/xml; charset=utf-8',
  group: 'research',
  options: [],
  write(library, { language }) {
    const codes = codesXml(library)
    const book = element('CodeBook', { xmlns: 'urn:QDA-XML:codebook:1.0', origin: ORIGIN }, [
      codes ?? element('Codes', {}),
    ])
    const name = safeName(library.scope.name ?? '', say(words, language, 'themes'))
    return {
      files: [{ path: `${name}.qdc`, data: `${XML_HEAD}\n${book}\n` }],
      warnings: codes === null ? [say(words, language, 'noThemes')] : [],
    }
  },
}
