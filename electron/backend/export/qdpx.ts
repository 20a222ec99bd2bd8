/**
 * A REFI-QDA 1.5 project: `project.qde` and the reports' texts in one archive, for NVivo, ATLAS.ti, MAXQDA, QualCoder.
 * What the others' readers stumble over is kept to: the folder is `sources` in lower case, no byte order mark before
 * the XML, no `richTextPath` for plain text, positions in code points over texts with line feeds only, elements in the
 * schema's order (codings, then note references), a relation's name also in a note, because readers drop a link's.
 */
import { strToU8, zipSync, type Zippable } from 'fflate'
import type { ExportFormat } from './export-library.ts'
import { safeName } from './file-names.ts'
import { linksByEnd } from './links-of.ts'
import { projectXml } from './refi-project.ts'
import { scopeTitle } from './scope-title.ts'
import { warningsOf } from './warnings.ts'

/** Every entry bears this time (local, as zip has it): the same library gives the same bytes. */
const WRITTEN = new Date(2000, 0, 1)

export const qdpx: ExportFormat = {
  id: 'qdpx',
  extension: 'qdpx',
  mediaType: 'application/zip',
  group: 'research',
  options: ['notes'],
  write(library, { language }) {
    const name = library.scope.name ?? scopeTitle(library, language)
    const { xml, texts, simplified } = projectXml(library, name, language)
    const entries: Zippable = { 'project.qde': [strToU8(xml), { mtime: WRITTEN }] }
    for (const [id, text] of texts) entries[`sources/${id}.txt`] = [strToU8(text), { mtime: WRITTEN }]
    const [only] = library.reports
    const base =
      library.scope.kind === 'report' && only ? library.baseNames[only.id] : safeName(name, 'Pressmark')
    return {
      files: [{ path: `${base}.qdpx`, data: zipSync(entries) }],
      warnings: warningsOf(library, { language, links: linksByEnd(library, language), simplified }),
    }
  },
}
