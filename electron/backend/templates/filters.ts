/** What templates can do to a value beside Liquid's own filters. Told in docs/templates.md. */
import { CitationStyle } from '../../../shared/citation/cited.ts'
import { formatCitation } from '../../../shared/citation/gbt7714.ts'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { makeConverter, type Convert } from '../../../shared/text/script.ts'
import { filters as own, toValue, type FilterImplOptions } from 'liquidjs'
import type { ExportLibrary } from '../export/export-library.ts'
import { safeName } from '../export/file-names.ts'
import { escapeLineStart, escapeText } from '../export/markdown-inline.ts'
import { Refused } from './problems.ts'

export type TemplateFilters = Record<string, FilterImplOptions>

export interface Scripts {
  simplified: Convert
  traditional: Convert
}

const MARKS: Record<InterfaceLanguage, [string, string]> = {
  'zh-Hans': ['“', '”'],
  'zh-Hant': ['「', '」'],
  en: ['“', '”'],
}
const LOCALES: Record<InterfaceLanguage, string> = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-HK', en: 'en-GB' }

/** What begins like a formula, behind any number of `'`: export/csv.ts has the same. */
const FORMULA = /^'*[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/

/** @param scripts null where the template does not ask for another script: the dictionaries are large */
export function templateFilters(
  library: ExportLibrary,
  language: InterfaceLanguage,
  scripts: Scripts | null,
): TemplateFilters {
  const reports = new Map(library.reports.map((report) => [report.id, report]))
  return {
    /** `report | citation: "gbt-2015"` */
    citation(value: unknown, style: unknown = 'gbt-2025') {
      const known = CitationStyle.safeParse(style)
      if (!known.success) throw new Refused('value', String(style))
      const found = reports.get(idOf(value))
      if (!found) throw new Refused('value', 'citation')
      return formatCitation(found, known.data)
    },
    markdown_escape: (value: unknown) =>
      escapeText(textOf(value))
        .split('\n')
        .map((line) => escapeLineStart(line))
        .join('\n'),
    blockquote: (value: unknown) =>
      textOf(value)
        .split('\n')
        .map((line) => `> ${line}`.trimEnd())
        .join('\n'),
    /** One line, in which nothing ends a cell of a Markdown table. */
    table_cell: (value: unknown) =>
      escapeText(textOf(value).trim())
        .replaceAll(/\s*\n\s*/g, ' ')
        .trim(),
    /** Between quotes, as RFC 4180 wants it; what a spreadsheet would take for a formula gets `'` before it. */
    csv_cell(value: unknown) {
      const text = textOf(value)
      return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
    },
    quoted(value: unknown) {
      const [open, close] = MARKS[language]
      return `${open}${textOf(value)}${close}`
    },
    /** Letters and digits of any script with `-` between them. */
    slug: (value: unknown) =>
      safeName(textOf(value), '')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
        .replaceAll(/^-+|-+$/g, ''),
    date,
    simplified: (value: unknown) => scripts?.simplified(textOf(value)) ?? textOf(value),
    traditional: (value: unknown) => scripts?.traditional(textOf(value)) ?? textOf(value),
  }

  /** Without a pattern as the language writes a day; with one as Liquid does. Nothing stays nothing. */
  function date(this: unknown, given: unknown, ...pattern: unknown[]) {
    const value: unknown = toValue(given)
    if (value === null || value === undefined || value === '') return ''
    if (pattern.length > 0) return (own.date as (...args: unknown[]) => unknown).call(this, value, ...pattern)
    const day = value === 'now' || value === 'today' ? new Date() : new Date(textOf(value))
    if (Number.isNaN(day.getTime())) return value
    return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(day)
  }
}

/** @param given may be a drop of Liquid's, as `nil` is */
function textOf(given: unknown): string {
  const value: unknown = toValue(given)
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(textOf).join('\n')
  if (typeof value === 'object') throw new Refused('value', Object.keys(value).slice(0, 5).join(', '))
  // oxlint-disable-next-line no-base-to-string
  return String(value)
}

/** Of a report, or of a passage its report's. */
function idOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return ''
  const { report, id } = value as { report?: unknown; id?: unknown }
  return typeof report === 'object' && report !== null ? idOf(report) : String(id)
}

/** OpenCC's dictionaries, where a template names the filters. */
export async function scriptsFor(template: string): Promise<Scripts | null> {
  if (!/\|\s*(?:simplified|traditional)\b/.test(template)) return null
  const word = async (loaded: Promise<{ default: string }>): Promise<string> => (await loaded).default
  const [st, more, s, ts, t] = await Promise.all([
    word(import('opencc-js/dict/STPhrases')),
    word(import('opencc-js/dict/STPhrases_GeneratedFromRegionalPhrases')),
    word(import('opencc-js/dict/STCharacters')),
    word(import('opencc-js/dict/TSPhrases')),
    word(import('opencc-js/dict/TSCharacters')),
  ])
  return {
    traditional: makeConverter([{ phrases: [st, more], characters: s }]),
    simplified: makeConverter([{ phrases: [ts], characters: t }]),
  }
}
