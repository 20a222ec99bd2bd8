/** Bytes to reports: the whole of what runs in the importer child, as one pure function. */
import { CallError } from '../../../shared/errors.ts'
import type { Lessons } from '../../../shared/model/page.ts'
import type { Encoding } from '../../../shared/model/source.ts'
import { splitPage } from '../pages/index.ts'
import type { SplitOptions, SplitPage } from '../pages/page.ts'
import type { ReadText } from './format.ts'
import { formatOf } from './index.ts'

export interface ReadPage extends ReadText {
  mediaType: string
  split: SplitPage
}

/**
 * @param name file name or path; its extension chooses the format
 * @param encoding the user's choice; without it the encoding is told from the bytes
 * @param lessons what earlier pages taught
 * @throws CallError with one of the file codes, or `split-failed`
 */
export async function readPage(
  bytes: Uint8Array,
  name: string,
  encoding?: Encoding,
  lessons?: readonly Lessons[],
): Promise<ReadPage> {
  const format = formatOf(name, bytes.subarray(0, 64))
  const fileName = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
  const read = await format.read(bytes, encoding, fileName, lessons)
  const split = read.document?.split ?? splitText(read.text, { fileName, lessons })
  return { ...read, mediaType: format.mediaType, split }
}

/** A page's text to reports. @throws `split-failed` where the engine does what it never should */
export function splitText(text: string, options: SplitOptions): SplitPage {
  try {
    return splitPage(text, options)
  } catch (error) {
    throw new CallError('split-failed', 'the page could not be taken apart into reports', {}, error)
  }
}
