/**
 * Calls over any wire. A wire carries JSON-able frames and nothing else: a worker's MessagePort, Electron
 * IPC, a WebSocket and a direct pair are wires, and one contract suite runs over all of them.
 */
import type { CallArgs, CallName, CallResult, LibraryChanged } from './contract.ts'
import { CallError, type ErrorCode, type ErrorData } from './errors.ts'

export interface Wire {
  post(frame: unknown): void
  onFrame(listener: (frame: unknown) => void): void
  onClose(listener: () => void): void
  /** Ends the wire from this side, where that can be done: the other side then knows that it is lost. */
  close?(): void
}

interface CallFrame {
  id: number
  call: string
  args: unknown
}
interface ErrorBody {
  code: ErrorCode
  message: string
  data: ErrorData
}
interface ReplyFrame {
  id: number
  result?: unknown
  error?: ErrorBody
}
interface EventFrame {
  event: 'library.changed'
  data: LibraryChanged
}

/** The caller's side of a wire. Calls that wait when the wire closes reject with `connection-lost`. */
export interface Client {
  send<N extends CallName>(call: N, args: CallArgs<N>): Promise<CallResult<N>>
  /** Returns the function that stops listening. */
  onChanged(listener: (change: LibraryChanged) => void): () => void
  onClose(listener: () => void): void
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Makes a client of a wire. */
export function connect(wire: Wire): Client {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: CallError) => void }>()
  const listeners = new Set<(change: LibraryChanged) => void>()
  let nextId = 1
  let closed = false
  const lost = (): CallError => new CallError('connection-lost', 'the connection to the library was lost')

  wire.onFrame((frame) => {
    if (!isObject(frame)) return
    if ('event' in frame) {
      for (const listener of listeners) listener((frame as unknown as EventFrame).data)
      return
    }
    const reply = frame as unknown as ReplyFrame
    const call = waiting.get(reply.id)
    if (!call) return
    waiting.delete(reply.id)
    if (reply.error) call.reject(new CallError(reply.error.code, reply.error.message, reply.error.data))
    else call.resolve(reply.result as never)
  })
  wire.onClose(() => {
    closed = true
    for (const call of waiting.values()) call.reject(lost())
    waiting.clear()
  })

  return {
    send(call, args) {
      if (closed) return Promise.reject(lost())
      const id = nextId++
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        wire.post({ id, call, args } satisfies CallFrame)
      })
    },
    onChanged(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onClose(listener) {
      wire.onClose(listener)
    },
  }
}

/** Answers one call: arguments come unchecked, the answer must be JSON. */
export type Answer = (call: string, args: unknown) => Promise<unknown>

/**
 * Serves calls that arrive on a wire. Frames that are no calls are ignored. An error that is not a
 * `CallError` crosses as `internal` without its text; `log` gets the whole.
 * Returns the function that sends an event down this wire.
 */
export function serve(
  wire: Wire,
  answer: Answer,
  log: (error: unknown) => void,
): (change: LibraryChanged) => void {
  wire.onFrame((frame) => {
    if (!isObject(frame) || typeof frame.id !== 'number' || typeof frame.call !== 'string') return
    const { id, call, args } = frame as unknown as CallFrame
    answer(call, args).then(
      (result) => wire.post({ id, result } satisfies ReplyFrame),
      (error: unknown) => wire.post({ id, error: errorBody(error, log) } satisfies ReplyFrame),
    )
  })
  return (data) => wire.post({ event: 'library.changed', data } satisfies EventFrame)
}

function errorBody(error: unknown, log: (error: unknown) => void): ErrorBody {
  if (error instanceof CallError) return { code: error.code, message: error.message, data: error.data }
  log(error)
  return {
    code: 'internal',
    message: 'something went wrong inside Pressmark; the log has the detail',
    data: {},
  }
}

/** Two wires joined back to back in one thread. Frames are copied as JSON, as every real wire would do. */
export function directPair(): [Wire, Wire] & { close(): void } {
  type End = { frames: ((frame: unknown) => void)[]; closes: (() => void)[] }
  const a: End = { frames: [], closes: [] }
  const b: End = { frames: [], closes: [] }
  let open = true
  const wire = (own: End, other: End): Wire => ({
    post(frame) {
      const copy: unknown = JSON.parse(JSON.stringify(frame))
      if (open) void Promise.resolve().then(() => other.frames.forEach((listener) => listener(copy)))
    },
    onFrame: (listener) => void own.frames.push(listener),
    onClose: (listener) => void own.closes.push(listener),
  })
  const close = (): void => {
    open = false
    for (const end of [a, b]) for (const listener of end.closes) listener()
  }
  return Object.assign([wire(a, b), wire(b, a)] as [Wire, Wire], { close })
}
