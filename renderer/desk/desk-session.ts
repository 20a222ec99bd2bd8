/** The mounted text of a page: what paints, measures and scrolls, outside React. */
import type { Section } from '../reader/sections.ts'
import { estimateHeight } from '../reader/sections.ts'
import { Painter, type PaintSpan } from '../reader/highlights/painter.ts'
import { TextDom } from '../reader/text-dom.ts'
import type { DeskModel } from './desk-model.ts'

/** As in the reader: long enough to be seen after a jump, short enough not to be taken for a highlight. */
const FLASH_MS = 1600

export class DeskSession {
  readonly model: DeskModel
  readonly scroller: HTMLElement
  readonly root: HTMLElement
  readonly dom: TextDom
  readonly painter: Painter
  readonly #observers: (IntersectionObserver | ResizeObserver)[] = []
  readonly #sections: readonly Section[]
  #setIn = ''
  #flashing: ReturnType<typeof setTimeout> | undefined

  constructor(model: DeskModel, sections: readonly Section[], scroller: HTMLElement, root: HTMLElement) {
    this.model = model
    this.scroller = scroller
    this.root = root
    this.#sections = sections
    this.dom = new TextDom(root, [...model.pieces])
    this.painter = new Painter(this.dom, sections)
    this.#estimate()
    const seen = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const section = Number(target.getAttribute('data-section'))
          if (isIntersecting) this.painter.show(section)
          else this.painter.hide(section)
        }
      },
      { root: scroller, rootMargin: '100% 0px' },
    )
    for (const element of root.querySelectorAll('[data-section]')) seen.observe(element)
    const resized = new ResizeObserver(() => this.#estimate())
    resized.observe(root)
    this.#observers.push(seen, resized)
  }

  dispose(): void {
    for (const observer of this.#observers) observer.disconnect()
    clearTimeout(this.#flashing)
    this.painter.dispose()
  }

  /** The row of a piece, by its first character. */
  row(at: number): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(`[data-at="${at}"]`)
  }

  /** Brings a piece into view; `far`: to the upper third, for jumps. Nothing moves where it is seen whole. */
  show(at: number, far = false): void {
    const row = this.row(at)
    if (!row) return
    const view = this.scroller.getBoundingClientRect()
    const box = row.getBoundingClientRect()
    if (box.top >= view.top + 8 && box.bottom <= view.bottom - 24) return
    if (far) {
      this.scroller.scrollBy({ top: box.top - view.top - view.height * 0.28 })
      // Sections on the way got their real heights only now.
      requestAnimationFrame(() => {
        const moved = row.getBoundingClientRect().top - view.top - view.height * 0.28
        if (Math.abs(moved) > 40) this.scroller.scrollBy({ top: moved })
      })
    } else row.scrollIntoView({ block: 'nearest' })
  }

  /** Lights a piece up for a moment. */
  flash(at: number): void {
    const index = this.model.indexOf.get(at)
    if (index === undefined) return
    const { length } = this.model.pieces[index]!.text
    this.painter.set('flash', [{ block: index, start: 0, end: length, name: 'hl-flash' }])
    clearTimeout(this.#flashing)
    this.#flashing = setTimeout(() => this.painter.set('flash', []), FLASH_MS)
  }

  paint(spans: readonly PaintSpan[]): void {
    this.painter.set('highlights', spans)
  }

  /** Offset in a piece's text of the place under a point of the window; null where the point is on none. */
  offsetAt(index: number, x: number, y: number): number | null {
    const caret = document.caretPositionFromPoint(x, y)
    if (!caret || this.dom.element(index)?.contains(caret.offsetNode) !== true) return null
    return this.dom.positionAt(caret.offsetNode, caret.offset).offset
  }

  /** Where the caret stands, in px from the top left of the text's root. */
  caretBox(at: number, offset: number): { left: number; top: number; height: number } | null {
    const block = this.model.indexOf.get(at)
    if (block === undefined) return null
    const { length } = this.model.pieces[block]!.text
    const isEnd = offset >= length
    const box = this.dom.characterRect({ block, offset: isEnd ? length - 1 : offset })
    if (!box) return null
    const origin = this.root.getBoundingClientRect()
    return {
      left: (isEnd ? box.right : box.left) - origin.left,
      top: box.top - origin.top,
      height: box.height,
    }
  }

  /** Gives skipped sections their likely heights. */
  #estimate(): void {
    const text = this.root.querySelector<HTMLElement>('[data-b]')
    if (!text) return
    const style = getComputedStyle(text.parentElement ?? text)
    const column = text.parentElement?.clientWidth ?? 0
    const setIn = `${column}/${style.fontSize}/${style.lineHeight}`
    if (setIn === this.#setIn || column <= 0) return
    this.#setIn = setIn
    const size = Number.parseFloat(style.fontSize)
    const type = { column, size, leading: Number.parseFloat(style.lineHeight) || size * 1.75, latin: false }
    this.root.querySelectorAll<HTMLElement>('[data-section]').forEach((element, index) => {
      const height = estimateHeight(this.#sections[index]!, [...this.model.pieces], type)
      element.style.containIntrinsicBlockSize = `auto ${height}px`
    })
  }
}

let mounted: DeskSession | null = null

/** Lends the mounted page to commands; returns the function that takes it back. */
export function lendDesk(session: DeskSession): () => void {
  mounted = session
  return () => {
    if (mounted === session) mounted = null
  }
}

/** The page that is mounted now. */
export const deskSession = (): DeskSession | null => mounted
