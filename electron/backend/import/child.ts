/**
 * Where foreign bytes are read: a worker thread that can be killed, with a memory limit of its own. Nothing
 * of a file reaches the backend unparsed.
 */
import { parentPort } from 'node:worker_threads'
import { CallError, type ErrorCode, type ErrorData } from '../../../shared/errors.ts'
import type { Lessons } from '../../../shared/model/page.ts'
import type { Encoding } from '../../../shared/model/source.ts'
import type { SplitOptions, SplitPage } from '../pages/page.ts'
import { type ReadPage, readPage, splitText } from './read-page.ts'

/** A file that comes in. */
export interface ReadRequest {
  bytes: Uint8Array
  name: string
  encoding?: Encoding | undefined
  lessons?: readonly Lessons[] | undefined
}
/** The text of a source the library holds, to be put together again. */
export interface SplitRequest {
  text: string
  options: SplitOptions
}
export type ChildRequest = ReadRequest | SplitRequest
export type ChildAnswer =
  | { done: ReadPage | SplitPage }
  /** `cause` is for the log: a fault of ours that the user is told as one code. */
  | { error: { code: ErrorCode; message: string; data: ErrorData; cause?: string | undefined } }
  /** No CallError: `detail` is for the log. */
  | { detail: string }

parentPort?.on('message', (request: ChildRequest) => {
  void answer(request).then((answered) => parentPort?.postMessage(answered))
})

async function answer(request: ChildRequest): Promise<ChildAnswer> {
  try {
    if ('text' in request) return { done: splitText(request.text, request.options) }
    const { bytes, name, encoding, lessons } = request
    return { done: await readPage(bytes, name, encoding, lessons) }
  } catch (error) {
    if (!(error instanceof CallError))
      return { detail: error instanceof Error ? (error.stack ?? '') : String(error) }
    const cause = error.cause instanceof Error ? error.cause.stack : undefined
    return { error: { code: error.code, message: error.message, data: error.data, cause } }
  }
}
