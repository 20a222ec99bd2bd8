/** Reads a file of another program in a thread of its own, under a time and a memory limit. */
import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { CallError } from '../../../shared/errors.ts'
import type { ForeignAnswer, ForeignRequest } from './child.ts'
import type { ForeignRead } from './formats/format.ts'

/** The child's file in a bundled build, beside the backend's or above its parts. */
const BUNDLED = 'annotations-child.js'

const TIME_LIMIT = 60_000
/** A project's texts of 64 MB are held twice while they are read. */
const MEMORY_LIMIT = 512

const childFile = (): URL => {
  const bundled = [`./${BUNDLED}`, `../${BUNDLED}`].map((path) => new URL(path, import.meta.url))
  return bundled.find((file) => existsSync(file)) ?? new URL('./child.ts', import.meta.url)
}

/**
 * @param signal ends it
 * @throws file-unsupported, annotations-unreadable, file-too-large, file-too-slow
 */
export async function readApart(request: ForeignRequest, signal: AbortSignal): Promise<ForeignRead> {
  const worker = new Worker(childFile(), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT },
    env: {},
  })
  const { promise, resolve, reject } = Promise.withResolvers<ForeignRead>()
  const timer = setTimeout(() => reject(tooSlow()), TIME_LIMIT)
  const stop = (): void => reject(new CallError('connection-lost', 'the library is being closed'))
  signal.addEventListener('abort', stop)
  worker.on('message', (answer: ForeignAnswer) => {
    if ('done' in answer) resolve(answer.done)
    else if ('detail' in answer) reject(new Error(answer.detail))
    else reject(new CallError(answer.error.code, answer.error.message, answer.error.data))
  })
  worker.on('error', (error: Error & { code?: string }) =>
    reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge(request) : error),
  )
  worker.on('exit', () => reject(new Error('the thread ended before it answered')))
  worker.postMessage(request)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
    await worker.terminate()
  }
}

const tooSlow = (): CallError =>
  new CallError('file-too-slow', `not read after ${TIME_LIMIT} ms`, { seconds: TIME_LIMIT / 1000 })

const tooLarge = ({ bytes }: ForeignRequest): CallError =>
  new CallError('file-too-large', 'the file needs more memory than it may take', {
    megabytes: Math.max(1, Math.round(bytes.length / 1_048_576)),
    limit: MEMORY_LIMIT / 8,
  })
