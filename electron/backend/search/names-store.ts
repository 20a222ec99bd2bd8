/** Names that filters are looked up by. */
import { sql, type ReadableDb } from '../database/sql.ts'
import { parentOf, type StoredTheme } from '../themes/store.ts'

export const listPublications = (db: ReadableDb): string[] =>
  db
    .all<{ publication: string }>(
      sql`select distinct publication from report where publication is not null and deleted_at is null`,
    )
    .map(({ publication }) => publication)

export const listSourceNames = (db: ReadableDb): { id: string; fileName: string }[] =>
  db.all(sql`select id, file_name as fileName from source where deleted_at is null`)

export interface People {
  num: number
  /** The byline as printed and the people in it. */
  text: string
  names: string[]
}

/** Who wrote each report, where it says so. */
export const listPeople = (db: ReadableDb): People[] =>
  db
    .all<{ num: number; byline: string | null; people: string }>(
      sql`select num, byline, people from report
          where deleted_at is null and (byline is not null or people <> '[]')`,
    )
    .map(({ num, byline, people }) => {
      const names = (JSON.parse(people) as { name: string }[]).map(({ name }) => name)
      return { num, text: [byline ?? '', ...names].join('\n'), names }
    })

export const readSettings = (db: ReadableDb): Record<string, unknown> =>
  Object.fromEntries(
    db
      .all<{ key: string; value: string }>(sql`select key, value from setting where key = 'highlight.names'`)
      .map(({ key, value }) => [key, JSON.parse(value) as unknown]),
  )

/** Ids of all themes below one. */
export function belowIn(tree: ReadonlyMap<string, StoredTheme>, id: string): string[] {
  return [...tree.values()]
    .filter((theme) => !theme.deletedAt && parentOf(tree, theme) === id)
    .flatMap((theme) => [theme.id, ...belowIn(tree, theme.id)])
}
