/**
 * The files of other programs that hold annotations or codebooks, in the order in which they are tried. A format is one
 * file, one line here and a golden pair in test/golden/annotations.
 */
import { CallError } from '../../../../shared/errors.ts'
import { readwise, taguette, taguetteCodebook } from './csv.ts'
import { type ForeignFormat, type ForeignRead, MOST_THEMES, requireFew } from './format.ts'
import { hypothesis } from './hypothesis.ts'
import { jsonLd } from './json-ld.ts'
import { qualcoderCodebook } from './qualcoder.ts'
import { refiCodebook, refiProject } from './refi.ts'
import { zoteroHtml, zoteroJson, zoteroMarkdown } from './zotero.ts'

export const FOREIGN_FORMATS: readonly ForeignFormat[] = [
  jsonLd,
  hypothesis,
  zoteroJson,
  readwise,
  taguette,
  taguetteCodebook,
  refiProject,
  refiCodebook,
  zoteroHtml,
  zoteroMarkdown,
  qualcoderCodebook,
]

/** So much of a file tells what it is, in bytes. */
export const FOREIGN_HEAD = 65_536

/** Which of the formats a file is, or null: then it is no annotations but perhaps a report. */
export function foreignFormatOf(name: string, bytes: Uint8Array): ForeignFormat | null {
  const ending = /\.[a-z0-9]+$/i.exec(name)?.[0].toLowerCase() ?? ''
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const head = isZip ? '' : new TextDecoder().decode(bytes.subarray(0, FOREIGN_HEAD))
  return FOREIGN_FORMATS.find(({ extensions, fits }) => extensions.includes(ending) && fits(head)) ?? null
}

/** @throws file-unsupported where it is none of them, and what the formats throw */
export async function readForeign(name: string, bytes: Uint8Array): Promise<ForeignRead> {
  const format = foreignFormatOf(name, bytes)
  if (!format)
    throw new CallError('file-unsupported', 'no annotations that are read here', {
      extensions: [...new Set(FOREIGN_FORMATS.flatMap(({ extensions }) => extensions))].join(' '),
    })
  const read = await format.read(bytes, name)
  requireFew(read.annotations.length + (read.links?.length ?? 0))
  requireFew(read.themes?.length ?? 0, MOST_THEMES)
  return read
}
