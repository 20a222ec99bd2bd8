import Database from 'better-sqlite3'
import { readable, type ReadableDb } from './sql.ts'

/** Milliseconds a question may wait for the moment in which the log is folded into the file. */
const WAIT = 5000

/**
 * A second connection to a library that is open already; it cannot write. It sees what was committed before each
 * statement begins.
 */
export function openReading(file: string): {
  db: ReadableDb
  /** Everything `act` asks is answered from one state of the library. */
  together: <T>(act: () => T) => T
  close: () => void
} {
  const connection = new Database(file, { readonly: true, fileMustExist: true, timeout: WAIT })
  connection.pragma('trusted_schema = off')
  connection.pragma('query_only = on')
  // 64 MB: the index of 100,000 reports is 700, and the upper parts of its tree are read by every question.
  connection.pragma('cache_size = -65536')
  return {
    db: readable(connection),
    together: (act) => connection.transaction(act)(),
    close: () => connection.close(),
  }
}

/**
 * A connection that sees one state of the library until it is closed, whatever is written meanwhile: for reading all of
 * it bit by bit. The log cannot be folded into the file while it is open, so it is closed as soon as that is done.
 */
export function openSnapshot(file: string): { db: ReadableDb; close: () => void } {
  const connection = new Database(file, { readonly: true, fileMustExist: true, timeout: WAIT })
  connection.pragma('trusted_schema = off')
  connection.pragma('query_only = on')
  connection.exec('begin')
  connection.prepare('select count(*) from sqlite_schema').get()
  return { db: readable(connection), close: () => connection.close() }
}
