/** The passages of a theme as rows: filtered, sorted. Pure. */
import type { CallResult } from '../../shared/contract.ts'
import { HighlightColor } from '../../shared/model/highlight.ts'
import type { Note, Target } from '../../shared/model/note.ts'
import type { ReportRow } from '../../shared/model/report.ts'
import type { ThemePassage } from '../../shared/model/theme.ts'
import { fold } from '../../shared/text/fold.ts'

export const SORTS = ['report', 'date', 'color', 'added'] as const
export type PassageSort = (typeof SORTS)[number]

export interface PassageRow {
  /** null: the report itself carries the theme. */
  passage: ThemePassage | null
  /** null: no report holds the passage now. */
  report: ReportRow | null
  note: Note | null
  target: Target
}

export interface PassageFilter {
  /** White space means AND; either script, any width. */
  text: string
  color: HighlightColor | 'any'
}

/** All that carries the theme, in the order of the reports' list. */
export function passageRows(
  { highlights, reports, notes }: CallResult<'themes.passages'>,
  all: readonly ReportRow[],
): PassageRow[] {
  const byId = new Map(all.map((report) => [report.id, report]))
  const noteOn = new Map(notes.map((note) => [note.target?.id ?? '', note]))
  const whole = reports.map(
    (report): PassageRow => ({
      ...{ passage: null, report, note: noteOn.get(report.id) ?? null },
      target: { kind: 'report', id: report.id },
    }),
  )
  const passages = highlights.map(
    (passage): PassageRow => ({
      ...{ passage, report: byId.get(passage.reportId ?? '') ?? null, note: noteOn.get(passage.id) ?? null },
      target: { kind: 'highlight', id: passage.id },
    }),
  )
  return [...whole, ...passages]
}

/** Rows with all words in quote (as the source has it or as corrected), note, title or publication, of a colour. Whole reports have none. */
export function filterRows(rows: readonly PassageRow[], { text, color }: PassageFilter): PassageRow[] {
  const terms = fold(text.normalize('NFC')).split(/\s+/).filter(Boolean)
  return rows.filter(({ passage, report, note }) => {
    if (color !== 'any' && passage?.color !== color) return false
    if (terms.length === 0) return true
    const words = fold(
      [passage?.exact, passage?.shown, note?.text, report?.title, report?.opening, report?.publication]
        .filter(Boolean)
        .join('\n'),
    )
    return terms.every((term) => words.includes(term))
  })
}

const COLOR_PLACE = new Map(HighlightColor.options.map((color, at) => [color, at]))

/** Sorts rows; within one report, by their place in it. What has no report or date goes last. */
export function sortRows(rows: readonly PassageRow[], sort: PassageSort): PassageRow[] {
  const start = ({ passage }: PassageRow): number =>
    passage ? Math.min(...passage.ranges.map(([from]) => from)) : -1
  // One key a row, made once: comparing by locale costs ten times as much as comparing units.
  const keyed = rows.map((row) => {
    const { passage, report } = row
    const title = report ? (report.title ?? report.opening) : '\uffff'
    const keys: Record<PassageSort, string> = {
      report: title,
      date: report?.published ?? '\uffff',
      color: String(passage ? (COLOR_PLACE.get(passage.color) ?? 9) : -1),
      added: passage?.addedAt ?? '',
    }
    return { row, key: keys[sort], title, id: report?.id ?? '', start: start(row) }
  })
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
  return keyed
    .toSorted(
      (a, b) =>
        compare(a.key, b.key) || compare(a.title, b.title) || compare(a.id, b.id) || a.start - b.start,
    )
    .map(({ row }) => row)
}
