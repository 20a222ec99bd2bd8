/** Details of a report with their origins: read, written by hand, taken from the page again, and put back. */
import type { DetailName, KeptReportDetails, Origin, Origins, Person } from '../../../shared/model/report.ts'
import { cutTo } from '../../../shared/text/cut.ts'
import { LONGEST_DETAIL, REPORT_DETAILS } from '../../../shared/model/report.ts'
import type { Source } from '../../../shared/model/source.ts'
import { readCorrections } from '../corrections/store.ts'
import { sql, type ReadableDb, type WritableDb } from '../database/sql.ts'
import { readText } from '../database/source-text.ts'
import { detailsAgain } from '../pages/again.ts'
import { notFound } from '../targets/store.ts'
import { shownTitle } from './shown.ts'
import { readBlocks, updateReport, type DetailColumns, type ReportColumns } from './store.ts'

export type ReportDetailName = Exclude<DetailName, 'edition'>

/** The details of one report, and what its page says. */
export interface ToldReport {
  id: string
  sourceId: string
  values: Record<Exclude<ReportDetailName, 'people'>, string | null> & { people: Person[] }
  origins: Origins
}

const COLUMNS = {
  title: 'title',
  byline: 'byline',
  people: 'people',
  dateline: 'dateline',
  place: 'place',
  datelineDate: 'dateline_date',
  agency: 'agency',
  publication: 'publication',
  published: 'published',
  pageLabel: 'page_label',
} as const satisfies Record<ReportDetailName, keyof DetailColumns>

/** @throws not-found where there never was such a report; one that is removed has its details still. */
export function readTold(db: ReadableDb, id: string): ToldReport {
  const row = db.get<ReportColumns>(sql`select * from report where id = ${id}`)
  if (!row) throw notFound('report', id)
  return toTold(row)
}

/** Who wrote each report and where it was sent from: what lists leave out and exports need. */
export const listBylines = (
  db: ReadableDb,
): Map<string, { people: Person[]; place: string | null; agency: string | null }> =>
  new Map(
    db
      .all<{ id: string; people: string; place: string | null; agency: string | null }>(
        sql`select id, people, place, agency from report where deleted_at is null`,
      )
      .map(({ id, people, place, agency }) => [
        id,
        { people: JSON.parse(people) as Person[], place, agency },
      ]),
  )

/** The reports of a source that are there. */
export const listTold = (db: ReadableDb, sourceId: string): ToldReport[] =>
  db
    .all<ReportColumns>(
      sql`select * from report where source_id = ${sourceId} and deleted_at is null order by position`,
    )
    .map(toTold)

