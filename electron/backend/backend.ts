/**
 * The backend: one open library and everything that can be asked of it. Ordinary Node; hosts give it wires
 * and HTTP requests. All features meet here and nowhere else.
 */
import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import type { CallName, LibraryChanged } from '../../shared/contract.ts'
import { serve, type Wire } from '../../shared/rpc.ts'
import { serveContent } from './content.ts'
import { openLibrary, type Library } from './database/open.ts'
import { repairLibrary, repairOpen, type Repair, type Repaired } from './database/repair.ts'
import { createDispatcher, type Features } from './dispatch.ts'
import * as annotations from './annotations/handlers.ts'
import * as backups from './backups/handlers.ts'
import { goOnAfterOpening } from './after-opening.ts'
import { createKeeper } from './backups/keeper.ts'
import type { Copier } from './backups/run-copier.ts'
import * as corrections from './corrections/handlers.ts'
import * as desk from './desk/handlers.ts'
import * as fastening from './fastening/handlers.ts'
import * as exporting from './export/handlers.ts'
import { makeExport } from './export/make.ts'
import { makePreview } from './export/preview.ts'
import type { Exporter } from './export/run-exporter.ts'
import type { ChooseFolder, Mutations, PrintPdf, Queries, Rights, Tasks } from './handlers.ts'
import * as highlights from './highlights/handlers.ts'
import * as importing from './import/handlers.ts'
import { resumeJobs } from './import/jobs.ts'
import { createImporter, type Importer } from './import/run-importer.ts'
import * as lessons from './lessons/handlers.ts'
import * as library from './library/handlers.ts'
import * as links from './links/handlers.ts'
import * as logging from './log/handlers.ts'
import { logRefusal, openLog } from './log/log-file.ts'
import * as parallels from './parallels/handlers.ts'
import * as proposals from './proposals/handlers.ts'
import * as figures from './figures/handlers.ts'
import * as notes from './notes/handlers.ts'
import * as packages from './packages/handlers.ts'
import type { Reader } from './reader/run-reader.ts'
import * as related from './related/handlers.ts'
import * as removals from './removals/handlers.ts'
import * as reports from './reports/handlers.ts'
import * as rows from './rows/handlers.ts'
import * as samples from './samples/handlers.ts'
import * as search from './search/handlers.ts'
import * as settings from './settings/handlers.ts'
import * as sources from './sources/handlers.ts'
import * as stories from './stories/handlers.ts'
import { keepLooking } from './stories/look.ts'
import * as templates from './templates/handlers.ts'
import * as themes from './themes/handlers.ts'
import * as versions from './versions/handlers.ts'
import * as watching from './watch/handlers.ts'
import { startWatching } from './watch/watcher.ts'

export interface BackendOptions {
  /** The library's folder; made if missing, unless `create` is false. */
  folder: string
  /** The folder of the numbered `.sql` files. */
  migrations: string
  /** The folder of the sample library: `pages/*.txt` and `annotations.json`. */
  seeds: string
  create?: boolean | undefined
  now?: (() => Date) | undefined
  /** Makes the killable child that reads foreign bytes. */
  runImporter?: (() => Importer) | undefined
  /** Makes the thread that answers searches; without it they are answered in this one. */
  runReader?: ((databaseFile: string) => Reader) | undefined
  /** Makes what runs exports in threads of their own; without it they run in this one. */
  runExporter?: ((databaseFile: string) => Exporter) | undefined
  /** Prints exports: Electron, or a browser that is installed. Without it there is no PDF. */
  printPdf?: PrintPdf | undefined
  /** Makes backups in a thread of their own; without it they are made in this one. */
  runCopier?: Copier | undefined
  /** Makes backups by the clock, too: for hosts that stay. */
  backsUp?: boolean | undefined
  /** The library is to be closed and opened anew: a backup was put back. */
  reopen?: (() => void) | undefined
  /** Done before it is opened. */
  repair?: Repair | undefined
  /** See `OpenOptions`. */
  forReading?: 'copy' | 'if-needed' | undefined
  /** Shows the system's folder dialog. Without it windows choose no folders. */
  chooseFolder?: ChooseFolder | undefined
  /**
   * Goes on with imports that the end of the program cut short, watches folders and compares reports as they come in:
   * for hosts that show windows.
   */
  resumesImports?: boolean | undefined
  /** See `OpenOptions`. */
  takesLock?: boolean | undefined
  /** Names this opener in the lock file: see spawn.ts. */
  lockToken?: string | undefined
  /** Where what users are not shown goes; standard error if not given. */
  log?: ((error: unknown) => void) | undefined
}

export interface Backend {
  /** Answers calls on a wire and sends it the events, until it closes. */
  attach(wire: Wire, rights: Rights): void
  /** Bytes in and out, by URL: see content.ts. */
  content(request: Request): Promise<Response>
  /** Lets running work end, closes the database, gives back the lock. May be called twice. */
  close(): Promise<void>
  /** Resolves when the backend has ended: null after `close`, else what went wrong. Never rejects. */
  ended: Promise<Error | null>
}

const queries = {
  ...sources.queries,
  ...reports.queries,
  ...highlights.queries,
  ...corrections.queries,
  ...notes.queries,
  ...themes.queries,
  ...links.queries,
  ...related.queries,
  ...stories.queries,
  ...search.queries,
  ...exporting.queries,
  ...packages.queries,
  ...settings.queries,
  ...samples.queries,
  ...desk.queries,
  ...lessons.queries,
  ...versions.queries,
  ...parallels.queries,
  ...proposals.queries,
  ...figures.queries,
  ...removals.queries,
  ...templates.queries,
} satisfies Queries

