/**
 * Runs exports in threads of their own, one after the other: gathering and writing 10,000 highlights takes the
 * processor for seconds (test/bench/export.ts), in which no note could be saved.
 */
import { Worker } from 'node:worker_threads'
import { CallError } from '../../../shared/errors.ts'
import type { ExportPreview } from '../../../shared/model/export-format.ts'
import type { ExportJob, MadeExport } from './make.ts'
import type { ExporterAnswer, ExporterOptions } from './thread.ts'

/** The bundled thread, beside the bundled worker. */
export const BUNDLED_EXPORTER = 'exporter.js'

export interface Exporter {
  /** @throws what makeExport throws; `connection-lost` where the library is closed meanwhile */
  make(job: ExportJob): Promise<MadeExport>
  /**
   * A preview does not wait for exports. `session`: a newer one of it ends the older.
   * @throws as `make`; `cancelled` where it was ended
   */
  preview(job: ExportJob, session: string): Promise<ExportPreview>
  /** Ends the preview of a session. */
  cancel(session: string): void
  /** Ends what runs. */
  close(): Promise<void>
}

/**
 * Makes the exporter of a library that is open.
 * @param file the database file
 * @param threadFile thread.ts, or its bundled form
 */
export function createExporter(
  file: string,
  threadFile: URL | string = new URL('./thread.ts', import.meta.url),
): Exporter {
  let last: Promise<unknown> = Promise.resolve()
  const running = new Set<Worker>()
  const previews = new Map<string, { end: () => void }>()
  let isClosed = false

  function run<Made>(
    job: ExportJob,
    isPreview: boolean,
    begun: (thread: Worker, end: (error: CallError) => void) => void = () => undefined,
  ): Promise<Made> {
    if (isClosed) return Promise.reject(lost())
    return new Promise((resolve, reject) => {
      const thread = new Worker(threadFile, {
        workerData: { file, job, isPreview } satisfies ExporterOptions,
      })
      running.add(thread)
      begun(thread, reject)
      thread.on('message', (answer: ExporterAnswer) => {
        if ('made' in answer) resolve(answer.made as Made)
        else
          reject(
            answer.code ? new CallError(answer.code, answer.message, answer.data) : new Error(answer.message),
          )
      })
      thread.on('error', reject)
      thread.on('exit', () => {
        running.delete(thread)
        reject(lost())
      })
    })
  }

  return {
    make(job) {
      const made = last.then(() => run<MadeExport>(job, false))
      last = made.catch(() => undefined)
      return made
    },
    preview(job, session) {
      previews.get(session)?.end()
      let own: { end: () => void } | null = null
      const made = run<ExportPreview>(job, true, (thread, reject) => {
        own = {
          end() {
            reject(new CallError('cancelled', 'the preview is not wanted any more'))
            void thread.terminate()
          },
        }
        previews.set(session, own)
      })
      return made.finally(() => {
        if (previews.get(session) === own) previews.delete(session)
      })
    },
    cancel: (session) => previews.get(session)?.end(),
    async close() {
      isClosed = true
      await Promise.all([...running].map((thread) => thread.terminate()))
    },
  }
}

const lost = (): CallError => new CallError('connection-lost', 'the library is being closed')
