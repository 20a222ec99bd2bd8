/**
 * Markdown for vaults of the Obsidian kind: a file a report, a theme and a story, front matter with the Web Clipper's
 * seven names, passages as quote blocks with stable `^ids`, themes as `#tags`, links as `relation:: [[file#^id]]`.
 * The same library gives the same bytes.
 */
import { exporting as words } from '../../../shared/i18n/export.ts'
import { say } from '../../../shared/i18n/say.ts'
import type { ExportFile, ExportFormat, VaultFile } from './export-library.ts'
import { linksByEnd } from './links-of.ts'
import { indexFile } from './markdown-index.ts'
import { type MarkdownContext, reportFile } from './markdown-report.ts'
import { storyFile, themeFile } from './markdown-theme.ts'
import { printVaultFile } from './merge/merge-file.ts'
import { makeTags } from './tags.ts'
import { vaultNames } from './vault-names.ts'
import { warningsOf } from './warnings.ts'

export const markdown: ExportFormat = {
  id: 'markdown',
  extension: 'md',
  mediaType: 'text/markdown; charset=utf-8',
  group: 'documents',
  options: ['citation', 'text', 'notes', 'order', 'themeFiles', 'storyFiles'],
  write(library, options) {
    const { language, citation, text = true, order, themeFiles = true, storyFiles = true, known } = options
    const tags = makeTags(library.themes)
    const isAlone = library.scope.kind === 'report'
    const names = vaultNames(
      library,
      tags,
      language,
      { themes: themeFiles && !isAlone, stories: storyFiles && !isAlone },
      known,
    )
    const context: MarkdownContext = {
      language,
      citation,
      colorNames: library.colorNames,
      baseNames: names.reports,
      tags,
      links: linksByEnd(library, language),
      simplified: new Set(),
      themeNames: names.themes,
      storyNames: names.stories,
      stories: library.stories,
      goneBlocks: new Set(known?.goneBlocks),
    }
    const files: ExportFile[] = []
    const add = (name: string | undefined, folder: string, vault: VaultFile): void => {
      if (name !== undefined) files.push({ path: `${folder}${name}.md`, data: printVaultFile(vault), vault })
    }
    const folder = (key: 'themes' | 'stories'): string => `${say(words, language, key)}/`
    for (const report of library.reports) add(names.reports[report.id], '', reportFile(report, context, text))
    for (const theme of library.themes)
      add(names.themes[theme.id], folder('themes'), themeFile(theme, library, context))
    for (const story of library.stories)
      add(names.stories[story.id], folder('stories'), storyFile(story, library, context))
    const indexId = `index-${library.scope.id ?? 'library'}`
    if (!isAlone && !known?.missing.includes(indexId))
      add(names.index, '', indexFile(library, context, order))
    return { files, warnings: warningsOf(library, context) }
  },
}
