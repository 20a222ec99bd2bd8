/** As much of the DOM as is read here: linkedom's, which never runs a script and never fetches. */
import { DOMParser } from 'linkedom'

export interface HtmlNode {
  /** 1 element, 3 text, 4 CDATA. */
  readonly nodeType: number
  readonly parentNode: HtmlNode | null
  readonly firstChild: HtmlNode | null
  readonly nextSibling: HtmlNode | null
  textContent: string | null
}

export interface HtmlElement extends HtmlNode {
  readonly localName: string
  readonly attributes: Iterable<{ name: string; localName: string }>
  getAttribute(name: string): string | null
  hasAttribute(name: string): boolean
  setAttribute(name: string, value: string): void
}

export interface HtmlDocument {
  readonly documentElement: HtmlElement
  readonly body: HtmlElement
  readonly head: HtmlElement
}

export const isElement = (node: HtmlNode): node is HtmlElement => node.nodeType === 1
export const isText = (node: HtmlNode): boolean => node.nodeType === 3 || node.nodeType === 4

/** Elements that have no end tag; all others end where XHTML says `<x/>`. */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))

/**
 * Bytes are text by now; scripts are never run, nothing is fetched.
 * @param xhtml of EPUB chapters and the like: `<p/>` ends itself, CDATA is text
 */
export function parseHtml(text: string, { xhtml = false }: { xhtml?: boolean } = {}): HtmlDocument {
  const source = xhtml ? asHtml(text) : text
  const parsed = parse(source)
  if (parsed.documentElement?.localName === 'html' && hasBody(parsed)) return lowerNames(parsed)
  // A fragment, or text before the root: linkedom takes the first element for the root.
  return lowerNames(parse(`<!doctype html><html><head></head><body>${source}</body></html>`))
}

const parse = (text: string): HtmlDocument => new DOMParser().parseFromString(text, 'text/html')

function hasBody({ documentElement }: HtmlDocument): boolean {
  let found = false
  let others = 0
  for (let node = documentElement.firstChild; node; node = node.nextSibling) {
    if (isElement(node) && (node.localName === 'body' || node.localName === 'frameset')) found = true
    else if (isElement(node) ? node.localName !== 'head' : isText(node) && node.textContent?.trim() !== '')
      others++
  }
  // Text beside the body would be lost.
  return found && others === 0
}

const asHtml = (text: string): string =>
  text
    .replaceAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, inside: string) =>
      inside.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
    )
    .replaceAll(/<([A-Za-z][\w:.-]*)((?:\s[^<>]*?)?)\/>/g, (whole, name: string, rest: string) =>
      VOID.has(name.toLowerCase()) ? whole : `<${name}${rest}></${name}>`,
    )

/** `HREF` is `href`: linkedom keeps capitals, and finds nothing by the other name. */
function lowerNames(document: HtmlDocument): HtmlDocument {
  for (const element of elementsOf(document.documentElement))
    for (const attribute of element.attributes) {
      if (!/[A-Z]/.test(attribute.name)) continue
      attribute.name = attribute.name.toLowerCase()
      attribute.localName = attribute.name
    }
  return document
}

/**
 * Goes through `root` and all below it without recursion: nesting of any depth is safe.
 * @param enter false: what is inside is passed over (`leave` is called all the same)
 */
export function visit(
  root: HtmlNode,
  enter: (node: HtmlNode) => boolean,
  leave: (node: HtmlNode) => void = () => {},
): void {
  let node = root
  for (;;) {
    const child = enter(node) ? node.firstChild : null
    if (child) {
      node = child
      continue
    }
    leave(node)
    while (node !== root && !node.nextSibling) {
      node = node.parentNode!
      leave(node)
    }
    if (node === root) return
    node = node.nextSibling!
  }
}

/** Elements from `root` on, in their order. */
export function elementsOf(root: HtmlNode): HtmlElement[] {
  const found: HtmlElement[] = []
  visit(root, (node) => {
    if (isElement(node)) found.push(node)
    return true
  })
  return found
}

/** All text below a node: `textContent` without its recursion. */
export function textOf(root: HtmlNode): string {
  let text = ''
  visit(root, (node) => {
    if (isText(node)) text += node.textContent ?? ''
    return true
  })
  return text
}
