import { insertRow, updateRow } from '../database/change.ts'
import { list, sql, type ReadableDb, type WritableDb } from '../database/sql.ts'

/** Where the ids of annotations that came with the sample library are kept: what is not there is the user's. */
const KEY = 'sample_annotations'

/** Ids of the highlights, notes, themes, theme assignments and links that came with the samples, ever. */
export function readSampleIds(db: ReadableDb): string[] {
  const row = db.get<{ value: string }>(sql`select value from meta where key = ${KEY}`)
  return row ? (JSON.parse(row.value) as string[]) : []
}

/** Remembers everything on the sample sources and these themes as theirs. */
export function rememberSamples(db: WritableDb, themeIds: readonly string[]): void {
  const ids = [...new Set([...readSampleIds(db), ...themeIds, ...listAnnotationIds(db)])]
  const value = JSON.stringify(ids)
  if (!updateRow(db, 'meta', KEY, { value })) insertRow(db, 'meta', { key: KEY, value })
}

export const listSampleSources = (db: ReadableDb): { id: string; fileName: string }[] =>
  db.all(
    sql`select id, file_name as fileName from source where sample = 1 and deleted_at is null order by num`,
  )

/** Highlights, corrections, notes, theme assignments and links that sit on sample sources now. */
function listAnnotationIds(db: ReadableDb): string[] {
  return db
    .all<{ id: string }>(sql`
      with
        own_report as (select r.id from report r join source s on s.id = r.source_id where s.sample = 1),
        own as (
          select 'report' as kind, id from own_report
          union all select 'highlight', id from highlight
            where deleted_at is null and report_id in (select id from own_report))
      select id from own where kind = 'highlight'
      union all select c.id from correction c join source s on s.id = c.source_id
        where s.sample = 1 and c.deleted_at is null
      union all select id from note where deleted_at is null and (target_kind, target_id) in own
      union all select id from theme_assignment where deleted_at is null and (target_kind, target_id) in own
      union all select id from link
        where deleted_at is null and ((from_kind, from_id) in own or (to_kind, to_id) in own)`)
    .map(({ id }) => id)
}

/** How many annotations on sample sources are the user's own. */
export function countOwnAnnotations(db: ReadableDb): number {
  const theirs = new Set(readSampleIds(db))
  return listAnnotationIds(db).filter((id) => !theirs.has(id)).length
}

/** Of these themes, those that are there and that nothing outside the sample sources carries. */
export function listUnusedThemes(db: ReadableDb, ids: readonly string[]): string[] {
  return db
    .all<{ id: string }>(sql`
      with own as (select r.id from report r join source s on s.id = r.source_id where s.sample = 1)
      select t.id from theme t where t.deleted_at is null and t.id in ${list(ids)}
        and not exists (select 1 from theme_assignment a
          left join highlight h on a.target_kind = 'highlight' and h.id = a.target_id
          where a.theme_id = t.id and a.deleted_at is null
            and coalesce(h.report_id, a.target_id) not in (select id from own))
      order by t.num desc`)
    .map(({ id }) => id)
}
