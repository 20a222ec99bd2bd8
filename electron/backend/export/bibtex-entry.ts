/**
 * A report as an entry of BibTeX, in UTF-8 for biber and for BibTeX behind XeTeX. The key is made of the report's id
 * alone: unique, and the same however often its title is mended. Values stand in braces; titles and Chinese names in
 * two pairs, so that no style changes their letters or takes them apart.
 */
import {
  accessedOf,
  editorsOf,
  kindOf,
  titleOf,
  translatorsOf,
  writersOf,
} from '../../../shared/citation/cited.ts'
import { parseName } from '../../../shared/citation/names.ts'
import type { ExportReport } from './export-library.ts'
import { shortId } from './file-names.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const TYPES = { newspaper: 'article', webpage: 'online', document: 'misc' } as const
const LANGUAGES = { 'zh-Hans': 'chinese', 'zh-Hant': 'chinese', en: 'english', und: null } as const

/** @param keywords names of the report's themes */
export function bibtexEntry(report: ExportReport, keywords: readonly string[]): string {
  const kind = kindOf(report)
  const { persons, agency } = writersOf(report)
  const [year = null, month, day] = report.published?.split('-') ?? []
  const holder = kind === 'newspaper' ? 'journal' : kind === 'webpage' ? 'organization' : 'howpublished'
  const fields: [name: string, value: string | null][] = [
    ['author', agency === null ? nameList(persons) : `{${escapeLatex(agency)}}`],
    ['editor', nameList(editorsOf(report))],
    ['translator', nameList(translatorsOf(report))],
    ['title', `{${escapeLatex(titleOf(report))}}`],
    [holder, text(report.publication)],
    ['edition', text(report.edition)],
    ['date', report.published],
    ['year', year],
    ['day', day === undefined ? null : String(Number(day))],
    ['pages', text(report.pageLabel)],
    // As it is: what would be escaped in text is read raw in this field, and no address has a brace.
    ['url', report.url?.replaceAll(/[{}\\\s]/g, encodeURIComponent) ?? null],
    ['urldate', kind === 'webpage' || report.url !== null ? accessedOf(report) : null],
    ['langid', LANGUAGES[report.language]],
    ['keywords', keywords.length === 0 ? null : keywords.map((word) => text(word)).join(', ')],
    ['abstract', text(report.opening)],
  ]
  if (kind === 'newspaper') fields.push(['entrysubtype', 'newspaper'])
  const lines = fields.flatMap(([name, value]) =>
    value === null || value === '' ? [] : [`  ${name} = {${value}},`],
  )
  // Months are words of the style's, without braces.
  if (month !== undefined) lines.push(`  month = ${MONTHS[Number(month) - 1] ?? 'jan'},`)
  return `@${TYPES[kind]}{r${shortId(report.id)},\n${lines.join('\n')}\n}\n`
}

const text = (value: string | null): string => escapeLatex(value ?? '')

/** Names joined by `and`; a whole name in braces, lest its spaces or an `and` part it. */
function nameList(names: readonly string[]): string {
  return names
    .map((name) => {
      const parsed = parseName(name)
      if ('literal' in parsed) return `{${escapeLatex(parsed.literal)}}`
      return `${whole(parsed.family)}, ${whole(parsed.given)}`
    })
    .join(' and ')
}

/** What would be read as `and` or as a comma between names goes into braces. */
const whole = (part: string): string =>
  /,|\band\b/i.test(part) ? `{${escapeLatex(part)}}` : escapeLatex(part)

const COMMANDS: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

/**
 * Text for a field. Braces become commands: `\{` would still be counted by BibTeX, which knows no backslash when it
 * looks for the end of a value.
 */
export const escapeLatex = (value: string): string =>
  value
    .replace(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\{}~^$&#_%]/g, (char) => COMMANDS[char] ?? `\\${char}`)
