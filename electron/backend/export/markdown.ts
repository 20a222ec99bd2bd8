/**
 * Markdown for vaults of the Obsidian kind: a file a report, front matter with the Web Clipper's seven names,
 * passages as quote blocks with stable `^ids`, themes as `#tags`, links as `relation:: [[file#^id]]`.
 * The same library gives the same bytes.
 */
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import type { ExportFile, ExportFormat, ExportLibrary } from './export-library.ts'
import { safeName } from './file-names.ts'
import { linksByEnd } from './links-of.ts'
import { type MarkdownContext, reportMarkdown } from './markdown-report.ts'
import { indexMarkdown } from './markdown-index.ts'
import { scopeTitle } from './scope-title.ts'
import { makeTags } from './tags.ts'
import { warningsOf } from './warnings.ts'

export const markdown: ExportFormat = {
  id: 'markdown',
  extension: 'md',
  mediaType: 'text/markdown; charset=utf-8',
  group: 'documents',
  options: ['citation', 'text', 'notes', 'order'],
  write(library, { language, citation, text = true, order }) {
    const context: MarkdownContext = {
      language,
      citation,
      colorNames: library.colorNames,
      baseNames: library.baseNames,
      reportIds: new Set(library.reports.map(({ id }) => id)),
      tags: makeTags(library.themes),
      links: linksByEnd(library, language),
      simplified: new Set(),
    }
    const files: ExportFile[] = library.reports.map((report) => ({
      path: `${library.baseNames[report.id]}.md`,
      data: reportMarkdown(report, context, text),
    }))
    if (library.scope.kind !== 'report')
      files.push({ path: `${indexName(library, language)}.md`, data: indexMarkdown(library, context, order) })
    return { files, warnings: warningsOf(library, context) }
  },
}

/** The index is named after what it indexes; where a report has that name, it steps back. */
function indexName(library: ExportLibrary, language: InterfaceLanguage): string {
  const taken = new Set(Object.values(library.baseNames).map((name) => name.toLowerCase()))
  let name = safeName(library.scope.name ?? '', scopeTitle(library, language))
  while (taken.has(name.toLowerCase())) name += ' index'
  return name
}
