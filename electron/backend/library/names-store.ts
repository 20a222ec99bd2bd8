/** What people call a row: so that a check can say which report a damage is in. */
import type { SealedTable } from '../database/seals.ts'
import { sql, type ReadableDb, type Sql } from '../database/sql.ts'

/** Characters of a name. */
const MOST = 60

const onTarget = (kind: Sql, id: Sql): Sql =>
  sql`case ${kind} when 'report' then (select title from report where id = ${id})
        when 'highlight' then (select exact from highlight where id = ${id}) end`

function nameQuery(table: SealedTable, id: string): Sql | null {
  switch (table) {
    case 'source':
      return sql`select file_name as name from source where id = ${id}`
    case 'source_text':
    case 'source_markup':
    case 'page':
      return sql`select coalesce((select group_concat(title, ' · ') from
          (select title from report where source_id = ${id} and deleted_at is null and title is not null
           order by position limit 12)), file_name) as name from source where id = ${id}`
    case 'report':
      return sql`select coalesce(title, opening) as name from report where id = ${id}`
    case 'highlight':
      return sql`select exact as name from highlight where id = ${id}`
    case 'note':
      return sql`select text as name from note where id = ${id}`
    case 'theme':
    case 'relation':
    case 'saved_search':
      return sql`select name from ${table === 'theme' ? sql`theme` : table === 'relation' ? sql`relation` : sql`saved_search`} where id = ${id}`
    case 'theme_assignment':
      return sql`select t.name || ' → ' || coalesce(${onTarget(sql`a.target_kind`, sql`a.target_id`)}, '?') as name
        from theme_assignment a left join theme t on t.id = a.theme_id where a.id = ${id}`
    case 'link':
      return sql`select coalesce(${onTarget(sql`from_kind`, sql`from_id`)}, '?') || ' → '
        || coalesce(${onTarget(sql`to_kind`, sql`to_id`)}, '?') as name from link where id = ${id}`
    case 'correction':
      return sql`select original || ' → ' || text as name from correction where id = ${id}`
    case 'story':
      return sql`select title as name from story where id = ${id}`
    case 'template':
      return sql`select name from template where id = ${id}`
    case 'watched_folder':
      return sql`select path as name from watched_folder where id = ${id}`
    default:
      return null
  }
}

/** A name; empty where the row has none, or is gone. */
export function nameOfRow(db: ReadableDb, table: SealedTable, id: string): string {
  const query = nameQuery(table, id)
  const name = query ? db.get<{ name: string | null }>(query)?.name : null
  const line = (name ?? '').replaceAll(/\s+/g, ' ').trim()
  return line.length > MOST ? `${line.slice(0, MOST)}…` : line
}
