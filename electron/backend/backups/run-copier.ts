/** Copies in a thread of its own: checking a copy of 500 MB takes the processor for seconds, in which no note could be saved. */
import { Worker } from 'node:worker_threads'
import type { CopyJob, CopyOutcome } from './copy.ts'

/** The bundled thread, beside the bundled worker. */
export const BUNDLED_COPIER = 'copier.js'

export type Copier = (job: CopyJob) => Promise<CopyOutcome>

/** @param threadFile thread.ts, or its bundled form */
export const createCopier =
  (threadFile: URL | string = new URL('./thread.ts', import.meta.url)): Copier =>
  (job) =>
    new Promise((resolve, reject) => {
      const thread = new Worker(threadFile, { workerData: job })
      thread.on('message', resolve)
      thread.on('error', reject)
      thread.on('exit', () => reject(new Error('the thread that copies ended by itself')))
    })
