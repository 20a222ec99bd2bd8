/** PDFs written by hand, object by object: what no program would print, and exact places. */
import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'

export interface PdfObject {
  /** Between `<<` and `>>`, or any object where `raw`. */
  body: string
  stream?: Uint8Array | string
  raw?: boolean
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')

/** A file of these objects, numbered from 1; the first is the catalog. */
export function makePdf(
  objects: readonly PdfObject[],
  { trailer = '', encrypt }: { trailer?: string; encrypt?: { user: string } } = {},
): Uint8Array {
  const id = createHash('md5').update('pressmark').digest()
  const lock = encrypt ? lockOf(encrypt.user, id) : null
  const all = lock
    ? [
        ...objects,
        {
          body: `/Filter /Standard /V 1 /R 2 /P -4 /O <${lock.owner.toString('hex')}> /U <${lock.check.toString('hex')}>`,
        },
      ]
    : objects
  const parts: Buffer[] = [latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')]
  const places: number[] = []
  let at = parts[0]!.length
  const add = (part: Buffer): void => {
    parts.push(part)
    at += part.length
  }
  all.forEach(({ body, stream, raw }, i) => {
    places.push(at)
    let bytes: Buffer | null =
      stream === undefined ? null : Buffer.from(typeof stream === 'string' ? latin1(stream) : stream)
    if (bytes && lock) bytes = rc4(objectKey(lock.key, i + 1), bytes)
    const dictionary = raw ? body : `<< ${body}${bytes ? ` /Length ${bytes.length}` : ''} >>`
    add(latin1(`${i + 1} 0 obj\n${dictionary}\n`))
    if (bytes) {
      add(latin1('stream\n'))
      add(bytes)
      add(latin1('\nendstream\n'))
    }
    add(latin1('endobj\n'))
  })
  const start = at
  add(
    latin1(
      `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${all.length + 1} /Root 1 0 R ${lock ? `/Encrypt ${all.length} 0 R` : ''} /ID [<${id.toString('hex')}> <${id.toString('hex')}>] ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  )
  return new Uint8Array(Buffer.concat(parts))
}

export interface PageOptions {
  /** Of each page: its drawing operators, fonts F1 (Helvetica), F2 (Helvetica-Bold), F3 by `font`. */
  contents: string[]
  /** The object of F3. */
  font?: string
  /** Further objects, numbered from 10 + 2 × pages on. */
  more?: PdfObject[]
  /** Added to each page's dictionary. */
  page?: string
  catalog?: string
  trailer?: string
  encrypt?: { user: string }
  flate?: boolean
}

/** Number of the first object of `more`. */
export const firstMore = (pages: number): number => 6 + 2 * pages

/** A document of A4 pages. */
export function makePages(options: PageOptions): Uint8Array {
  const { contents, font, more = [], page = '', catalog = '' } = options
  const kids = contents.map((_, i) => `${6 + 2 * i} 0 R`).join(' ')
  const objects: PdfObject[] = [
    { body: `/Type /Catalog /Pages 2 0 R ${catalog}` },
    { body: `/Type /Pages /Kids [${kids}] /Count ${contents.length}` },
    { body: '/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding' },
    { body: '/Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding' },
    font ? { body: font } : { body: '/Type /Font /Subtype /Type1 /BaseFont /Times-Roman' },
  ]
  contents.forEach((text, i) => {
    objects.push({
      body: `/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >> /Contents ${7 + 2 * i} 0 R ${page}`,
    })
    objects.push(
      options.flate
        ? { body: '/Filter /FlateDecode', stream: deflateSync(latin1(text)) }
        : { body: '', stream: text },
    )
  })
  return makePdf([...objects, ...more], options)
}

/** One line of text at a place. */
export const line = (x: number, y: number, size: number, words: string, font = 'F1'): string =>
  `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm (${words.replaceAll(/[()\\]/g, '\\$&')}) Tj ET\n`

/** The same of two-byte codes. */
export const hexLine = (x: number, y: number, size: number, hex: string, font = 'F3'): string =>
  `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex}> Tj ET\n`

/** A CJK font that is not in the file: without pdf.js's character maps there is no text. */
export function cjkFont(
  encoding: string,
  collection: 'GB1' | 'CNS1',
  descendant: number,
): { font: string; more: PdfObject[] } {
  return {
    font: `/Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /${encoding} /DescendantFonts [${descendant} 0 R]`,
    more: [
      {
        body: `/Type /Font /Subtype /CIDFontType0 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (${collection}) /Supplement 2 >> /DW 1000 /FontDescriptor ${descendant + 1} 0 R`,
      },
      {
        body: '/Type /FontDescriptor /FontName /Song /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /StemV 80 /CapHeight 700',
      },
    ],
  }
}

// Standard security handler, revision 2 (PDF 32000-1, 7.6.3): 40 bits of RC4.
const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')

function lockOf(user: string, id: Buffer): { owner: Buffer; check: Buffer; key: Buffer } {
  const padded = Buffer.concat([latin1(user), PADDING]).subarray(0, 32)
  const owner = rc4(
    createHash('md5')
      .update(Buffer.concat([latin1('owner'), PADDING]).subarray(0, 32))
      .digest()
      .subarray(0, 5),
    padded,
  )
  const rights = Buffer.alloc(4)
  rights.writeInt32LE(-4)
  const key = createHash('md5')
    .update(Buffer.concat([padded, owner, rights, id]))
    .digest()
    .subarray(0, 5)
  return { owner, check: rc4(key, PADDING), key }
}

function objectKey(key: Buffer, number: number): Buffer {
  const tail = Buffer.from([number & 255, (number >> 8) & 255, (number >> 16) & 255, 0, 0])
  return createHash('md5')
    .update(Buffer.concat([key, tail]))
    .digest()
    .subarray(0, 10)
}

function rc4(key: Buffer, data: Buffer): Buffer {
  const box = Array.from({ length: 256 }, (_, i) => i)
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + box[i]! + key[i % key.length]!) & 255
    ;[box[i], box[j]] = [box[j]!, box[i]!]
  }
  let i = 0
  let j = 0
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 255
      j = (j + box[i]!) & 255
      ;[box[i], box[j]] = [box[j]!, box[i]!]
      return byte ^ box[(box[i]! + box[j]!) & 255]!
    }),
  )
}
