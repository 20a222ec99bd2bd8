/**
 * Between the browser's nodes and the shown text of one mounted report. Each block is an element with
 * `data-b` (its index) that renders exactly its text; anything else inside a report (markers, later ruby)
 * stands under `data-x` and counts for nothing.
 */
import type { ShownBlock } from '../../shared/model/report.ts'
import { makeSpan, spanInBlock, type Position, type Span } from './positions.ts'

const isText = (node: Node): node is Text => node.nodeType === Node.TEXT_NODE
const isOutside = (node: Node): boolean => node instanceof Element && node.hasAttribute('data-x')
/** The element a node is, or is in. */
export const elementOf = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement)

/** The text nodes of a block, in order, without what stands under `data-x`. */
function textNodes(block: Element): Text[] {
  const only = block.firstChild
  if (only && isText(only) && block.childNodes.length === 1) return [only]
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
    isText(node)
      ? NodeFilter.FILTER_ACCEPT
      : isOutside(node)
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_SKIP,
  )
  const found: Text[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (isText(node)) found.push(node)
  return found
}

export class TextDom {
  readonly root: HTMLElement
  readonly blocks: ShownBlock[]
  readonly #elements: HTMLElement[] = []

  /** `root` holds the report's blocks, already mounted. */
  constructor(root: HTMLElement, blocks: ShownBlock[]) {
    this.root = root
    this.blocks = blocks
    for (const element of root.querySelectorAll<HTMLElement>('[data-b]')) {
      this.#elements[Number(element.dataset.b)] = element
    }
  }

  element(block: number): HTMLElement | undefined {
    return this.#elements[block]
  }

  /**
   * The position of a DOM boundary. One between blocks becomes the start of the block that follows it, one
   * before or behind the report its start or end: a selection that ran into another pane is clamped here.
   */
  positionAt(node: Node, offset: number): Position {
    const element = elementOf(node)?.closest<HTMLElement>('[data-b]')
    if (element && this.root.contains(element)) {
      const boundary = document.createRange()
      boundary.setStart(element, 0)
      boundary.setEnd(node, offset)
      let before = 0
      for (const text of textNodes(element)) {
        if (text === node) return { block: Number(element.dataset.b), offset: before + offset }
        if (boundary.comparePoint(text, text.length) > 0) break
        before += text.length
      }
      return { block: Number(element.dataset.b), offset: before }
    }
    const boundary = document.createRange()
    boundary.setStart(node, offset)
    let low = 0
    let high = this.#elements.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (boundary.comparePoint(this.#elements[middle]!, 0) < 0) low = middle + 1
      else high = middle
    }
    if (low < this.#elements.length) return { block: low, offset: 0 }
    const last = Math.max(0, this.#elements.length - 1)
    return { block: last, offset: this.blocks[last]?.text.length ?? 0 }
  }

  /** Node and offset of a position. `end`: at a seam of two nodes, stay with the earlier. */
  point(position: Position, end = false): [node: Node, offset: number] {
    const element = this.#elements[position.block]
    if (!element) return [this.root, this.root.childNodes.length]
    let left = position.offset
    let last: Text | undefined
    for (const text of textNodes(element)) {
      if (left < text.length || (end && left === text.length)) return [text, left]
      left -= text.length
      last = text
    }
    return last ? [last, last.length] : [element, 0]
  }

  /** The part of a block `[start, end)` as a StaticRange: a live Range collapses when React writes the text. */
  staticRange(block: number, start: number, end: number): StaticRange {
    const [startContainer, startOffset] = this.point({ block, offset: start })
    const [endContainer, endOffset] = this.point({ block, offset: end }, true)
    return new StaticRange({ startContainer, startOffset, endContainer, endOffset })
  }

  /** A live range, for measuring. Reading its rectangles lays out the section it is in, if that was skipped. */
  range(span: Span): Range {
    const range = document.createRange()
    range.setStart(...this.point(span.from))
    range.setEnd(...this.point(span.to, true))
    return range
  }

  /** Where one character stands in the window; null for one without a box (a collapsed blank). */
  characterRect(position: Position): DOMRect | null {
    const length = this.blocks[position.block]?.text.length ?? 0
    if (length === 0) return this.#elements[position.block]?.getBoundingClientRect() ?? null
    const offset = Math.min(position.offset, length - 1)
    const range = this.range({
      from: { block: position.block, offset },
      to: { block: position.block, offset: offset + 1 },
    })
    return range.getClientRects()[0] ?? null
  }

  /** What the browser has selected, as a span of this report; null when it selects nothing of it. */
  selectedSpan(selection: Selection): Span | null {
    if (selection.isCollapsed || !selection.anchorNode || !selection.focusNode) return null
    return makeSpan(
      this.blocks,
      this.positionAt(selection.anchorNode, selection.anchorOffset),
      this.positionAt(selection.focusNode, selection.focusOffset),
    )
  }

  /** Makes a span the browser's selection. */
  select(span: Span): void {
    getSelection()?.setBaseAndExtent(...this.point(span.from), ...this.point(span.to, true))
  }

  /** The character under a point of the window; null where there is none (margins, ends of lines). */
  characterAt(x: number, y: number): Position | null {
    const caret = document.caretPositionFromPoint(x, y)
    if (!caret || !this.root.contains(caret.offsetNode) || !isText(caret.offsetNode)) return null
    if (caret.offsetNode.parentElement?.closest('[data-x]')) return null
    const nearest = this.positionAt(caret.offsetNode, caret.offset)
    // The caret is the nearest boundary: on the right half of a glyph it stands behind it, and in blank
    // space it stands somewhere (13.6 % of naive look-ups were wrong). Only a glyph's box decides.
    for (const offset of [nearest.offset, nearest.offset - 1]) {
      if (offset < 0 || offset >= this.blocks[nearest.block]!.text.length) continue
      const position = { block: nearest.block, offset }
      const box = this.characterRect(position)
      if (box && x >= box.left && x < box.right && y >= box.top && y < box.bottom) return position
    }
    return null
  }

  /** Whole text as a span. */
  all(): Span | null {
    const last = this.blocks.length - 1
    return last < 0
      ? null
      : makeSpan(
          this.blocks,
          { block: 0, offset: 0 },
          { block: last, offset: this.blocks[last]!.text.length },
        )
  }

  /** The part of a span inside one block. */
  inBlock(span: Span, block: number): [start: number, end: number] | null {
    return spanInBlock(this.blocks, span, block)
  }
}
