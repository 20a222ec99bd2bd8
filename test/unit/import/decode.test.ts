import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { detect } from 'jschardet'
import { canonical, decodeBytes, detectEncoding } from '../../../electron/backend/import/decode.ts'
import { CallError } from '../../../shared/errors.ts'
import { ENCODED } from './encoded.ts'

const code = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    if (error instanceof CallError) return error.code
    throw error
  }
  return 'no error'
}
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const wide = (text: string, little: boolean): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le')
  return little ? bytes : bytes.swap16()
}

describe('the encoding of a file is told from its bytes', () => {
  it.each(ENCODED)('$name', ({ bytes, encoding, text }) => {
    const raw = Buffer.from(bytes, 'base64')
    expect(detectEncoding(raw, detect)).toEqual({ encoding, certainty: 'detected' })
    expect(decodeBytes(raw, encoding)).toBe(text)
  })

  it('UTF-8 with and without a byte order mark is certain', () => {
    expect(detectEncoding(utf8('渡船恢复通航'))).toEqual({ encoding: 'utf-8', certainty: 'declared' })
    expect(detectEncoding(utf8('\uFEFF渡船'))).toEqual({ encoding: 'utf-8', certainty: 'declared' })
    expect(decodeBytes(utf8('\uFEFF渡船'), 'utf-8')).toBe('渡船')
  })

  it.each([true, false])('UTF-16 with a byte order mark is certain (little endian: %s)', (little) => {
    const encoding = little ? 'utf-16le' : 'utf-16be'
    const bytes = wide('\uFEFF港口今晨重开\r\n第二行', little)
    expect(detectEncoding(bytes)).toEqual({ encoding, certainty: 'declared' })
    expect(decodeBytes(bytes, encoding)).toBe('港口今晨重开\n第二行')
  })

  it.each([true, false])('UTF-16 without a mark, Chinese or Western (little endian: %s)', (little) => {
    const encoding = little ? 'utf-16le' : 'utf-16be'
    expect(detectEncoding(wide('市政府昨日宣布，渡口将在本月重新开放。', little)).encoding).toBe(encoding)
    expect(detectEncoding(wide('The ferry resumes on Monday.\n', little)).encoding).toBe(encoding)
  })

  it('Western text in windows-1252', () => {
    const bytes = Buffer.from('Le président a été reçu à Genève; le coût est élevé.', 'latin1')
    expect(detectEncoding(bytes, detect).encoding).toBe('windows-1252')
  })
})

describe('what is no text is refused', () => {
  it('nothing, or white space only, is empty', () => {
    expect(code(() => detectEncoding(new Uint8Array()))).toBe('file-empty')
    for (const blank of ['\n\n', ' \t ', '\u3000\u3000\n', '\uFEFF', '\u200B'])
      expect(code(() => decodeBytes(utf8(blank), 'utf-8'))).toBe('file-empty')
  })

  it('pictures, archives, programs and bytes with NULs are binary', () => {
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])
    expect(code(() => detectEncoding(png))).toBe('file-binary')
    expect(code(() => detectEncoding(Buffer.from('%PDF-1.7\nrest')))).toBe('file-binary')
    expect(code(() => detectEncoding(Buffer.from('text\0with nul and more of it')))).toBe('file-binary')
    expect(code(() => decodeBytes(utf8(`abc${'\u0001\u0002'.repeat(20)}`), 'utf-8'))).toBe('file-binary')
  })

  it('damaged UTF-8 is refused and says where', () => {
    const whole = utf8('市政府昨日宣布渡口将重新开放。'.repeat(20))
    const bytes = new Uint8Array([...whole.subarray(0, 30), 0xff, ...whole.subarray(30)])
    expect(code(() => detectEncoding(bytes, detect))).toBe('encoding-invalid')
    expect(() => detectEncoding(bytes, detect)).toThrow(
      expect.objectContaining({ data: { encoding: 'utf-8', at: 30 } }),
    )
  })

  it('an encoding the user chose may hold a few unreadable bytes, not many', () => {
    const whole = utf8('市政府昨日宣布渡口将重新开放。'.repeat(20))
    const damaged = new Uint8Array([...whole, 0xff])
    expect(decodeBytes(damaged, 'utf-8', true).endsWith('\uFFFD')).toBe(true)
    expect(code(() => decodeBytes(Buffer.from(ENCODED[0]?.bytes ?? '', 'base64'), 'utf-8', true))).toBe(
      'encoding-invalid',
    )
  })
})

describe('canonical text', () => {
  it('has one kind of line end, no mark, composed characters, and is its own canonical form', () => {
    expect(canonical('\uFEFFa\r\nb\rc\n')).toBe('a\nb\nc\n')
    expect(canonical('e\u0301')).toBe('é')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(canonical(canonical(text))).toBe(canonical(text))
      }),
    )
  })

  it('never fails in any other way than by a code', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        try {
          const { encoding } = detectEncoding(bytes, detect)
          expect(decodeBytes(bytes, encoding).length).toBeGreaterThan(0)
        } catch (error) {
          expect(error).toBeInstanceOf(CallError)
        }
      }),
      { numRuns: 400 },
    )
  })
})
