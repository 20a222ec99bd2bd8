/** Templates over a library that is open: exports through one, and previews. In the export's thread. */
import { readCitationStyle, type CitationStyle } from '../../../shared/citation/cited.ts'
import type { ParsedArgs } from '../../../shared/contract.ts'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import type { TemplateForm, TemplatePreview } from '../../../shared/model/template.ts'
import type { ReadableDb } from '../database/sql.ts'
import type { Exported, ExportFormat, ExportLibrary } from '../export/export-library.ts'
import { gather } from '../export/gather.ts'
import { readSettings } from '../settings/store.ts'
import { notFound } from '../targets/store.ts'
import type { Limits } from './engine.ts'
import { asCallError, TemplateFault } from './problems.ts'
import { EXPORT_LIMITS, renderTemplate } from './render.ts'
import { findTemplate } from './store.ts'

/** What a preview is made of; crosses threads. */
export interface PreviewJob {
  template: TemplateForm
  scope: ParsedArgs<'templates.preview'>['scope']
  language: InterfaceLanguage
  citation: CitationStyle | null
}

const MOST_FILES = 3
/** UTF-16 units of a file that a preview shows. */
const LONGEST_SHOWN = 20_000
export const PREVIEW_LIMITS: Limits = { time: 4000, output: 10_000_000, memory: 100_000_000 }

/** A template as a format. Citations follow the user's setting where nobody asks for a style. @throws not-found */
export function templateAsFormat(db: ReadableDb, id: string): Pick<ExportFormat, 'mediaType' | 'write'> {
  const template = findTemplate(db, id)
  if (!template) throw notFound('template', id)
  return {
    mediaType: mediaTypeOf(template.extension),
    async write(library: ExportLibrary, { language, citation }): Promise<Exported> {
      const style = citation ?? readCitationStyle(readSettings(db))
      try {
        return await renderTemplate(template, library, { language, style, limits: EXPORT_LIMITS })
      } catch (error) {
        throw error instanceof TemplateFault ? asCallError(error, template.name, language) : error
      }
    },
  }
}

/** @throws not-found for a report or theme */
export async function previewTemplate(db: ReadableDb, job: PreviewJob): Promise<TemplatePreview> {
  const { template, language } = job
  const style = job.citation ?? readCitationStyle(readSettings(db))
  const limits = PREVIEW_LIMITS
  try {
    const { library } = gather(db, { scope: job.scope })
    const { files, count, warnings } = await renderTemplate(template, library, {
      ...{ language, style, limits, most: MOST_FILES },
    })
    return { files: files.map(({ path, data }) => shown(path, String(data))), count, warnings, problem: null }
  } catch (error) {
    if (!(error instanceof TemplateFault)) throw error
    return { files: [], count: 0, warnings: [], problem: error.problem }
  }
}

function shown(name: string, text: string): TemplatePreview['files'][number] {
  const cut = text.slice(0, LONGEST_SHOWN).replace(/[\ud800-\udbff]$/, '')
  return { name, text: cut, isCut: cut.length < text.length }
}

const MEDIA_TYPES: Partial<Record<TemplateForm['extension'], string>> = {
  ...{ md: 'text/markdown', csv: 'text/csv', html: 'text/html', json: 'application/json', xml: 'text/xml' },
}
const mediaTypeOf = (extension: TemplateForm['extension']): string =>
  `${MEDIA_TYPES[extension] ?? 'text/plain'}; charset=utf-8`
