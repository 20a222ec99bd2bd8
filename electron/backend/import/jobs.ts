/** Imports under way: one job for what was dropped or named at once, kept until the user has seen how it ended. */
import { join } from 'node:path'
import { CallError } from '../../../shared/errors.ts'
import type { ImportItem, ImportJob, SentItem } from '../../../shared/model/import.ts'
import { requireWritable } from '../database/require-writable.ts'
import type { TaskContext } from '../handlers.ts'
import { newId } from '../ids.ts'
import {
  insertItems,
  insertJob,
  keep,
  listQueue,
  type QueuedFile,
  type QueuedJob,
  setOutcome,
  setPaused,
  setSuspect,
} from './queue-store.ts'
import type { ImportFile } from './file-in-line.ts'
import { type Line, openLine } from './line.ts'
import { expandPaths } from './read-file.ts'
import { runJob } from './run-job.ts'

/** Finished jobs nobody dismissed; older ones are forgotten. */
const MOST_FINISHED = 20

interface Running {
  job: ImportJob
  /** Where more may come. */
  line: Line
  cancel: () => void
  pause: (isPaused: boolean) => void
}
const jobsOf = new WeakMap<object, Map<string, Running>>()

function jobs(library: object): Map<string, Running> {
  const known = jobsOf.get(library) ?? new Map<string, Running>()
  jobsOf.set(library, known)
  return known
}

const hasEnded = ({ state }: ImportJob): boolean => state === 'done' || state === 'cancelled'

/**
 * Copies, newest last: what is handed out does not change under the caller. A running job tells how far it is; what
 * came of each file is told when it has ended, or each question would carry all files so far (0.4 MB of 1,000 pages).
 */
export const listJobs = (library: object): ImportJob[] =>
  [...jobs(library).values()].map(({ job }) =>
    hasEnded(job) ? structuredClone(job) : { ...job, sources: [], refused: [], passed: [], skipped: [] },
  )

/**
 * Begins an import and answers at once; folders among the paths are walked first, so that the total is known. Uploads
 * are queued on disk and survive the end of the program; paths are named again by whoever named them.
 * @throws not-allowed where a window names a path, bad-arguments where an inbox name is none of ours
 */
export async function startJob(
  context: TaskContext,
  items: ImportItem[],
  { sample, more = false }: { sample: boolean; more?: boolean },
): Promise<string> {
  // Before a thousand files are read, each to be refused.
  requireWritable(context.library)
  const { files, passed } = await expandItems(context, items)
  const job = { ...newJob(newId(), files.length), passed }
  if (files.every(({ row }) => row)) keep(context, (db) => insertJob(db, job.id, rowsOf(context, files)))
  else for (const file of files) file.row = null
  begin(context, job, files, { sample, isPaused: false, more })
  return job.id
}

/**
 * Adds files to a job that was begun with `more`. @throws not-found where it has ended, or takes no more
 */
export async function appendTo(
  context: TaskContext,
  id: string,
  items: SentItem[],
  more: boolean,
): Promise<void> {
  const { job, line } = requireJob(context.library, id)
  const { files } = await expandItems(context, items, line.length)
  if (hasEnded(job) || !line.isOpen)
    throw new CallError('not-found', `import ${id} takes no more`, { kind: 'import', id })
  line.length += files.length
  keep(context, (db) => insertItems(db, id, rowsOf(context, files)))
  job.total += files.length
  line.add(files, more)
  context.announce(['import'], [id])
}

const rowsOf = (context: TaskContext, files: readonly ImportFile[]): Omit<QueuedFile, 'outcome'>[] =>
  files.map(({ row, path, ...file }) => ({ ...file, ...row!, inbox: path.slice(inboxOf(context).length) }))

const newJob = (id: string, total: number): ImportJob => ({
  ...{ id, state: 'running', total, finished: 0, current: null },
  ...{ sources: [], refused: [], passed: [], skipped: [] },
})

function begin(
  context: TaskContext,
  job: ImportJob,
  files: ImportFile[],
  { sample = false, isPaused, more = false }: { sample?: boolean; isPaused: boolean; more?: boolean },
): void {
  const line = openLine(files, more)
  const stop = new AbortController()
  let gate = Promise.withResolvers<undefined>()
  const pause = (wants: boolean): void => {
    job.state = wants ? 'paused' : 'running'
    if (wants) gate = Promise.withResolvers<undefined>()
    else gate.resolve(undefined)
  }
  pause(isPaused)
  const known = jobs(context.library)
  known.set(job.id, {
    job,
    line,
    cancel() {
      stop.abort()
      line.close()
      pause(false)
    },
    pause,
  })
  forgetOldest(known)
  // A closing library waits for no one to go on.
  const letGo = (): void => {
    gate.resolve(undefined)
    line.close()
  }
  context.signal.addEventListener('abort', letGo, { once: true })
  const run = { job, files, sample, stop: stop.signal, go: () => gate.promise, more: line.more }
  context.background(runJob(context, run))
}

