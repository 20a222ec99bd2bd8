/** The table of contents: EPUB 3's navigation document, else EPUB 2's NCX. */
import { elementsOf, type HtmlElement, isElement, parseHtml, textOf as htmlText } from '../html/dom.ts'
import { typesOf } from '../html/elements.ts'
import { childOf, childrenOf, descendantsOf, parseXml, textOf, type XmlElement } from '../xml.ts'
import { within } from '../zip.ts'
import { decodeChapter } from './decode-chapter.ts'
import { type Book, safeDecode } from './package.ts'

interface Entry {
  label: string
  path: string
  /** The element it begins at; empty for a file's beginning. */
  id: string
  depth: number
}

/** Where chapters begin: their titles by `path` and by `path#id`. */
export type Contents = ReadonlyMap<string, string>

/** An unreadable table of contents is none: the book is read all the same. */
export async function readContents(book: Book): Promise<Contents> {
  const entries = (await entriesOf(book).catch(() => [])).filter(({ label }) => label !== '')
  const starts = new Map<string, string>()
  const files = entries.filter(({ id }) => id === '')
  // An entry in the middle of a file begins a chapter only where it stands at the top of the list.
  const tops = entries.filter(({ depth }) => depth === 0).length > 1 ? 0 : 1
  const firsts = new Set<string>()
  for (const entry of entries) {
    const isFirst = !firsts.has(entry.path)
    firsts.add(entry.path)
    const key = entry.id === '' ? entry.path : `${entry.path}#${entry.id}`
    if (entry.id !== '' && entry.depth > tops) {
      // The only entry of a file names the file, wherever in it it leads.
      if (isFirst && !files.some(({ path }) => path === entry.path)) starts.set(entry.path, entry.label)
      continue
    }
    if (!starts.has(key)) starts.set(key, entry.label)
  }
  return starts
}

async function entriesOf({ nav, ncx, zip }: Book): Promise<Entry[]> {
  if (nav) {
    const entries = fromNav(
      parseHtml(decodeChapter(await zip.read(nav.path), nav.path), { xhtml: true }).body,
      nav.path,
    )
    if (entries.length > 0) return entries
  }
  return ncx ? fromNcx(parseXml(await zip.read(ncx.path), ncx.path), ncx.path) : []
}

function target(from: string, href: string): Pick<Entry, 'path' | 'id'> {
  const [file = '', id = ''] = href.split('#')
  const folder = from.slice(0, from.lastIndexOf('/') + 1)
  return { path: file === '' ? from : within(folder, safeDecode(file)), id: safeDecode(id) }
}

function fromNav(body: HtmlElement, path: string): Entry[] {
  const navs = elementsOf(body).filter(({ localName }) => localName === 'nav')
  const toc = navs.find((one) => typesOf(one).some((type) => type === 'toc' || type === 'doc-toc')) ?? navs[0]
  if (!toc) return []
  return elementsOf(toc).flatMap((element) => {
    const href = element.localName === 'a' ? element.getAttribute('href') : null
    if (!href) return []
    let depth = -1
    for (
      let node: HtmlElement['parentNode'] = element.parentNode;
      node && node !== toc;
      node = node.parentNode
    )
      if (isElement(node) && (node.localName === 'ol' || node.localName === 'ul')) depth++
    const label = htmlText(element)
      .replaceAll(/[ \t\r\n]+/g, ' ')
      .trim()
    return [{ label, ...target(path, href), depth: Math.max(depth, 0) }]
  })
}

function fromNcx(ncx: XmlElement, path: string): Entry[] {
  const walk = (point: XmlElement, depth: number): Entry[] => [
    ...childrenOf(point, 'navPoint').flatMap((one) => [
      {
        label: textOf(childOf(childOf(one, 'navLabel'), 'text'))
          .replaceAll(/[ \t\r\n]+/g, ' ')
          .trim(),
        ...target(path, childOf(one, 'content')?.attributes.src ?? ''),
        depth,
      },
      ...walk(one, depth + 1),
    ]),
  ]
  return descendantsOf(ncx, 'navMap').flatMap((map) => walk(map, 0))
}
