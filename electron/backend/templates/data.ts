/**
 * What a template sees: plain data in a shape of its own, which stays as it is while the program changes inside.
 * docs/templates.md tells it to users, shared/i18n/fields.ts beside the editor; a test holds the three
 * together. Names of what is known of a report are those of CSL, with `_` for `-`. Every field is always there; what
 * is not known is null.
 */
import type { CitationStyle } from '../../../shared/citation/cited.ts'
import { inTreeOrder } from '../../../shared/theme-order.ts'
import { formatCitation } from '../../../shared/citation/gbt7714.ts'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { colorName } from '../../../shared/model/color-names.ts'
import type { ExportHighlight, ExportLibrary, ExportNote, ExportReport } from '../export/export-library.ts'
import { linksByEnd, type LinkView } from '../export/links-of.ts'
import { noteMarkdown } from '../export/markdown-note.ts'
import { readNote } from '../export/note-tree.ts'
import { bylineOf } from '../export/people.ts'
import { quoteParagraphs } from '../export/quote.ts'
import { makeTags, type Tags } from '../export/tags.ts'

export type Data = Record<string, unknown>

interface Scene {
  library: ExportLibrary
  language: InterfaceLanguage
  style: CitationStyle
  tags: Tags
  links: Map<string, LinkView[]>
  /** A report without what stands in it, by id: what passages and links name. One object each, without a circle. */
  cards: Map<string, Data>
  /** A theme's names by its id. */
  named: Map<string, Data>
}

/** What every file of an export sees, and what each report and theme of it is. */
export interface TemplateData {
  root: Data
  reports: Data[]
  /** In the order of the tree. */
  themes: Data[]
}

export function templateData(
  library: ExportLibrary,
  { language, style }: { language: InterfaceLanguage; style: CitationStyle },
): TemplateData {
  const scene: Scene = {
    ...{ library, language, style },
    tags: makeTags(library.themes),
    links: linksByEnd(library, language),
    cards: new Map(),
    named: new Map(),
  }
  for (const report of library.reports) scene.cards.set(report.id, cardOf(report, scene))
  const highlights = new Map<string, Data>()
  for (const report of library.reports)
    for (const one of report.highlights) highlights.set(one.id, highlightOf(one, report, scene))
  const loose = library.loose.map((one) => highlightOf(one, null, scene))
  const reports = library.reports.map((report) => ({
    ...scene.cards.get(report.id),
    text: report.blocks.map(({ text }) => text).join('\n\n'),
    paragraphs: report.blocks.map(({ kind, text }) => ({ kind, text })),
    notes: report.notes.map(noteOf),
    links: linksOf(report.id, scene),
    highlights: report.highlights.map(({ id }) => highlights.get(id)),
  }))
  const themes = inTreeOrder(library.themes).map((theme) => themeOf(theme, highlights, scene))
  const root = {
    scope: { kind: library.scope.kind, name: library.scope.name },
    ...{ language, creator: library.creator },
    ...{ reports, themes, highlights: [...highlights.values(), ...loose] },
    links: library.links.map((link) => ({
      from: endOf(link.from, scene),
      to: endOf(link.to, scene),
      relation:
        scene.links.get(link.from.id)?.find(({ id, outgoing }) => id === link.id && outgoing)?.label ?? '',
      note: link.note,
      added: link.createdAt,
    })),
    stories: library.stories.map(({ title, reportIds }) => ({
      title,
      reports: reportIds.flatMap((id) => scene.cards.get(id) ?? []),
    })),
    notes: library.freeNotes.map(noteOf),
  }
  return { root, reports, themes }
}

function cardOf(report: ExportReport, scene: Scene): Data {
  return {
    id: report.id,
    title: report.title,
    author: bylineOf(report),
    authors: report.people.map(({ name, role }) => ({ name, role })),
    container_title: report.publication,
    issued: report.published,
    edition: report.edition,
    page: report.pageLabel,
    dateline: report.dateline,
    place: report.place,
    source: report.agency,
    url: report.url,
    language: report.language,
    opening: report.opening,
    file_name: scene.library.baseNames[report.id] ?? '',
    citation: formatCitation(report, scene.style),
    themes: report.themeIds.map((id) => tagOf(id, scene)),
    note: joined(report.notes),
    corrections: report.corrections?.count ?? 0,
    added: report.createdAt,
    modified: report.updatedAt,
  }
}

function highlightOf(one: ExportHighlight, report: ExportReport | null, scene: Scene): Data {
  const paragraphs = quoteParagraphs(one, report)
  return {
    id: one.id,
    quote: paragraphs.join('\n'),
    paragraphs,
    prefix: one.prefix,
    suffix: one.suffix,
    color: one.color,
    color_name: colorName(one.color, scene.language, scene.library.colorNames),
    style: one.style,
    note: joined(one.notes),
    notes: one.notes.map(noteOf),
    themes: one.themeIds.map((id) => tagOf(id, scene)),
    links: linksOf(one.id, scene),
    citation: report ? formatCitation(report, scene.style) : '',
    report: report ? scene.cards.get(report.id) : null,
    added: one.createdAt,
    modified: one.updatedAt,
  }
}

function noteOf(note: ExportNote): Data {
  return { text: note.text, markdown: markdownOf(note), added: note.createdAt, modified: note.updatedAt }
}
const markdownOf = (note: ExportNote): string => noteMarkdown(readNote(note).blocks)
const joined = (notes: ExportNote[]): string => notes.map(markdownOf).join('\n\n')

function tagOf(id: string, { library, tags, named }: Scene): Data {
  const known = named.get(id)
  if (known) return known
  const name = library.themes.find((theme) => theme.id === id)?.name ?? ''
  const made = { id, name, path: tags.path(id), tag: tags.tag(id) }
  named.set(id, made)
  return made
}

function themeOf(theme: ExportLibrary['themes'][number], highlights: Map<string, Data>, scene: Scene): Data {
  const { library, language } = scene
  const carries = ({ themeIds }: { themeIds: string[] }): boolean => themeIds.includes(theme.id)
  return {
    ...tagOf(theme.id, scene),
    level: lineage(theme, library.themes).length,
    definition: theme.definition,
    color: theme.color,
    color_name: colorName(theme.color, language, library.colorNames),
    highlights: library.reports.flatMap((report) =>
      report.highlights.filter(carries).flatMap(({ id }) => highlights.get(id) ?? []),
    ),
    reports: library.reports.filter(carries).flatMap(({ id }) => scene.cards.get(id) ?? []),
  }
}

const linksOf = (id: string, scene: Scene): Data[] =>
  (scene.links.get(id) ?? []).map(({ label, outgoing, note, other }) => ({
    ...{ relation: label, outgoing, note },
    to: endOf(other, scene),
  }))

/** The report of the other end may be outside this export: then only its title and its file's name are known. */
function endOf(
  { kind, id, reportId, reportTitle, quote }: ExportLibrary['links'][number]['to'],
  scene: Scene,
): Data {
  const fileName = scene.library.baseNames[reportId ?? ''] ?? null
  return { kind, id, title: reportTitle ?? fileName, quote, file_name: fileName }
}

type Theme = ExportLibrary['themes'][number]

/** A theme after those above it; ended where they form a circle. */
function lineage(theme: Theme, themes: Theme[]): Theme[] {
  const line: Theme[] = []
  for (let one: Theme | undefined = theme; one && !line.includes(one); ) {
    line.push(one)
    const above: string | null = one.parentId
    one = themes.find(({ id }) => id === above)
  }
  return line
}
