/** A document of each format that wants to run, to call home, or to be told when it is read. */
import { book, page } from '../documents/book.ts'
import { odtFiles } from '../documents/harbour-odt.ts'
import { rtfBytes } from '../documents/harbour-rtf.ts'
import { picture, para, relation, run, wordDocument } from '../documents/word.ts'
import { zipOf } from '../documents/zip-of.ts'
import { makePdf } from '../unit/import/pdf/make-pdf.ts'
import { bytesOf, type Hostile } from './hostile.ts'

const WORDS = '北岸渡口今晨恢复通航，首班船载客六十人。'

/** @param beacon where each of them tries to call */
export function hostileTrackers(beacon: string): Hostile[] {
  const at = (path: string): string => `${beacon}/track-${path}`
  const script = `<script>window.pwned40=1;fetch('${at('fetch')}')</script>`
  const bait = `${script}<img src="${at('bait.png')}" onerror="window.pwned41=1"><svg onload="window.pwned42=1"/>`
  const makers: Record<string, () => Uint8Array> = {
    'track-markup.md': () =>
      bytesOf(`# 追踪\n\n${bait}\n\n<iframe src="${at('md-frame')}"></iframe>\n\n${WORDS}\n`),
    'track-pictures.md': () =>
      bytesOf(
        `# 追踪图\n\n![像素](${at('md.png')}) ![引用][p] <${at('auto')}> [点](${at('md-link')} "题")\n\n[p]: ${at('md-ref.png')}\n\n${WORDS}\n`,
      ),
    'track-addresses.md': () =>
      bytesOf(
        `# 地址\n\n[甲](JaVaScRiPt:window.pwned43=1) [乙](data:text/html;base64,PHNjcmlwdD4=) [丙](vbscript:x) [丁](file:///etc/passwd) ![戊](javascript:pwned43=1) <javascript:pwned43=1> [己](//${new URL(beacon).host}/x)\n\n${WORDS}\n`,
      ),
    'track-title.md': () => bytesOf(`# <img src=x onerror="window.pwned44=1">${bait}\n\n${WORDS}\n`),
    'track-text.txt': () =>
      bytesOf(`追踪文本\n\n${bait}\n\n{{constructor.constructor('pwned45=1')()}} ${WORDS}\n`),
    'track.rtf': () =>
      rtfBytes(
        String.raw`{\rtf1\ansi{\*\template ${at('rtf-template')}}{\field{\*\fldinst INCLUDEPICTURE "${at('rtf.png')}" \\d}{\fldrslt x}}{\field{\*\fldinst HYPERLINK "javascript:window.pwned46=1"}{\fldrslt word}}{\field{\*\fldinst DDEAUTO cmd "/k calc"}{\fldrslt dde}}{\object\objautlink\objupdate{\*\objdata 00}}The ferry sails again\par}`,
      ),
    'track.odt': () =>
      zipOf({
        ...odtFiles(
          `<text:p><draw:frame><draw:image xlink:href="${at('odt.png')}" xlink:actuate="onLoad"/></draw:frame><draw:frame><draw:object xlink:href="${at('odt-object')}"/></draw:frame><text:a xlink:href="javascript:window.pwned47=1">点</text:a>${WORDS}</text:p>`,
        ),
        'META-INF/manifest.xml': `<manifest:manifest xmlns:manifest="m"><manifest:file-entry manifest:full-path="${at('odt-part')}"/></manifest:manifest>`,
      }),
    'track.docx': () =>
      wordDocument({
        body: para(
          `${picture('rp', '像素')}<w:hyperlink r:id="rj">${run('点')}</w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDEPICTURE "${at('field.png')}" \\d</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>${run(WORDS)}`,
        ),
        relations:
          relation('rp', 'image', at('docx.png'), 'External') +
          relation('rj', 'hyperlink', 'javascript:window.pwned48=1', 'External') +
          relation('rt', 'attachedTemplate', at('template.dotm'), 'External') +
          relation('rf', 'frame', at('docx-frame'), 'External') +
          relation('ro', 'oleObject', at('docx-ole'), 'External'),
      }),
    'track-chunk.docx': () =>
      wordDocument({
        body: `<w:altChunk r:id="ra"/>${para(WORDS)}`,
        relations: relation('ra', 'aFChunk', 'evil.html'),
        extra: { 'word/evil.html': `<html><body>${bait}</body></html>` },
      }),
    'track.epub': () =>
      book({
        chapters: [
          {
            file: 'a.xhtml',
            body: `<h1>书</h1><img src="${at('epub.png')}" alt="像素"/><link rel="stylesheet" href="${at('epub.css')}"/><script src="${at('epub.js')}"/><audio src="${at('epub.mp3')}" autoplay="autoplay"/><svg xmlns="http://www.w3.org/2000/svg" onload="window.pwned49=1"><image href="${at('epub.svg')}"/></svg><a href="javascript:window.pwned49=1">点</a><p style="background:url(${at('epub-bg')})">${WORDS}</p>`,
          },
        ],
        manifest: `<item id="far" href="${at('far.xhtml')}" media-type="application/xhtml+xml"/>`,
        spine: '<itemref idref="far"/><itemref idref="c0"/>',
      }),
    'track-style.epub': () =>
      book({
        chapters: [{ file: 'a.xhtml', body: `<p class="x">${WORDS}</p>` }],
        manifest: '<item id="css" href="x.css" media-type="text/css"/>',
        files: { 'OEBPS/x.css': `@import url(${at('import.css')});.x{position:fixed;inset:0}` },
      }),
    'track-stylesheet.xhtml': () =>
      bytesOf(
        `<?xml-stylesheet href="${at('xsl')}" type="text/xsl"?>${page(`<p>${WORDS}</p><img src="${at('xhtml.png')}"/>`)}`,
      ),
    'track.mhtml': () =>
      bytesOf(
        [
          'From: <Saved by Blink>',
          'Subject: track',
          'MIME-Version: 1.0',
          'Content-Type: multipart/related; boundary="b"',
          '',
          '--b',
          'Content-Type: text/html; charset=utf-8',
          `Content-Location: ${at('page')}`,
          '',
          `<title>追踪邮件</title><img src="${at('mhtml.png')}"><img src="cid:script"><p>${WORDS}`,
          '--b',
          'Content-Type: image/svg+xml',
          'Content-ID: <script>',
          '',
          `<svg xmlns="http://www.w3.org/2000/svg" onload="window.pwned50=1"><script>window.pwned50=1</script></svg>`,
          '--b--',
          '',
        ].join('\r\n'),
      ),
    'track.pdf': () =>
      makePdf([
        { body: `/Type /Catalog /Pages 2 0 R /OpenAction 7 0 R /URI << /Base (${at('base')}) >>` },
        { body: '/Type /Pages /Kids [3 0 R] /Count 1' },
        {
          body: '/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> /XObject << /X 8 0 R >> >> /Contents 4 0 R /Annots [6 0 R] /AA << /O 7 0 R >>',
        },
        { body: '', stream: 'BT /F1 12 Tf 72 700 Td (The ferry sails again) Tj ET /X Do' },
        { body: '/Type /Font /Subtype /Type1 /BaseFont /Helvetica' },
        {
          body: '/Type /Annot /Subtype /Link /Rect [72 690 300 712] /A << /S /URI /URI (javascript:window.pwned51=1) >>',
        },
        {
          body: `/S /SubmitForm /F << /FS /URL /F (${at('submit')}) >> /Next << /S /JavaScript /JS (app.launchURL\\("${at('js')}"\\)) >>`,
        },
        {
          body: `/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /F << /FS /URL /F (${at('pdf.png')}) >>`,
          stream: '',
        },
      ]),
  }
  return Object.entries(makers).map(([name, make]) => ({ name, make, code: null }))
}
