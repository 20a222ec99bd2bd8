/** What a merge asks of the library and writes to it, table by table. */
import type { EntityTable, Fields } from '../database/change.ts'
import { insertTold } from '../database/history.ts'
import { identifier, list, sql, type ReadableDb, type WritableDb } from '../database/sql.ts'
import { Block } from '../../../shared/model/report.ts'
import { BLOCKS } from './tables-store.ts'

export const findRow = (
  db: ReadableDb,
  table: EntityTable,
  key: string,
  id: string,
): (Fields & { deleted_at?: string | null }) | undefined =>
  db.get(sql`select * from ${identifier(table)} where ${identifier(key)} = ${id}`)

/** Writes a report of a package with its blocks. */
export function insertReportTold(db: WritableDb, { [BLOCKS]: blocks, ...row }: Fields): void {
  insertTold(db, 'report', row)
  writeBlocks(db, String(row['id']), JSON.parse(String(blocks)) as Block[])
}

/** All blocks of a report anew; the op that says so comes with the package. */
export function replaceBlocksTold(db: WritableDb, reportId: string, blocks: readonly Block[]): void {
  db.run(sql`delete from block where report_id = ${reportId}`)
  writeBlocks(db, reportId, blocks)
}

function writeBlocks(db: WritableDb, reportId: string, blocks: readonly Block[]): void {
  blocks.forEach(({ kind, ranges }, position) =>
    insertTold(db, 'block', { report_id: reportId, position, kind, ranges: JSON.stringify(ranges) }),
  )
}

export interface PageReport {
  id: string
  position: number
  deleted_at: string | null
}
/** All reports a source ever had. */
export const reportsOfSource = (db: ReadableDb, sourceId: string): PageReport[] =>
  db.all(
    sql`select id, position, deleted_at from report where source_id = ${sourceId} order by position, num`,
  )

/** The source with these bytes that is there. */
export const sourceWith = (db: ReadableDb, sha256: string): { id: string; file_name: string } | undefined =>
  db.get(sql`select id, file_name from source where sha256 = ${sha256} and deleted_at is null`)

export const isUsed = (db: ReadableDb, sha256: string): boolean =>
  db.get(sql`select 1 from source where sha256 = ${sha256} limit 1`) !== undefined

/** Another row that says the same and is there: it and the one that comes in would be one thing twice. */
export function findTwin(db: ReadableDb, table: EntityTable, id: string, row: Fields): string | null {
  const text = (column: string): string => String(row[column] ?? '')
  const same =
    table === 'theme_assignment'
      ? sql`select id from theme_assignment where theme_id = ${text('theme_id')} and target_kind = ${text('target_kind')}
          and target_id = ${text('target_id')} and deleted_at is null and id <> ${id}`
      : table === 'story_report'
        ? sql`select id from story_report where story_id = ${text('story_id')} and report_id = ${text('report_id')}
            and deleted_at is null and id <> ${id}`
        : table === 'link'
          ? sql`select id from link where from_kind = ${text('from_kind')} and from_id = ${text('from_id')}
              and to_kind = ${text('to_kind')} and to_id = ${text('to_id')} and relation = ${text('relation')}
              and deleted_at is null and id <> ${id}`
          : table === 'relation'
            ? sql`select id from relation where name = ${text('name')} and deleted_at is null and id <> ${id}`
            : table === 'report_refusal'
              ? sql`select id from report_refusal where kind = ${text('kind')} and report_a = ${text('report_a')}
                    and report_b = ${text('report_b')} and deleted_at is null and id <> ${id}`
              : table === 'link_refusal'
                ? sql`select id from link_refusal where words = ${text('words')} and deleted_at is null
                      and id <> ${id}`
                : table === 'foreign_annotation'
                  ? sql`select id from foreign_annotation where origin = ${text('origin')}
                        and origin_id = ${text('origin_id')} and deleted_at is null and id <> ${id}`
                  : null
  return same === null ? null : (db.get<{ id: string }>(same)?.id ?? null)
}

/** Sources that were removed but have something alive on them. */
export const listHollowSources = (db: ReadableDb): { id: string; sha256: string; at: string }[] =>
  db.all(
    sql`select s.id, s.sha256, s.deleted_at as at from source s where s.deleted_at is not null and (
          exists (select 1 from highlight h where h.source_id = s.id and h.deleted_at is null)
          or exists (select 1 from correction c join report r on r.source_id = c.source_id
            where c.source_id = s.id and c.deleted_at is null and r.deleted_at = s.deleted_at)
          or exists (select 1 from note n join report r on r.id = n.target_id
            where n.target_kind = 'report' and n.deleted_at is null and r.source_id = s.id))`,
  )

/** Highlights that were removed but have a note that is there. */
export const listHollowHighlights = (db: ReadableDb): { id: string; exact: string }[] =>
  db.all(
    sql`select distinct h.id, h.exact from note n join highlight h on n.target_kind = 'highlight' and h.id = n.target_id
        where n.deleted_at is null and h.deleted_at is not null`,
  )

/** Reports that were removed but have a note that is there. */
export const listHollowReports = (
  db: ReadableDb,
): { id: string; source_id: string; title: string | null; at: string }[] =>
  db.all(
    sql`select distinct r.id, r.source_id, r.title, r.deleted_at as at
        from note n join report r on n.target_kind = 'report' and r.id = n.target_id
        where n.deleted_at is null and r.deleted_at is not null`,
  )

/** Themes on and links to what was removed, with the time of that. */
export const listHanging = (
  db: ReadableDb,
): { table: 'theme_assignment' | 'link'; id: string; at: string }[] =>
  db.all(
    sql`select 'theme_assignment' as "table", a.id, coalesce(t.deleted_at, h.deleted_at, r.deleted_at) as at
        from theme_assignment a left join theme t on t.id = a.theme_id
        left join highlight h on h.id = a.target_id left join report r on r.id = a.target_id
        where a.deleted_at is null and coalesce(t.deleted_at, h.deleted_at, r.deleted_at) is not null
        union all
        select 'link', l.id, coalesce(hf.deleted_at, rf.deleted_at, ht.deleted_at, rt.deleted_at)
        from link l left join highlight hf on hf.id = l.from_id left join report rf on rf.id = l.from_id
        left join highlight ht on ht.id = l.to_id left join report rt on rt.id = l.to_id
        where l.deleted_at is null
          and coalesce(hf.deleted_at, rf.deleted_at, ht.deleted_at, rt.deleted_at) is not null`,
  )

/** Highlights of some sources that are there, with what shows them. */
export const highlightsOn = (
  db: ReadableDb,
  sourceIds: readonly string[],
): { id: string; source_id: string; report_id: string | null; ranges: string }[] =>
  db.all(
    sql`select id, source_id, report_id, ranges from highlight
        where deleted_at is null and source_id in ${list(sourceIds)} order by source_id, num`,
  )

export const listParents = (db: ReadableDb): { id: string; name: string; parent_id: string | null }[] =>
  db.all(sql`select id, name, parent_id from theme order by num`)

/** Whatever a search was looked at on another machine, here all of its results are new or none. */
export const lookedAt = (db: WritableDb, ids: readonly string[]): void =>
  void db.run(
    sql`update saved_search set seen_num = (select coalesce(max(num), 0) from report) where id in ${list(ids)}`,
  )

/** Rows of one package may name each other in any order until all are there. */
export const deferForeignKeys = (db: WritableDb): void => void db.run(sql`pragma defer_foreign_keys = on`)
