/** Pages saved as one mail, in each encoding that Chinese pages have, however the mail carries the bytes and names them. */
import { describe, expect, it } from 'vitest'
import { mhtml } from '../../../electron/backend/import/mhtml.ts'
import { ENCODED } from './encoded.ts'

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')
const CARRIED: Record<string, (bytes: Buffer) => Buffer> = {
  '8bit': (bytes) => bytes,
  base64: (bytes) => latin1(bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n')),
  'quoted-printable': (bytes) =>
    latin1(
      [...bytes]
        .map((byte) =>
          byte > 126 || byte === 61
            ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
            : String.fromCharCode(byte),
        )
        .join('')
        .replaceAll(/(?:=..|[^=]){20}/g, '$&=\r\n'),
    ),
}
const NAMED: Record<string, (charset: string) => { header: string; meta: string }> = {
  'in the mail': (charset) => ({ header: `; charset="${charset}"`, meta: '' }),
  'in the page': (charset) => ({ header: '', meta: `<meta charset="${charset}">` }),
}

function mail(words: Buffer, charset: string, carried: string, named: string, frame?: Buffer): Buffer {
  const { header, meta } = NAMED[named]!(charset)
  const part = (content: Buffer): Buffer[] => [
    latin1(`--b\r\nContent-Type: text/html${header}\r\nContent-Transfer-Encoding: ${carried}\r\n\r\n`),
    CARRIED[carried]!(content),
    latin1('\r\n'),
  ]
  const page = Buffer.concat([
    latin1(`<html><head>${meta}</head><body><p>`),
    words,
    latin1('</p></body></html>'),
  ])
  return Buffer.concat([
    latin1('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"; type="text/html"\r\n\r\n'),
    ...part(page),
    ...(frame ? part(frame) : []),
    latin1('--b--\r\n'),
  ])
}

const CHARSETS = {
  gb18030: ['gb18030', 'gbk', 'gb2312'],
  'big5-hkscs': ['big5', 'big5-hkscs'],
  'utf-8': ['utf-8'],
}
const rows = ENCODED.flatMap(({ name, encoding, text, bytes }) =>
  (CHARSETS[encoding as keyof typeof CHARSETS] ?? []).flatMap((charset) =>
    Object.keys(CARRIED).flatMap((carried) =>
      Object.keys(NAMED).map((named) => ({ name, encoding, text, bytes, charset, carried, named })),
    ),
  ),
)

describe('a page saved as one mail', () => {
  it('is tried in many ways', () => expect(rows.length).toBeGreaterThan(40))

  it.each(rows)(
    '$name, $charset named $named, as $carried',
    async ({ encoding, text, bytes, charset, carried, named }) => {
      const file = mail(Buffer.from(bytes, 'base64'), charset, carried, named)
      const read = await mhtml.read(new Uint8Array(file), undefined, 'a.mhtml')
      expect(read.text).toBe(text.normalize('NFC'))
      expect(read.encoding).toBe(encoding)
    },
  )

  it('the first page is the one; a frame in another encoding is counted, not mixed in', async () => {
    const [simplified] = ENCODED.filter(({ encoding }) => encoding === 'gb18030')
    const [traditional] = ENCODED.filter(({ encoding }) => encoding === 'big5-hkscs')
    const file = mail(
      Buffer.from(simplified!.bytes, 'base64'),
      'gbk',
      'base64',
      'in the page',
      Buffer.from(traditional!.bytes, 'base64'),
    )
    const read = await mhtml.read(new Uint8Array(file), undefined, 'a.mhtml')
    expect(read.text).toBe(simplified!.text)
    expect(read.document?.left).toEqual({ embedded: 1 })
  })
})