const mutations = {
  ...sources.mutations,
  ...reports.mutations,
  ...highlights.mutations,
  ...corrections.mutations,
  ...notes.mutations,
  ...themes.mutations,
  ...links.mutations,
  ...search.mutations,
  ...related.mutations,
  ...stories.mutations,
  ...settings.mutations,
  ...samples.mutations,
  ...desk.mutations,
  ...removals.mutations,
  ...lessons.mutations,
  ...versions.mutations,
  ...parallels.mutations,
  ...proposals.mutations,
  ...fastening.mutations,
  ...rows.mutations,
  ...templates.mutations,
} satisfies Mutations

const tasks = {
  ...library.tasks,
  ...importing.tasks,
  ...exporting.tasks,
  ...packages.tasks,
  ...annotations.tasks,
  ...sources.tasks,
  ...samples.tasks,
  ...desk.tasks,
  ...search.tasks,
  ...stories.tasks,
  ...logging.tasks,
  ...backups.tasks,
  ...templates.tasks,
  ...watching.tasks,
} satisfies Tasks

type Handled = keyof typeof queries | keyof typeof mutations | keyof typeof tasks
type UndoCall = 'undo.state' | 'undo.undo' | 'undo.redo'
// A call of the contract without a handler does not compile: its name stands in the error.
const features: Exclude<CallName, Handled | UndoCall> extends never
  ? Features
  : Exclude<CallName, Handled | UndoCall> = { queries, mutations, tasks }

/** What does not open leaves a line in its log: somebody who helps has nothing else. */
async function repairAndOpen(
  options: BackendOptions,
): Promise<{ repaired: Repaired | null; opened: Library }> {
  const { repair, migrations, now = () => new Date(), lockToken: token = randomUUID() } = options
  const folder = resolve(options.folder)
  try {
    const repaired = repair ? repairLibrary(folder, repair, { migrations, now: now(), token }) : null
    return { repaired, opened: await openLibrary(folder, options) }
  } catch (error) {
    logRefusal(folder, now, error)
    throw error
  }
}

/** Opens the library and serves it. @throws what `openLibrary` throws. */
export async function createBackend(options: BackendOptions): Promise<Backend> {
  const { repaired, opened } = await repairAndOpen(options)
  const say = options.log ?? ((error: unknown) => console.error(error))
  const file = openLog(options.folder, options.now ?? (() => new Date()))
  const log = (error: unknown): void => {
    file.write(error)
    say(error)
  }
  const senders = new Set<(change: LibraryChanged) => void>()
  const working = new Set<Promise<unknown>>()
  const closing = new AbortController()
  const ended = Promise.withResolvers<null>()
  let isClosing = false

  const track = <T>(work: Promise<T>): Promise<T> => {
    working.add(work)
    const done = (): void => void working.delete(work)
    work.then(done, done)
    return work
  }
  const reader = options.runReader?.(opened.file) ?? null
  const exporter = options.runExporter?.(opened.file) ?? null
  const now = options.now ?? (() => new Date())
  const backupKeeper = createKeeper({
    library: opened,
    copier: options.runCopier,
    now,
    log,
    changed: () => dispatcher.context.announce(['backup']),
    byTheClock: (options.backsUp ?? false) && !opened.readOnly,
  })
  const dispatcher = createDispatcher(
    opened,
    features,
    {
      now,
      seeds: options.seeds,
      createImporter: options.runImporter ?? (() => createImporter()),
      makeExport: (job) => exporter?.make(job) ?? makeExport(opened.db, job),
      previewExport: (job, session) => exporter?.preview(job, session) ?? makePreview(opened.db, job),
      cancelPreview: (session) => exporter?.cancel(session),
      async previewTemplate(job) {
        if (exporter) return exporter.previewTemplate(job)
        // Liquid is loaded by the first who asks for it.
        const { previewTemplate } = await import('./templates/make.ts')
        return previewTemplate(opened.db, job)
      },
      printPdf: options.printPdf ?? null,
      chooseFolder: options.chooseFolder ?? null,
      log,
      signal: closing.signal,
      backups: backupKeeper,
      freeze() {
        closing.abort()
        return () => options.reopen?.()
      },
      repair: (kind) => repairOpen(options.folder, kind, { migrations: options.migrations, now: now() }),
      background: (work) => void track(work.catch(log)),
      reader,
      makeReader: options.runReader ? () => options.runReader!(opened.file) : null,
    },
    (change) => senders.forEach((send) => send(change)),
  )

  goOnAfterOpening(dispatcher.context, opened, {
    lost: repaired?.lost ?? [],
    checks: options.resumesImports ?? false,
  })
  if (options.resumesImports && !opened.readOnly) {
    resumeJobs(dispatcher.context)
    startWatching(dispatcher.context)
    keepLooking(dispatcher.context)
  }

  async function close(): Promise<void> {
    if (!isClosing) {
      isClosing = true
      closing.abort()
      await exporter?.close()
      // Work that begins other work while it ends: ask again until nothing is left.
      while (working.size > 0) await Promise.allSettled(working)
      await backupKeeper.close()
      await reader?.close()
      senders.clear()
      try {
        opened.close()
      } finally {
        // Whoever waits for the end waits for good otherwise.
        ended.resolve(null)
      }
    }
    await ended.promise
  }

  return {
    attach(wire, rights) {
      const send = serve(wire, (call, args) => track(dispatcher.answer(call, args, rights)), log)
      senders.add(send)
      wire.onClose(() => senders.delete(send))
    },
    content: (request) => track(serveContent(opened, request, closing.signal)),
    close,
    ended: ended.promise,
  }
}
