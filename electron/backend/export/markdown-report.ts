/** One report as one Markdown file. */
import type { CitationStyle } from '../../../shared/citation/cited.ts'
import { formatCitation } from '../../../shared/citation/gbt7714.ts'
import { common } from '../../../shared/i18n/common.ts'
import { exporting as words } from '../../../shared/i18n/export.ts'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { say } from '../../../shared/i18n/say.ts'
import { colorName, type ColorNames } from '../../../shared/model/color-names.ts'
import type {
  ExportHighlight,
  ExportNote,
  ExportProperty,
  ExportReport,
  ExportStory,
  ExportUnit,
  VaultFile,
} from './export-library.ts'
import { shortId } from './file-names.ts'
import type { ReferenceKind } from '../../../shared/note/tree.ts'
import type { LinkView } from './links-of.ts'
import { escapeLineStart, escapeText } from './markdown-inline.ts'
import { noteMarkdown, oneLine, prefixLines } from './markdown-note.ts'
import { textUnits } from './markdown-text.ts'
import { readNote } from './note-tree.ts'
import { bylineOf, writersOf } from './people.ts'
import { printedWords } from './printed.ts'
import { quoteParagraphs } from './quote.ts'
import type { Tags } from './tags.ts'

export interface MarkdownContext {
  language: InterfaceLanguage
  /** How each quote is cited; null: not at all. */
  citation: CitationStyle | null
  colorNames: ColorNames | undefined
  baseNames: Record<string, string>
  tags: Tags
  links: Map<string, LinkView[]>
  /** Ids of notes that lost form; filled while writing. */
  simplified: Set<string>
  /** Names of the files of themes and stories, by id; none where they have no files. */
  themeNames: Record<string, string>
  storyNames: Record<string, string>
  stories: readonly ExportStory[]
  /** Ids of blocks that are not in the files any more. */
  goneBlocks: ReadonlySet<string>
}

/** Metadata, the report's own notes and links, its highlights in reading order, then its text; below front matter. */
export function reportFile(report: ExportReport, context: MarkdownContext, withText = true): VaultFile {
  const { language } = context
  const heading = (key: 'notes' | 'links' | 'highlights' | 'text'): ExportUnit => ({
    key: `heading:${key}`,
    text: `## ${say(words, language, key)}`,
  })
  const links = linkUnits(report.id, context)
  const units: ExportUnit[] = [
    { key: 'title', text: `# ${oneLine(report.title ?? say(common, language, 'untitled'))}` },
    { key: 'about', text: metadataLine(report, language) },
    { key: 'printed', text: printedLine(report, language) },
    { key: 'tags', text: tagLine(report.themeIds, context) },
    { key: 'stories', text: storyLine(report, context) },
    ...(report.notes.length > 0 ? [heading('notes'), ...noteUnits(report.notes, context)] : []),
    ...(links.length > 0 ? [heading('links'), ...links] : []),
    ...(report.highlights.length > 0
      ? [heading('highlights'), ...report.highlights.flatMap((one) => highlightUnits(one, report, context))]
      : []),
    ...(withText ? [heading('text'), ...textUnits(report)] : []),
  ]
  return {
    id: `report-${report.id}`,
    properties: properties(report, context),
    units: units.filter(({ text }) => text !== ''),
  }
}

/** A passage, then what is on it. `report` is null for a passage that no report holds. */
export function highlightUnits(
  highlight: ExportHighlight,
  report: ExportReport | null,
  context: MarkdownContext,
): ExportUnit[] {
  const id = blockId(highlight.id)
  const paragraphs = quoteParagraphs(highlight, report).map((text) => escapeLineStart(escapeText(text)))
  const color = escapeText(colorName(highlight.color, context.language, context.colorNames))
  const page = report?.pageLabel ? say(common, context.language, 'page', { page: report.pageLabel }) : ''
  const under = [color, escapeText(page), tagLine(highlight.themeIds, context)].filter(Boolean).join(' · ')
  const cited =
    report && context.citation ? escapeLineStart(escapeText(formatCitation(report, context.citation))) : ''
  return [
    { key: id, text: prefixLines(`${paragraphs.join('\n\n')} ^${id}`, '> ') },
    { key: `about:${id}`, text: under },
    { key: `cited:${id}`, text: cited },
    ...noteUnits(highlight.notes, context),
    ...linkUnits(highlight.id, context),
  ].filter(({ text }) => text !== '')
}

/** `h-` and the random end of the id: an Obsidian block id may hold letters, digits and hyphens. */
export const blockId = (id: string): string => `h-${shortId(id)}`

const noteBlockId = (id: string): string => `pm-${shortId(id)}`

/** Every note of one target, read and written, each with a block id at its end. */
export function noteUnits(notes: ExportNote[], context: MarkdownContext): ExportUnit[] {
  return notes.map((note) => {
    const { blocks, unknown } = readNote(note)
    if (unknown.length > 0) context.simplified.add(note.id)
    const text = noteMarkdown(blocks, (kind, noted, name) => nameMarkdown(kind, noted, name, context))
    const key = noteBlockId(note.id)
    // Obsidian takes the id of anything but a paragraph from a line of its own below it.
    const isApart = blocks.at(-1)?.kind !== 'paragraph'
    return { key, text: text === '' ? '' : `${text}${isApart ? '\n\n' : ' '}^${key}` }
  })
}

