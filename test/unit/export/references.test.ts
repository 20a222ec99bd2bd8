import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeLatex } from '../../../electron/backend/export/bibtex-entry.ts'
import type { ExportLibrary } from '../../../electron/backend/export/export-library.ts'
import { bibtex, cslJson, ris } from '../../../electron/backend/export/references.ts'
import { sampleLibrary } from '../../golden/export/library.ts'
import { written } from './archives.ts'

/** Anything a byline, headline or paper could be called, and what formats take for their own signs. */
const nasty = fc.string({
  unit: fc.constantFrom(
    ...['字', '𠮷', 'a', 'B', ' ', '\n', '\r', '{', '}', '\\', '%', '$', '&', '#', '_', '~', '^', ',', '"'],
    ...['and', '@', '=', '-', 'ER  - ', 'TY  - ', '\u2028', '\u0085'],
  ),
  maxLength: 30,
})
const one = (title: string, publication: string, name: string): ExportLibrary => {
  const library = sampleLibrary('report')
  const people = name.trim() === '' ? [] : [{ name: name.trim(), role: 'reporter' as const, as: null }]
  return { ...library, reports: library.reports.map((report) => ({ ...report, title, publication, people })) }
}
const oneLine = (text: string): string => text.replace(/[\s\u0085]+/g, ' ').trim()

describe('RIS', () => {
  const read = (text: string): [string, string][] =>
    text
      .split('\r\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [, tag = '', value = ''] = /^([A-Z][A-Z\d]) {2}- (.*)$/.exec(line) ?? []
        expect(tag, line).not.toBe('')
        return [tag, value]
      })

  it('has a record a report, from TY to ER, with what is known', async () => {
    const [file] = (await written(ris, sampleLibrary('all'), { language: 'zh-Hans' })).files
    expect(file?.path).toBe('参考文献.ris')
    const records = (file?.text ?? '').split('\r\n\r\n').map(read)
    expect(records).toHaveLength(3)
    for (const record of records) {
      expect(record[0]?.[0]).toBe('TY')
      expect(record.at(-1)?.[0]).toBe('ER')
      expect(record.filter(([tag]) => tag === 'TY' || tag === 'ER')).toHaveLength(2)
    }
    expect(records.map(([first]) => first?.[1])).toEqual(['NEWS', 'ELEC', 'NEWS'])
    expect(records[2]).toEqual(
      expect.arrayContaining([
        ['AU', '何曉嵐'],
        ['AU', 'de la Cruz, Anna'],
        ['A4', '黎深'],
        ['DA', '2025/03/04/'],
        ['SP', 'A2'],
      ]),
    )
  })

  it('whatever a title or a paper is called, it reads back on one line', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, async (title, publication, name) => {
        const [file] = (await written(ris, one(title, publication, name))).files
        const record = read(file?.text ?? '')
        expect(record.filter(([tag]) => tag === 'TY' || tag === 'ER')).toHaveLength(2)
        expect(record.find(([tag]) => tag === 'T2')?.[1] ?? '').toBe(oneLine(publication))
        if (oneLine(title) !== '') expect(record.find(([tag]) => tag === 'TI')?.[1]).toBe(oneLine(title))
      }),
    )
  })
})

