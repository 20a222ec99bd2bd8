/** Which part of a saved page is the article: Mozilla's Readability, or all of it where that finds nothing. */
import { Readability } from '@mozilla/readability'
import { elementsOf, type HtmlDocument, type HtmlElement, isElement, parseHtml, textOf } from './dom.ts'

/** Readability walks by recursion and rates every element: deeper or larger pages are read whole (50,000 deep took it 24 s to fail). */
const DEEPEST = 300
const MOST_ELEMENTS = 60_000
/** Less than this share of the page's words, and fewer than so many, is no article but a box of it. */
const LEAST_SHARE = 0.15
const LEAST_CHARACTERS = 120
/** A page without site furniture whose links are fewer than this share of its words is a document somebody wrote. */
const MOST_LINKED = 0.12
const FURNITURE = new Set(['nav', 'aside', 'header', 'footer', 'form', 'iframe', 'script'])

export interface Article {
  root: HtmlElement
  title: string | null
  siteName: string | null
  /** The body is read whole. */
  whole: boolean
}

/** @param text the page's text; Readability changes the document it reads, so it gets one of its own */
export function findArticle(document: HtmlDocument, text: string): Article {
  const all: Article = { root: document.documentElement, title: null, siteName: null, whole: true }
  const elements = elementsOf(document.body)
  if (elements.length > MOST_ELEMENTS || deepest(elements) > DEEPEST || isPlain(document, elements))
    return all
  try {
    const copy = parseHtml(text)
    keepTargets(copy)
    const found = new Readability<HtmlElement>(copy as never, {
      serializer: asElement,
      keepClasses: true,
    }).parse()
    if (!found?.content) return all
    const words = lettersOf(textOf(found.content))
    if (words < LEAST_CHARACTERS && words < lettersOf(readable(document)) * LEAST_SHARE) return all
    return { root: found.content, title: found.title || null, siteName: found.siteName || null, whole: false }
  } catch {
    return all
  }
}

/**
 * Readability makes paragraphs of `div`s and loses their ids: a note's own link, which it keeps, gets the id as its name.
 */
function keepTargets(document: HtmlDocument): void {
  for (const element of elementsOf(document.body)) {
    if (element.localName !== 'a' || !element.getAttribute('href')?.startsWith('#')) continue
    if (element.hasAttribute('id') || element.hasAttribute('name')) continue
    let around = element.parentNode
    for (let up = 0; up < 4 && around && isElement(around) && !around.getAttribute('id'); up++)
      around = around.parentNode
    const id = around && isElement(around) ? around.getAttribute('id') : null
    if (id) element.setAttribute('name', id)
  }
}

function deepest(elements: readonly HtmlElement[]): number {
  const depths = new Map<unknown, number>()
  let most = 0
  for (const element of elements) {
    const depth = (depths.get(element.parentNode) ?? 0) + 1
    depths.set(element, depth)
    most = Math.max(most, depth)
  }
  return most
}

/** Made by a word processor or by hand, not by a site: nothing in it is beside the point. */
function isPlain(document: HtmlDocument, elements: readonly HtmlElement[]): boolean {
  if (elements.some(({ localName }) => FURNITURE.has(localName))) return false
  const linked = elements
    .filter(({ localName }) => localName === 'a')
    .reduce((sum, a) => sum + textOf(a).length, 0)
  return linked <= readable(document).length * MOST_LINKED
}

/** Of the copy, hence linkedom's. */
const asElement = (node: unknown): HtmlElement => node as HtmlElement
const readable = ({ body }: HtmlDocument): string => textOf(body)
const lettersOf = (text: string): number => text.replaceAll(/\s+/g, '').length
