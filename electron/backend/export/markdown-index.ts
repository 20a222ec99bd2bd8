import { exporting as words } from '../../../shared/i18n/export.ts'
import { say } from '../../../shared/i18n/say.ts'
import type { ExportOrder } from '../../../shared/model/export-format.ts'
import type { ExportHighlight, ExportLibrary, ExportReport } from './export-library.ts'
import { noteMarkdown, oneLine } from './markdown-note.ts'
import { blockId, highlightMarkdown, type MarkdownContext, notesMarkdown } from './markdown-report.ts'
import { readNote } from './note-tree.ts'
import { isAcross, passageGroups } from './order.ts'
import { quoteParagraphs } from './quote.ts'
import { scopeTitle } from './scope-title.ts'

/**
 * The way into an export of several reports: each report with a link; for a theme its definition and its
 * passages; for everything also the themes, the notes on nothing and the highlights outside every report.
 */
export function indexMarkdown(
  library: ExportLibrary,
  context: MarkdownContext,
  order: ExportOrder | undefined,
): string {
  const { language } = context
  const { scope } = library
  const heading = (key: 'reports' | 'themes' | 'highlights' | 'loose' | 'freeNotes'): string =>
    `## ${say(words, language, key)}`
  const definition = library.themes.find((theme) => theme.id === scope.id)?.definition ?? ''
  const parts = [
    `# ${oneLine(scopeTitle(library, language))}`,
    definition === '' ? '' : noteMarkdown(readNote({ state: '{}', text: definition }).blocks),
    heading('reports'),
    library.reports.map((report) => `- ${reportLink(report, context)}`).join('\n'),
    ...(scope.kind === 'theme' || scope.kind === 'highlights' || isAcross(order)
      ? passages(library, context, order)
      : themeList(library, context)),
    ...(library.freeNotes.length > 0
      ? [heading('freeNotes'), ...notesMarkdown(library.freeNotes, context)]
      : []),
    ...(library.loose.length > 0
      ? [heading('loose'), ...library.loose.map((one) => highlightMarkdown(one, null, context))]
      : []),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function reportLink(report: ExportReport, { baseNames }: MarkdownContext, place = ''): string {
  const about = [report.publication, report.published].filter(Boolean).join(' · ')
  return `[[${baseNames[report.id]}${place}]]${about === '' ? '' : ` — ${oneLine(about)}`}`
}

/** Of a theme, a choice, or told across reports: all passages, each a quote with a link to its place. */
function passages(
  library: ExportLibrary,
  context: MarkdownContext,
  order: ExportOrder | undefined,
): string[] {
  const line = (one: ExportHighlight, report: ExportReport): string => {
    const quote = quoteParagraphs(one, report).map(oneLine).join('\n>\n> ')
    return `> ${quote}\n\n${reportLink(report, context, `#^${blockId(one.id)}`)}`
  }
  const lines = isAcross(order)
    ? passageGroups(library, order).flatMap(({ themeId, passages: own }) => [
        ...(themeId === null
          ? []
          : [`### ${context.tags.tag(themeId)} ${oneLine(context.tags.path(themeId))}`]),
        ...own.map(({ highlight, report }) => line(highlight, report)),
      ])
    : library.reports.flatMap((report) => report.highlights.map((one) => line(one, report)))
  return lines.length === 0 ? [] : [`## ${say(words, context.language, 'highlights')}`, ...lines]
}

function themeList(library: ExportLibrary, { tags, language }: MarkdownContext): string[] {
  if (library.themes.length === 0) return []
  const lines = library.themes.map(({ id, definition }) => {
    const about = definition.trim() === '' ? '' : ` — ${oneLine(definition)}`
    return `- ${tags.tag(id)} ${oneLine(tags.path(id))}${about}`
  })
  return [`## ${say(words, language, 'themes')}`, lines.join('\n')]
}
