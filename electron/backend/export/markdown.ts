/**
 * Markdown for vaults of the Obsidian kind: a file a report, front matter with the Web Clipper's seven names,
 * passages as quote blocks with stable `^ids`, themes as `#tags`, links as `relation:: [[file#^id]]`.
 * The same library gives the same bytes.
 */
import { exporting as words } from '../../../shared/i18n/export.ts'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { say } from '../../../shared/i18n/say.ts'
import type { ExportFile, ExportFormat, ExportLibrary } from './export-library.ts'
import { safeName } from './file-names.ts'
import { linksByEnd } from './links-of.ts'
import { type MarkdownContext, reportMarkdown } from './markdown-report.ts'
import { indexMarkdown } from './markdown-index.ts'
import { makeTags } from './tags.ts'
import { warningsOf } from './warnings.ts'

export const markdown: ExportFormat = {
  id: 'markdown',
  extension: 'md',
  mediaType: 'text/markdown; charset=utf-8',
  group: 'documents',
  options: ['citation'],
  write(library, { language, citation }) {
    const context: MarkdownContext = {
      language,
      citation,
      colorNames: library.colorNames,
      baseNames: library.baseNames,
      tags: makeTags(library.themes),
      links: linksByEnd(library, language),
      simplified: new Set(),
    }
    const files: ExportFile[] = library.reports.map((report) => ({
      path: `${library.baseNames[report.id]}.md`,
      data: reportMarkdown(report, context),
    }))
    if (library.scope.kind !== 'report')
      files.push({ path: `${indexName(library, language)}.md`, data: indexMarkdown(library, context) })
    return { files, warnings: warningsOf(library, context) }
  },
}

/** The index is named after what it indexes; where a report has that name, it steps back. */
function indexName(library: ExportLibrary, language: InterfaceLanguage): string {
  const taken = new Set(Object.values(library.baseNames).map((name) => name.toLowerCase()))
  let name = safeName(library.scope.name ?? '', say(words, language, 'libraryTitle'))
  while (taken.has(name.toLowerCase())) name += ' index'
  return name
}
