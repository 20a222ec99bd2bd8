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
import type { ExportPreview } from '../../shared/model/export-format.ts'
import type { Library } from './database/open.ts'
import type { Repaired } from './database/repair.ts'
import type { ReadableDb, WritableDb } from './database/sql.ts'
import type { TemplatePreview } from '../../shared/model/template.ts'
import type { ExportJob, MadeExport } from './export/make.ts'
import type { Importer } from './import/run-importer.ts'
import type { PreviewJob } from './templates/make.ts'

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

/** Has the user choose a folder in a dialog of the system's; null where they chose none. @throws CallError `export-no-dialog` */
export type ChooseFolder = () => Promise<string | null>

/** A question of a task to the reader's thread, listed in reader/apart.ts. Arguments and answer are JSON. */
export interface Job<Args, Answer> {
  name: string
  run: (db: ReadableDb, args: Args) => Answer
}

/** What whoever sits at a wire may do beside asking. */
export interface Rights {
  /** Only the command line may name paths on disk; a window sends bytes. */
  mayUsePaths: boolean
  /** May name a folder of the user's documents, to be watched: windows of hosts that have no dialog for folders. */
  mayNameFolders?: boolean | undefined
}

export interface TaskContext extends Rights {
  /** One and the same object for all calls of one open library: a key for state kept in memory. */
  library: Pick<Library, 'folder' | 'readOnly' | 'refusal'>
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
  /**
   * Work in a reader's thread of its own, closed when `act` ends: for what takes long. Each question sees one state of
   * the library. Aborted, it ends as `cancelled` at once, and the thread after its question.
   */
  alone: <T>(
    act: (ask: <Args, Answer>(job: Job<Args, Answer>, args: Args) => Promise<Answer>) => Promise<T>,
    signal: AbortSignal,
  ) => Promise<T>
  /** The library is a copy for reading. */
  readOnly: boolean
  /** Announces without writing (progress of an import). */
  announce: (tables: Table[], ids?: string[]) => void
  /** The folder of the sample library. */
  seeds: string
  /** A killable child that reads foreign bytes; close it when done. */
  createImporter: () => Importer
  /** Makes the files of an export, off this thread where there is another. */
  makeExport: (job: ExportJob) => Promise<MadeExport>
  /** What an export would hold, made beside it; a newer one of the session ends the older. */
  previewExport: (job: ExportJob, session: string) => Promise<ExportPreview>
  cancelPreview: (session: string) => void
  /** What a template would make, off this thread where there is another. @throws cancelled by a newer one */
  previewTemplate: (job: PreviewJob) => Promise<TemplatePreview>
  /** Prints a page of HTML; null where nothing can. See `BackendOptions.printPdf`. */
  printPdf: PrintPdf | null
  /** Copies of the library. */
  backups: Keeper
  /** Shows the system's folder dialog; null where nothing can. */
  chooseFolder: ChooseFolder | null
  /**
   * From here on every other call and every write is refused. What it returns has the host close the library and
   * open it anew.
   */
  freeze: () => () => void
  /** Has a repaired copy of the library wait to be taken in; only between `freeze` and the opening anew. */
  repair: (kind: 'rebuild' | 'salvage') => Promise<Repaired>
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
