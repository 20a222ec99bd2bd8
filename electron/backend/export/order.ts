/** Reports and passages in the order that was asked for. */
import type { ExportOrder } from '../../../shared/model/export-format.ts'
import { inTreeOrder } from '../../../shared/theme-order.ts'
import type { ExportHighlight, ExportLibrary, ExportReport, ExportTheme } from './export-library.ts'

/** A passage with the report that holds it. */
export interface Passage {
  highlight: ExportHighlight
  report: ExportReport
  /** It stood under an earlier theme already: what it can be linked to by stands there. */
  isAgain: boolean
}
/** Passages under one theme; `themeId` null: those that carry none, or all where themes do not part them. */
export interface PassageGroup {
  themeId: string | null
  passages: Passage[]
}

/** What a report is sorted by. */
interface Sorted {
  published: string | null
  createdAt: string
  themeIds: readonly string[]
  highlights: readonly Pick<ExportHighlight, 'createdAt' | 'themeIds'>[]
}

/** Reports in that order; as they are where none was asked for. */
export function sortReports<T>(
  items: readonly T[],
  order: ExportOrder | undefined,
  themes: readonly ExportTheme[],
  shape: (item: T) => Sorted,
): readonly T[] {
  if (!order) return items
  const place = places(themes)
  const printed = ({ published }: Sorted): string => published ?? LAST
  const made = ({ createdAt, highlights }: Sorted): string =>
    highlights.length === 0
      ? createdAt
      : highlights.map((one) => one.createdAt).reduce((a, b) => (b < a ? b : a))
  const byTheme = (one: Sorted): string =>
    `${first(
      [one, ...one.highlights].flatMap(({ themeIds }) => themeIds),
      place,
    )} ${printed(one)}`
  const key = { printed, made, theme: byTheme }[order]
  return sortedBy(items, (item) => key(shape(item)))
}

/** The passages of one report in that order; in reading order where reports are told one by one. */
export function sortPassages(
  passages: ExportHighlight[],
  order: ExportOrder | undefined,
  themes: readonly ExportTheme[],
): ExportHighlight[] {
  if (!isAcross(order)) return passages
  const place = places(themes)
  return sortedBy(passages, ({ createdAt, themeIds }) =>
    order === 'made' ? createdAt : first(themeIds, place),
  )
}

/** Whether passages are told in an order that is not that of the reports. */
export const isAcross = (order: ExportOrder | undefined): order is 'theme' | 'made' =>
  order === 'theme' || order === 'made'

/** All passages as they are told across the reports: theme by theme (each under all of its themes), or by when they were made. */
export function passageGroups(library: ExportLibrary, order: 'theme' | 'made'): PassageGroup[] {
  const all = library.reports.flatMap((report) =>
    report.highlights.map((highlight): Passage => ({ highlight, report, isAgain: false })),
  )
  if (order === 'made')
    return [{ themeId: null, passages: sortedBy(all, ({ highlight }) => highlight.createdAt) }]
  const told = new Set<string>()
  const groups = inTreeOrder(library.themes).map(({ id }) => ({
    themeId: id,
    passages: all
      .filter(({ highlight }) => highlight.themeIds.includes(id))
      .map((passage) => {
        const isAgain = told.has(passage.highlight.id)
        told.add(passage.highlight.id)
        return { ...passage, isAgain }
      }),
  }))
  const rest = all.filter(({ highlight }) => !told.has(highlight.id))
  return [...groups, { themeId: null, passages: rest }].filter(({ passages }) => passages.length > 0)
}

/** Stable. Units are compared: keys are dates and padded numbers. */
function sortedBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, key: key(item) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item)
}

/** After every date and every number. */
const LAST = '~'
/** The place of the first of some themes, as it is compared. */
const first = (ids: readonly string[], place: ReadonlyMap<string, string>): string =>
  ids.reduce((least, id) => {
    const at = place.get(id) ?? LAST
    return at < least ? at : least
  }, LAST)
const places = (themes: readonly ExportTheme[]): Map<string, string> =>
  new Map(inTreeOrder(themes).map(({ id }, at) => [id, String(at).padStart(9, '0')]))
