/** What a package holds: the tables, in the order in which they are written and read, and which rows and columns of them. */
import type { EntityTable, Fields } from '../database/change.ts'
import { identifier, join, list, sql, type ReadableDb, type Sql } from '../database/sql.ts'
import { COLOR_NAMES } from '../../../shared/model/color-names.ts'

export type PackedName = Exclude<EntityTable, 'source_text'>

interface PackedTable {
  table: PackedName
  /** The column that names a row. */
  key: string
  /** Columns that mean something on this machine only. `num` is one in every table. */
  local: readonly string[]
  /** The rows that go along with some sources; null: none of them. */
  of: (scope: Scope) => Sql | null
  /** The rows that are ever packed; all if not given. */
  only?: Sql
}

/** Subselects of the ids that belong to the chosen part. */
interface Scope {
  sources: Sql
  reports: Sql
  highlights: Sql
  /** Themes that were asked for. */
  themes: Sql
}

const onTarget = ({ reports, highlights }: Scope, kind: Sql, id: Sql): Sql =>
  sql`((${kind} = 'report' and ${id} in ${reports}) or (${kind} = 'highlight' and ${id} in ${highlights}))`
const linksIn = (scope: Scope): Sql =>
  sql`(${onTarget(scope, sql`from_kind`, sql`from_id`)} and ${onTarget(scope, sql`to_kind`, sql`to_id`)})`
const assignedIn = (scope: Scope): Sql => onTarget(scope, sql`target_kind`, sql`target_id`)

/** Settings that belong to what the library says, not to a window or a machine. */
const CONTENT_SETTINGS = [COLOR_NAMES]
/** Of `meta`, what tells the sample library's annotations from the user's. */
const CONTENT_META = ['sample_annotations']

export const PACKED: readonly PackedTable[] = [
  { table: 'meta', key: 'key', local: [], of: () => null, only: sql`key in ${list(CONTENT_META)}` },
  { table: 'source', key: 'id', local: [], of: ({ sources }) => sql`id in ${sources}` },
  { table: 'source_markup', key: 'source_id', local: [], of: ({ sources }) => sql`source_id in ${sources}` },
  // `proposals` is counted by a trigger.
  {
    table: 'page',
    key: 'source_id',
    local: ['proposals'],
    of: ({ sources }) => sql`source_id in ${sources}`,
  },
  { table: 'report', key: 'id', local: [], of: ({ sources }) => sql`source_id in ${sources}` },
  { table: 'lesson', key: 'id', local: [], of: ({ sources }) => sql`source_id in ${sources}` },
  { table: 'correction', key: 'id', local: [], of: ({ sources }) => sql`source_id in ${sources}` },
  { table: 'highlight', key: 'id', local: [], of: ({ sources }) => sql`source_id in ${sources}` },
  // `revision` counts the saves of one library.
  { table: 'note', key: 'id', local: ['revision'], of: assignedIn },
  {
    table: 'theme',
    key: 'id',
    local: [],
    of: (scope) => sql`id in (with recursive used (id) as (
      select theme_id from theme_assignment where ${assignedIn(scope)}
      union select id from theme where id in ${scope.themes}
      union select t.parent_id from theme t join used u on u.id = t.id where t.parent_id is not null)
      select id from used)`,
  },
  { table: 'theme_assignment', key: 'id', local: [], of: assignedIn },
  {
    table: 'relation',
    key: 'id',
    local: [],
    of: (scope) => sql`name in (select relation from link where ${linksIn(scope)})`,
  },
  { table: 'link', key: 'id', local: [], of: linksIn },
  {
    table: 'link_refusal',
    key: 'id',
    local: [],
    of: ({ sources }) => sql`(from_source in ${sources} and to_source in ${sources})`,
  },
  {
    table: 'report_refusal',
    key: 'id',
    local: [],
    of: ({ reports }) => sql`(report_a in ${reports} and report_b in ${reports})`,
  },
  {
    table: 'story',
    key: 'id',
    local: [],
    of: ({ reports }) => sql`id in (select story_id from story_report where report_id in ${reports})`,
  },
  { table: 'story_report', key: 'id', local: [], of: ({ reports }) => sql`report_id in ${reports}` },
  // Of this machine: how far the results were looked at.
  { table: 'saved_search', key: 'id', local: ['seen_num'], of: () => null },
  {
    table: 'foreign_annotation',
    key: 'id',
    local: [],
    of: (scope) => sql`(entity_id in ${scope.highlights}
      or entity_id in (select id from note where ${assignedIn(scope)})
      or entity_id in (select id from link where ${linksIn(scope)}))`,
  },
  { table: 'template', key: 'id', local: [], of: () => null },
  { table: 'setting', key: 'key', local: [], of: () => null, only: sql`key in ${list(CONTENT_SETTINGS)}` },
]

/** Tables that are not in a package: what is derived from the others, and what is this machine's own. */
export const NOT_PACKED: readonly string[] = [
  // What still waits to come in is of this machine: its bytes lie in the inbox.
  ...['import_job', 'import_item', 'watched_folder', 'watched_file'],
  ...[
    'undo',
    'report_fts',
    'character_fts',
    'note_fts',
    'highlight_fts',
    'title_sound',
    'story_look',
    'story_edge',
  ],
  // Said of this file's own rows and commits.
  ...['seal', 'committed', 'committed_past'],
  // They have forms of their own: texts are files, blocks stand with their reports, ops come last.
  ...['source_text', 'block', 'op'],
]

