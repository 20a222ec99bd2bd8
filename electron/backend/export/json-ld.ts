/**
 * W3C Web Annotation (https://www.w3.org/TR/annotation-model/) in JSON-LD: one collection with an annotation for each
 * highlight, each report and each link, and the texts they point into beside it. Positions count code points.
 * The texts are plain, so that every program counts the same characters: emphasis and links that an imported document
 * has of its own are not in them, and nothing points at them.
 *
 *   highlight  `highlighting` (with notes: `commenting`), a target a stretch: TextQuoteSelector + TextPositionSelector
 *   report     `identifying`: which text file it is; `describing` its citation; notes and themes as bodies
 *   link       `linking`, two targets, the first is its start; the relation is a tagging body
 */
import { formatCitation } from '../../../shared/citation/gbt7714.ts'
import { colorName } from '../../../shared/model/color-names.ts'
import { HIGHLIGHT_COLORS, type HighlightColor } from '../../../shared/model/highlight.ts'
import type {
  ExportEnd,
  ExportFormat,
  ExportHighlight,
  ExportLibrary,
  ExportNote,
  ExportOptions,
  ExportReport,
} from './export-library.ts'
import { derivedId } from './derived-id.ts'
import { linksByEnd } from './links-of.ts'
import { noteMarkdown } from './markdown-note.ts'
import { readNote } from './note-tree.ts'
import { codePoints, plainText, stretchesOf, type PlainText } from './plain-text.ts'
import { scopeTitle } from './scope-title.ts'
import { makeTags } from './tags.ts'
import { warningsOf } from './warnings.ts'

/** Characters before and after a quote, as many as Hypothesis and Recogito give. */
const AROUND = 32

export const jsonLd: ExportFormat = {
  id: 'json-ld',
  extension: 'jsonld',
  mediaType: 'application/ld+json; charset=utf-8',
  group: 'data',
  options: ['citation', 'notes'],
  write(library, options) {
    const context = contextOf(library, options)
    const items = [
      ...library.reports.flatMap((report) => [
        identify(report, context),
        ...report.highlights.map((one) => annotate(one, report, context)),
      ]),
      ...library.loose.map((one) => annotate(one, null, context)),
      ...library.links.map((link) => linkOf(link, context)),
    ]
    const { kind, id } = library.scope
    const scope = id ?? (kind === 'all' ? 'all' : derivedId(kind, ...library.reports.map((one) => one.id)))
    const collection = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: urn(derivedId('collection', scope)),
      type: 'AnnotationCollection',
      label: library.scope.name ?? scopeTitle(library, options.language),
      generator: { type: 'Software', name: 'Pressmark' },
      total: items.length,
      ...(items.length === 0
        ? {}
        : {
            first: {
              id: urn(derivedId('page', scope)),
              type: 'AnnotationPage',
              partOf: urn(derivedId('collection', scope)),
              startIndex: 0,
              items,
            },
          }),
    }
    const texts = library.reports.map((report) => ({
      path: textName(report, library),
      data: context.texts.get(report.id)?.text ?? '',
    }))
    return {
      files: [{ path: 'annotations.jsonld', data: `${JSON.stringify(collection, null, 1)}\n` }, ...texts],
      warnings: warningsOf(library, {
        language: options.language,
        links: linksByEnd(library, options.language),
        simplified: context.simplified,
      }),
    }
  },
}

interface Context extends ExportOptions {
  library: ExportLibrary
  texts: Map<string, PlainText>
  themePath: (themeId: string) => string
  /** Ids of notes that lost form; filled while writing. */
  simplified: Set<string>
  creator: { creator?: { type: 'Person'; name: string } }
}

const contextOf = (library: ExportLibrary, options: ExportOptions): Context => ({
  ...options,
  library,
  texts: new Map(library.reports.map((report) => [report.id, plainText(report)])),
  themePath: makeTags(library.themes).path,
  simplified: new Set(),
  creator: library.creator === null ? {} : { creator: { type: 'Person', name: library.creator } },
})

const urn = (id: string): string => `urn:uuid:${id}`
const textName = (report: ExportReport, { baseNames }: ExportLibrary): string => `${baseNames[report.id]}.txt`

type Dated = Pick<ExportHighlight, 'createdAt' | 'updatedAt'>
const base = (id: string, { createdAt, updatedAt }: Dated, { creator }: Context) => ({
  id: urn(id),
  type: 'Annotation',
  ...creator,
  created: createdAt,
  ...(updatedAt === createdAt ? {} : { modified: updatedAt }),
})

