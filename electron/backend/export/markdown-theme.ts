/** A theme and a story as files of a vault, linked both ways with their reports. */
import { exporting as words } from '../../../shared/i18n/export.ts'
import { say } from '../../../shared/i18n/say.ts'
import type { ExportLibrary, ExportStory, ExportTheme, VaultFile } from './export-library.ts'
import { definitionMarkdown, passages, reportList, section } from './markdown-index.ts'
import { oneLine } from './markdown-note.ts'
import { type MarkdownContext, wikilink } from './markdown-report.ts'

/** What it means, where it stands in the tree, the reports that carry it, and its passages. */
export function themeFile(theme: ExportTheme, library: ExportLibrary, context: MarkdownContext): VaultFile {
  const { tags, themeNames, language } = context
  const id = `theme-${theme.id}`
  const link = (other: ExportTheme): string => {
    const name = themeNames[other.id]
    return name === undefined ? oneLine(other.name) : wikilink(name, other.name)
  }
  const parent = library.themes.find((one) => one.id === theme.parentId)
  const children = library.themes.filter((one) => one.parentId === theme.id)
  const units = [
    { key: 'title', text: `# ${oneLine(theme.name)}` },
    { key: 'tag', text: tags.tag(theme.id) },
    { key: 'definition', text: definitionMarkdown(theme.definition) },
    { key: 'above', text: parent ? say(words, language, 'themeAbove', { theme: link(parent) }) : '' },
    {
      key: 'below',
      text:
        children.length > 0
          ? say(words, language, 'themesBelow', { themes: children.map(link).join('、') })
          : '',
    },
    ...section(
      'reports',
      reportList(
        library.reports.filter(({ themeIds }) => themeIds.includes(theme.id)),
        context,
      ),
      context,
    ),
    ...section(
      'highlights',
      passages(library.reports, ({ themeIds }) => themeIds.includes(theme.id), context),
      context,
    ),
  ]
  return {
    id,
    properties: [
      { key: 'title', value: theme.name },
      { key: 'tags', value: [tags.tag(theme.id).slice(1)] },
      { key: 'pressmark', value: id, isPlain: true },
    ],
    units: units.filter(({ text }) => text !== ''),
  }
}

/** Its reports, the earliest printed first, and what is marked in them. */
export function storyFile(story: ExportStory, library: ExportLibrary, context: MarkdownContext): VaultFile {
  const id = `story-${story.id}`
  const byId = new Map(library.reports.map((report) => [report.id, report]))
  const reports = story.reportIds.flatMap((one) => byId.get(one) ?? [])
  return {
    id,
    properties: [
      { key: 'title', value: story.title },
      { key: 'pressmark', value: id, isPlain: true },
    ],
    units: [
      { key: 'title', text: `# ${oneLine(story.title)}` },
      ...section('reports', reportList(reports, context), context),
      ...section(
        'highlights',
        passages(reports, () => true, context),
        context,
      ),
    ],
  }
}
