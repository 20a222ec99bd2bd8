import Database from 'better-sqlite3'
import { migrate, readMigrations } from './migrate.ts'

/** The tables as the migrations in `folder` leave them: the text of `schema.sql`, for reading. */
export function printSchema(folder: string): string {
  const connection = new Database(':memory:')
  migrate(connection, readMigrations(folder))
  const statements = connection
    .prepare(
      // What FTS5 keeps for itself (report_fts_data and so on) tells a reader nothing.
      `select sql from sqlite_schema
       where sql is not null and name not like 'sqlite_%' and name not glob '*_fts_*' order by rowid`,
    )
    .pluck()
    .all() as string[]
  connection.close()
  const head = '-- Generated from the migrations by scripts/print-schema.ts. Read it; do not edit it.\n'
  return [head, ...statements.map((text) => `${text};\n`)].join('\n')
}
