/** Runs of text in Word: fonts and languages of both scripts, colours of highlights, formats of notes. */
import { ExternalHyperlink, InternalHyperlink, TextRun, type IRunOptions, type ParagraphChild } from 'docx'
import type { HighlightColor } from '../../../shared/model/highlight.ts'
import type { Language } from '../../../shared/model/report.ts'
import type { ExportHighlight } from './export-library.ts'
import { isSafeUrl } from './markdown-inline.ts'
import type { Inline } from './note-tree.ts'

type Look = Pick<IRunOptions, 'font' | 'language'>

/** Fonts that come with Word; where one is missing, Word and LibreOffice take another of the same script. */
const EAST: Record<'CN' | 'TW', string> = { CN: 'SimSun', TW: 'PMingLiU' }

/** By what glyphs and line breaks are chosen: Latin letters have their own font and language in the same run. */
export function lookOf(language: Language): Look {
  const region = regionOf(language)
  const latin = 'Times New Roman'
  return {
    font: { ascii: latin, hAnsi: latin, cs: latin, eastAsia: EAST[region] },
    language: { value: 'en-US', eastAsia: `zh-${region}` },
  }
}

const regionOf = (language: Language): 'CN' | 'TW' => (language === 'zh-Hant' ? 'TW' : 'CN')

/** The look of text in a document of another language: only what differs from the document's own. */
export const lookIn = (language: Language, document: Language): Look =>
  regionOf(language) === regionOf(document) ? {} : lookOf(language)

/**
 * Word's own highlight where one of its fifteen is near and dark ink stays readable on it; else a background of our
 * colour, half mixed with white.
 */
const MARKS: Record<HighlightColor, Pick<IRunOptions, 'highlight' | 'shading'>> = {
  yellow: { highlight: 'yellow' },
  green: { highlight: 'green' },
  blue: { highlight: 'cyan' },
  magenta: { highlight: 'magenta' },
  gray: { highlight: 'lightGray' },
  red: { shading: { type: 'clear', color: 'auto', fill: 'FFB3B3' } },
  purple: { shading: { type: 'clear', color: 'auto', fill: 'D1C5F2' } },
  orange: { shading: { type: 'clear', color: 'auto', fill: 'F8CC9B' } },
}
const LINES: Record<HighlightColor, string> = {
  yellow: 'BF9F00',
  red: 'CC2222',
  green: '3F7A22',
  blue: '1B6F99',
  purple: '6A4FC0',
  magenta: 'A8309F',
  orange: 'B3670F',
  gray: '6E6E6E',
}

export function markOf({ color, style }: Pick<ExportHighlight, 'color' | 'style'>): Partial<IRunOptions> {
  if (style === 'fill') return MARKS[color]
  if (style === 'strike') return { strike: true, color: LINES[color] }
  return { underline: { type: 'single', color: LINES[color] } }
}

/** Text in one look; line breaks and tabs are Word's. */
export function run(text: string, options: IRunOptions = {}): TextRun[] {
  return text
    .split('\n')
    .map((line, at) => new TextRun({ ...options, text: line, ...(at > 0 ? { break: 1 } : {}) }))
}

/** What a note's text can lead to in this document. */
export interface Leads {
  look: Look
  /** The bookmark of a report that is in this document. */
  bookmarkOf: (reportId: string) => string | undefined
  /** Comments and footnotes cannot hold links: the address is written out. */
  plain?: boolean
}

/** A note's text with its formats. */
export const inlineRuns = (content: readonly Inline[], leads: Leads): ParagraphChild[] =>
  content.flatMap((inline) => inlineRun(inline, leads))

function inlineRun(inline: Inline, { look, bookmarkOf, plain }: Leads): ParagraphChild[] {
  if (inline.kind === 'break') return [new TextRun({ break: 1 })]
  const { text, url, reference } = inline
  const isLink = url !== null && isSafeUrl(url)
  const bookmark = reference?.kind === 'report' ? bookmarkOf(reference.id) : undefined
  const made = new TextRun({
    ...look,
    text: reference?.kind === 'theme' ? `#${text}` : text,
    ...(inline.bold ? { bold: true } : {}),
    ...(inline.italic ? { italics: true } : {}),
    ...(inline.strike ? { strike: true } : {}),
    ...(inline.underline ? { underline: {} } : {}),
    ...(inline.sub ? { subScript: true } : {}),
    ...(inline.sup ? { superScript: true } : {}),
    ...(inline.mark ? { highlight: 'yellow' as const } : {}),
    ...(inline.code ? { font: 'Consolas' } : {}),
    ...(!plain && (isLink || bookmark !== undefined) ? { style: 'Hyperlink' } : {}),
  })
  if (!plain && bookmark !== undefined) return [new InternalHyperlink({ anchor: bookmark, children: [made] })]
  if (url === null) return [made]
  if (!plain && isLink) return [new ExternalHyperlink({ link: url, children: [made] })]
  return [made, new TextRun({ ...look, text: ` (${url})` })]
}
