import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { csv } from '../../../electron/backend/export/csv.ts'
import { sampleLibrary } from '../../golden/export/library.ts'
import { written } from './archives.ts'

type Row = Record<string, string>
const rows = (text: string): Row[] =>
  Papa.parse<Row>(text.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true, delimiter: ',' }).data

describe('tables', () => {
  it('are four, tied together by ids', async () => {
    const { files } = await written(csv, sampleLibrary('all'), { citation: 'gbt-2015', language: 'zh-Hant' })
    expect(files.map(({ path }) => path)).toEqual(['highlights.csv', 'notes.csv', 'links.csv', 'themes.csv'])
    const [highlights = [], notes = [], links = [], themes = []] = files.map(({ text }) => rows(text))
    expect(highlights).toHaveLength(5)
    expect(highlights[3]).toMatchObject({
      quote: '載客七十人',
      start: '20',
      end: '25',
      page: 'A2',
      color: 'green',
    })
    expect(highlights[0]?.citation).toBe('林舟, 方一禾. 北岸渡口恢复通航[N]. 河口日报, 2025-03-03(5).')
    const ids = new Set(highlights.map(({ id }) => id))
    for (const note of notes.filter(({ target_kind }) => target_kind === 'highlight'))
      expect(ids).toContain(note.target_id)
    for (const link of links.filter(({ to_kind }) => to_kind === 'highlight'))
      expect(ids).toContain(link.to_id)
    expect(themes.map(({ path, highlights: n }) => [path, n])).toEqual([
      ['交通', '1'],
      ['交通 / 渡轮 数字', '2'],
      ['2025', '1'],
    ])
  })

  it('have the mark that Excel needs only where it is asked for', async () => {
    for (const excel of [true, false]) {
      const { files } = await written(csv, sampleLibrary('all'), { excel })
      expect(files.every(({ text }) => text.startsWith('\ufeff') === excel)).toBe(true)
      expect(files.every(({ text }) => text.endsWith('\r\n'))).toBe(true)
    }
  })

  it('no cell begins like a formula, whatever was written, and nothing is lost', async () => {
    const word = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '"', ',', '\n', '字', "'"),
    })
    await fc.assert(
      fc.asyncProperty(word, async (name) => {
        const library = sampleLibrary('all')
        const themes = library.themes.map((theme) => ({ ...theme, definition: name }))
        const { files } = await written(csv, { ...library, themes })
        const text = files[3]?.text ?? ''
        const [row] = rows(text)
        expect(row?.description?.replace(/^'(?='*[=+\-@\t\r＝＋－＠])/, '')).toBe(name)
        for (const cells of Papa.parse<string[]>(text, { delimiter: ',' }).data)
          for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
      }),
      { numRuns: 60 },
    )
  })
})
