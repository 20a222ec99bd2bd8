/** Imports under way: one job for what was dropped or named at once, kept until the user has seen how it ended. */
import { setImmediate } from 'node:timers/promises'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { CallError } from '../../../shared/errors.ts'
import type { ImportItem, ImportJob } from '../../../shared/model/import.ts'
import type { Lessons } from '../../../shared/model/page.ts'
import type { TaskContext } from '../handlers.ts'
import { newId } from '../ids.ts'
import { listUsableLessons } from '../lessons/store.ts'
import { mergeParts } from '../search/upkeep.ts'
import { countSources } from '../sources/store.ts'
import { importFile } from './import-file.ts'
import { expandPaths } from './read-file.ts'
import { ImportCancelled } from './run-importer.ts'

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
/** Finished jobs nobody dismissed; older ones are forgotten. */
const MOST_FINISHED = 20

interface Running {
  job: ImportJob
  cancel: () => void
}
const jobsOf = new WeakMap<object, Map<string, Running>>()

function jobs(library: object): Map<string, Running> {
  const known = jobsOf.get(library) ?? new Map<string, Running>()
  jobsOf.set(library, known)
  return known
}

/**
 * Copies, newest last: what is handed out does not change under the caller. A running job tells how far it is; what
 * came of each file is told when it has ended, or each question would carry all files so far (0.4 MB of 1,000 pages).
 */
export const listJobs = (library: object): ImportJob[] =>
  [...jobs(library).values()].map(({ job }) =>
    job.state === 'running' ? { ...job, sources: [], refused: [], skipped: [] } : structuredClone(job),
  )

/**
 * Begins an import and answers at once; folders among the paths are walked first, so that the total is known.
 * @throws not-allowed where a window names a path, bad-arguments where an inbox name is none of ours
 */
export async function startJob(context: TaskContext, items: ImportItem[], sample: boolean): Promise<string> {
  const files = await expandItems(context, items)
  const job: ImportJob = {
    id: newId(),
    state: 'running',
    total: files.length,
    finished: 0,
    current: null,
    sources: [],
    refused: [],
    skipped: [],
  }
  const stop = new AbortController()
  const known = jobs(context.library)
  known.set(job.id, { job, cancel: () => stop.abort() })
  forgetOldest(known)
  context.background(runJob(context, job, files, sample, AbortSignal.any([stop.signal, context.signal])))
  return job.id
}

/** Stops a job after the file that is being written; the file that is being read is given up. @throws not-found */
export function cancelJob(library: object, id: string): void {
  requireJob(library, id).cancel()
}

/** Forgets a job that has ended; one that runs stays. @throws not-found */
export function dismissJob(library: object, id: string): void {
  if (requireJob(library, id).job.state !== 'running') jobs(library).delete(id)
}

function requireJob(library: object, id: string): Running {
  const found = jobs(library).get(id)
  if (!found) throw new CallError('not-found', `no import ${id}`, { kind: 'import', id })
  return found
}

function forgetOldest(known: Map<string, Running>): void {
  const finished = [...known.values()].filter(({ job }) => job.state !== 'running')
  for (const { job } of finished.slice(0, -MOST_FINISHED)) known.delete(job.id)
}

/** A file to import: where its bytes are, and what the user calls it. */
interface ImportFile {
  path: string
  /** File name, or the path as the command line gave it. */
  name: string
  encoding: ImportItem['encoding']
  replaces: ImportItem['replaces']
  /** The bytes are ours to remove: an upload. */
  uploaded: boolean
}

async function expandItems(context: TaskContext, items: ImportItem[]): Promise<ImportFile[]> {
  const files: ImportFile[] = []
  for (const item of items) {
    if ('inbox' in item) {
      if (!/^[\w-]{1,64}$/.test(item.inbox)) throw new CallError('bad-arguments', 'no such upload')
      const path = join(context.folder, 'inbox', item.inbox)
      files.push({ path, name: item.name, encoding: item.encoding, replaces: item.replaces, uploaded: true })
      continue
    }
    if (!context.mayUsePaths) throw new CallError('not-allowed', 'a window sends bytes, not paths')
    for (const path of await expandPaths([item.path]))
      files.push({ path, name: path, encoding: item.encoding, replaces: item.replaces, uploaded: false })
  }
  return files
}

async function runJob(
  context: TaskContext,
  job: ImportJob,
  files: ImportFile[],
  sample: boolean,
  signal: AbortSignal,
): Promise<void> {
  const importer = context.createImporter()
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
    for (const file of files) {
      if (signal.aborted) {
        job.skipped.push(file.name)
        continue
      }
      job.current = file.name
      tell()
      try {
        const { path, name, encoding, replaces } = file
        const wanted = {
          ...{ path, name, encoding, sample, replaces, jobId: job.id },
          lessons: sample ? [] : lessons(),
        }
        const source = await importFile(context, importer, wanted)
        job.sources.push(source)
        if (!source.known) tellLibrary()
      } catch (error) {
        if (error instanceof ImportCancelled || signal.aborted) job.skipped.push(file.name)
        else job.refused.push(refusal(context, file.name, error))
      }
      job.finished = job.sources.length + job.refused.length
      // A note saved meanwhile goes first.
      await setImmediate()
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
    await importer.close()
    for (const file of files) if (file.uploaded) await rm(file.path, { force: true })
    job.current = null
    job.state = job.skipped.length > 0 ? 'cancelled' : 'done'
    tellLibrary.late()
    tell.now()
    context.background(mergeParts(context))
  }
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
