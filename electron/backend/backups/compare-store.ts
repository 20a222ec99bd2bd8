/** What putting a copy back would change, by name: both databases under one connection that cannot write. */
import Database from 'better-sqlite3'
import { BACKUP_KINDS, type BackupDifference, type BackupThing } from '../../../shared/model/backup.ts'

type Kind = (typeof BACKUP_KINDS)[number]
type Difference = Pick<BackupDifference, 'goes' | 'comes' | 'changes'>

/** So many of each kind are named; the others are counted. */
const MOST_NAMED = 50
/** Characters of a name. */
const LONGEST = 120

/** The column a thing is called by. Links are named by their ends, below. */
const NAMES: Record<Exclude<Kind, 'link'>, string> = {
  source: 'file_name',
  report: 'title',
  highlight: 'exact',
  note: 'text',
  theme: 'name',
}
/** Columns whose change a reader would see. */
const SEEN: Record<Kind, readonly string[]> = {
  source: ['file_name', 'publication', 'published', 'page_label'],
  report: ['title', 'byline', 'publication', 'published'],
  highlight: ['ranges', 'exact', 'color', 'style'],
  note: ['text', 'target_id'],
  theme: ['name', 'definition', 'color', 'parent_id'],
  link: ['relation', 'note', 'from_id', 'to_id'],
}

/** @param file the library's database; @param copy that of the backup, of this version or an older one */
export function compareWith(file: string, copy: string): Difference {
  const connection = new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 })
  try {
    connection.prepare('attach database ? as past').run(copy)
    const difference: Difference = { goes: none(), comes: none(), changes: none() }
    for (const kind of BACKUP_KINDS) {
      if (columnsOf(connection, 'past', kind).size === 0) continue
      add(difference.goes, listOnly(connection, kind, 'main', 'past'))
      add(difference.comes, listOnly(connection, kind, 'past', 'main'))
      add(difference.changes, listChanged(connection, kind))
    }
    return difference
  } finally {
    connection.close()
  }
}

const none = (): Difference['goes'] => ({ count: 0, first: [] })
function add(to: Difference['goes'], found: BackupThing[]): void {
  to.count += found.length
  to.first.push(...found.slice(0, MOST_NAMED).map((thing) => ({ ...thing, name: cut(thing.name) })))
}
const cut = (name: string): string => {
  const line = name.replaceAll(/\s+/g, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}

/** What is in the one and not, or removed, in the other. Schema, table and column names are ours. */
function listOnly(
  connection: Database.Database,
  kind: Kind,
  one: 'main' | 'past',
  other: 'main' | 'past',
): BackupThing[] {
  return named(
    connection,
    kind,
    one,
    `not exists (select 1 from ${other}."${kind}" o where o.id = x.id and o.deleted_at is null)`,
  )
}

function listChanged(connection: Database.Database, kind: Kind): BackupThing[] {
  const there = columnsOf(connection, 'past', kind)
  const differs = SEEN[kind]
    .filter((column) => there.has(column))
    .map((column) => `o.${column} is not x.${column}`)
  if (differs.length === 0) return []
  return named(
    connection,
    kind,
    'main',
    `exists (select 1 from past."${kind}" o
       where o.id = x.id and o.deleted_at is null and (${differs.join(' or ')}))`,
  )
}

function named(
  connection: Database.Database,
  kind: Kind,
  schema: 'main' | 'past',
  where: string,
): BackupThing[] {
  const name = kind === 'link' ? linkName(schema) : `coalesce(x.${NAMES[kind]}, '')`
  return connection
    .prepare(
      `select '${kind}' as kind, x.id as id, ${name} as name from ${schema}."${kind}" x
       where x.deleted_at is null and ${where} order by x.num`,
    )
    .all() as BackupThing[]
}

const endName = (schema: string, end: string): string =>
  `coalesce((select substr(exact, 1, 40) from ${schema}.highlight where id = x.${end}),
     (select title from ${schema}.report where id = x.${end}), '')`
const linkName = (schema: string): string =>
  `${endName(schema, 'from_id')} || ' → ' || ${endName(schema, 'to_id')}`

const columnsOf = (connection: Database.Database, schema: string, table: string): Set<string> =>
  new Set(
    connection.prepare('select name from pragma_table_info(?, ?)').pluck().all(table, schema) as string[],
  )
