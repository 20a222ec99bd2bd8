/** Runs a job: file after file through one importer child, archives taken apart where they stand in the line. */
import { setImmediate } from 'node:timers/promises'
import { rm } from 'node:fs/promises'
import { CallError } from '../../../shared/errors.ts'
import type { ImportJob, RefusedFile } from '../../../shared/model/import.ts'
import type { Lessons } from '../../../shared/model/page.ts'
import type { WritableDb } from '../database/sql.ts'
import type { TaskContext } from '../handlers.ts'
import { listUsableLessons } from '../lessons/store.ts'
import { mergeParts } from '../search/upkeep.ts'
import { countSources } from '../sources/store.ts'
import { lookAtNew } from '../stories/look.ts'
import type { ImportFile } from './file-in-line.ts'
import { importFile } from './import-file.ts'
import { isArchive } from './index.ts'
import { deleteItem, deleteJob, insertItems, keep, type Outcome, setOutcome } from './queue-store.ts'
import { ImportCancelled, type Importer } from './run-importer.ts'
import { takeApart } from './take-apart.ts'

/** Progress is told at most this often, in milliseconds: ten times a second looks smooth and costs nothing. */
const TELL_EVERY = 100
/**
 * What came in is told at most this often, in milliseconds, and in a large library at most every so many milliseconds
 * as it has sources: each time every window asks for its whole list again, about 20 ms of work for 1,000 sources. Told
 * file by file, 1,000 pages made a window ask 970 times for 570 MB, and a place saved meanwhile waited up to 230 ms;
 * so it asks 70 times for 34 MB (test/bench/import.ts).
 */
const TELL_LIBRARY_EVERY = 250
/** Lessons older than this are collected anew, in milliseconds: what the user corrects while an import runs helps it. */
const LESSONS_LAST = 1000

export interface JobRun {
  job: ImportJob
  /** What is left to do, in order. */
  files: ImportFile[]
  sample: boolean
  /** The user cancelled. */
  stop: AbortSignal
  /** Resolves when the job is not paused. */
  go: () => Promise<void>
  /** Called where the line is empty: resolves with false where nothing more comes, else when something may have come. */
  more: () => Promise<boolean>
}

