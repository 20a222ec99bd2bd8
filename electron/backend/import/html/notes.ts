/** Footnotes: what refers, what is referred to, and the way back, which the reader has of its own. */
import { isBlock, typesOf } from './elements.ts'
import { elementsOf, type HtmlElement, type HtmlNode, isElement, textOf } from './dom.ts'

export interface Notes {
  /** `a` elements that call a note, by its id. */
  refs: ReadonlyMap<HtmlElement, string>
  /** Elements that hold a note's text. */
  notes: ReadonlyMap<HtmlElement, string>
  /** `a` elements that only lead back: their arrows are left out. */
  backs: ReadonlySet<HtmlElement>
}

/** `1`, `[1]`, `（注3）`, `①`, `*`: what calls a note. */
const CALL =
  /^[[［(（〔【〈]?\s*(?:注|註|fn|note)?\s*(?:\d{1,4}|[*＊†‡§¶]{1,3}|[①-⑳㉑-㊿]|[ivx]{1,5}|[a-z])\s*[\]］)）〕】〉]?$/iu
const ARROW =
  /^[[(]?\s*(?:(?:[↩↑⏎⤴⮌^←▲△\s]|\uFE0E|\uFE0F)+|返回|回到正文|back|return|jump (?:back )?up)\s*[\])]?$/iu
const IS_REF = new Set(['noteref', 'doc-noteref'])
const IS_NOTE = new Set(['footnote', 'endnote', 'rearnote', 'doc-footnote', 'doc-endnote'])
const IS_BACK = new Set(['backlink', 'doc-backlink', 'referrer'])

/** @param keyOf the id of the note an address leads to (`#fn1`), null where it leads elsewhere */
export function findNotes(root: HtmlNode, keyOf: (href: string) => string | null): Notes {
  const elements = elementsOf(root)
  const order = new Map(elements.map((element, at) => [element, at]))
  const targets = new Map<string, HtmlElement>()
  for (const element of elements)
    for (const id of [
      element.getAttribute('id'),
      element.localName === 'a' ? element.getAttribute('name') : null,
    ]) {
      const key = id ? keyOf(`#${id}`) : null
      if (key !== null && !targets.has(key)) targets.set(key, element)
    }
  const refs = new Map<HtmlElement, string>()
  const notes = new Map<HtmlElement, string>()
  const backs = new Set<HtmlElement>()
  for (const element of elements) {
    const id = element.getAttribute('id')
    const key = id ? keyOf(`#${id}`) : null
    if (key !== null && typesOf(element).some((type) => IS_NOTE.has(type))) notes.set(element, key)
  }
  for (const element of elements) {
    if (element.localName !== 'a') continue
    const href = element.getAttribute('href') ?? ''
    const key = href.includes('#') ? keyOf(href) : null
    if (key === null) continue
    const types = typesOf(element)
    const text = textOf(element).trim()
    if (types.some((type) => IS_BACK.has(type)) || ARROW.test(text)) {
      backs.add(element)
      continue
    }
    const target = targets.get(key)
    const says = types.some((type) => IS_REF.has(type))
    // Notes stand behind what calls them; a `[1]` that leads back up is a note's own number.
    const leadsDown = target !== undefined && order.get(target)! > order.get(element)!
    if (!says && !(leadsDown && CALL.test(text))) continue
    const holder = target && holderOf(target)
    if (!says && !holder) continue
    refs.set(element, key)
    if (holder && !notes.has(holder) && /^(?:li|p|div|aside|dd|section|dt|td)$/.test(holder.localName))
      notes.set(holder, key)
  }
  return { refs, notes, backs }
}

/** The block that an anchor stands in. */
function holderOf(target: HtmlElement): HtmlElement | null {
  for (let node: HtmlNode | null = target; node && isElement(node); node = node.parentNode)
    if (isBlock(node)) return node
  return null
}
