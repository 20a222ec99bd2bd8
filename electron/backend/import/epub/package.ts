/** An EPUB's own account of itself: what is in it, in which order, and what it is called. EPUB 2 and 3. */
import { CallError } from '../../../../shared/errors.ts'
import { childOf, childrenOf, descendantsOf, parseXml, textOf, type XmlElement } from '../xml.ts'
import { openZip, within, type Zip } from '../zip.ts'

export interface BookFile {
  path: string
  mediaType: string
  properties: readonly string[]
}
export interface Book {
  zip: Zip
  /** In reading order, each file once; those outside the line (`linear="no"`) last. */
  spine: readonly BookFile[]
  /** The table of contents' file: EPUB 3's, else the NCX. */
  nav: BookFile | undefined
  ncx: BookFile | undefined
  cover: BookFile | undefined
  title: string | null
  creators: readonly { name: string; role: string | null }[]
  publisher: string | null
  /** `YYYY-MM-DD`; null where only a year is said. */
  date: string | null
  isbn: string | null
}

/** These only scramble fonts, which are not read. */
const FONT_ONLY = new Set(['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC'])

/** @throws CallError `file-damaged`, `file-encrypted` and those of zip.ts and xml.ts */
export async function openBook(bytes: Uint8Array): Promise<Book> {
  const zip = await openZip(bytes)
  if (zip.entries.length > 0 && zip.entries.every(({ isEncrypted }) => isEncrypted))
    throw new CallError('file-encrypted', 'every entry is encrypted')
  await refuseProtected(zip)
  const container = parseXml(await zip.read('META-INF/container.xml'), 'META-INF/container.xml')
  const root = descendantsOf(container, 'rootfile').find(({ attributes }) => attributes['full-path'])
  const path = within('', safeDecode(root?.attributes['full-path'] ?? ''))
  const opf = parseXml(await zip.read(path), path)
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const files = new Map<string, BookFile>()
  for (const { attributes } of childrenOf(childOf(opf, 'manifest'), 'item')) {
    const { id, href = '', 'media-type': mediaType = '', properties = '' } = attributes
    if (id && !files.has(id))
      files.set(id, {
        path: within(folder, safeDecode(href)),
        mediaType,
        properties: properties.split(/\s+/).filter(Boolean),
      })
  }
  const spine = childOf(opf, 'spine')
  const all = [...files.values()]
  return {
    zip,
    spine: inOrder(spine, files),
    nav: all.find(({ properties }) => properties.includes('nav')),
    ncx: files.get(spine?.attributes.toc ?? '') ?? all.find(({ mediaType }) => mediaType.includes('dtbncx')),
    cover: coverOf(opf, files),
    ...metadataOf(childOf(opf, 'metadata')),
  }
}

async function refuseProtected(zip: Zip): Promise<void> {
  const path = 'META-INF/encryption.xml'
  if (!zip.find(path)) return
  const methods = descendantsOf(parseXml(await zip.read(path), path), 'EncryptedData')
    .map((data) => childOf(data, 'EncryptionMethod')?.attributes.Algorithm ?? '')
    .filter((method) => !FONT_ONLY.has(method))
  if (methods.length > 0) throw new CallError('file-encrypted', `protected by ${methods[0]}`)
}

function inOrder(spine: XmlElement | undefined, files: ReadonlyMap<string, BookFile>): BookFile[] {
  const refs = childrenOf(spine, 'itemref')
  const isAside = ({ attributes }: XmlElement): boolean => attributes.linear === 'no'
  const sorted = [...refs.filter((ref) => !isAside(ref)), ...refs.filter(isAside)]
  const found = sorted.flatMap(({ attributes }) => files.get(attributes.idref ?? '') ?? [])
  // A spine that leads back to a file already read would never end, or read a book twice.
  const seen = new Set<string>()
  return found.filter(({ path }) => !seen.has(path) && seen.add(path))
}

function coverOf(opf: XmlElement, files: ReadonlyMap<string, BookFile>): BookFile | undefined {
  const said = [...files.values()].find(({ properties }) => properties.includes('cover-image'))
  if (said) return said
  const meta = descendantsOf(opf, 'meta').find(({ attributes }) => attributes.name === 'cover')
  return files.get(meta?.attributes.content ?? '')
}

type Metadata = Pick<Book, 'title' | 'creators' | 'publisher' | 'date' | 'isbn'>

function metadataOf(metadata: XmlElement | undefined): Metadata {
  const clean = (element: XmlElement | undefined): string => textOf(element).replaceAll(/\s+/g, ' ').trim()
  const refined = (id: string | undefined, property: string): string | undefined =>
    childrenOf(metadata, 'meta')
      .filter(({ attributes }) => id && attributes.refines === `#${id}` && attributes.property === property)
      .map(clean)[0]
  const creators = [...childrenOf(metadata, 'creator'), ...childrenOf(metadata, 'contributor')].flatMap(
    (one) => {
      const role = one.attributes.role ?? refined(one.attributes.id, 'role') ?? null
      const name = clean(one)
      // Who contributed without a role made the file, more often than the book.
      return name === '' || (one.name === 'contributor' && role === null) ? [] : [{ name, role }]
    },
  )
  const dates = childrenOf(metadata, 'date').map(clean)
  const isbn = childrenOf(metadata, 'identifier')
    .map((one) => clean(one).replace(/^urn:isbn:|^isbn:?\s*/i, ''))
    .find((text) => /^(?:97[89][- ]?)?(?:\d[- ]?){9}[\dX]$/i.test(text))
  return {
    title: clean(childOf(metadata, 'title')) || null,
    creators,
    publisher: clean(childOf(metadata, 'publisher')) || null,
    date: dates.map((date) => /^\d{4}-\d\d-\d\d/.exec(date)?.[0]).find(Boolean) ?? null,
    isbn: isbn ?? null,
  }
}

/** Percent signs that stand for nothing are themselves. */
export function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