export async function runJob(context: TaskContext, run: JobRun): Promise<void> {
  const { job, files, sample, stop } = run
  const importer = context.createImporter()
  const signal = AbortSignal.any([stop, context.signal])
  const onAbort = (): void => importer.cancel()
  signal.addEventListener('abort', onAbort)
  const tell = throttled(
    () => context.announce(['import'], [job.id]),
    () => TELL_EVERY,
  )
  const before = countSources(context.db)
  const tellLibrary = throttled(
    () => context.announce(['source', 'report', 'undo']),
    () => Math.max(TELL_LIBRARY_EVERY, before + job.sources.length),
  )
  const lessons = freshLessons(context)
  try {
    for (;;) {
      const file = files.shift()
      if (!file) {
        if (await run.more()) continue
        break
      }
      await run.go()
      if (signal.aborted) {
        job.skipped.push(file.name)
        await removeUpload(context, file)
        continue
      }
      job.current = file.name
      tell()
      try {
        if (isArchive(file.name)) await openArchive(context, importer, run, file)
        else {
          const { path, name, encoding, replaces, watched } = file
          const wanted = {
            ...{ path, name, encoding, sample, replaces, jobId: job.id },
            lessons: sample ? [] : lessons(),
            unasked: watched && { expected: watched.expected },
            also: (db: WritableDb, source: ImportJob['sources'][number]) => writeDown(db, file, { source }),
          }
          const source = await importFile(context, importer, wanted)
          job.sources.push(source)
          if (source.known) settle(context, file, { source })
          else tellLibrary()
        }
      } catch (error) {
        if (error instanceof ImportCancelled || signal.aborted) job.skipped.push(file.name)
        else refuse(context, job, file, refusal(context, file.name, error))
      }
      await removeUpload(context, file)
      job.finished = job.sources.length + job.refused.length
      // A note saved meanwhile goes first.
      await setImmediate()
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
    await importer.close()
    job.current = null
    job.state = job.skipped.length > 0 ? 'cancelled' : 'done'
    // When the library is closed, what waits goes on at its next opening.
    if (!context.signal.aborted) keep(context, (db) => deleteJob(db, job.id))
    tellLibrary.late()
    tell.now()
    // An index of many pieces answers two to three times as slowly, and comparing asks it much.
    context.background(mergeParts(context).then(() => lookAtNew(context)))
  }
}

/** The archive's files take its place in the line; what cannot come in is refused by name. */
async function openArchive(
  context: TaskContext,
  importer: Importer,
  { job, files }: JobRun,
  archive: ImportFile,
): Promise<void> {
  const { found, refused, passed } = await takeApart(context.folder, importer, archive)
  const { row } = archive
  if (row)
    keep(context, (db) => {
      const rows = found.map(({ row: own, path, ...file }) => ({ ...file, ...own!, inbox: path.slice(-36) }))
      insertItems(db, job.id, rows)
      deleteItem(db, row.id)
    })
  const { watched } = archive
  if (watched) {
    const names = [...refused.map(({ path }) => path), ...found.map(({ name }) => name)]
    keep(context, (db) => {
      const inner = watched.opened(db, names)
      refused.forEach((one, i) => inner[i]?.settle(db, { refused: one }))
      found.forEach((file, i) => (file.watched = inner[refused.length + i]))
    })
  }
  files.unshift(...found)
  job.refused.push(...refused)
  job.passed.push(...passed)
  job.total += found.length + refused.length - 1
}

/** Uploads that wait for the next opening stay. */
async function removeUpload(context: TaskContext, { uploaded, path, row }: ImportFile): Promise<void> {
  if (uploaded && !(row && context.signal.aborted)) await rm(path, { force: true })
}

function writeDown(db: WritableDb, { row, watched }: ImportFile, outcome: Outcome): void {
  if (row) setOutcome(db, row.id, outcome)
  watched?.settle(db, outcome)
}

function settle(context: TaskContext, file: ImportFile, outcome: Outcome): void {
  if (file.row || file.watched) keep(context, (db) => writeDown(db, file, outcome))
}

/** What another look at a watched folder may find otherwise; nothing is written down, so it is tried again. */
const PASSING: ReadonlySet<string> = new Set([
  'file-changed',
  'file-missing',
  'disk-full',
  'disk-failing',
  'library-read-only',
])

function refuse(context: TaskContext, job: ImportJob, file: ImportFile, refused: RefusedFile): void {
  job.refused.push(refused)
  if (!(file.watched?.expected && PASSING.has(refused.code))) settle(context, file, { refused })
}

function freshLessons({ db }: TaskContext): () => readonly Lessons[] {
  let collected: readonly Lessons[] = []
  let last = -Infinity
  return () => {
    if (performance.now() - last >= LESSONS_LAST) {
      collected = listUsableLessons(db)
      last = performance.now()
    }
    return collected
  }
}

function refusal(context: TaskContext, path: string, error: unknown): ImportJob['refused'][number] {
  if (error instanceof CallError && error.code === 'split-failed') context.background(Promise.reject(error))
  if (error instanceof CallError) return { path, code: error.code, message: error.message, data: error.data }
  // A fault of ours: its detail goes to the log, the other files come in all the same.
  context.background(Promise.reject(error))
  return { path, code: 'internal', message: 'something went wrong while this file was read' }
}

/** `tell` at most every so many milliseconds; `late` tells what was held back, `now` tells in any case. */
function throttled(
  tell: () => void,
  every: () => number,
): (() => void) & { now: () => void; late: () => void } {
  let last = -Infinity
  let isHeldBack = false
  const now = (): void => {
    last = performance.now()
    isHeldBack = false
    tell()
  }
  const soon = (): void => {
    if (performance.now() - last >= every()) now()
    else isHeldBack = true
  }
  return Object.assign(soon, { now, late: () => void (isHeldBack && now()) })
}
