/** Brings a copy that is only read as near to this version as it can be brought. */
import Database from 'better-sqlite3'
import { CallError } from '../../../shared/errors.ts'
import { latestVersion, versionOf, type Migration } from './migrate.ts'

/**
 * One migration at a time, so that one that fails does not take those before it along; rows that point nowhere are no
 * reason to show nothing. What still lacks nothing that this program reads is shown.
 * @throws library-unreadable with `path`, `version`
 */
export function migrateCopy(
  connection: Database.Database,
  migrations: readonly Migration[],
  path: string,
): void {
  const failure = step(connection, migrations)
  if (failure === null) return
  const version = latestVersion(migrations)
  const lacking = lacks(connection, migrations)
  if (lacking.length > 0)
    throw new CallError(
      'library-unreadable',
      `version ${versionOf(connection)} lacks ${lacking.slice(0, 5).join(', ')}`,
      { path, version },
      failure,
    )
}

/** @returns why it did not come to an end, or null */
function step(connection: Database.Database, migrations: readonly Migration[]): unknown {
  connection.pragma('foreign_keys = off')
  try {
    for (const { version, text } of migrations.filter((one) => one.version > versionOf(connection)))
      connection.transaction(() => {
        connection.exec(text)
        connection.pragma(`user_version = ${version}`)
      })()
    return null
  } catch (error) {
    return error
  } finally {
    connection.pragma('foreign_keys = on')
  }
}

/** Columns that a new library of this version has, and this one has not. */
function lacks(connection: Database.Database, migrations: readonly Migration[]): string[] {
  const fresh = new Database(':memory:')
  try {
    step(fresh, migrations)
    const known = new Set(columnsOf(connection))
    return columnsOf(fresh).filter((column) => !known.has(column))
  } finally {
    fresh.close()
  }
}

const columnsOf = (connection: Database.Database): string[] =>
  connection
    .prepare(
      `select t.name || '.' || c.name from sqlite_schema t, pragma_table_info(t.name) c
       where t.type in ('table', 'view') and t.name not like 'sqlite_%'`,
    )
    .pluck()
    .all() as string[]