const tagging = (value: string) => ({ type: 'TextualBody', purpose: 'tagging', value })
const textual = (purpose: string, value: string) => ({
  ...{ type: 'TextualBody', purpose, value, format: 'text/plain' },
})

function commenting(note: ExportNote, { simplified }: Context) {
  const { blocks, unknown } = readNote(note)
  if (unknown.length > 0) simplified.add(note.id)
  return {
    ...{ type: 'TextualBody', purpose: 'commenting', value: noteMarkdown(blocks), format: 'text/markdown' },
  }
}

/** A highlight with all that is on it. `report` is null where no report holds it: then only its words can be given. */
function annotate(highlight: ExportHighlight, report: ExportReport | null, context: Context) {
  const { color, style, notes, themeIds } = highlight
  const look = `${color}-${style}`
  return {
    ...base(highlight.id, highlight, context),
    motivation: notes.length > 0 ? ['highlighting', 'commenting'] : 'highlighting',
    stylesheet: { type: 'CssStylesheet', value: cssOf(look, color, style) },
    body: [
      ...themeIds.map((id) => tagging(context.themePath(id))),
      ...notes.map((note) => commenting(note, context)),
      textual('describing', colorName(color, context.language, context.library.colorNames)),
      ...(report && context.citation
        ? [textual('describing', formatCitation(report, context.citation))]
        : []),
    ],
    target: targetsOf(highlight, report, look, context),
  }
}

function cssOf(look: string, color: HighlightColor, style: ExportHighlight['style']): string {
  const hex = HIGHLIGHT_COLORS[color]
  if (style === 'fill') return `.${look} { background-color: ${hex}; }`
  const line = style === 'underline' ? 'underline' : 'line-through'
  return `.${look} { text-decoration: ${line} 2px ${hex}; }`
}

function targetsOf(
  highlight: ExportHighlight,
  report: ExportReport | null,
  styleClass: string,
  { texts }: Context,
): unknown {
  const plain = report && texts.get(report.id)
  const stretches = plain ? stretchesOf(highlight, plain) : []
  if (!report || !plain || stretches.length === 0) {
    const { exact, prefix, suffix, sourceId } = highlight
    return {
      type: 'SpecificResource',
      source: urn(sourceId),
      styleClass,
      selector: quoteSelector(exact, prefix, suffix),
    }
  }
  const points = codePoints(plain.text)
  const targets = stretches.map(({ start, end }) => ({
    type: 'SpecificResource',
    source: urn(report.id),
    styleClass,
    selector: [
      quoteSelector(plain.text.slice(start, end), before(plain.text, start), after(plain.text, end)),
      { type: 'TextPositionSelector', start: points(start), end: points(end) },
    ],
  }))
  return targets.length === 1 ? targets[0] : targets
}

const quoteSelector = (exact: string, prefix: string, suffix: string) => ({
  ...{ type: 'TextQuoteSelector', exact, ...(prefix && { prefix }), ...(suffix && { suffix }) },
})

/** Never half a pair: JSON could not say it. */
const before = (text: string, at: number): string =>
  text.slice(Math.max(0, at - AROUND), at).replace(/^[\udc00-\udfff]/, '')
const after = (text: string, at: number): string =>
  text.slice(at, at + AROUND).replace(/[\ud800-\udbff]$/, '')

/** What a report is: its text file, its citation, what was noted on the whole of it. */
function identify(report: ExportReport, context: Context) {
  const { language, notes, themeIds } = report
  return {
    ...base(derivedId('report', report.id), report, context),
    motivation: 'identifying',
    body: [
      {
        id: encodeURIComponent(textName(report, context.library)),
        ...{ type: 'Text', format: 'text/plain' },
        ...(language === 'und' ? {} : { language }),
      },
      textual('describing', formatCitation(report, context.citation ?? 'gbt-2025')),
      ...themeIds.map((id) => tagging(context.themePath(id))),
      ...notes.map((note) => commenting(note, context)),
    ],
    target: urn(report.id),
  }
}

/** A link whose ends are both named; one of them may lie outside this export: its words are in the body. */
function linkOf(link: ExportLibrary['links'][number], context: Context): object {
  const { relation, note, from, to } = link
  const quotes = [from, to].flatMap(({ quote, reportTitle }: ExportEnd) => quote ?? reportTitle ?? [])
  return {
    ...base(link.id, link, context),
    motivation: 'linking',
    body: [
      tagging(relation),
      ...(note === '' ? [] : [textual('commenting', note)]),
      ...(quotes.length === 2 ? [textual('describing', quotes.join(' → '))] : []),
    ],
    target: [urn(from.id), urn(to.id)],
  }
}