describe('BibTeX', () => {
  /** Values end where BibTeX ends them: at the brace that closes, a backslash before it or not. */
  function read(text: string): { key: string; fields: Map<string, string> } {
    const [head, key = ''] = /^@\w+\{(\w+),\n/.exec(text) ?? []
    const fields = new Map<string, string>()
    let at = head?.length ?? 0
    while (text[at] !== '}') {
      const [lead = '', name = ''] = /^ {2}(\w+) = /.exec(text.slice(at)) ?? []
      if (lead === '') throw new Error(`not a field: ${text.slice(at, at + 40)}`)
      at += lead.length
      const from = at
      if (text[at] === '{') {
        let depth = 0
        do {
          if (text[at] === '{') depth++
          if (text[at] === '}') depth--
          at++
        } while (depth > 0 && at < text.length)
        expect(depth).toBe(0)
        fields.set(name, text.slice(from + 1, at - 1))
      } else {
        at += /^\w+/.exec(text.slice(at))?.[0].length ?? 0
        fields.set(name, text.slice(from, at))
      }
      expect(text.slice(at, at + 2)).toBe(',\n')
      at += 2
    }
    expect(text.slice(at)).toBe('}\n')
    return { key, fields }
  }
  /** What stands in no braces. */
  const outside = (value: string): string => {
    let depth = 0
    return Array.from(value)
      .filter((char) => {
        if (char === '{') depth++
        if (char === '}') depth--
        return depth === 0 && char !== '}'
      })
      .join('')
  }
  const NAMED: Record<string, string> = {
    textbackslash: '\\',
    textbraceleft: '{',
    textbraceright: '}',
    textasciitilde: '~',
    textasciicircum: '^',
  }
  const unescape = (value: string): string =>
    value.replaceAll(/\\(?:(text\w+)\{\}|([$&#_%]))/g, (_, name: string | undefined, char: string) =>
      name ? (NAMED[name] ?? '?') : char,
    )

  it('escapes so that it reads back, with braces that match', () => {
    fc.assert(
      fc.property(nasty, (value) => {
        const escaped = escapeLatex(value)
        expect(unescape(escaped)).toBe(value.replace(/\s+/g, ' ').trim())
        expect(escaped.replaceAll(/\\text\w+\{\}|\\[$&#_%]/g, '')).not.toMatch(/[\\{}~^$&#_%]/)
      }),
    )
  })

  it('whatever a report is called, its entry is one entry', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, async (title, publication, name) => {
        const [file] = (await written(bibtex, one(title, publication, name))).files
        const { fields } = read(file?.text ?? '')
        expect(unescape(fields.get('journal') ?? '')).toBe(publication.replace(/\s+/g, ' ').trim())
        // No name becomes two.
        expect(outside(fields.get('author') ?? '')).not.toMatch(/(?:^|\s)and(?:\s|$)/i)
      }),
    )
  })

  it('keys are unique, and stay when a title is mended', async () => {
    const library = sampleLibrary('all')
    const keys = async (of: ExportLibrary): Promise<string[]> => {
      const [file] = (await written(bibtex, of)).files
      return [...(file?.text ?? '').matchAll(/^@\w+\{(\w+),/gm)].map(([, key = '']) => key)
    }
    const before = await keys(library)
    expect(new Set(before).size).toBe(3)
    library.reports = library.reports.map((report) => ({
      ...report,
      title: '改过的题名',
      published: '2024-01-01',
    }))
    expect(await keys(library)).toEqual(before)
  })

  it('Chinese titles and names stand in braces of their own', async () => {
    const [file] = (await written(bibtex, sampleLibrary('all'))).files
    const entry = (file?.text ?? '').split('\n\n')[2] ?? ''
    const { fields } = read(entry)
    expect(fields.get('title')).toBe('{𠮷灣碼頭重開}')
    expect(fields.get('author')).toBe('{何曉嵐} and de la Cruz, Anna and {唐望} and {周也}')
    expect(fields.get('month')).toBe('mar')
  })
})

describe('CSL-JSON', () => {
  it('has an item a report, with the types and roles that are known', async () => {
    const [file] = (await written(cslJson, sampleLibrary('all'))).files
    const items = JSON.parse(file?.text ?? '') as Record<string, unknown>[]
    expect(items.map(({ type }) => type)).toEqual(['article-newspaper', 'webpage', 'article-newspaper'])
    expect(items[0]).toMatchObject({
      'container-title': '河口日报',
      issued: { 'date-parts': [[2025, 3, 3]] },
      author: [{ literal: '林舟' }, { literal: '方一禾' }],
      language: 'zh-CN',
      keyword: '交通',
    })
    expect(items[2]).toMatchObject({
      author: [
        { literal: '何曉嵐' },
        { family: 'de la Cruz', given: 'Anna' },
        { literal: '唐望' },
        { literal: '周也' },
      ],
      translator: [{ literal: '黎深' }],
    })
    expect(items[1]).toMatchObject({
      title: '[The ferry "North Bank" sails…]',
      accessed: { 'date-parts': [[2025, 3, 5]] },
    })
  })
})
