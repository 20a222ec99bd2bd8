/** Runs the importer child: one file at a time, a time and a memory limit for each, killed when the user cancels. */
import { Worker } from 'node:worker_threads'
import { CallError } from '../../../shared/errors.ts'
import type { SplitOptions, SplitPage } from '../pages/page.ts'
import type { ChildAnswer, ChildRequest, ReadRequest } from './child.ts'
import type { ReadPage } from './read-page.ts'

export interface ImporterOptions {
  /** The child's file. In a bundled build `import-child.js` beside the backend's; in sources child.ts. */
  childFile?: URL | string
  /** Longest a file may take, in milliseconds. */
  timeLimit?: number
  /** Most the child's heap may grow to, in megabytes. */
  memoryLimit?: number
  /** Most the whole process may grow by while one file is read, in megabytes: buffers lie outside the heap. */
  growthLimit?: number
}

export interface Importer {
  /** @throws CallError with one of the file codes; `file-too-slow` after the time limit; `cancelled` from `cancel()` */
  run(bytes: Uint8Array, request: Omit<ReadRequest, 'bytes'>): Promise<ReadPage>
  /** A source's text to reports, under the same limits. @throws CallError as `run` does, or `split-failed` */
  split(text: string, options: SplitOptions): Promise<SplitPage>
  /** Kills the file being read, if any: its `run` rejects with `ImportCancelled`. */
  cancel(): void
  close(): Promise<void>
}

/** The name of the child's file in a bundled build, beside the backend worker's. */
export const BUNDLED_CHILD = 'import-child.js'

/** What `run` rejects with when the user cancelled. Never crosses a wire. */
export class ImportCancelled extends Error {}

const TIME_LIMIT = 60_000
const MEMORY_LIMIT = 256
/** A PDF of 512 MB takes its own size twice. What inflates to more is a bomb. */
const GROWTH_LIMIT = 1536
/** Between two looks at the process's size, in milliseconds; inflating fills about 200 MB meanwhile. */
const LOOK = 250

/** An importer with one child, started when first needed and kept between files: starting one costs about 100 ms. */
export function createImporter(options: ImporterOptions = {}): Importer {
  const childFile = options.childFile ?? new URL('./child.ts', import.meta.url)
  const timeLimit = options.timeLimit ?? TIME_LIMIT
  const growthLimit = options.growthLimit ?? GROWTH_LIMIT
  let worker: Worker | null = null
  let queue: Promise<unknown> = Promise.resolve()
  let interrupt: ((error: Error) => void) | null = null

  const start = (): Worker => {
    const started = new Worker(childFile, {
      resourceLimits: { maxOldGenerationSizeMb: options.memoryLimit ?? MEMORY_LIMIT },
      env: {},
    })
    started.on('exit', () => {
      if (worker === started) worker = null
    })
    // An idle child that dies is started anew for the next file; without a listener it would take us along.
    started.on('error', () => {})
    // Idle children must not keep a finished command line alive.
    started.unref()
    return started
  }

  const stop = async (): Promise<void> => {
    const stopped = worker
    worker = null
    await stopped?.terminate()
  }

  const runOne = (request: ChildRequest): Promise<ReadPage | SplitPage> =>
    new Promise((resolve, reject) => {
      worker ??= start()
      const running = worker
      running.ref()
      const settle = (finish: () => void, kill: boolean): void => {
        clearTimeout(timer)
        clearInterval(watch)
        interrupt = null
        running.off('message', onMessage).off('error', onError).off('exit', onExit)
        running.unref()
        if (kill) void stop()
        finish()
      }
      const fail = (error: Error): void => settle(() => reject(error), true)
      const onMessage = (answer: ChildAnswer): void => {
        if ('done' in answer) return settle(() => resolve(answer.done), false)
        if ('detail' in answer) return fail(new Error(answer.detail))
        const { code, message, data, cause } = answer.error
        settle(() => reject(new CallError(code, message, data, cause)), false)
      }
      const onError = (error: Error & { code?: string }): void =>
        fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory(sizeOf(request)) : error)
      const onExit = (): void => fail(new Error('the importer ended before it answered'))
      const timer = setTimeout(
        () =>
          fail(
            new CallError('file-too-slow', `not read after ${timeLimit} ms`, {
              seconds: Math.ceil(timeLimit / 1000),
            }),
          ),
        timeLimit,
      )
      const before = process.memoryUsage.rss()
      const watch = setInterval(() => {
        if (process.memoryUsage.rss() - before > growthLimit * 1_048_576) fail(outOfMemory(sizeOf(request)))
      }, LOOK)
      interrupt = fail
      running.on('message', onMessage).on('error', onError).on('exit', onExit)
      running.postMessage(request)
    })

  const inTurn = (request: ChildRequest): Promise<ReadPage | SplitPage> => {
    const result = queue.then(() => runOne(request))
    queue = result.catch(() => {})
    return result
  }

  return {
    // The child answers each kind of request with its own kind of page.
    run: (bytes, request) => inTurn({ bytes, ...request }) as Promise<ReadPage>,
    split: (text, options) => inTurn({ text, options }) as Promise<SplitPage>,
    cancel: () => interrupt?.(new ImportCancelled('cancelled')),
    async close() {
      interrupt?.(new ImportCancelled('closed'))
      await stop()
    },
  }
}

const sizeOf = (request: ChildRequest): number =>
  'text' in request ? request.text.length : request.bytes.length

const outOfMemory = (bytes: number): CallError =>
  new CallError('file-too-large', 'the file needs more memory than an import may take', {
    megabytes: Math.max(1, Math.round(bytes / 1_048_576)),
    limit: Math.round(MEMORY_LIMIT / 4),
  })