/** A report as a link to its file, a theme as its tag; undefined for what has no place in these files. */
function nameMarkdown(
  kind: ReferenceKind,
  id: string,
  name: string,
  { baseNames, tags }: MarkdownContext,
): string | undefined {
  if (kind === 'report') return baseNames[id] === undefined ? undefined : wikilink(baseNames[id], name)
  // Spaces part a tag from the Chinese around it: without them the next words would belong to it.
  return kind === 'theme' && tags.path(id) !== '' ? ` ${tags.tag(id)} ` : undefined
}

/** `[[file|words]]`: words that hold what would end the link lose it. */
export function wikilink(target: string, words_ = ''): string {
  const alias = words_.replaceAll(/[[\]|\n]+/g, ' ').trim()
  return alias === '' || alias === target ? `[[${target}]]` : `[[${target}|${alias}]]`
}

/** `#^id` of a passage that is in its file. */
export function placeOf(highlightId: string, { goneBlocks }: MarkdownContext): string {
  const id = blockId(highlightId)
  return goneBlocks.has(id) ? '' : `#^${id}`
}

function linkUnits(id: string, context: MarkdownContext): ExportUnit[] {
  return (context.links.get(id) ?? []).map((view) => ({
    key: `link:${shortId(view.id)}:${shortId(id)}`,
    text: linkMarkdown(view, context),
  }))
}

function linkMarkdown(view: LinkView, context: MarkdownContext): string {
  const { baseNames, language } = context
  const { other, outgoing, included } = view
  const base = other.reportId === null ? undefined : baseNames[other.reportId]
  const place = other.kind === 'highlight' && included ? placeOf(other.id, context) : ''
  const alias = view.otherTitle.replaceAll(/[[\]|\n]+/g, ' ').trim()
  const target = base === undefined ? oneLine(view.otherTitle) : `[[${base}${place}|${alias}]]`
  const quote = other.quote === null ? '' : `“${oneLine(included ? shorten(other.quote) : other.quote)}”`
  const outside = included ? '' : `(${say(words, language, 'outside')})`
  const label = view.label === view.key ? '' : escapeText(view.label)
  const rest = [label, quote, outside].filter(Boolean).join(' ')
  const arrow = !outgoing && view.label.startsWith('←') ? '← ' : ''
  const line = `${view.key}:: ${arrow}${target}${rest === '' ? '' : ` — ${rest.replace(/^← /, '')}`}`
  return view.note === '' ? line : `${line}\n${noteLines(view.note)}`
}

/** A note on a link, below it as a list item: `relation:: …` stays one field for what reads such fields. */
const noteLines = (note: string): string =>
  `- ${note
    .split('\n')
    .map((line) => escapeText(line.trim()))
    .filter((line) => line !== '')
    .join('\n  ')}`

/** The passage stands in full at its own place; beside a link its beginning tells which it is. */
function shorten(quote: string): string {
  const chars = Array.from(quote)
  return chars.length > 60 ? `${chars.slice(0, 60).join('')}…` : quote
}

/** `#tag` for each theme; the name too where the tag had to change it. */
export function tagLine(themeIds: string[], { tags, themeNames }: MarkdownContext): string {
  return themeIds
    .map((id) => {
      const tag = tags.tag(id)
      const name = tags.path(id)
      const file = themeNames[id]
      if (file !== undefined) return `${tag} (${wikilink(file, name)})`
      return tag.slice(1) === name.replaceAll(' / ', '/') ? tag : `${tag} (${oneLine(name)})`
    })
    .join(' ')
}

/** The stories it belongs to, where they have files. */
function storyLine({ id }: ExportReport, { stories, storyNames, language }: MarkdownContext): string {
  const links = stories.flatMap((story) => {
    const name = storyNames[story.id]
    return name !== undefined && story.reportIds.includes(id) ? [wikilink(name, story.title)] : []
  })
  return links.length === 0 ? '' : say(words, language, 'storyLine', { stories: links.join('、') })
}

const printedLine = (report: ExportReport, language: InterfaceLanguage): string => {
  const sentence = printedWords(report, language)
  return sentence === '' ? '' : `*${sentence}*`
}

function metadataLine(report: ExportReport, language: InterfaceLanguage): string {
  const paper =
    report.publication === null ? null : language === 'en' ? report.publication : `《${report.publication}》`
  const page = report.pageLabel ? say(common, language, 'page', { page: report.pageLabel }) : null
  const parts = [paper, report.published, page, report.dateline, bylineOf(report)]
  const known = parts.filter((part) => part !== null && part !== '').map((part) => oneLine(part ?? ''))
  return [...known, say(words, language, 'source', { name: oneLine(report.sourceFileName) })].join(' · ')
}

/** The Web Clipper's seven names first; then what the file is known by when it is written again. */
function properties(report: ExportReport, { tags }: MarkdownContext): ExportProperty[] {
  const themeIds = new Set([...report.themeIds, ...report.highlights.flatMap((one) => one.themeIds)])
  const writers = writersOf(report)
  return [
    { key: 'title', value: report.title ?? '' },
    { key: 'source', value: report.publication ?? report.sourceFileName },
    { key: 'author', value: writers.length > 0 ? writers : (report.byline ?? '') },
    { key: 'published', value: report.published, isPlain: true },
    { key: 'created', value: report.createdAt.slice(0, 10), isPlain: true },
    { key: 'description', value: report.opening },
    { key: 'tags', value: [...new Set([...themeIds].map((id) => tags.tag(id).slice(1)))] },
    { key: 'pressmark', value: `report-${report.id}`, isPlain: true },
  ]
}
