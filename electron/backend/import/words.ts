import { CallError } from '../../../shared/errors.ts'

/** @throws CallError `file-empty` where a document holds no word to read */
export function requireWords<T extends { text: string }>(read: T): T {
  if (!/[\p{L}\p{N}]/u.test(read.text)) throw new CallError('file-empty', 'the document holds no text')
  return read
}
