/** What imported documents mark, in Word: read back by mammoth. */
import mammoth from 'mammoth'
import { describe, expect, it } from 'vitest'
import { docx } from '../../../electron/backend/export/docx.ts'
import type { ExportLibrary, ExportOptions } from '../../../electron/backend/export/export-library.ts'
import type { Mark } from '../../../shared/model/markup.ts'
import type { BlockKind, ShownBlock } from '../../../shared/model/report.ts'
import { sampleLibrary } from '../../golden/export/library.ts'
import { part } from './archives.ts'

const OPTIONS: ExportOptions = { language: 'zh-Hans', citation: null, excel: false }
const block = (kind: BlockKind, text: string, marks: Mark[] = []): ShownBlock => ({
  ...{ kind, text, marks },
  segments: [[0, 0, text.length]],
})

/** The sample's first report with these blocks, and a highlight over a stretch of the first. */
function libraryOf(blocks: ShownBlock[], place: { start: number; end: number } | null = null): ExportLibrary {
  const library = sampleLibrary('report')
  const [report] = library.reports
  const [highlight] = report?.highlights ?? []
  if (!report || !highlight) throw new Error('the sample has a highlight')
  const highlights = place ? [{ ...highlight, places: [{ block: 0, ...place }] }] : []
  return { ...library, links: [], reports: [{ ...report, blocks, highlights, notes: [] }] }
}

async function written(library: ExportLibrary): Promise<Uint8Array> {
  const { files } = await docx.write(library, OPTIONS)
  const data = files[0]?.data
  if (typeof data !== 'object') throw new Error('no document')
  return data
}
async function htmlOf(library: ExportLibrary): Promise<string> {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await written(library)) })
  return value
}

describe('marks of a document in Word', () => {
  it('emphasis and links stay, also under a highlight; an address no program should open is left as words', async () => {
    const html = await htmlOf(
      libraryOf(
        [
          block('paragraph', '一二三四五六七八', [
            { type: 'strong', start: 0, end: 4 },
            { type: 'emphasis', start: 2, end: 4 },
            { type: 'link', start: 4, end: 6, href: 'https://example.org/a' },
            { type: 'link', start: 6, end: 8, href: 'javascript:alert(1)' },
          ]),
        ],
        { start: 1, end: 5 },
      ),
    )
    expect(html.replaceAll(/<a id="[^"]*"><\/a>|<sup>.*?<\/sup>/g, '')).toMatch(
      /<strong>.*一.*二.*<em>三四<\/em>/,
    )
    expect(html).toContain('<a href="https://example.org/a">')
    expect(html).not.toContain('javascript:')
    expect(html).toContain('七八')
  })

  it('headings have their levels, lists their numbers, tables their cells', async () => {
    const html = await htmlOf(
      libraryOf([
        block('subhead', '小标题', [{ type: 'heading', start: 0, end: 3, level: 3 }]),
        block('list', '甲', [{ type: 'item', start: 0, end: 1, depth: 0, number: 4 }]),
        block('list', '乙', [{ type: 'item', start: 0, end: 1, depth: 0, number: 5 }]),
        block('list', '丙', [{ type: 'item', start: 0, end: 1, depth: 0, number: null }]),
        block('table', '日\t次\n三\t9', [{ type: 'table', start: 0, end: 7, header: 1 }]),
      ]),
    )
    expect(html).toContain('<h4>小标题</h4>')
    expect(html).toMatch(/<ol><li>甲<\/li><li>乙<\/li><\/ol><ul><li>丙<\/li><\/ul>/)
    expect(html).toMatch(/<table>.*日.*次.*三.*9.*<\/table>/)
  })

  it('a list that begins at four begins at four in Word, and goes on as one', async () => {
    const data = await written(
      libraryOf([
        block('list', '甲', [{ type: 'item', start: 0, end: 1, depth: 0, number: 4 }]),
        block('list', '乙', [{ type: 'item', start: 0, end: 1, depth: 0, number: 5 }]),
      ]),
    )
    expect(part(data, 'word/numbering.xml')).toMatch(/<w:start w:val="4"\/>/)
    const ids = [...part(data, 'word/document.xml').matchAll(/<w:numId w:val="(\d+)"\/>/g)].map(
      ([, id]) => id,
    )
    expect(new Set(ids).size).toBe(1)
    expect(ids).toHaveLength(2)
  })
})
