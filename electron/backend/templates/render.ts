/** A template and a library into files. Slow where the template is: it runs in the export's thread. */
import type { CitationStyle } from '../../../shared/citation/cited.ts'
import { exporting } from '../../../shared/i18n/export.ts'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { say } from '../../../shared/i18n/say.ts'
import { exportTemplates as words } from '../../../shared/i18n/templates.ts'
import type { TemplateForm } from '../../../shared/model/template.ts'
import type { ExportFile, ExportLibrary } from '../export/export-library.ts'
import { safeName } from '../export/file-names.ts'
import { templateData, type Data, type TemplateData } from './data.ts'
import { createEngine, type Limits, type Part } from './engine.ts'
import { scriptsFor, templateFilters } from './filters.ts'
import { TemplateFault } from './problems.ts'

/** A minute is far beyond what 10,000 passages take; a thread that does not end by itself is ended soon after. */
export const EXPORT_LIMITS: Limits = { time: 60_000, output: 100_000_000, memory: 200_000_000 }

export interface Rendered {
  files: ExportFile[]
  /** How many there would be without `most`. */
  count: number
  warnings: string[]
}

export interface RenderOptions {
  language: InterfaceLanguage
  style: CitationStyle
  limits: Limits
  /** How many files are made; all if not given. */
  most?: number
}

interface Unit {
  data: Data
  /** What the file is called where the template leaves no name. */
  fallback: string
}

/** @throws TemplateFault */
export async function renderTemplate(
  template: TemplateForm,
  library: ExportLibrary,
  { language, style, limits, most = Infinity }: RenderOptions,
): Promise<Rendered> {
  const filters = templateFilters(library, language, await scriptsFor(template.body + template.fileName))
  const engine = createEngine(template.extension, limits, filters)
  const body = engine.parse(template.body, 'body')
  const fileName = engine.parse(template.fileName, 'fileName')
  const units = unitsOf(template, library, templateData(library, { language, style }), language)
  if (units.length === 0) throw new TemplateFault(nothing(template))
  const names = namesOf(units.slice(0, most), fileName)
  return {
    files: names.paths.map((name, i) => ({
      path: `${name}.${template.extension}`,
      data: body.render(units[i]?.data ?? {}),
    })),
    count: units.length,
    warnings: [
      ...(names.changed > 0 ? [say(words, language, 'namesChanged', { count: names.changed })] : []),
      ...(names.numbered > 0 ? [say(words, language, 'namesNumbered', { count: names.numbered })] : []),
    ],
  }
}

const nothing = ({ per }: TemplateForm): TemplateFault['problem'] => ({
  ...{ code: 'nothing', part: 'body', line: 0, column: 0, named: per },
})

function unitsOf(
  { per, name }: TemplateForm,
  library: ExportLibrary,
  { root, reports, themes }: TemplateData,
  language: InterfaceLanguage,
): Unit[] {
  const none = { report: null, theme: null }
  const title = library.scope.name ?? say(exporting, language, 'libraryTitle')
  if (per === 'all') return [{ data: { ...root, ...none }, fallback: safeName(title, name) }]
  if (per === 'report')
    return reports.map((report) => ({
      data: { ...root, ...none, report },
      fallback: (report as { file_name?: string }).file_name ?? '',
    }))
  return themes
    .filter((theme) => isAsked(theme, library) && hasPassages(theme))
    .map((theme) => ({
      data: { ...root, ...none, theme },
      fallback: safeName(String(theme['name']), 'theme'),
    }))
}

/** In the export of a theme: it and those below it, not what else its passages carry. */
function isAsked({ id }: Data, { scope, themes }: ExportLibrary): boolean {
  if (scope.kind !== 'theme') return true
  const seen = new Set<string>()
  for (let at = String(id); !seen.has(at); ) {
    if (at === scope.id) return true
    seen.add(at)
    at = themes.find((theme) => theme.id === at)?.parentId ?? at
  }
  return false
}

const hasPassages = ({ highlights, reports }: Data): boolean =>
  (highlights as unknown[]).length + (reports as unknown[]).length > 0

/** Names without folders that every system can have, no two alike. */
function namesOf(units: Unit[], template: Part): { paths: string[]; changed: number; numbered: number } {
  const taken = new Set<string>()
  let changed = 0
  let numbered = 0
  const paths = units.map(({ data, fallback }) => {
    const wanted = template.render(data).replaceAll(/\s+/g, ' ').trim()
    const safe = safeName(wanted, fallback)
    if (safe !== wanted.normalize('NFC') && wanted !== '') changed++
    let free = safe
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${safe} (${n})`
    if (free !== safe) numbered++
    taken.add(free.toLowerCase())
    return free
  })
  return { paths, changed, numbered }
}
