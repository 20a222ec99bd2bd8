/** One report as one Markdown file. */
import type { CitationStyle } from '../../../shared/citation/cited.ts'
import { formatCitation } from '../../../shared/citation/gbt7714.ts'
import { common } from '../../../shared/i18n/common.ts'
import { exporting as words } from '../../../shared/i18n/export.ts'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { say } from '../../../shared/i18n/say.ts'
import { colorName, type ColorNames } from '../../../shared/model/color-names.ts'
import type { ExportHighlight, ExportNote, ExportReport } from './export-library.ts'
import { shortId } from './file-names.ts'
import type { ReferenceKind } from '../../../shared/note/tree.ts'
import type { LinkView } from './links-of.ts'
import { escapeLineStart, escapeText } from './markdown-inline.ts'
import { noteMarkdown, oneLine, prefixLines } from './markdown-note.ts'
import { textMarkdown } from './markdown-text.ts'
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
  /** Reports that have a file in this export. */
  reportIds: ReadonlySet<string>
  tags: Tags
  links: Map<string, LinkView[]>
  /** Ids of notes that lost form; filled while writing. */
  simplified: Set<string>
}

/** Front matter, metadata, the report's own notes and links, its highlights in reading order, then its text. */
export function reportMarkdown(report: ExportReport, context: MarkdownContext, withText = true): string {
  const { language } = context
  const heading = (key: 'notes' | 'links' | 'highlights' | 'text'): string =>
    `## ${say(words, language, key)}`
  const links = linksMarkdown(report.id, context)
  const parts = [
    frontMatter(report, context),
    `# ${oneLine(report.title ?? say(common, language, 'untitled'))}`,
    metadataLine(report, language),
    printedLine(report, language),
    tagLine(report.themeIds, context),
    ...(report.notes.length > 0 ? [heading('notes'), ...notesMarkdown(report.notes, context)] : []),
    ...(links !== '' ? [heading('links'), links] : []),
    ...(report.highlights.length > 0
      ? [heading('highlights'), ...report.highlights.map((one) => highlightMarkdown(one, report, context))]
      : []),
    ...(withText ? [heading('text'), textMarkdown(report)] : []),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** A passage, then what is on it. `report` is null for a passage that no report holds. */
export function highlightMarkdown(
  highlight: ExportHighlight,
  report: ExportReport | null,
  context: MarkdownContext,
): string {
  const paragraphs = quoteParagraphs(highlight, report).map((text) => escapeLineStart(escapeText(text)))
  const quote = prefixLines(`${paragraphs.join('\n\n')} ^${blockId(highlight.id)}`, '> ')
  const color = escapeText(colorName(highlight.color, context.language, context.colorNames))
  const page = report?.pageLabel ? say(common, context.language, 'page', { page: report.pageLabel }) : ''
  const under = [color, escapeText(page), tagLine(highlight.themeIds, context)].filter(Boolean).join(' · ')
  const cited =
    report && context.citation ? escapeLineStart(escapeText(formatCitation(report, context.citation))) : ''
  return [
    quote,
    under,
    cited,
    ...notesMarkdown(highlight.notes, context),
    linksMarkdown(highlight.id, context),
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** `h-` and the random end of the id: an Obsidian block id may hold letters, digits and hyphens. */
export const blockId = (id: string): string => `h-${shortId(id)}`

/** Every note of one target, read and written. */
export function notesMarkdown(notes: ExportNote[], context: MarkdownContext): string[] {
  return notes.map((note) => {
    const { blocks, unknown } = readNote(note)
    if (unknown.length > 0) context.simplified.add(note.id)
    return noteMarkdown(blocks, (kind, noted, name) => nameMarkdown(kind, noted, name, context))
  })
}

/** A report as a link to its file, a theme as its tag; undefined for what has no place in these files. */
function nameMarkdown(
  kind: ReferenceKind,
  id: string,
  name: string,
  { baseNames, tags }: MarkdownContext,
): string | undefined {
  const alias = name.replaceAll(/[[\]|\n]+/g, ' ').trim()
  if (kind === 'report') return baseNames[id] === undefined ? undefined : `[[${baseNames[id]}|${alias}]]`
  // Spaces part a tag from the Chinese around it: without them the next words would belong to it.
  return kind === 'theme' && tags.path(id) !== '' ? ` ${tags.tag(id)} ` : undefined
}

function linksMarkdown(id: string, context: MarkdownContext): string {
  return (context.links.get(id) ?? []).map((view) => linkMarkdown(view, context)).join('\n\n')
}

function linkMarkdown(view: LinkView, context: MarkdownContext): string {
  const { baseNames, language } = context
  const { other, outgoing, included } = view
  const base = other.reportId === null ? undefined : baseNames[other.reportId]
  // A report may be here without all of its passages: then there is only its file to lead to.
  const isPlaceHere = included || !context.reportIds.has(other.reportId ?? '')
  const place = other.kind === 'highlight' && isPlaceHere ? `#^${blockId(other.id)}` : ''
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
export function tagLine(themeIds: string[], { tags }: MarkdownContext): string {
  return themeIds
    .map((id) => {
      const tag = tags.tag(id)
      const name = tags.path(id)
      return tag.slice(1) === name.replaceAll(' / ', '/') ? tag : `${tag} (${oneLine(name)})`
    })
    .join(' ')
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

function frontMatter(report: ExportReport, { tags }: MarkdownContext): string {
  const themeIds = new Set([...report.themeIds, ...report.highlights.flatMap((one) => one.themeIds)])
  const tagNames = [...new Set([...themeIds].map((id) => tags.tag(id).slice(1)))]
  const writers = writersOf(report)
  return [
    '---',
    `title: ${yaml(report.title)}`,
    `source: ${yaml(report.publication ?? report.sourceFileName)}`,
    writers.length > 0 ? `author:\n${yamlList(writers)}` : `author: ${yaml(report.byline)}`,
    `published: ${report.published ?? ''}`.trimEnd(),
    `created: ${report.createdAt.slice(0, 10)}`,
    `description: ${yaml(report.opening)}`,
    tagNames.length === 0 ? 'tags: []' : `tags:\n${yamlList(tagNames)}`,
    '---',
  ].join('\n')
}

const yamlList = (values: string[]): string => values.map((value) => `  - ${yaml(value)}`).join('\n')

/**
 * A YAML double-quoted scalar. JSON's are YAML's, save line ends, controls (old files read as Windows-1252
 * hold some) and non-characters that JSON leaves as they are and YAML forbids.
 */
function yaml(value: string | null): string {
  if (value === null) return '""'
  return JSON.stringify(value).replaceAll(
    // oxlint-disable-next-line no-control-regex
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
