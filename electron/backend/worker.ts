/** The backend in a worker thread: no query, however long, stalls the host's windows. Started by spawn.ts. */
import { existsSync } from 'node:fs'
import {
  MessageChannel,
  parentPort,
  receiveMessageOnPort,
  workerData,
  type MessagePort,
} from 'node:worker_threads'
import { CallError } from '../../shared/errors.ts'
import type { Wire } from '../../shared/rpc.ts'
import { BUNDLED_COPIER, createCopier } from './backups/run-copier.ts'
import { createBackend, type Backend } from './backend.ts'
import { BUNDLED_EXPORTER, createExporter, type Exporter } from './export/run-exporter.ts'
import { createChooser } from './export/choose-by-host.ts'
import { createPrinter } from './export/print-by-host.ts'
import { forkOnHost } from './import/hosted-child.ts'
import { BUNDLED_CHILD, createImporter } from './import/run-importer.ts'
import { BUNDLED_READER, createReader, type Reader } from './reader/run-reader.ts'
import { streamFromPort, streamToPort } from './port-stream.ts'
import type { FromWorker, ToWorker, WorkerOptions } from './worker-messages.ts'

/** Ports of wires, each with what hands its frames on. */
const ports = new Map<MessagePort, (frame: unknown) => void>()

/** A wire over a MessagePort. */
function portWire(port: MessagePort): Wire {
  const listeners: ((frame: unknown) => void)[] = []
  const receive = (frame: unknown): void => listeners.forEach((listener) => listener(frame))
  ports.set(port, receive)
  port.on('message', receive)
  port.on('close', () => ports.delete(port))
  return {
    post: (frame) => port.postMessage(frame),
    onFrame: (listener) => void listeners.push(listener),
    onClose: (listener) => void port.on('close', listener),
    close: () => port.close(),
  }
}

/**
 * Hears what the host posted before it asked to close. Nothing orders messages of different ports: half of the
 * notes saved in the moment of closing were refused before this, because `close` overtook them.
 */
function receiveWhatWaits(): void {
  for (const [port, receive] of ports)
    for (let next = receiveMessageOnPort(port); next; next = receiveMessageOnPort(port)) receive(next.message)
}

const host = parentPort
if (!host) throw new Error('worker.ts runs in a worker thread')
const tell = (message: FromWorker, transfer: MessagePort[] = []): void => host.postMessage(message, transfer)

const { hostsChildren, prints, chooses, ...options } = workerData as WorkerOptions
const hosted = forkOnHost(tell)

/** The bundled child lies beside the bundled worker; in sources the importer knows its own. */
function makeImporter() {
  const bundled = new URL(BUNDLED_CHILD, import.meta.url)
  return createImporter({
    ...(existsSync(bundled) ? { childFile: bundled } : {}),
    ...(hostsChildren ? { forkChild: hosted.fork } : {}),
  })
}

function makeReader(databaseFile: string): Reader {
  const bundled = new URL(BUNDLED_READER, import.meta.url)
  return createReader(databaseFile, existsSync(bundled) ? bundled : undefined)
}

function makeExporter(databaseFile: string): Exporter {
  const bundled = new URL(BUNDLED_EXPORTER, import.meta.url)
  return createExporter(databaseFile, existsSync(bundled) ? bundled : undefined)
}

function makeCopier() {
  const bundled = new URL(BUNDLED_COPIER, import.meta.url)
  return createCopier(existsSync(bundled) ? bundled : undefined)
}

const printer = createPrinter((message) => tell(message))
const chooser = createChooser((message) => tell(message))

async function answerContent(backend: Backend, asked: ToWorker & { kind: 'content' }): Promise<void> {
  const { id, method, url, headers, body } = asked
  try {
    const request = new Request(url, {
      method,
      headers,
      ...(body ? { body: streamFromPort(body), duplex: 'half' } : {}),
    })
    const response = await backend.content(request)
    const channel = response.body ? new MessageChannel() : null
    if (response.body && channel) streamToPort(response.body, channel.port1)
    const { status } = response
    const port = channel?.port2
    tell(
      { kind: 'answer', id, status, headers: [...response.headers], body: port ?? null },
      port ? [port] : [],
    )
  } catch (error) {
    body?.close()
    tell({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) })
  }
}

/** Ends the thread once the library is closed; the host then starts another. */
function reopen(): void {
  tell({ kind: 'reopening' })
  void opened?.close().then(() => process.exit(0))
}
let opened: Backend | null = null

try {
  const backend = await createBackend({
    ...options,
    resumesImports: true,
    backsUp: true,
    runCopier: makeCopier(),
    reopen,
    runImporter: makeImporter,
    runReader: makeReader,
    runExporter: makeExporter,
    ...(prints ? { printPdf: printer.print } : {}),
    ...(chooses ? { chooseFolder: chooser.choose } : {}),
  })
  opened = backend
  host.on('message', (message: ToWorker) => {
    if (message.kind === 'child') hosted.hear(message)
    else if (message.kind === 'attach') backend.attach(portWire(message.port), message)
    else if (message.kind === 'content') void answerContent(backend, message)
    else if (message.kind === 'printed') printer.printed(message)
    else if (message.kind === 'chosen') chooser.chosen(message)
    else {
      receiveWhatWaits()
      // Ports of windows that are still open would keep the thread alive.
      void backend.close().then(() => process.exit(0))
    }
  })
  tell({ kind: 'ready' })
} catch (error) {
  if (error instanceof CallError)
    tell({ kind: 'refused', code: error.code, message: error.message, data: error.data })
  else tell({ kind: 'refused', code: null, message: String((error as Error).stack ?? error), data: {} })
}
