/** Bytes to reports: the whole of what runs in the importer child, as one pure function. */
import { CallError } from '../../../shared/errors.ts'
import type { Encoding } from '../../../shared/model/source.ts'
import { splitPage } from '../pages/index.ts'
import type { SplitPage } from '../pages/page.ts'
import type { ReadText } from './format.ts'
import { formatOf } from './index.ts'

export interface ReadPage extends ReadText {
  mediaType: string
  split: SplitPage
}

/**
 * @param name file name or path; its extension chooses the format
 * @param encoding the user's choice; without it the encoding is told from the bytes
 * @throws CallError with one of the file codes, or `split-failed`
 */
export function readPage(bytes: Uint8Array, name: string, encoding?: Encoding): ReadPage {
  const format = formatOf(name, bytes.subarray(0, 64))
  const read = format.read(bytes, encoding)
  const fileName = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
  try {
    return { ...read, mediaType: format.mediaType, split: splitPage(read.text, { fileName }) }
  } catch (error) {
    throw new CallError('split-failed', 'the page could not be taken apart into reports', {}, error)
  }
}
