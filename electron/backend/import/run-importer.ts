/** Runs the importer child: one file at a time, a time and a memory limit for each, killed when the user cancels. */
import { CallError } from '../../../shared/errors.ts'
import { sizesInWords } from '../../../shared/model/import.ts'
import type { ForeignRead } from '../annotations/formats/format.ts'
import type { SplitOptions, SplitPage } from '../pages/page.ts'
import type { ChildAnswer, ChildRequest, ReadRequest } from './child-messages.ts'
import { type Child, type ForkChild, forkNode } from './fork.ts'
import { LIMITS } from './limits.ts'
import type { ReadPage } from './read-page.ts'
import type { UnpackedFile } from './unpack.ts'

export interface ImporterOptions {
  /** The child's file. In a bundled build `import-child.js` beside the backend's; in sources child.ts. */
  childFile?: URL | string
  /** Longest a file may take, in milliseconds. */
  timeLimit?: number
  /** Most the child's heap may grow to, in megabytes. */
  memoryLimit?: number
  /** How it is started: Electron has its own way. */
  forkChild?: ForkChild
}

export interface Importer {
  /** @throws CallError with one of the file codes; `file-too-slow` after the time limit; `cancelled` from `cancel()` */
  run(bytes: Uint8Array, request: Omit<ReadRequest, 'bytes'>): Promise<ReadPage>
  /** A zip, file by file; the child goes on when `onFile` has ended. @throws CallError as `run` does */
  unpack(archive: Uint8Array, onFile: (file: UnpackedFile) => Promise<void>): Promise<void>
  /** A source's text to reports, under the same limits. @throws CallError as `run` does, or `split-failed` */
  split(text: string, options: SplitOptions): Promise<SplitPage>
  /**
   * Annotations of another program. @throws CallError as `run` does, `annotations-unreadable`, `annotations-too-many`,
   * and what zips and XML are refused with
   */
  foreign(bytes: Uint8Array, name: string): Promise<ForeignRead>
  /** Kills the file being read, if any: its `run` rejects with `ImportCancelled`. */
  cancel(): void
  close(): Promise<void>
}

/** The name of the child's file in a bundled build, beside the backend worker's. */
export const BUNDLED_CHILD = 'import-child.js'

/** What `run` rejects with when the user cancelled. Never crosses a wire. */
export class ImportCancelled extends Error {}

/** How V8 says that a heap is full; see ADR 0025 for why nothing better can be asked. */
const OUT_OF_MEMORY = /heap out of memory|heap limit|invalid (?:array|size|table)|Invalid size error|Killed/i

type Done = Extract<ChildAnswer, { done: unknown }>['done']

/** An importer with one child, started when first needed and kept between files: starting one costs about 400 ms. */
export function createImporter(options: ImporterOptions = {}): Importer {
  const childFile = options.childFile ?? new URL('./child.ts', import.meta.url)
  const timeLimit = options.timeLimit ?? LIMITS.time
  const forkChild = options.forkChild ?? forkNode
  let child: Child | null = null
  let queue: Promise<unknown> = Promise.resolve()
  let interrupt: ((error: Error) => void) | null = null
  /** Of the request that is being answered. */
  let onAnswer: (answer: ChildAnswer) => void = () => {}
  let onEnd: (words: string) => void = () => {}

  const start = (): Child => {
    const started = forkChild(String(childFile), options.memoryLimit ?? LIMITS.heap)
    started.onMessage((message) => {
      if (child === started) onAnswer(message as ChildAnswer)
    })
    started.onExit((words) => {
      // An idle child that dies is started anew for the next file.
      if (child !== started) return
      child = null
      onEnd(words)
    })
    return started
  }

  const stop = (): void => {
    const stopped = child
    child = null
    stopped?.kill()
  }

  const runOne = (request: ChildRequest, onFile?: (file: UnpackedFile) => Promise<void>): Promise<Done> =>
    new Promise((resolve, reject) => {
      child ??= start()
      const running = child
      running.hold(true)
      const settle = (finish: () => void, kill: boolean): void => {
        clearTimeout(timer)
        interrupt = null
        onAnswer = onEnd = () => {}
        // Idle children must not keep a finished command line alive.
        running.hold(false)
        if (kill) stop()
        finish()
      }
      const fail = (error: Error): void => settle(() => reject(error), true)
      onAnswer = (answer) => {
        if ('unpacked' in answer) {
          onFile?.(answer.unpacked).then(() => child === running && running.post({ next: true }), fail)
          return
        }
        if ('done' in answer) return settle(() => resolve(answer.done), false)
        if ('detail' in answer) return fail(new Error(answer.detail))
        const { code, message, data, cause } = answer.error
        settle(() => reject(new CallError(code, message, data, cause)), false)
      }
      onEnd = (words) => fail(died(words, request))
      const timer = setTimeout(
        () =>
          fail(
            new CallError('file-too-slow', `not read after ${timeLimit} ms`, {
              seconds: Math.ceil(timeLimit / 1000),
            }),
          ),
        timeLimit,
      )
      interrupt = fail
      running.post(request)
    })

  const inTurn = (request: ChildRequest, onFile?: (file: UnpackedFile) => Promise<void>): Promise<Done> => {
    const result = queue.then(() => runOne(request, onFile))
    queue = result.catch(() => {})
    return result
  }

  return {
    // The child answers each kind of request with its own kind of page.
    run: (bytes, request) => inTurn({ bytes, ...request }) as Promise<ReadPage>,
    split: (text, options) => inTurn({ text, options }) as Promise<SplitPage>,
    foreign: (bytes, name) => inTurn({ foreign: bytes, name }) as Promise<ForeignRead>,
    unpack: async (archive, onFile) => void (await inTurn({ archive }, onFile)),
    cancel: () => interrupt?.(new ImportCancelled('cancelled')),
    close() {
      interrupt?.(new ImportCancelled('closed'))
      stop()
      return Promise.resolve()
    },
  }
}

/** Killed by its own watch it leaves no word; V8 says when its heap is full; anything else is a crash. */
function died(words: string, request: ChildRequest): CallError {
  if (words.trim() !== '' && !OUT_OF_MEMORY.test(words))
    return new CallError('file-crashed', 'the importer ended before it answered', {}, words)
  const told = sizesInWords(sizeOf(request), LIMITS.part)
  return new CallError('file-too-large', 'the file needs more memory than an import may take', told)
}

function sizeOf(request: ChildRequest): number {
  if ('text' in request) return request.text.length
  if ('archive' in request) return request.archive.length
  if ('foreign' in request) return request.foreign.length
  return 'bytes' in request ? request.bytes.length : 0
}
