/** What crosses between run-reader.ts (the backend's thread) and thread.ts (the reader's). */
import type { ErrorCode, ErrorData } from '../../../shared/errors.ts'

export interface ReaderOptions {
  /** The library's database file. */
  file: string
  /** One Int32: the question that need not be answered any more. */
  cancelled: SharedArrayBuffer
}
export interface Question {
  id: number
  call: string
  args: unknown
}
export type ReaderAnswer =
  | { id: number; result: unknown }
  | { id: number; code: ErrorCode | null; message: string; data: ErrorData }
