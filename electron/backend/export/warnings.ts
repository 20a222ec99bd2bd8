import { exporting as words } from '../../../shared/i18n/export.ts'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { say } from '../../../shared/i18n/say.ts'
import type { Exported, ExportLibrary } from './export-library.ts'
import type { LinkView } from './links-of.ts'
import type { Tags } from './tags.ts'

interface WarningContext {
  language: InterfaceLanguage
  links: Map<string, LinkView[]>
  /** Ids of notes that lost form. */
  simplified: ReadonlySet<string>
  /** Given by formats that turn themes into tags. */
  tags?: Tags
}

/** What this export could not say in full, as sentences. Shared by the formats. */
export function warningsOf(library: ExportLibrary, context: WarningContext): Exported['warnings'] {
  const { language } = context
  const views = [...context.links.entries()].flatMap(([end, list]) => list.map((view) => ({ end, ...view })))
  const here = new Set(
    library.reports.flatMap((report) => [report.id, ...report.highlights.map((one) => one.id)]),
  )
  const outside = new Set(views.filter((view) => here.has(view.end) && !view.included).map((view) => view.id))
    .size
  return [
    ...(outside > 0 ? [say(words, language, 'linksOutside', { count: outside })] : []),
    ...(context.simplified.size > 0
      ? [say(words, language, 'noteSimplified', { count: context.simplified.size })]
      : []),
    ...(library.loose.length > 0
      ? [say(words, language, 'looseHighlights', { count: library.loose.length })]
      : []),
    ...(context.tags?.shared ?? []).map(({ tag, names }) =>
      say(words, language, 'tagShared', { tag, names: names.join(', ') }),
    ),
  ]
}
