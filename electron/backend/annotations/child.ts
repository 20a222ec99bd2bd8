/** Where files of other programs are read: a thread that can be killed, with a memory limit of its own. */
import { parentPort } from 'node:worker_threads'
import { CallError, type ErrorCode, type ErrorData } from '../../../shared/errors.ts'
import type { ForeignRead } from './formats/format.ts'
import { readForeign } from './formats/index.ts'

export interface ForeignRequest {
  name: string
  bytes: Uint8Array
}
export type ForeignAnswer =
  | { done: ForeignRead }
  | { error: { code: ErrorCode; message: string; data: ErrorData } }
  /** No CallError: for the log. */
  | { detail: string }

parentPort?.once('message', ({ name, bytes }: ForeignRequest) => {
  readForeign(name, bytes).then(
    (done) => parentPort?.postMessage({ done } satisfies ForeignAnswer),
    (error: unknown) => parentPort?.postMessage(asAnswer(error)),
  )
})

function asAnswer(error: unknown): ForeignAnswer {
  if (error instanceof CallError)
    return { error: { code: error.code, message: error.message, data: error.data } }
  return { detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}
