import type { RelatedRefusal, ReportName } from '../../../shared/model/related.ts'
import { insertRow, updateRow } from '../database/change.ts'
import { list, sql, type ReadableDb, type Sql, type WritableDb } from '../database/sql.ts'
import { newId } from '../ids.ts'

export type RefusalKind = 'related' | 'story'

/** How many reports search has for an expression; counting stops at `most`. About 0.02 ms for a word of a few hundred. */
export const countTo = (db: ReadableDb, match: string, most: number): number =>
  db.get<{ count: number }>(
    sql`select count(*) as count from (select rowid from report_fts where report_fts match ${match} limit ${most})`,
  )?.count ?? 0

/** How many reports there are, those that were removed among them: at once, where counting would read every row. */
export const countAll = (db: ReadableDb): number =>
  db.get<{ count: number | null }>(sql`select max(num) as count from report`)?.count ?? 0

/** Row numbers of reports that search has for an expression, the newest first, at most `most`. */
export const listNums = (db: ReadableDb, match: string, most: number): number[] =>
  db
    .all<{ num: number }>(
      sql`select rowid as num from report_fts where report_fts match ${match} order by rowid desc limit ${most}`,
    )
    .map(({ num }) => num)

/** Reports that are there, by row number; without those of pages that have a newer version, which stands for them. */
export const standingReports = (
  db: ReadableDb,
  nums: readonly number[],
): Map<number, { id: string; sourceId: string }> =>
  new Map(
    db
      .all<{ num: number; id: string; sourceId: string }>(
        sql`select r.num, r.id, r.source_id as sourceId from report r
            where r.num in ${list(nums)} and r.deleted_at is null
              and not exists (select 1 from source n where n.replaces_id = r.source_id and n.deleted_at is null)`,
      )
      .map(({ num, ...report }) => [num, report]),
  )

/** The last row number of a source's text: how many there are, as rows are never taken out. */
export const lastSource = (db: ReadableDb): number =>
  db.get<{ last: number | null }>(sql`select max(rowid) as last from source_text`)?.last ?? 0

/** The beginning of a source's text by its row number; empty where there is none. */
export const readSample = (db: ReadableDb, row: number, characters: number): string =>
  db.get<{ text: string }>(
    sql`select substr(text, 1, ${characters}) as text from source_text where rowid = ${row}`,
  )?.text ?? ''

interface NameRow extends Omit<ReportName, 'fileName'> {
  file_name: string
}

export function readNames(db: ReadableDb, ids: readonly string[]): Map<string, ReportName> {
  const rows = db.all<NameRow>(
    sql`select r.id, r.title, r.opening, r.publication, r.published, r.language, s.file_name
        from report r join source s on s.id = r.source_id
        where r.id in ${list(ids)} and r.deleted_at is null`,
  )
  return new Map(rows.map(({ file_name, ...row }) => [row.id, { ...row, fileName: file_name }]))
}

const inOrder = (a: string, b: string): [string, string] => (a < b ? [a, b] : [b, a])
const ofPair = (kind: RefusalKind, one: string, other: string): Sql => {
  const [a, b] = inOrder(one, other)
  return sql`kind = ${kind} and report_a = ${a} and report_b = ${b}`
}

/** The reports that the user has refused for one. */
export const refusedFor = (db: ReadableDb, kind: RefusalKind, reportId: string): Set<string> =>
  new Set(
    db
      .all<{ id: string }>(
        sql`select report_b as id from report_refusal
            where report_a = ${reportId} and kind = ${kind} and deleted_at is null
            union select report_a from report_refusal
            where report_b = ${reportId} and kind = ${kind} and deleted_at is null`,
      )
      .map(({ id }) => id),
  )

/** The id of the refusal of a pair, if it stands. */
export const findRefusal = (db: ReadableDb, kind: RefusalKind, a: string, b: string): string | undefined =>
  db.get<{ id: string }>(
    sql`select id from report_refusal where ${ofPair(kind, a, b)} and deleted_at is null`,
  )?.id

export function insertPairRefusal(db: WritableDb, kind: RefusalKind, one: string, other: string): string {
  const id = newId()
  const [report_a, report_b] = inOrder(one, other)
  insertRow(db, 'report_refusal', { id, kind, report_a, report_b, created_at: db.now() })
  return id
}

/** `undefined` where there is none; else when it was taken back, or null. */
export const refusalState = (db: ReadableDb, id: string): string | null | undefined =>
  db.get<{ deleted_at: string | null }>(sql`select deleted_at from report_refusal where id = ${id}`)
    ?.deleted_at

export const setRefusal = (db: WritableDb, id: string, isStanding: boolean): void =>
  void updateRow(db, 'report_refusal', id, { deleted_at: isStanding ? null : db.clock.removal() })

/** What the user refused as related to a report, the latest first. */
export function listRefused(db: ReadableDb, reportId: string): RelatedRefusal[] {
  const rows = db.all<{ id: string; other: string }>(
    sql`select id, case when report_a = ${reportId} then report_b else report_a end as other from report_refusal
        where (report_a = ${reportId} or report_b = ${reportId}) and kind = 'related' and deleted_at is null
        order by num desc`,
  )
  const names = readNames(
    db,
    rows.map(({ other }) => other),
  )
  return rows.flatMap(({ id, other }) => {
    const name = names.get(other)
    return name ? [{ id, reportId, other: name }] : []
  })
}
