/**
 * Where foreign bytes are read: a process of its own that can be killed, with limits of time and memory, no network and
 * no files. Nothing of a file reaches the backend unparsed. Loads no parser before it has closed itself off.
 */
import type { ErrorCode, ErrorData } from '../../../shared/errors.ts'
import type { Lessons } from '../../../shared/model/page.ts'
import type { Encoding } from '../../../shared/model/source.ts'
import type { SplitOptions, SplitPage } from '../pages/page.ts'
import { LIMITS } from './limits.ts'
import { lockDown } from './lock-down.ts'
import type { ReadPage } from './read-page.ts'
import type { UnpackedFile } from './unpack.ts'
import { watchMemory } from './watch-memory.ts'

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
/** A zip of files, to be taken apart. Its entries come one by one, each after `next`. */
export interface UnpackRequest {
  archive: Uint8Array
}
export type ChildRequest = ReadRequest | SplitRequest | UnpackRequest | { next: true }
export type ChildAnswer =
  | { done: ReadPage | SplitPage | null }
  | { unpacked: UnpackedFile }
  /** `cause` is for the log: a fault of ours that the user is told as one code. */
  | { error: { code: ErrorCode; message: string; data: ErrorData; cause?: string | undefined } }
  /** No CallError: `detail` is for the log. */
  | { detail: string }

/** Electron's utility process has a port to its host; Node's child has `process` itself. */
interface HostPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): void
  postMessage(message: unknown): void
}
const { parentPort } = process as { parentPort?: HostPort }
const post = (answer: ChildAnswer): void => {
  if (parentPort) parentPort.postMessage(answer)
  else process.send?.(answer)
}

watchMemory(LIMITS.resident)
// The folder of the code, which whoever starts it names.
lockDown(process.argv.slice(2))
const loaded = import('./answer.ts')

const hear = (message: unknown): void =>
  void loaded.then(({ answer }) => answer(message as ChildRequest, post))
if (parentPort) parentPort.on('message', ({ data }) => hear(data))
else {
  process.on('message', hear)
  process.on('disconnect', () => process.exit(0))
}
