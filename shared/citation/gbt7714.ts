/**
 * A reference in GB/T 7714, the Chinese national standard, for what a library of reports holds: newspaper article
 * `[N]`, web page `[EB/OL]`, report `[R]`. As in its numeric system, without the number.
 *
 *   2015  王小明, 李红. 管网建设提速[N]. 河口日报, 2026-11-19(3).      names of the West: SMITH J A
 *   2025  王小明，李红. 管网建设提速[N]. 河口日报，2026-11-19（3）.    names of the West: Smith J A
 *
 * Both name three writers at most, then `等` or `et al`; an unknown writer is left out (allowed in the numeric
 * system). 2025 has full-width commas and brackets in references of any language.
 */
import {
  accessedOf,
  kindOf,
  titleOf,
  translatorsOf,
  writersOf,
  type CitationStyle,
  type Cited,
} from './cited.ts'
import { initials, parseName } from './names.ts'

const MOST_NAMES = 3

interface Marks {
  comma: string
  open: string
  close: string
}
const MARKS: Record<CitationStyle, Marks> = {
  'gbt-2015': { comma: ', ', open: '(', close: ')' },
  'gbt-2025': { comma: '，', open: '（', close: '）' },
}

/** One line of plain text that ends in a full stop. */
export function formatCitation(report: Cited, style: CitationStyle): string {
  const { comma, open, close } = MARKS[style]
  const { persons, agency } = writersOf(report)
  const translators = translatorsOf(report)
  const others =
    translators.length === 0
      ? ''
      : `${nameList(translators, style)}${comma}${isChinese(report, translators) ? '译' : 'trans'}`
  const writers = persons.length > 0 ? nameList(persons, style) : (agency ?? '')
  const page = report.pageLabel === null ? '' : `${open}${oneLine(report.pageLabel)}${close}`
  const publication = oneLine(report.publication ?? '')
  const { url } = report
  const looked = `[${accessedOf(report)}]`
  const parts = (mark: string, published: string): string =>
    [writers, `${titleOf(report)}[${mark}]`, others, published, url ?? '']
      .filter((part) => part !== '')
      .map((part) => (part.endsWith('.') ? part : `${part}.`))
      .join(' ')
  switch (kindOf(report)) {
    case 'newspaper': {
      const printed = [publication, report.published].filter(Boolean).join(comma) + page
      return url === null ? parts('N', printed) : parts('N/OL', printed + looked)
    }
    case 'webpage': {
      const day = report.published === null ? '' : `${open}${report.published}${close}`
      return parts('EB/OL', `${publication}${day}${looked}`)
    }
    default:
      return parts('R', `${report.published ?? ''}${page}`)
  }
}

function nameList(names: readonly string[], style: CitationStyle): string {
  const { comma } = MARKS[style]
  const shown = names.slice(0, MOST_NAMES).map((name) => oneName(name, style))
  if (names.length > MOST_NAMES) shown.push(/\p{Script=Han}/u.test(shown[0] ?? '') ? '等' : 'et al')
  return shown.join(comma)
}

function oneName(name: string, style: CitationStyle): string {
  const parsed = parseName(name)
  if ('literal' in parsed) return parsed.literal
  const family = style === 'gbt-2015' ? parsed.family.toUpperCase() : parsed.family
  return [family, initials(parsed.given)].filter(Boolean).join(' ')
}

const isChinese = ({ language }: Cited, names: readonly string[]): boolean =>
  language.startsWith('zh') || names.some((name) => /\p{Script=Han}/u.test(name))

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
