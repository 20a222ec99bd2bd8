/** Word documents and books made to break an importer. */
import { book, bookFiles, page, point } from '../documents/book.ts'
import { rawZip } from '../documents/raw-zip.ts'
import { para, run, wordDocument, wordFiles } from '../documents/word.ts'
import { zipOf } from '../documents/zip-of.ts'
import type { Hostile } from './hostile.ts'

const MEGABYTE = 1_048_576
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const word = (change: Record<string, string | Uint8Array>): Uint8Array =>
  zipOf({ ...wordFiles({ body: para('正文') }), ...change })
const wordRaw = (change: Parameters<typeof rawZip>[0]): Uint8Array =>
  rawZip([
    ...Object.entries(wordFiles({ body: para('正文') })).map(([name, content]) => ({ name, content })),
    ...change,
  ])
const epub = (change: Record<string, string | Uint8Array>): Uint8Array =>
  zipOf({ ...bookFiles({ chapters: [{ file: 'a.xhtml', body: '<p>正文</p>' }] }), ...change })
const documentOf = (inside: string, before = ''): string =>
  `<?xml version="1.0"?>${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inside}</w:body></w:document>`
const deep = (name: string, times: number, inside = '正文'): string =>
  `<${name}>`.repeat(times) + inside + `</${name}>`.repeat(times)
