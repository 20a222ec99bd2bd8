/**
 * What a feature's handlers.ts exports. Three kinds, so that the backend, not each feature, sees to
 * transactions, ops, undo and events:
 *   query     reads; gets a database it cannot write to
 *   mutation  writes, synchronously, inside one transaction; says what changed and how to take it back
 *   task      anything slow or asynchronous; opens its own transactions through `context.change`
 * A call without a handler is a compile error in backend.ts.
 */
import type { CallName, CallResult, ParsedArgs, Table } from '../../shared/contract.ts'
import type { UndoLabel } from '../../shared/i18n/undo.ts'
import type { ReadableDb, WritableDb } from './database/sql.ts'

/** The call that takes a change back. `mergeKey`: follow-up changes with the same key are one step of undo. */
export type Inverse = {
  [N in CallName]: { label: UndoLabel; call: N; args: ParsedArgs<N>; mergeKey?: string }
}[CallName]

export interface Change<R> {
  result: R
  /** null: nothing to undo (a setting, or nothing changed). */
  inverse: Inverse | null
  tables: Table[]
  ids: string[]
}

export interface TaskContext {
  /** The folder of the library: `library.db`, `blobs/`, `backups/`, `inbox/`. */
  folder: string
  db: ReadableDb
  /** The present, injected so that tests can hold it. */
  now: () => Date
  /** Runs a mutation in a transaction, pushes its inverse and announces what changed, as a mutation call would. */
  change<R>(mutate: (db: WritableDb) => Change<R>): R
  /** Announces without writing (progress of an import). */
  announce(tables: Table[], ids?: string[]): void
  /** Only the command line may name paths on disk; a window sends bytes. */
  mayUsePaths: boolean
}

export type Queries = { [N in CallName]?: (db: ReadableDb, args: ParsedArgs<N>) => CallResult<N> }
export type Mutations = { [N in CallName]?: (db: WritableDb, args: ParsedArgs<N>) => Change<CallResult<N>> }
export type Tasks = {
  [N in CallName]?: (context: TaskContext, args: ParsedArgs<N>) => Promise<CallResult<N>>
}