/**
 * Goes on with what waited on disk when the program ended. The file that was first in line twice in a row is refused: it
 * may be what ended the program.
 */
export function resumeJobs(context: TaskContext): void {
  for (const queued of listQueue(context.db)) {
    const job = newJob(queued.id, queued.files.length)
    const waiting = refuseSuspect(context, queued)
    for (const { outcome } of queued.files) {
      if (outcome && 'source' in outcome) job.sources.push(outcome.source)
      else if (outcome) job.refused.push(outcome.refused)
    }
    job.finished = job.sources.length + job.refused.length
    const files = waiting.map(
      ({ id, position, inbox, name, encoding, replaces }): ImportFile => ({
        ...{ path: join(inboxOf(context), inbox), name, encoding, replaces, uploaded: true },
        row: { id, position },
      }),
    )
    begin(context, job, files, { isPaused: queued.isPaused })
  }
}

function refuseSuspect(context: TaskContext, queued: QueuedJob): QueuedJob['files'] {
  const waiting = queued.files.filter(({ outcome }) => outcome === null)
  const [first, second] = waiting
  if (!first || queued.isPaused) return waiting
  if (first.id !== queued.suspect) {
    keep(context, (db) => setSuspect(db, queued.id, first.id))
    return waiting
  }
  const message = 'the program ended twice while this file was read'
  first.outcome = { refused: { path: first.name, code: 'file-crashed', message } }
  const { outcome } = first
  keep(context, (db) => {
    setOutcome(db, first.id, outcome)
    setSuspect(db, queued.id, second?.id ?? null)
  })
  return waiting.slice(1)
}

/**
 * Stops a job after the file that is being written; the file that is being read is given up. One that ended while the
 * user pressed stays as it ended. @throws not-found
 */
export function cancelJob(library: object, id: string): void {
  const { job, cancel } = requireJob(library, id)
  if (!hasEnded(job)) cancel()
}

/** A paused job ends the file it is at and begins no other; so it stays after a restart. @throws not-found */
export function pauseJob(context: TaskContext, id: string, isPaused: boolean): void {
  const { job, pause } = requireJob(context.library, id)
  if (hasEnded(job) || (job.state === 'paused') === isPaused) return
  pause(isPaused)
  keep(context, (db) => setPaused(db, id, isPaused))
  context.announce(['import'], [id])
}

/** Forgets a job that has ended; one that runs stays. @throws not-found */
export function dismissJob(library: object, id: string): void {
  if (hasEnded(requireJob(library, id).job)) jobs(library).delete(id)
}

function requireJob(library: object, id: string): Running {
  const found = jobs(library).get(id)
  if (!found) throw new CallError('not-found', `no import ${id}`, { kind: 'import', id })
  return found
}

function forgetOldest(known: Map<string, Running>): void {
  const finished = [...known.values()].filter(({ job }) => hasEnded(job))
  for (const { job } of finished.slice(0, -MOST_FINISHED)) known.delete(job.id)
}

const inboxOf = ({ folder }: TaskContext): string => join(folder, 'inbox', '/')

/** @param first the place in the line of the first of them */
async function expandItems(
  context: TaskContext,
  items: ImportItem[],
  first = 0,
): Promise<{ files: ImportFile[]; passed: ImportJob['passed'] }> {
  const files: ImportFile[] = []
  const passed: ImportJob['passed'] = []
  for (const item of items) {
    const { encoding, replaces } = item
    if ('inbox' in item) {
      if (!/^[\w-]{1,64}$/.test(item.inbox)) throw new CallError('bad-arguments', 'no such upload')
      const path = join(inboxOf(context), item.inbox)
      const row = { id: newId(), position: first + files.length }
      files.push({ path, name: item.name, encoding, replaces, uploaded: true, row })
      continue
    }
    if (!context.mayUsePaths) throw new CallError('not-allowed', 'a window sends bytes, not paths')
    const walked = await expandPaths([item.path])
    passed.push(...walked.passed)
    for (const path of walked.files)
      files.push({ path, name: path, encoding, replaces, uploaded: false, row: null })
  }
  return { files, passed }
}
