/** A report as an item of CSL 1.0.2 (https://docs.citationstyles.org): what Zotero, Mendeley and pandoc read. */
import {
  accessedOf,
  editorsOf,
  kindOf,
  titleOf,
  translatorsOf,
  writersOf,
} from '../../../shared/citation/cited.ts'
import { parseName, type Name } from '../../../shared/citation/names.ts'
import type { Language } from '../../../shared/model/report.ts'
import type { ExportReport } from './export-library.ts'

type DateParts = { 'date-parts': [number[]] }

const TYPES = { newspaper: 'article-newspaper', webpage: 'webpage', document: 'document' } as const
/** CSL tells locales by region. */
const LOCALES: Record<Language, string | undefined> = {
  'zh-Hans': 'zh-CN',
  'zh-Hant': 'zh-TW',
  en: 'en',
  und: undefined,
}

/** Fields that are not known are left out. @param keywords names of the report's themes */
export function cslItem(report: ExportReport, keywords: readonly string[]): Record<string, unknown> {
  const kind = kindOf(report)
  const { persons, agency } = writersOf(report)
  const authors = agency === null ? persons.map(parseName) : [{ literal: agency }]
  const { publication, published, pageLabel, edition, place, language } = report
  const fields = {
    id: report.id,
    type: TYPES[kind],
    title: titleOf(report),
    author: some(authors),
    editor: some(editorsOf(report).map(parseName)),
    translator: some(translatorsOf(report).map(parseName)),
    'container-title': publication,
    edition,
    issued: published === null ? null : dateParts(published),
    URL: report.url,
    accessed: kind === 'webpage' || report.url !== null ? dateParts(accessedOf(report)) : null,
    page: pageLabel,
    'event-place': place,
    language: LOCALES[language],
    keyword: keywords.length === 0 ? null : keywords.join(', '),
    source: report.sourceFileName,
  }
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  )
}

const some = (names: Name[]): Name[] | null => (names.length === 0 ? null : names)

const dateParts = (day: string): DateParts => ({ 'date-parts': [day.split('-').map(Number)] })
