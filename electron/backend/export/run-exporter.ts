/**
 * Runs exports in threads of their own, one after the other: gathering and writing 10,000 highlights takes the
 * processor for seconds (test/bench/export.ts), in which no note could be saved.
 */
import { Worker } from 'node:worker_threads'
import { CallError } from '../../../shared/errors.ts'
import type { ExportJob, MadeExport } from './make.ts'
import type { ExporterAnswer, ExporterOptions } from './thread.ts'

/** The bundled thread, beside the bundled worker. */
export const BUNDLED_EXPORTER = 'exporter.js'

export interface Exporter {
  /** @throws what makeExport throws; `connection-lost` where the library is closed meanwhile */
  make(job: ExportJob): Promise<MadeExport>
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
  let running: Worker | null = null
  let isClosed = false

  function run(job: ExportJob): Promise<MadeExport> {
    if (isClosed) return Promise.reject(lost())
    return new Promise((resolve, reject) => {
      const thread = new Worker(threadFile, { workerData: { file, job } satisfies ExporterOptions })
      running = thread
      thread.on('message', (answer: ExporterAnswer) => {
        if ('made' in answer) resolve(answer.made)
        else
          reject(
            answer.code ? new CallError(answer.code, answer.message, answer.data) : new Error(answer.message),
          )
      })
      thread.on('error', reject)
      thread.on('exit', () => {
        running = null
        reject(lost())
      })
    })
  }

  return {
    make(job) {
      const made = last.then(() => run(job))
      last = made.catch(() => undefined)
      return made
    },
    async close() {
      isClosed = true
      await running?.terminate()
    },
  }
}

const lost = (): CallError => new CallError('connection-lost', 'the library is being closed')
