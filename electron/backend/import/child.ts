/**
 * Where foreign bytes are read: a worker thread that can be killed, with a memory limit of its own. Nothing
 * of a file reaches the backend unparsed.
 */
import { parentPort } from 'node:worker_threads'
import { CallError, type ErrorCode, type ErrorData } from '../../../shared/errors.ts'
import type { Encoding } from '../../../shared/model/source.ts'
import { type ReadPage, readPage } from './read-page.ts'

export interface ChildRequest {
  bytes: Uint8Array
  name: string
  encoding?: Encoding | undefined
}
export type ChildAnswer =
  | { page: ReadPage }
  /** `cause` is for the log: a fault of ours that the user is told as one code. */
  | { error: { code: ErrorCode; message: string; data: ErrorData; cause?: string | undefined } }
  /** No CallError: `detail` is for the log. */
  | { detail: string }

parentPort?.on('message', ({ bytes, name, encoding }: ChildRequest) => {
  parentPort?.postMessage(answer(bytes, name, encoding))
})

function answer(bytes: Uint8Array, name: string, encoding: Encoding | undefined): ChildAnswer {
  try {
    return { page: readPage(bytes, name, encoding) }
  } catch (error) {
    if (!(error instanceof CallError))
      return { detail: error instanceof Error ? (error.stack ?? '') : String(error) }
    const cause = error.cause instanceof Error ? error.cause.stack : undefined
    return { error: { code: error.code, message: error.message, data: error.data, cause } }
  }
}
