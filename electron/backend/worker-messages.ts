/** What crosses between spawn.ts (the host's thread) and worker.ts (the backend's). */
import type { MessagePort } from 'node:worker_threads'
import type { ErrorCode, ErrorData } from '../../shared/errors.ts'
import type { BackendOptions } from './backend.ts'
import type { Choose, Chosen } from './export/choose-by-host.ts'
import type { Rights } from './handlers.ts'
import type { AskHost, TellHosted } from './import/hosted-child.ts'

/** The options that can be cloned into a thread. */
export type WorkerOptions = Pick<
  BackendOptions,
  'folder' | 'migrations' | 'seeds' | 'create' | 'lockToken' | 'repair' | 'forReading' | 'takesLock'
> & {
  /** The host prints pages that it is sent. */
  prints: boolean
  /** The host shows the system's folder dialog. */
  chooses: boolean
  /** Importers are started by the host: Electron starts processes in its main thread only. */
  hostsChildren?: boolean | undefined
}

export type ToWorker =
  | ({ kind: 'attach'; port: MessagePort } & Rights)
  | {
      kind: 'content'
      id: number
      method: string
      url: string
      headers: [string, string][]
      body: MessagePort | null
    }
  | Printed
  | Chosen
  | { kind: 'close' }
  | TellHosted

/** The answer to `print`. */
export type Printed =
  | { kind: 'printed'; id: number; pdf: Uint8Array }
  | { kind: 'printed'; id: number; code: ErrorCode | null; message: string; data: ErrorData }

/** A page that the host shall print; `null` for `html`: it need not any more. */
export type Print = { kind: 'print'; id: number; html: string | null }

export type FromWorker =
  | Print
  | Choose
  | { kind: 'ready' }
  /** It closes by itself, to be started anew: a backup was put back. */
  | { kind: 'reopening' }
  /** The library could not be opened. `code` null: a fault of ours. */
  | { kind: 'refused'; code: ErrorCode | null; message: string; data: ErrorData }
  | {
      kind: 'answer'
      id: number
      status: number
      headers: [string, string][]
      body: MessagePort | null
    }
  | { kind: 'failed'; id: number; message: string }
  | AskHost