function toTold(row: ReportColumns): ToldReport {
  const { title, byline, dateline, place, agency, publication, published } = row
  const people = JSON.parse(row.people) as Person[]
  const origins = JSON.parse(row.origins) as Origins
  const values = { title, byline, people, dateline, place, agency, publication, published }
  return {
    id: row.id,
    sourceId: row.source_id,
    origins,
    values: { ...values, datelineDate: row.dateline_date, pageLabel: row.page_label },
  }
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The part of `wanted` that is not so yet. */
export function changesOf({ values, origins }: ToldReport, wanted: KeptReportDetails): KeptReportDetails {
  return pick(wanted, (name, { value, origin }) => {
    return !isSame(value, values[name]) || !isSame(origin, origins[name] ?? null)
  })
}

/** Writes details and their origins. @returns those that were there: what puts them back */
export function writeDetails(
  db: WritableDb,
  told: ToldReport,
  changes: KeptReportDetails,
): KeptReportDetails {
  const names = namesOf(changes)
  const origins: Origins = { ...told.origins }
  const columns: Record<string, string | null> = {}
  for (const name of names) {
    const { value, origin } = changes[name]!
    columns[COLUMNS[name]] = Array.isArray(value) ? JSON.stringify(value) : value
    if (origin) origins[name] = origin
    else delete origins[name]
  }
  if (names.length > 0) updateReport(db, told.id, { ...columns, origins: JSON.stringify(origins) })
  return Object.fromEntries(
    names.map((name) => [name, { value: told.values[name], origin: told.origins[name] ?? null }]),
  )
}

/** Dates and agencies that were worked out from the page's date and paper, worked out from others. */
export function inferAgain(db: ReadableDb, told: ToldReport, changes: KeptReportDetails): KeptReportDetails {
  if (!changes.published && !changes.publication) return changes
  const open = (['place', 'datelineDate', 'agency'] as const).filter((name) => {
    if (changes[name]) return false
    const origin = told.origins[name]
    return origin ? origin.from !== 'hand' && origin.certainty === 'inferred' : told.values[name] === null
  })
  const again = readAgain(db, told, open, {
    publication: changes.publication ? changes.publication.value : told.values.publication,
    published: changes.published ? changes.published.value : told.values.published,
  })
  return { ...changes, ...changesOf(told, again) }
}

/** What the user wrote; what is as it was keeps its origin. Emptied details are empty by hand. */
export function byHand(said: Partial<Record<string, unknown>>, { values }: ToldReport): KeptReportDetails {
  const written = REPORT_DETAILS.flatMap((name) => {
    const raw = said[name]
    if (raw === undefined) return []
    const value = typeof raw === 'string' ? raw.trim() || null : raw
    return isSame(value, values[name]) ? [] : [[name, { value, origin: HAND }] as const]
  })
  return Object.fromEntries(written)
}

const HAND: Origin = { from: 'hand', certainty: 'certain' }

/** What a report takes over from its page. @param names which of it */
export function fromPage(
  page: Pick<Source, 'publication' | 'published' | 'pageLabel' | 'origins'>,
  names: readonly ReportDetailName[],
): KeptReportDetails {
  const taken = (['publication', 'published', 'pageLabel'] as const).filter((name) => names.includes(name))
  return Object.fromEntries(
    taken.map((name) => {
      const certainty = page.origins[name]?.certainty ?? 'certain'
      return [name, { value: page[name], origin: page[name] === null ? null : { from: 'page', certainty } }]
    }),
  )
}

/**
 * What follows when a page's details change: what the report took over from it. Reports of libraries made before
 * origins were kept follow where they say the same as the page did.
 */
export function followPage(told: ToldReport, before: Source, after: Source): KeptReportDetails {
  const names = (['publication', 'published', 'pageLabel'] as const).filter((name) => {
    const origin = told.origins[name]
    return origin ? origin.from === 'page' : told.values[name] === before[name]
  })
  return changesOf(
    told,
    fromPage(
      after,
      names.filter((name) => before[name] !== after[name]),
    ),
  )
}

/** What the report's own text says of these details now. */
export function readAgain(
  db: ReadableDb,
  { id, sourceId }: Pick<ToldReport, 'id' | 'sourceId'>,
  names: readonly ReportDetailName[],
  page: { publication: string | null; published: string | null },
): KeptReportDetails {
  if (names.length === 0) return {}
  const source = db.get<{ file_name: string; reports: number }>(
    sql`select file_name, (select count(*) from report where source_id = ${sourceId} and deleted_at is null)
        as reports from source where id = ${sourceId}`,
  )
  const [text, blocks] = [readText(db, sourceId), readBlocks(db, id)]
  const read = detailsAgain(text, blocks, page, {
    fileName: source?.file_name ?? '',
    only: source?.reports === 1,
  })
  const all: KeptReportDetails = {}
  for (const name of ['byline', 'dateline', 'place', 'agency'] as const)
    all[name] = { value: cutTo(read[name], LONGEST_DETAIL), origin: read.origins[name] ?? null }
  const title = cutTo(read.title, LONGEST_DETAIL)
  all.title = {
    value: shownTitle(title, text, blocks, readCorrections(db, sourceId)),
    origin: read.origins.title ?? null,
  }
  all.people = { value: read.people, origin: read.origins.people ?? null }
  all.datelineDate = { value: read.datelineDate, origin: read.origins.datelineDate ?? null }
  return pick(all, (name) => names.includes(name))
}

const namesOf = (details: KeptReportDetails): ReportDetailName[] =>
  REPORT_DETAILS.filter((name) => details[name] !== undefined)

function pick(
  details: KeptReportDetails,
  isWanted: (name: ReportDetailName, kept: { value: unknown; origin: Origin | null }) => boolean,
): KeptReportDetails {
  const names = namesOf(details).filter((name) => isWanted(name, details[name]!))
  return Object.fromEntries(names.map((name) => [name, details[name]]))
}
