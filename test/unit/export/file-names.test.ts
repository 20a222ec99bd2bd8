import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameReports, safeName } from '../../../electron/backend/export/file-names.ts'

const report = (id: string, title: string | null, published: string | null = null) => ({
  id: `01990000-0000-7000-8000-${id.padStart(12, '0')}`,
  title,
  opening: '开头一句话。第二句。',
  published,
})

describe('names of exported files', () => {
  it('can be written on every system, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
        const name = safeName(title, 'x')
        expect(name).not.toBe('')
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(121)
        expect(name).not.toMatch(/[\\/:*?"<>|#^[\]]|^[.\s]|[.\s]$/)
      }),
    )
    expect(safeName('CON', 'x')).toBe('CON_')
    expect(safeName('../../etc/passwd', 'x')).toBe('etc passwd')
    expect(safeName('…', 'x')).toBe('…')
    expect(safeName('???', 'x')).toBe('x')
  })

  it('keep to whole characters when cut', () => {
    expect(safeName('𠮷'.repeat(60), 'x')).toBe('𠮷'.repeat(30))
  })

  it('stay as they were when a report of the same title comes in later', () => {
    const before = nameReports([report('a1', '渡口', '2025-03-03')])
    const after = nameReports([report('a1', '渡口', '2025-03-03'), report('b2', '渡口', '2025-03-03')])
    expect(after).toMatchObject(before)
    expect(Object.values(after)).toEqual(['2025-03-03 渡口', '2025-03-03 渡口 00000000b2'])
    expect(Object.values(nameReports([report('a1', null)]))).toEqual(['开头一句话'])
  })
})
