import { detect } from 'jschardet'
import { CallError } from '../../../../shared/errors.ts'
import { decodeBytes, detectEncoding } from '../decode.ts'
import { decodeXml } from '../xml.ts'

/**
 * A chapter's bytes as text: as declared (byte order mark, XML declaration), else as its bytes tell.
 * @throws CallError `file-damaged`, `markup-declares`
 */
export function decodeChapter(bytes: Uint8Array, path: string): string {
  const text = decoded(bytes, path)
  if (/^[\s\S]{0,2000}?<!DOCTYPE[^>[]*\[/i.test(text.slice(0, 4000)))
    throw new CallError('markup-declares', `${path} declares entities`, { part: path })
  return text
}

function decoded(bytes: Uint8Array, path: string): string {
  try {
    return decodeXml(bytes, path)
  } catch (error) {
    try {
      return decodeBytes(bytes, detectEncoding(bytes, detect).encoding)
    } catch {
      throw error
    }
  }
}