/** The field of a report's line that holds its blocks. */
export const BLOCKS = 'blocks'

export const columnsOf = (db: ReadableDb, table: string): string[] =>
  db
    .all<{ name: string }>(sql`select name from pragma_table_info(${table}) order by name`)
    .map(({ name }) => name)

/** Every column a package holds of a table, in the order of their names. */
export const packedColumns = (
  db: ReadableDb,
  { table, local }: Pick<PackedTable, 'table' | 'local'>,
): string[] => columnsOf(db, table).filter((column) => column !== 'num' && !local.includes(column))

/** A part of a library: pages with all that is on them, and themes that go along even where nothing there carries them. */
export interface Part {
  sourceIds: readonly string[]
  themeIds: readonly string[]
}

function scopeOf({ sourceIds, themeIds }: Part): Scope {
  const sources = list(sourceIds)
  return {
    sources,
    themes: list(themeIds),
    reports: sql`(select id from report where source_id in ${sources})`,
    highlights: sql`(select id from highlight where source_id in ${sources})`,
  }
}

/** The rows of a table by their keys. @param part null: all */
export function* readPacked(db: ReadableDb, packed: PackedTable, part: Part | null): Generator<Fields> {
  const { table, key, only = sql`true`, of } = packed
  const inScope = part === null ? sql`true` : of(scopeOf(part))
  if (inScope === null) return
  const columns = packedColumns(db, packed).map(identifier)
  const blocks = sql`(select json_group_array(json_object('kind', kind, 'ranges', json(ranges)))
    from (select kind, ranges from block where report_id = report.id order by position)) as ${identifier(BLOCKS)}`
  const wanted = table === 'report' ? [...columns, blocks] : columns
  yield* db.each<Fields>(
    sql`select ${join(wanted)} from ${identifier(table)} where ${only} and ${inScope}
        order by ${identifier(key)}`,
  )
}

/** Sources of a package, with what their files are called in it. */
export const readSources = (
  db: ReadableDb,
  part: Part | null,
): { id: string; sha256: string; mediaType: string }[] =>
  db.all(
    sql`select id, sha256, media_type as mediaType from source where ${part === null ? sql`true` : sql`id in ${list(part.sourceIds)}`}
        order by id`,
  )

/** The history, oldest first. @param ids the rows it is of; null: all that a package holds */
export function* readHistory(db: ReadableDb, ids: readonly string[] | null): Generator<Fields> {
  const of =
    ids === null
      ? sql`(entity not in ('setting', 'meta') or entity_id in ${list([...CONTENT_SETTINGS, ...CONTENT_META])})`
      : sql`entity_id in ${list(ids)}`
  yield* db.each<Fields>(
    sql`select entity, entity_id, field, hlc, id, value from op where ${of} order by hlc, id`,
  )
}

/** How much of each there is, tombstones left out. */
export function countPacked(db: ReadableDb, part: Part | null): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const table of [
    'source',
    'report',
    'correction',
    'highlight',
    'note',
    'theme',
    'link',
    'story',
  ] as const) {
    const packed = PACKED.find((one) => one.table === table)
    const inScope = part === null ? sql`true` : (packed?.of(scopeOf(part)) ?? sql`false`)
    const row = db.get<{ n: number }>(
      sql`select count(*) as n from ${identifier(table)} where deleted_at is null and ${inScope}`,
    )
    counts[table] = row?.n ?? 0
  }
  return counts
}

/** The last change that any row here has seen; null for a library nothing was ever made in. */
export const lastChange = (db: ReadableDb): string | null =>
  db.get<{ hlc: string | null }>(sql`select max(hlc) as hlc from op`)?.hlc ?? null

/** The pages of some reports, or of the reports of a story, or of what carries one of some themes, or of some highlights. */
export const sourcesOf = (
  db: ReadableDb,
  wanted:
    | { reportIds: readonly string[] }
    | { storyId: string }
    | { themeIds: readonly string[] }
    | { highlightIds: readonly string[] },
): string[] => db.all<{ source_id: string }>(sourcesQuery(wanted)).map(({ source_id }) => source_id)

function sourcesQuery(wanted: Parameters<typeof sourcesOf>[1]): Sql {
  if ('storyId' in wanted)
    return sql`select distinct r.source_id from story_report m join report r on r.id = m.report_id
      where m.story_id = ${wanted.storyId} and m.deleted_at is null and r.deleted_at is null
      order by r.source_id`
  if ('highlightIds' in wanted)
    return sql`select distinct source_id from highlight
      where id in ${list(wanted.highlightIds)} and deleted_at is null order by source_id`
  if ('themeIds' in wanted)
    return sql`select source_id from theme_assignment a join report r on r.id = a.target_id and a.target_kind = 'report'
      where a.theme_id in ${list(wanted.themeIds)} and a.deleted_at is null and r.deleted_at is null
      union select source_id from theme_assignment a join highlight h on h.id = a.target_id and a.target_kind = 'highlight'
      where a.theme_id in ${list(wanted.themeIds)} and a.deleted_at is null and h.deleted_at is null
      order by source_id`
  return sql`select distinct source_id from report where id in ${list(wanted.reportIds)} and deleted_at is null
    order by source_id`
}
