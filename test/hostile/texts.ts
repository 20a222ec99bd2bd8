/** Text, Markdown, RTF, OpenDocument, mails of pages and PDFs that are not what they seem, or too deep to walk. */
import { odtFiles } from '../documents/harbour-odt.ts'
import { rtfBytes } from '../documents/harbour-rtf.ts'
import { zipOf } from '../documents/zip-of.ts'
import { makePdf } from '../unit/import/pdf/make-pdf.ts'
import { bytesOf, type Hostile, latin1 } from './hostile.ts'

const WORDS = '北岸渡口今晨恢复通航，首班船载客六十人。'
const text = (name: string, content: string, code: Hostile['code'] = null): Hostile => ({
  name,
  make: () => bytesOf(content),
  code,
})
const binary = (name: string, start: readonly number[], code: Hostile['code'] = 'file-binary'): Hostile => ({
  name,
  make: () => new Uint8Array([...start, ...new Uint8Array(600)]),
  code,
})

export const HOSTILE_TEXT: readonly Hostile[] = [
  text('empty.txt', '', 'file-empty'),
  text('spaces.txt', ' \n\t\n'.repeat(50_000), 'file-empty'),
  binary('picture.txt', [0x89, 0x50, 0x4e, 0x47]),
  binary('program.md', [0x7f, 0x45, 0x4c, 0x46]),
  binary('database.txt', [...bytesOf('SQLite format 3\0')]),
  binary('word.txt', [0x50, 0x4b, 0x03, 0x04]),
  binary('page.html', [0x25, 0x50, 0x44, 0x46, 0x2d]),
  text('controls.txt', '\u0001\u0002\u0003'.repeat(500), 'file-binary'),
  text('bidi.txt', `# 收款\n\n账户\u202E321\u202C，\u2066隔\u2069离，零\u200B宽。\n\n${WORDS}\n`),
  text('one-line.txt', WORDS.repeat(20_000)),
  text('many-lines.txt', `${'渡\n'.repeat(100_000)}${WORDS}`),
  text('headings.md', `${'#'.repeat(50_000)} 深\n\n${WORDS}\n`),
  text('quotes.md', `${'>'.repeat(50_000)} 深\n\n${WORDS}\n`),
  text(
    'lists.md',
    `${Array.from({ length: 2000 }, (_, i) => `${' '.repeat(i * 2)}- 项`).join('\n')}\n\n${WORDS}\n`,
  ),
  text('brackets.md', `${'['.repeat(50_000)}深${']('.repeat(50_000)}\n\n${WORDS}\n`),
  text('stars.md', `${'*'.repeat(50_000)}深${'_'.repeat(50_000)}\n\n${WORDS}\n`),
  text(
    'script.md',
    `# 脚本\n\n<script>window.pwned20=1</script><img src=x onerror="window.pwned21=1">\n\n[按](javascript:pwned22=1) ${WORDS}\n`,
  ),
  text('table.md', `|${'列|'.repeat(5000)}\n|${'-|'.repeat(5000)}\n|${'格|'.repeat(5000)}\n\n${WORDS}\n`),
  text('picture.png', WORDS, 'file-unsupported'),
  text('no-extension', WORDS, 'file-unsupported'),
]

const rtf = (name: string, body: string, code: Hostile['code'] = null): Hostile => ({
  name,
  make: () => rtfBytes(body),
  code,
})
const HEAD = String.raw`{\rtf1\ansi `
const SAYS = String.raw`\u28193?\u21475?\u20170?\u26216?\u24674?\u22797?\u36890?\u33322? word`

export const HOSTILE_RTF: readonly Hostile[] = [
  rtf('groups.rtf', `${HEAD}${'{'.repeat(50_000)}${SAYS}${'}'.repeat(50_000)}}`, 'markup-too-deep'),
  rtf('open.rtf', `${HEAD}${'{'.repeat(200)}${SAYS}`),
  rtf('closed.rtf', `${HEAD}${SAYS}${'}'.repeat(50_000)}`),
  rtf('binary.rtf', String.raw`${HEAD}{\pict\bin2000000000 x}${SAYS}}`),
  rtf('numbers.rtf', String.raw`${HEAD}\uc999999999\u99999999999?\li-99999999999999\ilvl999999999 ${SAYS}}`),
  rtf('object.rtf', String.raw`${HEAD}{\object\objupdate{\*\objdata 0105000002000000}}${SAYS}}`),
  rtf(
    'field.rtf',
    String.raw`${HEAD}{\field{\*\fldinst INCLUDETEXT "file:///etc/passwd"}{\fldrslt x}}${SAYS}}`,
  ),
  rtf(
    'table.rtf',
    `${HEAD}${String.raw`\trowd\intbl a\cell`.repeat(20_000)}${String.raw`\row\pard `}${SAYS}}`,
  ),
  rtf('no.rtf', 'no rtf at all', 'file-binary'),
]

const odt = (
  name: string,
  change: Record<string, string | Uint8Array>,
  code: Hostile['code'] = null,
): Hostile => ({
  name,
  make: () => zipOf({ ...odtFiles(`<text:p>${WORDS}</text:p>`), ...change }),
  code,
})
const content = (inside: string, before = ''): string =>
  odtFiles(inside)['content.xml']!.toString().replace('?>', `?>${before}`)
const XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'

export const HOSTILE_ODT: readonly Hostile[] = [
  odt('bomb.odt', { 'content.xml': new Uint8Array(100 * 1_048_576) }, 'archive-inflates'),
  odt('xxe.odt', { 'content.xml': content('<text:p>&e;</text:p>', XXE) }, 'markup-declares'),
  odt(
    'deep.odt',
    { 'content.xml': content(`${'<text:section>'.repeat(50_000)}${'</text:section>'.repeat(50_000)}`) },
    'markup-too-deep',
  ),
  odt('no-content.odt', { 'content.xml': 'nothing' }, 'file-damaged'),
  odt('spaces.odt', { 'content.xml': content(`<text:p>字<text:s text:c="999999999"/>${WORDS}</text:p>`) }),
  odt('cells.odt', {
    'content.xml': content(
      `<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"><text:p>格</text:p></table:table-cell></table:table-row></table:table><text:p>${WORDS}</text:p>`,
    ),
  }),
  odt('macro.odt', {
    'Basic/Standard/Module1.xml': '<script>Sub Main Shell("x")</script>',
    'content.xml': content(
      `<office:scripts><office:event-listeners/></office:scripts><text:p>${WORDS}</text:p>`,
    ),
  }),
  odt('link.odt', {
    'content.xml': content(
      `<text:section xlink:href="file:///etc/passwd"><text:p>${WORDS}</text:p></text:section>`,
    ),
  }),
]

const mail = (name: string, body: string, code: Hostile['code'] = null): Hostile => ({
  name,
  make: () => bytesOf(body.replaceAll('\n', '\r\n')),
  code,
})
const part = (html: string): string =>
  `From: <Saved by Blink>\nSubject: x\nMIME-Version: 1.0\nSnapshot-Content-Location: https://example.org/a\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html; charset=utf-8\nContent-Location: https://example.org/a\n\n${html}\n--b--\n`

export const HOSTILE_MAILS: readonly Hostile[] = [
  mail(
    'script.mhtml',
    part(
      `<title>邮件</title><body onload="window.pwned30=1"><script>window.pwned31=1</script><img src="cid:x" onerror="window.pwned32=1"><p>${WORDS}`,
    ),
  ),
  mail(
    'address.mhtml',
    part(`<title>邮件址</title><p>${WORDS}`).replaceAll('https://example.org/a', 'javascript:pwned33=1'),
  ),
  mail(
    'nested.mhtml',
    `Content-Type: multipart/mixed; boundary=b0\n\n${Array.from({ length: 2000 }, (_, i) => `--b${i}\nContent-Type: multipart/mixed; boundary=b${i + 1}\n\n`).join('')}`,
    'file-empty',
  ),
  mail('no-boundary.mhtml', `Content-Type: multipart/related\n\n${WORDS}`, 'file-empty'),
  mail('headers.mhtml', `${'X-A: b\n'.repeat(100_000)}\n${WORDS}`, 'file-empty'),
]

const page = {
  body: '/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R',
}
const drawn = { body: '', stream: 'BT /F1 12 Tf 72 700 Td (The ferry sails again) Tj ET' }
const font = { body: '/Type /Font /Subtype /Type1 /BaseFont /Helvetica' }
const pdf = (catalog: string, pages: string, ...more: string[]): Uint8Array =>
  makePdf([
    { body: `/Type /Catalog /Pages 2 0 R ${catalog}` },
    { body: `/Type /Pages ${pages}` },
    page,
    drawn,
    font,
    ...more.map((body) => ({ body })),
  ])
const ONE = '/Kids [3 0 R] /Count 1'

export const HOSTILE_PDF: readonly Hostile[] = [
  {
    name: 'action.pdf',
    make: () => pdf('/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>', ONE),
    code: null,
  },
  {
    name: 'launch.pdf',
    make: () =>
      pdf(
        '/OpenAction << /S /Launch /F (/bin/sh) >> /AA << /WC << /S /URI /URI (http://127.0.0.1:9/) >> >>',
        ONE,
      ),
    code: null,
  },
  { name: 'loop.pdf', make: () => pdf('', '/Kids [2 0 R 3 0 R] /Count 2'), code: 'pdf-damaged' },
  {
    name: 'outline.pdf',
    make: () => pdf('/Outlines 6 0 R', ONE, '/First 6 0 R /Next 6 0 R /Title (x)'),
    code: null,
  },
  { name: 'text.pdf', make: () => bytesOf('no pdf'), code: 'file-binary' },
  { name: 'head.pdf', make: () => latin1('%PDF-1.7\n'), code: 'pdf-damaged' },
  {
    name: 'locked.pdf',
    make: () =>
      makePdf([{ body: '/Type /Catalog /Pages 2 0 R' }, { body: `/Type /Pages ${ONE}` }, page, drawn, font], {
        encrypt: { user: 'secret' },
      }),
    code: 'pdf-locked',
  },
  {
    name: 'blank.pdf',
    make: () =>
      makePdf([
        { body: '/Type /Catalog /Pages 2 0 R' },
        { body: `/Type /Pages ${ONE}` },
        page,
        { body: '', stream: '' },
        font,
      ]),
    code: 'pdf-no-text',
  },
]
