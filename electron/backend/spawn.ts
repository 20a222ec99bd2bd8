/** Starts the backend in a worker thread and gives it the shape it has in this one. */
import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads'
import { CallError } from '../../shared/errors.ts'
import type { Wire } from '../../shared/rpc.ts'
import type { Backend } from './backend.ts'
import { giveBackUnreturned, unlockLibrary } from './database/lock.ts'
import type { ForkChild } from './import/fork.ts'
import { hostChildren } from './import/hosted-child.ts'
import { streamFromPort, streamToPort } from './port-stream.ts'
import { chooseFor } from './export/choose-by-host.ts'
import type { ChooseFolder, PrintPdf } from './handlers.ts'
import { printFor } from './export/print-by-host.ts'
import type { FromWorker, ToWorker, WorkerOptions } from './worker-messages.ts'

/** How long a closing backend may take before its thread is ended, in milliseconds. */
const CLOSE_WITHIN = 15_000

type Answer = FromWorker & { kind: 'answer' }

/** A backend that closed by itself to be started anew: nothing went wrong. */
class Reopening extends Error {
  override name = 'Reopening'
}

/** What a thread cannot do for itself under some hosts. */
export interface HostAbilities {
  printPdf?: PrintPdf | undefined
  /** Shows the system's folder dialog. */
  chooseFolder?: ChooseFolder | undefined
  /** How importer processes are started, where the thread cannot. */
  forkChild?: ForkChild | undefined
}

/**
 * Opens the library in a worker thread. If the thread dies, calls that wait are answered `connection-lost`,
 * wires that can be closed are, the lock is given back and `ended` tells why: a host may then start anew.
 * @param workerFile worker.ts, or its bundled form
 * @param host what only the host's main thread can do: printing exports, starting importer processes
 * @throws what opening a library throws
 */
export async function startBackend(
  workerFile: URL | string,
  options: Omit<WorkerOptions, 'lockToken' | 'prints' | 'chooses' | 'hostsChildren'>,
  { printPdf, chooseFolder, forkChild }: HostAbilities = {},
): Promise<Backend> {
  giveBackUnreturned()
  const lockToken = randomUUID()
  const folder = resolve(options.folder)
  const worker = new Worker(workerFile, {
    workerData: {
      ...options,
      lockToken,
      prints: printPdf !== undefined,
      chooses: chooseFolder !== undefined,
      hostsChildren: forkChild !== undefined,
    } satisfies WorkerOptions,
  })
  const post = (message: ToWorker, transfer: MessagePort[] = []): void =>
    worker.postMessage(message, transfer)
  const children = forkChild ? hostChildren(forkChild, post) : null

  const print = printPdf ? printFor(printPdf, (answer) => post(answer)) : (): void => undefined
  const choose = chooseFolder ? chooseFor(chooseFolder, (answer) => post(answer)) : (): void => undefined
  const asked = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>()
  const opened = Promise.withResolvers<undefined>()
  const ended = Promise.withResolvers<Error | null>()
  let failure: Error | null = null
  let isOver = false
  let isClosing = false
  let nextId = 1

  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'ready') opened.resolve(undefined)
    else if (message.kind === 'reopening') failure = new Reopening('a backup was put back')
    else if (message.kind === 'child') children?.hear(message)
    else if (message.kind === 'refused') {
      const { code, data } = message
      opened.reject(code ? new CallError(code, message.message, data) : new Error(message.message))
      void worker.terminate()
    } else if (message.kind === 'print') print(message)
    else if (message.kind === 'choose') choose(message)
    else {
      const waiting = asked.get(message.id)
      asked.delete(message.id)
      if (message.kind === 'answer') waiting?.resolve(message)
      else waiting?.reject(new Error(message.message))
    }
  })
  worker.on('error', (error) => {
    failure = error instanceof Error ? error : new Error(String(error))
  })
  worker.on('exit', () => {
    isOver = true
    children?.killAll()
    const reason = isClosing ? null : (failure ?? new Error('the backend ended by itself'))
    // After a clean end the lock is gone already, or another's.
    unlockLibrary(folder, lockToken)
    opened.reject(reason ?? new Error('closed'))
    for (const waiting of asked.values()) waiting.reject(reason ?? new Error('closed'))
    asked.clear()
    ended.resolve(reason)
  })

  await opened.promise

  return {
    attach(wire, { mayUsePaths, mayNameFolders }) {
      const { port1, port2 } = new MessageChannel()
      if (!isOver) post({ kind: 'attach', port: port2, mayUsePaths, mayNameFolders }, [port2])
      bridge(wire, port1, ended.promise, () => isOver)
    },

    async content(request) {
      if (isOver) return Response.json({ code: 'connection-lost', data: {} }, { status: 503 })
      const id = nextId++
      const answer = Promise.withResolvers<Answer>()
      asked.set(id, answer)
      const { method, url, headers } = request
      const channel = request.body ? new MessageChannel() : null
      post(
        { kind: 'content', id, method, url, headers: [...headers], body: channel?.port2 ?? null },
        channel ? [channel.port2] : [],
      )
      let bodyFailure: unknown = null
      if (request.body && channel)
        streamToPort(request.body, channel.port1, (error) => {
          bodyFailure = error
        })
      try {
        const { status, headers: answered, body } = await answer.promise
        return new Response(body ? streamFromPort(body) : null, { status, headers: answered })
      } catch (error) {
        // The host knows its own error (a body over its limit) by its class, which does not cross threads.
        if (bodyFailure instanceof Error) throw bodyFailure
        throw error
      }
    },

    async close() {
      if (!isClosing && !isOver) {
        isClosing = true
        post({ kind: 'close' })
        const late = setTimeout(() => void worker.terminate(), CLOSE_WITHIN)
        await ended.promise
        clearTimeout(late)
      }
      await ended.promise
    },

    ended: ended.promise,
  }
}

/** Joins a host's wire to the worker's port; answers for the worker when that is gone. */
function bridge(wire: Wire, port: MessagePort, ended: Promise<unknown>, isOver: () => boolean): void {
  const waiting = new Set<number>()
  const idOf = (frame: unknown): number | null => {
    const id = (frame as { id?: unknown } | null)?.id
    return typeof id === 'number' ? id : null
  }
  const lose = (id: number): void => {
    const error = { code: 'connection-lost', message: 'the backend has ended', data: {} }
    wire.post({ id, error })
  }
  let isLost = false
  wire.onFrame((frame) => {
    const id = idOf(frame)
    if (isOver()) {
      if (id !== null) lose(id)
      return
    }
    if (id !== null) waiting.add(id)
    port.postMessage(frame)
  })
  port.on('message', (frame: unknown) => {
    const id = idOf(frame)
    if (id !== null) waiting.delete(id)
    wire.post(frame)
  })
  wire.onClose(() => {
    isLost = true
    port.close()
  })
  void ended.then(() => {
    if (!isLost) {
      waiting.forEach(lose)
      wire.close?.()
    }
    port.close()
  })
}
