/** Runs the reader's thread: one question at a time, the newest of a session only; those of tasks when nothing else waits. */
import { Worker } from 'node:worker_threads'
import { CallError } from '../../../shared/errors.ts'
import { apart } from './apart.ts'
import type { Question, ReaderAnswer, ReaderOptions } from './messages.ts'

/** The bundled thread, beside the bundled worker. */
export const BUNDLED_READER = 'reader.js'

export interface Reader {
  answers(call: string): boolean
  /** @throws what the handler throws; `cancelled` where a newer question of its session came, or `cancel` */
  ask(call: string, args: unknown, options?: { background: boolean }): Promise<unknown>
  /** What waits or runs for a session is refused as `cancelled`. */
  cancel(session: string): void
  close(): Promise<void>
}

/** A question of a task that was left off so many times is answered to its end, or it would never be. */
const MOST_LEFT = 8

interface Waiting extends Question {
  session: string | null
  /** Of a task: how many times it was left off for one that somebody waits for. */
  left: number
  isLeaving: boolean
  isBehind: boolean
  resolve: (result: unknown) => void
  reject: (error: Error) => void
}

/**
 * Makes the reader of a library that is open. The thread starts with the first question, and anew after it died.
 * @param file the database file
 * @param threadFile thread.ts, or its bundled form
 */
export function createReader(
  file: string,
  threadFile: URL | string = new URL('./thread.ts', import.meta.url),
): Reader {
  const cancelled = new SharedArrayBuffer(4)
  const flag = new Int32Array(cancelled)
  let thread: Worker | null = null
  let running: Waiting | null = null
  let queue: Waiting[] = []
  const behind: Waiting[] = []
  let nextId = 1
  let isClosed = false

  const start = (): Worker => {
    const started = new Worker(threadFile, { workerData: { file, cancelled } satisfies ReaderOptions })
    let failure: Error | null = null
    started.on('message', (answer: ReaderAnswer) => {
      const asked = running
      running = null
      if (asked?.isLeaving && 'code' in answer && answer.code === 'cancelled') {
        behind.unshift({ ...asked, id: nextId++, left: asked.left + 1, isLeaving: false })
      } else if (asked?.id === answer.id) {
        if ('result' in answer) asked.resolve(answer.result)
        else
          asked.reject(
            answer.code ? new CallError(answer.code, answer.message, answer.data) : new Error(answer.message),
          )
      }
      next()
    })
    started.on('error', (error) => {
      failure = error instanceof Error ? error : new Error(String(error))
    })
    started.on('exit', () => {
      thread = null
      running?.reject(failure ?? lost())
      running = null
      if (isClosed) refuseWaiting()
      else next()
    })
    return started
  }

  function refuseWaiting(): void {
    for (const asked of [...queue.splice(0), ...behind.splice(0)]) asked.reject(lost())
  }

  function next(): void {
    if (running || isClosed) return
    const asked = queue.shift() ?? behind.shift()
    if (!asked) return
    running = asked
    thread ??= start()
    const { id, call, args } = asked
    thread.postMessage({ id, call, args } satisfies Question)
  }

  function cancel(session: string): void {
    for (const asked of queue) if (asked.session === session) asked.reject(superseded())
    queue = queue.filter((asked) => asked.session !== session)
    if (running?.session !== session) return
    Atomics.store(flag, 0, running.id)
    // It may be answered all the same, a moment later: nobody waits for that any more.
    running.reject(superseded())
  }

  /** What a task asked is left off between two of its statements, and asked again when nobody waits. */
  function leaveOff(): void {
    if (!running?.isBehind || running.isLeaving || running.left >= MOST_LEFT) return
    running.isLeaving = true
    Atomics.store(flag, 0, running.id)
  }

  return {
    answers: (call) => Object.hasOwn(apart, call),
    ask(call, args, { background } = { background: false }) {
      if (isClosed) return Promise.reject(lost())
      const { session = null } = (args ?? {}) as { session?: string }
      if (session !== null) cancel(session)
      return new Promise((resolve, reject) => {
        const line = background ? behind : queue
        const how = { left: 0, isLeaving: false, isBehind: background }
        line.push({ id: nextId++, call, args, session, resolve, reject, ...how })
        if (!background) leaveOff()
        next()
      })
    },
    cancel,
    async close() {
      isClosed = true
      refuseWaiting()
      if (!thread) return
      const ended = new Promise((resolve) => thread?.once('exit', resolve))
      if (running) Atomics.store(flag, 0, running.id)
      thread.postMessage('close')
      await ended
    },
  }
}

const superseded = (): CallError => new CallError('cancelled', 'something newer was asked for')
const lost = (): CallError => new CallError('connection-lost', 'the library is being closed')
