/** EPUB books for tests, written by hand. */
import { zipOf } from './zip-of.ts'

export interface Chapter {
  /** `ch1.xhtml`; its path below `OEBPS/text/`. */
  file: string
  /** The body's content, or the whole file as bytes. */
  body: string | Uint8Array
  linear?: boolean
}
export interface BookParts {
  chapters: readonly Chapter[]
  /** EPUB 3: the list inside `<nav>`. */
  nav?: string
  /** EPUB 2: `<navPoint>`s. */
  ncx?: string
  /** In `<metadata>`. */
  metadata?: string
  manifest?: string
  spine?: string
  files?: Record<string, string | Uint8Array>
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
export const page = (body: string, encoding = 'UTF-8'): string =>
  `<?xml version="1.0" encoding="${encoding}"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body>${body}</body></html>`

export function bookFiles(parts: BookParts): Record<string, string | Uint8Array> {
  const items = parts.chapters.map(
    ({ file }, i) => `<item id="c${i}" href="text/${encodeURI(file)}" media-type="application/xhtml+xml"/>`,
  )
  const refs = parts.chapters.map(
    ({ linear }, i) => `<itemref idref="c${i}"${linear === false ? ' linear="no"' : ''}/>`,
  )
  if (parts.nav !== undefined)
    items.push('<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>')
  if (parts.ncx !== undefined)
    items.push('<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>')
  return {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': `${HEAD}<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
    'OEBPS/book.opf': `${HEAD}<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf" version="3.0"><metadata>${parts.metadata ?? ''}</metadata><manifest>${items.join('')}${parts.manifest ?? ''}</manifest><spine toc="ncx">${parts.spine ?? refs.join('')}</spine></package>`,
    ...(parts.nav === undefined
      ? {}
      : { 'OEBPS/nav.xhtml': page(`<nav epub:type="toc">${parts.nav}</nav>`) }),
    ...(parts.ncx === undefined
      ? {}
      : {
          'OEBPS/toc.ncx': `${HEAD}<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd"><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>${parts.ncx}</navMap></ncx>`,
        }),
    ...Object.fromEntries(
      parts.chapters.map(({ file, body }) => [
        `OEBPS/text/${file}`,
        typeof body === 'string' ? page(body) : body,
      ]),
    ),
    ...parts.files,
  }
}
export const book = (parts: BookParts): Uint8Array<ArrayBuffer> => zipOf(bookFiles(parts))

/** A line of an EPUB 2 list. */
export const point = (label: string, src: string, inside = ''): string =>
  `<navPoint><navLabel><text>${label}</text></navLabel><content src="${src}"/>${inside}</navPoint>`