const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 30 }, (_, i) => `<!ENTITY ${'abcdefghijklmnopqrstuvwxyzABCDEF'[i + 1]} "${`&${'abcdefghijklmnopqrstuvwxyzABCDEF'[i]};`.repeat(10)}">`).join('')}]>`
const XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
const whole = wordDocument({ body: para('正文') })

export const HOSTILE_WORD: readonly Hostile[] = [
  {
    name: 'bomb.docx',
    make: () => word({ 'word/document.xml': new Uint8Array(200 * MEGABYTE) }),
    code: 'archive-inflates',
  },
  {
    name: 'spaces.docx',
    make: () => word({ 'word/document.xml': documentOf(`<w:p>${' '.repeat(60 * MEGABYTE)}</w:p>`) }),
    code: 'archive-inflates',
  },
  {
    name: 'lies-small.docx',
    make: () =>
      rawZip(
        Object.entries(wordFiles({ body: para('正文') })).map(([name, content]) => ({
          name,
          content,
          ...(name === 'word/document.xml' ? { size: 10_000_000 } : {}),
        })),
      ),
    code: 'file-damaged',
  },
  {
    name: 'lies-large.docx',
    make: () =>
      rawZip(
        Object.entries(wordFiles({ body: para('正文') })).map(([name, content]) => ({
          name,
          content,
          ...(name === 'word/document.xml' ? { size: 10 } : {}),
        })),
      ),
    code: 'file-damaged',
  },
  {
    name: 'wrong-sum.docx',
    make: () =>
      rawZip(
        Object.entries(wordFiles({ body: para('正文') })).map(([name, content]) => ({
          name,
          content,
          ...(name === 'word/document.xml' ? { sum: 1 } : {}),
        })),
      ),
    code: 'file-damaged',
  },
  {
    name: 'entries.docx',
    make: () => rawZip(Array.from({ length: 20_001 }, (_, i) => ({ name: `${i}`, content: '' }))),
    code: 'archive-entries',
  },
  {
    name: 'laughs.docx',
    make: () => word({ 'word/document.xml': documentOf(para('&F;'), LAUGHS) }),
    code: 'markup-declares',
  },
  {
    name: 'xxe.docx',
    make: () => word({ 'word/document.xml': documentOf(para('&e;'), XXE) }),
    code: 'markup-declares',
  },
  {
    name: 'xxe-styles.docx',
    make: () => word({ 'word/styles.xml': `${XXE}<x>&e;</x>` }),
    code: 'markup-declares',
  },
  {
    name: 'xxe-relations.docx',
    make: () => word({ '_rels/.rels': `${XXE}<x>&e;</x>` }),
    code: 'markup-declares',
  },
  {
    name: 'deep.docx',
    make: () => word({ 'word/document.xml': documentOf(deep('w:sdt', 50_000)) }),
    code: 'markup-too-deep',
  },
  {
    name: 'deep-table.docx',
    make: () =>
      word({
        'word/document.xml': documentOf(
          deep('w:tbl><w:tr><w:tc', 200).replaceAll('</w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>'),
        ),
      }),
    code: 'markup-too-deep',
  },
  {
    name: 'undeclared.docx',
    make: () => word({ 'word/document.xml': documentOf(para('&nbsp;')) }),
    code: null,
  },
  {
    name: 'wide.docx',
    make: () => word({ 'word/document.xml': documentOf(`<w:p>${'<w:r/>'.repeat(1_100_000)}</w:p>`) }),
    code: 'archive-inflates',
  },
  { name: 'not-xml.docx', make: () => word({ 'word/document.xml': 'PK nothing' }), code: 'file-damaged' },
  { name: 'cut.docx', make: () => whole.subarray(0, whole.length - 30), code: 'file-damaged' },
  { name: 'cut-early.docx', make: () => whole.subarray(0, 100), code: 'file-damaged' },
  { name: 'only-magic.docx', make: () => bytes('PK\x03\x04'), code: 'file-damaged' },
  { name: 'text.docx', make: () => bytes('plain text'), code: 'file-binary' },
  { name: 'old.doc', make: () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), code: 'file-old-word' },
  {
    name: 'encrypted.docx',
    make: () =>
      rawZip(
        Object.entries(wordFiles({ body: para('x') })).map(([name, content]) => ({
          name,
          content,
          flags: 0x801,
        })),
      ),
    code: 'file-encrypted',
  },
  {
    name: 'method.docx',
    make: () =>
      rawZip(
        Object.entries(wordFiles({ body: para('x') })).map(([name, content]) => ({
          name,
          content,
          method: 99,
        })),
      ),
    code: 'file-damaged',
  },
  {
    name: 'slip.docx',
    make: () =>
      wordRaw([
        { name: '../../evil.txt', content: 'x' },
        { name: '/etc/evil', content: 'x' },
      ]),
    code: null,
  },
  {
    name: 'link.docx',
    make: () =>
      rawZip(
        Object.entries(wordFiles({ body: para('x') })).map(([name, content]) => ({
          name,
          content,
          ...(name === 'word/document.xml' ? { mode: 0o120777 } : {}),
        })),
      ),
    code: 'archive-name',
  },
  {
    name: 'twice.docx',
    make: () => wordRaw([{ name: 'word/document.xml', content: documentOf(para('第二份')) }]),
    code: null,
  },
  {
    name: 'target-outside.docx',
    make: () =>
      word({
        '_rels/.rels':
          '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="../../../../etc/passwd"/></Relationships>',
      }),
    code: 'file-damaged',
  },
  {
    name: 'style-loop.docx',
    make: () =>
      word({
        'word/styles.xml':
          '<w:styles xmlns:w="w"><w:style w:styleId="a" w:default="1"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>',
      }),
    code: null,
  },
  {
    name: 'note-loop.docx',
    make: () =>
      wordDocument({
        body: para(`${run('正文')}<w:r><w:footnoteReference w:id="1"/></w:r>`),
        footnotes: `<w:footnote w:id="1">${para(`${run('注')}<w:r><w:footnoteReference w:id="1"/></w:r>`)}</w:footnote>`,
      }),
    code: null,
  },
  {
    name: 'span.docx',
    make: () =>
      wordDocument({
        body: `<w:tbl>${'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p/></w:tc><w:tc/></w:tr>'.repeat(50)}</w:tbl>${para('正文')}`,
      }),
    code: null,
  },
  {
    name: 'fields.docx',
    make: () =>
      wordDocument({
        body:
          para(`${'<w:r><w:fldChar w:fldCharType="begin"/></w:r>'.repeat(50_000)}${run('藏')}`) +
          para('正文'),
      }),
    code: 'file-empty',
  },
]

export const HOSTILE_BOOKS: readonly Hostile[] = [
  {
    name: 'bomb.epub',
    make: () => epub({ 'OEBPS/text/a.xhtml': new Uint8Array(100 * MEGABYTE) }),
    code: 'archive-inflates',
  },
  {
    name: 'no-container.epub',
    make: () => zipOf({ mimetype: 'application/epub+zip' }),
    code: 'file-damaged',
  },
  {
    name: 'container-loop.epub',
    make: () =>
      epub({
        'META-INF/container.xml':
          '<container><rootfiles><rootfile full-path="META-INF/container.xml"/></rootfiles></container>',
      }),
    code: 'file-empty',
  },
  {
    name: 'container-out.epub',
    make: () =>
      epub({
        'META-INF/container.xml':
          '<container><rootfiles><rootfile full-path="../../../etc/passwd"/></rootfiles></container>',
      }),
    code: 'file-damaged',
  },
  {
    name: 'xxe.epub',
    make: () => epub({ 'OEBPS/book.opf': `${XXE}<package>&e;</package>` }),
    code: 'markup-declares',
  },
  {
    name: 'laughs.epub',
    make: () => epub({ 'META-INF/container.xml': `${LAUGHS}<container>&F;</container>` }),
    code: 'markup-declares',
  },
  {
    name: 'laughs-chapter.epub',
    make: () => epub({ 'OEBPS/text/a.xhtml': `${LAUGHS}<html><body><p>&F;</p></body></html>` }),
    code: 'markup-declares',
  },
  {
    name: 'deep-chapter.epub',
    make: () => epub({ 'OEBPS/text/a.xhtml': page(deep('div', 50_000)) }),
    code: null,
  },
  {
    name: 'deep-opf.epub',
    make: () => epub({ 'OEBPS/book.opf': deep('package', 50_000) }),
    code: 'markup-too-deep',
  },
  {
    name: 'deep-ncx.epub',
    make: () =>
      book({
        chapters: [{ file: 'a.xhtml', body: '<p>正文</p>' }],
        ncx: '<navPoint>'.repeat(50_000) + '</navPoint>'.repeat(50_000),
      }),
    code: null,
  },
  {
    name: 'ncx-loop.epub',
    make: () =>
      book({
        chapters: [{ file: 'a.xhtml', body: '<p>正文</p>' }],
        ncx: point('甲', 'toc.ncx').repeat(5000),
      }),
    code: null,
  },
  {
    name: 'spine-loop.epub',
    make: () =>
      book({
        chapters: [{ file: 'a.xhtml', body: '<p>正文</p>' }],
        spine: '<itemref idref="c0"/>'.repeat(50_000),
      }),
    code: null,
  },
  {
    name: 'script.epub',
    make: () =>
      epub({
        'OEBPS/text/a.xhtml': page(
          '<script>fetch("http://127.0.0.1:9")</script><img src="http://127.0.0.1:9/p.gif" width="1" height="1"/><p onclick="x()">正文</p><iframe src="http://127.0.0.1:9"></iframe>',
        ),
      }),
    code: null,
  },
  {
    name: 'encrypted.epub',
    make: () =>
      rawZip(
        Object.entries(bookFiles({ chapters: [] })).map(([name, content]) => ({
          name,
          content,
          flags: 0x801,
        })),
      ),
    code: 'file-encrypted',
  },
  { name: 'word.epub', make: () => whole, code: 'file-damaged' },
  { name: 'cut.epub', make: () => epub({}).subarray(0, 500), code: 'file-damaged' },
  { name: 'empty.epub', make: () => book({ chapters: [] }), code: 'file-empty' },
  {
    name: 'path.epub',
    make: () =>
      book({
        chapters: [{ file: 'a.xhtml', body: '<p>正文</p>' }],
        manifest: '<item id="x" href="%00%ff../../../../etc/passwd" media-type="application/xhtml+xml"/>',
        spine: '<itemref idref="x"/><itemref idref="c0"/>',
      }),
    code: null,
  },
]
