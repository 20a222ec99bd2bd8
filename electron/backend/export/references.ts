/** The reports themselves as references, in the three forms that reference managers share. */
import { exporting as words } from '../../../shared/i18n/export.ts'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { say } from '../../../shared/i18n/say.ts'
import { bibtexEntry } from './bibtex-entry.ts'
import { cslItem } from './csl-item.ts'
import type { ExportFormat, ExportLibrary, ExportReport } from './export-library.ts'
import { safeName } from './file-names.ts'
import { risRecord } from './ris-record.ts'
import { makeTags } from './tags.ts'

export const cslJson: ExportFormat = {
  id: 'csl-json',
  extension: 'json',
  mediaType: 'application/vnd.citationstyles.csl+json; charset=utf-8',
  group: 'references',
  options: ['order'],
  write: (library, { language }) =>
    single(library, language, 'json', (each) => `${JSON.stringify(each(cslItem), null, 1)}\n`),
}

export const ris: ExportFormat = {
  id: 'ris',
  extension: 'ris',
  mediaType: 'application/x-research-info-systems; charset=utf-8',
  group: 'references',
  options: ['order'],
  write: (library, { language }) => single(library, language, 'ris', (each) => each(risRecord).join('\r\n')),
}

export const bibtex: ExportFormat = {
  id: 'bibtex',
  extension: 'bib',
  mediaType: 'application/x-bibtex; charset=utf-8',
  group: 'references',
  options: ['order'],
  write: (library, { language }) => single(library, language, 'bib', (each) => each(bibtexEntry).join('\n')),
}

type Each = <T>(write: (report: ExportReport, keywords: string[]) => T) => T[]

/** One file with all reports, named after the only one, or after the theme. */
function single(
  library: ExportLibrary,
  language: InterfaceLanguage,
  extension: string,
  text: (each: Each) => string,
): { files: { path: string; data: string }[]; warnings: string[] } {
  const { path } = makeTags(library.themes)
  const each: Each = (write) =>
    library.reports.map((report) =>
      write(
        report,
        report.themeIds.map((id) => path(id)),
      ),
    )
  const [only] = library.reports
  const name =
    library.scope.kind === 'report' && only
      ? library.baseNames[only.id]
      : safeName(library.scope.name ?? '', say(words, language, 'references'))
  return { files: [{ path: `${name}.${extension}`, data: text(each) }], warnings: [] }
}
