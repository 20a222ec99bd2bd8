/** What is asked of the importer child, and what it answers. */
import type { ErrorCode, ErrorData } from '../../../shared/errors.ts'
import type { Lessons } from '../../../shared/model/page.ts'
import type { Encoding } from '../../../shared/model/source.ts'
import type { ForeignRead } from '../annotations/formats/format.ts'
import type { SplitOptions, SplitPage } from '../pages/page.ts'
import type { ReadPage } from './read-page.ts'
import type { UnpackedFile } from './unpack.ts'

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
/** A file of another program that holds annotations or a codebook. */
export interface ForeignRequest {
  foreign: Uint8Array
  name: string
}
export type ChildRequest = ReadRequest | SplitRequest | UnpackRequest | ForeignRequest | { next: true }
export type ChildAnswer =
  | { done: ReadPage | SplitPage | ForeignRead | null }
  | { unpacked: UnpackedFile }
  /** `cause` is for the log: a fault of ours that the user is told as one code. */
  | { error: { code: ErrorCode; message: string; data: ErrorData; cause?: string | undefined } }
  /** No CallError: `detail` is for the log. */
  | { detail: string }
