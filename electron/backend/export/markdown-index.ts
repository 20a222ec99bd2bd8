import { exporting as words } from '../../../shared/i18n/export.ts'
import { say } from '../../../shared/i18n/say.ts'
import type { ExportOrder } from '../../../shared/model/export-format.ts'
import type { ExportHighlight, ExportLibrary, ExportReport, ExportUnit, VaultFile } from './export-library.ts'
import { shortId } from './file-names.ts'
import { noteMarkdown, oneLine } from './markdown-note.ts'
import {
  blockId,
  highlightUnits,
  type MarkdownContext,
  noteUnits,
  placeOf,
  wikilink,
} from './markdown-report.ts'
import { readNote } from './note-tree.ts'
import { isAcross, passageGroups } from './order.ts'
import { quoteParagraphs } from './quote.ts'
import { scopeTitle } from './scope-title.ts'

/**
 * The way into an export of several reports: each report with a link; for a theme its definition and its
 * passages; for everything also the themes, the stories, the notes on nothing and the highlights outside every report.
 */
export function indexFile(
  library: ExportLibrary,
  context: MarkdownContext,
  order: ExportOrder | undefined,
): VaultFile {
  const { language } = context
  const { scope } = library
  const definition = library.themes.find((theme) => theme.id === scope.id)?.definition ?? ''
  const id = `index-${scope.id ?? 'library'}`
  const units = [
    { key: 'title', text: `# ${oneLine(scopeTitle(library, language))}` },
    { key: 'definition', text: definitionMarkdown(definition) },
    ...section('reports', reportList(library.reports, context), context),
    ...(scope.kind === 'theme' || scope.kind === 'highlights' || isAcross(order)
      ? section('highlights', allPassages(library, context, order), context)
      : section('themes', themeList(library, context), context)),
    ...section('stories', storyList(library, context), context),
    ...section('freeNotes', noteUnits(library.freeNotes, context), context),
    ...section(
      'loose',
      library.loose.flatMap((one) => highlightUnits(one, null, context)),
      context,
    ),
  ]
  return {
    id,
    properties: [{ key: 'pressmark', value: id, isPlain: true }],
    units: units.filter(({ text }) => text !== ''),
  }
}

type Section = 'reports' | 'themes' | 'highlights' | 'stories' | 'loose' | 'freeNotes'

/** A heading and what stands below it; nothing where that is nothing. */
export const section = (key: Section, units: ExportUnit[], { language }: MarkdownContext): ExportUnit[] =>
  units.length === 0 ? [] : [{ key: `heading:${key}`, text: `## ${say(words, language, key)}` }, ...units]

export const definitionMarkdown = (definition: string): string =>
  definition === '' ? '' : noteMarkdown(readNote({ state: '{}', text: definition }).blocks)

/** A list with an item for each of `items`. */
const list = (items: { key: string; text: string }[]): ExportUnit[] =>
  items.map(({ key, text }, i) => ({ key, text: `- ${text}`, ...(i > 0 ? { tight: true } : {}) }))

/** Those that have a file, each with what it is. */
export const reportList = (reports: readonly ExportReport[], context: MarkdownContext): ExportUnit[] =>
  list(
    reports
      .filter(({ id }) => context.baseNames[id] !== undefined)
      .map((report) => ({ key: `item:${shortId(report.id)}`, text: reportLink(report, context) })),
  )

function reportLink(report: ExportReport, { baseNames }: MarkdownContext, place = ''): string {
  const about = [report.publication, report.published].filter(Boolean).join(' · ')
  const name = baseNames[report.id]
  const link = name === undefined ? oneLine(report.title ?? report.opening) : wikilink(`${name}${place}`)
  return `${link}${about === '' ? '' : ` — ${oneLine(about)}`}`
}

/** Passages as quotes, each with a link to its place. */
export const passages = (
  reports: readonly ExportReport[],
  isWanted: (highlight: ExportHighlight) => boolean,
  context: MarkdownContext,
): ExportUnit[] =>
  reports.flatMap((report) =>
    report.highlights.filter(isWanted).flatMap((one) => passage(one, report, context)),
  )

/** @param under the theme it is told under, where one passage may stand under several */
function passage(
  one: ExportHighlight,
  report: ExportReport,
  context: MarkdownContext,
  under = '',
): ExportUnit[] {
  const quote = quoteParagraphs(one, report).map(oneLine).join('\n>\n> ')
  const id = blockId(one.id)
  return [
    { key: `quote:${id}${under}`, text: `> ${quote}` },
    { key: `from:${id}${under}`, text: reportLink(report, context, placeOf(one.id, context)) },
  ]
}

/** Of a theme, a choice, or told across reports: all passages. */
function allPassages(
  library: ExportLibrary,
  context: MarkdownContext,
  order: ExportOrder | undefined,
): ExportUnit[] {
  if (!isAcross(order)) return passages(library.reports, () => true, context)
  const { tags } = context
  return passageGroups(library, order).flatMap(({ themeId, passages: own }) => {
    const under = themeId === null ? '' : `:${shortId(themeId)}`
    return [
      ...(themeId === null
        ? []
        : [{ key: `heading${under}`, text: `### ${tags.tag(themeId)} ${oneLine(tags.path(themeId))}` }]),
      ...own.flatMap(({ highlight, report }) => passage(highlight, report, context, under)),
    ]
  })
}

function themeList(library: ExportLibrary, { tags, themeNames }: MarkdownContext): ExportUnit[] {
  return list(
    library.themes.map(({ id, definition }) => {
      const about = definition.trim() === '' ? '' : ` — ${oneLine(definition)}`
      const file = themeNames[id]
      const name = file === undefined ? oneLine(tags.path(id)) : wikilink(file, tags.path(id))
      return { key: `item:${shortId(id)}`, text: `${tags.tag(id)} ${name}${about}` }
    }),
  )
}

const storyList = (library: ExportLibrary, { storyNames }: MarkdownContext): ExportUnit[] =>
  list(
    library.stories.flatMap(({ id, title }) =>
      storyNames[id] === undefined
        ? []
        : [{ key: `item:${shortId(id)}`, text: wikilink(storyNames[id], title) }],
    ),
  )
