/** Which encoding a font's character set, or a code page's number, stands for. */
import { TextDecoder } from '@exodus/bytes/encoding.js'

const BY_CHARSET: Readonly<Record<number, string>> = {
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gb18030',
  136: 'big5-hkscs',
  161: 'windows-1253',
  162: 'windows-1254',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
}
const BY_PAGE: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5-hkscs',
  874: 'windows-874',
  54936: 'gb18030',
  65001: 'utf-8',
}

export const encodingOfPage = (page: number): string =>
  BY_PAGE[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : 'windows-1252')

/** Of a font that says nothing of its own (Western, default) the document's. */
export const encodingOfCharset = (charset: number, document: string): string =>
  BY_CHARSET[charset] ?? document

export const decodeAs = (bytes: readonly number[], encoding: string): string =>
  new TextDecoder(encoding).decode(new Uint8Array(bytes))
