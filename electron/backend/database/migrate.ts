/** Brings a library to this version: numbered `.sql` files, one transaction, a backup first. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { CallError } from '../../../shared/errors.ts'
import { APPLICATION_ID } from './header.ts'

export interface Migration {
  version: number
  name: string
  text: string
}

/** The migrations of a folder, oldest first. Throws where two share a number: one of them would be skipped. */
export function readMigrations(folder: string): Migration[] {
  const migrations = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => {
      const version = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1])
      if (!(version > 0)) throw new Error(`a migration must be called 0001-what-it-does.sql: ${name}`)
      return { version, name, text: readFileSync(join(folder, name), 'utf8') }
    })
    .sort((a, b) => a.version - b.version)
  migrations.forEach(({ version, name }, at) => {
    if (version === migrations[at - 1]?.version) throw new Error(`two migrations have one number: ${name}`)
  })
  if (migrations.length === 0) throw new Error('there are no migrations')
  return migrations
}

/** The version a list of migrations leads to. */
export const latestVersion = (migrations: readonly Migration[]): number => migrations.at(-1)?.version ?? 0

/** The version a library has. */
export const versionOf = (connection: Database.Database): number =>
  connection.pragma('user_version', { simple: true }) as number

/**
 * Runs the migrations that are missing, all of them or none. The caller has made the backup.
 * @throws library-damaged when rows point nowhere afterwards; nothing has then changed.
 */
export function migrate(connection: Database.Database, migrations: readonly Migration[]): void {
  const missing = migrations.filter(({ version }) => version > versionOf(connection))
  if (missing.length === 0) return
  // Off for the time: a migration may have to rebuild a table that others point to. It cannot be
  // switched inside a transaction; the check at the end stands in for it.
  connection.pragma('foreign_keys = off')
  try {
    connection
      .transaction(() => {
        for (const { text } of missing) connection.exec(text)
        const broken = connection.pragma('foreign_key_check') as unknown[]
        if (broken.length > 0)
          throw new CallError('library-damaged', `${broken.length} rows point nowhere after migrating`, {
            path: connection.name,
          })
        connection.pragma(`application_id = ${APPLICATION_ID}`)
        connection.pragma(`user_version = ${latestVersion(migrations)}`)
      })
      .exclusive()
  } finally {
    connection.pragma('foreign_keys = on')
  }
}
