/**
 * What a feature's handlers.ts exports: `queries`, `mutations`, `tasks` (those it has, each written as
 * `export const queries = { … } satisfies Queries`). State that a feature keeps in memory belongs to one
 * library: keep it in a WeakMap by `context.library`, not in the module. Three kinds, so that the backend, not each feature, sees to
 * transactions, ops, undo and events:
 *   query     reads; gets a database it cannot write to
 *   mutation  writes, synchronously, inside one transaction; says what changed and how to take it back
 *   task      anything slow or asynchronous; opens its own transactions through `context.change`
 * A call without a handler is a compile error in backend.ts.
 */
import type { CallName, CallResult, ParsedArgs, Table } from '../../shared/contract.ts'
import type { UndoLabel } from '../../shared/i18n/undo.ts'
import type { Keeper } from './backups/keeper.ts'
import type { ReadableDb, WritableDb } from './database/sql.ts'
import type { ExportJob, MadeExport } from './export/make.ts'
import type { Importer } from './import/run-importer.ts'

/** The call that takes a change back. `mergeKey`: follow-up changes with the same key are one step of undo. */
export type Inverse = {
  [N in CallName]: { label: UndoLabel; call: N; args: ParsedArgs<N>; mergeKey?: string }
}[CallName]

export interface Change<R> {
  result: R
  /** null: nothing to undo (a setting, or nothing changed). Several run in the order given, as one step. */
  inverse: Inverse | readonly Inverse[] | null
  /**
   * What changed; no tables where nothing did, or where the caller of `context.change` announces it later (an
   * import, with many others). More than a few hundred ids may be left out: `[]` says "much".
   */
  tables: Table[]
  ids: string[]
}

/** Makes a PDF of a page of HTML that loads nothing. @throws CallError `export-no-browser`, `export-print` */
export type PrintPdf = (html: string, signal: AbortSignal) => Promise<Uint8Array>

/** A question of a task to the reader's thread, listed in reader/apart.ts. Arguments and answer are JSON. */
export interface Job<Args, Answer> {
  name: string
  run: (db: ReadableDb, args: Args) => Answer
}

export interface TaskContext {
  /** One and the same object for all calls of one open library: a key for state kept in memory. */
  library: object
  /** The folder of the library: `library.db`, `blobs/`, `backups/`, `inbox/`. */
  folder: string
  db: ReadableDb
  /** The present, injected so that tests can hold it. */
  now: () => Date
  /** Runs a mutation in a transaction, pushes its inverse and announces what changed, as a mutation call would. */
  change: <R>(mutate: (db: WritableDb) => Change<R>) => R
  /**
   * Has the reader's thread answer, when nobody else asks it for anything; without such a thread it is answered here.
   * It sees what was committed before.
   */
  apart: <Args, Answer>(job: Job<Args, Answer>, args: Args) => Promise<Answer>
  /** Announces without writing (progress of an import). */
  announce: (tables: Table[], ids?: string[]) => void
  /** Only the command line may name paths on disk; a window sends bytes. */
  mayUsePaths: boolean
  /** The folder of the sample library. */
  seeds: string
  /** A killable child that reads foreign bytes; close it when done. */
  createImporter: () => Importer
  /** Makes the files of an export, off this thread where there is another. */
  makeExport: (job: ExportJob) => Promise<MadeExport>
  /** Prints a page of HTML; null where nothing can. See `BackendOptions.printPdf`. */
  printPdf: PrintPdf | null
  /** Copies of the library. */
  backups: Keeper
  /** Asks the user for a folder; null where the host has no dialog for it. */
  chooseFolder: (() => Promise<string | null>) | null
  /**
   * From here on every other call and every write is refused. What it returns has the host close the library and
   * open it anew.
   */
  freeze: () => () => void
  /** For what users are not shown and we must hear of. */
  log: (error: unknown) => void
  /** Aborts when the backend closes. Work that outlives its call (an import) must end then: see `background`. */
  signal: AbortSignal
  /** Work that goes on after the call was answered. Closing waits for it; its failure goes to the log. */
  background: (work: Promise<unknown>) => void
}

export type Queries = { [N in CallName]?: (db: ReadableDb, args: ParsedArgs<N>) => CallResult<N> }
export type Mutations = { [N in CallName]?: (db: WritableDb, args: ParsedArgs<N>) => Change<CallResult<N>> }
export type Tasks = {
  [N in CallName]?: (context: TaskContext, args: ParsedArgs<N>) => Promise<CallResult<N>>
}
