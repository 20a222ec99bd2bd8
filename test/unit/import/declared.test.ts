/** What a page declares is believed, whatever label of WHATWG's it is, where its bytes are no UTF-8. */
import { describe, expect, it } from 'vitest'
import { decodeHtml } from '../../../electron/backend/import/html/encoding.ts'
import { ENCODINGS } from '../../../shared/model/source.ts'
import { ENCODED } from './encoded.ts'

const page = (label: string, bytes: Uint8Array): Uint8Array =>
  Buffer.concat([Buffer.from(`<meta charset="${label}"><p>`), bytes, Buffer.from('</p>')])
const of = (encoding: string) =>
  Buffer.from(ENCODED.find((one) => one.encoding === encoding)!.bytes, 'base64')

/** A byte a letter, as Node cannot write them. */
const LETTERS: [label: string, encoding: string, bytes: number[], text: string][] = [
  ['iso-8859-2', 'iso-8859-2', [0xb3, 0xf3, 0x64, 0xbc], 'łódź'],
  ['latin2', 'iso-8859-2', [0xb3, 0xf3, 0x64, 0xbc], 'łódź'],
  ['windows-1250', 'windows-1250', [0xb3, 0xf3, 0x64, 0x9f], 'łódź'],
  ['iso-8859-15', 'iso-8859-15', [0xa4, 0x20, 0x63, 0xbd, 0x75, 0x72], '€ cœur'],
  ['iso-8859-1', 'windows-1252', [0x80, 0x20, 0x63, 0x9c, 0x75, 0x72], '€ cœur'],
  ['iso-8859-9', 'windows-1254', [0xfe, 0x65, 0x68, 0x69, 0x72], 'şehir'],
  ['iso-8859-7', 'iso-8859-7', [0xeb, 0xe9, 0xec, 0xdc, 0xed, 0xe9], 'λιμάνι'],
  ['koi8-u', 'koi8-u', [0xad, 0xc1, 0xce, 0xcf, 0xcb], 'ґанок'],
  ['tis-620', 'windows-874', [0xb7, 0xe8, 0xd2], 'ท่า'],
]

describe('a declared encoding', () => {
  it.each(LETTERS)('%s is read as %s', (label, encoding, bytes, text) => {
    const read = decodeHtml(page(label, new Uint8Array(bytes)), undefined)
    expect(read).toMatchObject({ encoding, certainty: 'declared' })
    expect(read.text).toContain(`<p>${text}</p>`)
  })

  it.each([
    ['euc-kr', 'euc-kr'],
    ['ks_c_5601-1987', 'euc-kr'],
    ['x-sjis', 'shift_jis'],
    ['Shift_JIS', 'shift_jis'],
    ['windows-1251', 'windows-1251'],
    ['cp1251', 'windows-1251'],
    ['gb2312', 'gb18030'],
  ])('%s is read as %s, not as what it looks like', (label, encoding) => {
    const read = decodeHtml(page(label, of(encoding)), undefined)
    expect(read).toMatchObject({ encoding, certainty: 'declared' })
    expect(read.text).toContain(ENCODED.find((one) => one.encoding === encoding)!.text)
  })

  it('ISO-2022-JP, whose bytes are all ASCII, is believed where it shifts', () => {
    const shifted = Buffer.from('\x1b$B9A\x1b(B', 'latin1')
    expect(decodeHtml(page('iso-2022-jp', shifted), undefined).text).toContain('<p>港</p>')
  })

  it('of a header is believed before the page’s own', () => {
    expect(decodeHtml(page('gbk', of('euc-kr')), undefined, 'euc-kr').encoding).toBe('euc-kr')
  })

  it('that is none, or that the bytes belie, is passed over', () => {
    expect(decodeHtml(page('x-nothing', of('gb18030')), undefined)).toMatchObject({ encoding: 'gb18030' })
    expect(decodeHtml(page('iso-8859-2', Buffer.from('łódź')), undefined)).toMatchObject({
      encoding: 'utf-8',
    })
    expect(decodeHtml(page('utf-16', Buffer.from('łódź')), undefined)).toMatchObject({ encoding: 'utf-8' })
  })

  it('is one of those a user can choose, and each of those reads', () => {
    for (const encoding of ENCODINGS.filter((one) => !one.startsWith('utf-16')))
      expect(decodeHtml(Buffer.from('<p>Harbour</p>'), encoding)).toMatchObject({
        encoding,
        certainty: 'chosen',
      })
  })
})
