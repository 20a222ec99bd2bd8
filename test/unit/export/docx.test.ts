import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { tmpdir } from 'node:os'
import { pathToFileURL } from 'node:url'
import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { docx } from '../../../electron/backend/export/docx.ts'
import type { ExportLibrary, ExportOptions } from '../../../electron/backend/export/export-library.ts'
import { sampleLibrary } from '../../golden/export/library.ts'
import { part } from './archives.ts'
import { allOf, readXml, type Xml } from './read-xml.ts'

const OPTIONS: ExportOptions = { language: 'zh-Hans', citation: 'gbt-2025', excel: false }
const SOFFICE = ['soffice', 'libreoffice']
  .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)))
  .find((path) => existsSync(path))
if (!SOFFICE) console.warn('skipped: no soffice, so nothing opens the exported Word document in LibreOffice')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-docx-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function written(library: ExportLibrary, options: Partial<ExportOptions> = {}): Promise<Uint8Array> {
  const { files } = await docx.write(library, { ...OPTIONS, ...options })
  const data = files[0]?.data
  if (typeof data !== 'object') throw new Error('no document')
  return data
}
const named = (root: Xml, name: string): Xml[] => allOf(root).filter((one) => one.name === name)
const textOf = (xml: Xml): string =>
  named(xml, 'w:t')
    .map(({ text }) => text)
    .join('')

describe('a document for Word', () => {
  it('is read back by mammoth: headings, highlights, notes, comments, footnotes, tables, links', async () => {
    const { value, messages } = await mammoth.convertToHtml(
      { buffer: Buffer.from(await written(sampleLibrary('all'))) },
      {
        styleMap: [
          'highlight => mark',
          'comment-reference => sup',
          "p[style-name='Quote'] => blockquote > p:fresh",
        ],
      },
    )
    const seen = value.replaceAll(/<a id="[^"]*"><\/a>/g, '')
    for (const html of [
      '<h1>北岸渡口恢复通航</h1>',
      '<mark>首班船载客六十人</mark>',
      '<strong>“六十人”</strong>',
      '<th><p><strong>報紙</strong></p></th>',
      '<td><p>河口日报</p></td>',
      '<a href="https://example.org/a_b">公告</a>',
      '<blockquote><p>原话：照常开<br />不加价</p>',
      '报社各说各的：*未核实*<br />三月再问',
      '林舟，方一禾. 北岸渡口恢复通航[N]. 河口日报，2025-03-03（5）.',
      '𠮷灣碼頭𨋢今晨重開',
      '<li>问船公司',
      '☑ 已致电',
    ])
      expect(seen).toContain(html)
    // Notes are in comments, too, with who wrote them.
    expect(value.match(/<dt id="comment-/g)).toHaveLength(4)
    expect(value).toContain('试')
    expect(messages.filter(({ type }) => type === 'error')).toEqual([])
  })

  it('says of its text which languages it is in, and has fonts of both scripts', async () => {
    const data = await written(sampleLibrary('all'))
    const styles = readXml(part(data, 'word/styles.xml'))
    const defaults = named(styles, 'w:docDefaults')[0]!
    expect(named(defaults, 'w:lang')[0]?.attributes).toMatchObject({
      'w:val': 'en-US',
      'w:eastAsia': 'zh-CN',
    })
    expect(named(defaults, 'w:rFonts')[0]?.attributes).toMatchObject({ 'w:eastAsia': 'SimSun' })
    const document = readXml(part(data, 'word/document.xml'))
    const run = named(document, 'w:r').find((one) => textOf(one).startsWith('𠮷灣'))!
    expect(named(run, 'w:lang')[0]?.attributes['w:eastAsia']).toBe('zh-TW')
  })

  it('a comment begins and ends where its highlight does, and every reference leads somewhere', async () => {
    const data = await written(sampleLibrary('all'))
    const document = readXml(part(data, 'word/document.xml'))
    const ids = (root: Xml, name: string): string[] =>
      named(root, name).map(({ attributes }) => attributes['w:id'] ?? '')
    const comments = ids(readXml(part(data, 'word/comments.xml')), 'w:comment')
    for (const name of ['w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference'])
      expect(ids(document, name).sort()).toEqual(comments)
    const footnotes = ids(readXml(part(data, 'word/footnotes.xml')), 'w:footnote')
    for (const id of ids(document, 'w:footnoteReference')) expect(footnotes).toContain(id)
    const anchors = named(document, 'w:hyperlink').flatMap(({ attributes }) => attributes['w:anchor'] ?? [])
    const bookmarks = named(document, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name'])
    expect(anchors.length).toBeGreaterThan(3)
    for (const anchor of anchors) expect(bookmarks).toContain(anchor)
    const paragraph = named(document, 'w:p').find((one) => textOf(one).startsWith('北岸渡口今晨恢复通航'))!
    const shape = paragraph.children.map((one) => (one.name === 'w:r' ? textOf(one) : one.name))
    expect(shape.slice(1, 6)).toEqual([
      '北岸渡口今晨恢复通航，',
      'w:commentRangeStart',
      '首班船载客',
      'w:commentRangeStart',
      '六十人',
    ])
  })

  it('cites each quote in a footnote where the user wants it, else each report once', async () => {
    const footnotes = async (citation: ExportOptions['citation']): Promise<string[]> => {
      const data = await written(sampleLibrary('all'), { citation })
      return named(readXml(part(data, 'word/footnotes.xml')), 'w:footnote')
        .map(textOf)
        .filter((text) => text !== '')
    }
    expect(await footnotes('gbt-2015')).toHaveLength(4)
    expect((await footnotes('gbt-2015'))[0]).toContain('河口日报, 2025-03-03(5).')
    expect(await footnotes(null)).toHaveLength(3)
  })

  it.skipIf(!SOFFICE)('LibreOffice opens it and keeps comments, footnotes and highlights', async () => {
    writeFileSync(join(folder, 'export.docx'), await written(sampleLibrary('all')))
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const options = ['--headless', '--convert-to', 'fodt', '--outdir', folder, join(folder, 'export.docx')]
    const ran = spawnSync(SOFFICE!, [profile, ...options], { timeout: 120_000 })
    expect(ran.status).toBe(0)
    const text = readFileSync(join(folder, 'export.fodt'), 'utf8')
    expect(text.match(/<office:annotation /g)).toHaveLength(4)
    expect(text).toContain('<dc:creator>试读者</dc:creator>')
    const notes = [...text.matchAll(/<text:note-body>(.*?)<\/text:note-body>/gs)].map(([, body = '']) =>
      body.replaceAll(/<[^>]*>/g, '').trim(),
    )
    expect(notes).toEqual([
      '林舟，方一禾. 北岸渡口恢复通航[N]. 河口日报，2025-03-03（5）.',
      '林舟，方一禾. 北岸渡口恢复通航[N]. 河口日报，2025-03-03（5）.',
      '[The ferry &quot;North Bank&quot; sails…][EB/OL]. The River Post[2025-03-05]. https://example.org/news?id=7&amp;page_no=1.',
      '何曉嵐，de la Cruz A，唐望，等. 𠮷灣碼頭重開[N]. 黎深，译. 海灣時報，2025-03-04（A2）.',
    ])
    expect(text).toContain('fo:background-color="#ffff00"')
    expect(text).toContain('style:country-asian="CN"')
  })
})
