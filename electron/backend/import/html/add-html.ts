/** HTML (also XHTML, and what mammoth makes of Word) to blocks. A document may do nothing: only words and marks come out. */
import type { BlockKind } from '../../../../shared/model/report.ts'
import type { InlineMark } from '../../../../shared/model/markup.ts'
import type { BlockMark, DocumentBuilder, Run } from '../document.ts'
import { imageAddress, linkAddress, nameOf } from './addresses.ts'
import { type HtmlElement, type HtmlNode, isElement, isText, parseHtml, visit } from './dom.ts'
import { droppedAs, headingLevel, isBlock, marksOf, typesOf } from './elements.ts'
import { InlineText, PLAIN, type Style } from './inline.ts'
import { findNotes, type Notes } from './notes.ts'
import { holdsData, isCell, TableText, tableOf } from './table.ts'

export interface HtmlOptions {
  /** The string is XHTML: `<p/>` ends itself. */
  xhtml?: boolean | undefined
  /** What relative addresses are relative to: http or https. Without it they are no links. */
  base?: string | undefined
  /** Headings of this level are titles, the first one of the call; null: none is. Default 1. */
  titleLevel?: number | null | undefined
  /** What a short paragraph is by its words: byline, credit … null leaves it. */
  kindOf?: ((text: string, before: BlockKind | null) => BlockKind | null) | undefined
  /** The id of the footnote an address leads to; null where it leads to none. Default: `#id` is `id`. */
  noteKey?: ((href: string) => string | null) | undefined
  /** An element with an id begins: whatever stood before it has been added, if it begins a line. For tables of contents. */
  onId?: ((id: string) => void) | undefined
}

/**
 * Adds what a reader reads of `html`, in order, to the builder. Hidden elements, scripts, styles, frames and forms are left out
 * and counted; pictures become placeholders. Walks without recursion, so nesting of any depth is safe.
 * @param html a whole page, a part of one, or an element of a parsed document
 */
export function addHtml(
  builder: DocumentBuilder,
  html: string | HtmlElement,
  options: HtmlOptions = {},
): void {
  const root = typeof html === 'string' ? parseHtml(html, options).documentElement : html
  new HtmlWalk(builder, root, options).run()
}

interface List {
  depth: number
  ordered: boolean
  next: number
  step: 1 | -1
}
interface Figure {
  images: { text: string; address: string }[]
  caption: Run[]
}

/** What holds for an element and all inside it, unless said otherwise there. */
interface Context {
  style: Style
  kind: BlockKind
  heading: number
  list: List | null
  /** `told`: its mark is on a block already; what follows in the same item has none. */
  item: { depth: number; number: number | null; told: boolean } | null
  note: { id: string; told: boolean } | null
  verbatim: boolean
  table: TableText | null
  figure: Figure | null
  block: boolean
}

const OUTSIDE: Context = {
  style: PLAIN,
  kind: 'paragraph',
  heading: 0,
  list: null,
  item: null,
  note: null,
  verbatim: false,
  table: null,
  figure: null,
  block: true,
}

/** Small pictures stand in a line of text: icons, emoji. Larger ones below its block. In CSS px. */
const ICON = 32

class HtmlWalk {
  readonly #builder: DocumentBuilder
  readonly #root: HtmlElement
  readonly #options: HtmlOptions
  readonly #notes: Notes
  readonly #text = new InlineText()
  readonly #contexts: Context[] = [OUTSIDE]
  /** Pictures met inside a line; they stand below it. */
  #images: Figure['images'] = []
  #titled = false
  #before: BlockKind | null = null

  constructor(builder: DocumentBuilder, root: HtmlElement, options: HtmlOptions) {
    this.#builder = builder
    this.#root = root
    this.#options = options
    const keyOf = options.noteKey ?? ((href) => (href.startsWith('#') ? safeDecode(href.slice(1)) : null))
    this.#notes = findNotes(root, keyOf)
  }

  run(): void {
    visit(
      this.#root,
      (node) => this.#enter(node),
      (node) => this.#leave(node),
    )
    this.#flush(OUTSIDE)
  }

  get #context(): Context {
    return this.#contexts.at(-1)!
  }

  #enter(node: HtmlNode): boolean {
    if (isText(node)) {
      const { style, verbatim } = this.#context
      this.#text.add(node.textContent ?? '', style, verbatim)
    }
    if (!isElement(node)) return false
    const outer = this.#context
    const dropped = droppedAs(node)
    if (dropped !== false) {
      this.#leaveOut(node, dropped)
      return false
    }
    if (isBlock(node)) this.#boundary(outer)
    const id = node.getAttribute('id')
    if (id) this.#options.onId?.(id)
    if (typesOf(node).some((type) => type === 'pagebreak' || type === 'doc-pagebreak')) {
      this.#text.page(
        node.getAttribute('title') ?? node.getAttribute('aria-label') ?? node.textContent?.trim() ?? '',
      )
      return false
    }
    if (this.#notes.backs.has(node)) return false
    if (node.localName === 'br') this.#break(outer)
    else if (node.localName === 'img' || node.localName === 'image') this.#image(node, outer)
    else if (node.localName === 'q') this.#text.add('“', outer.style)
    this.#contexts.push(this.#inside(node, outer))
    return true
  }

  #leave(node: HtmlNode): void {
    // What was passed over has pushed nothing.
    if (!isElement(node) || !this.#isOpen(node)) return
    const context = this.#context
    if (node.localName === 'q') this.#text.add('”', context.style)
    if (context.table && isCell(node) && tableOf(node) === context.table.element)
      context.table.cell(node, this.#text.take())
    else if (context.table && node.localName === 'caption') this.#add('caption', this.#text.take())
    else if (node.localName === 'figcaption' && context.figure && !context.table)
      context.figure.caption.push(...this.#text.take())
    else if (isBlock(node)) this.#boundary(context)
    this.#contexts.pop()
    if (context.table?.element === node) this.#endTable(context.table, context)
    if (node.localName === 'figure' && context.figure) this.#endFigure(context.figure, context)
  }

  #isOpen(node: HtmlElement): boolean {
    return this.#open.at(-1) === node && this.#open.pop() !== undefined
  }
  readonly #open: HtmlElement[] = []

  #inside(element: HtmlElement, outer: Context): Context {
    this.#open.push(element)
    const context: Context = { ...outer, style: this.#styleOf(element, outer.style) }
    const { localName } = element
    const level = headingLevel(element)
    const note = this.#notes.notes.get(element)
    if (note !== undefined && !outer.table) {
      context.note = { id: note, told: false }
      context.kind = 'footnote'
    }
    if (level > 0) {
      context.heading = level
      context.kind = 'subhead'
    } else if (localName === 'ul' || localName === 'ol' || localName === 'menu' || localName === 'dir') {
      const start = Number.parseInt(element.getAttribute('start') ?? '1', 10)
      context.list = {
        depth: outer.list ? outer.list.depth + 1 : 0,
        ordered: localName === 'ol',
        next: Number.isSafeInteger(start) ? start : 1,
        step: element.hasAttribute('reversed') ? -1 : 1,
      }
    } else if (localName === 'li') this.#item(element, context)
    else if (localName === 'dd' && !context.note) context.kind = 'list'
    else if (localName === 'blockquote' && !context.note) context.kind = 'quote'
    else if (localName === 'figcaption' || localName === 'caption') context.kind = 'caption'
    else if (localName === 'figure') context.figure = { images: [], caption: [] }
    else if ((localName === 'pre' || localName === 'listing' || localName === 'xmp') && !outer.table) {
      context.kind = 'code'
      context.verbatim = true
    } else if (localName === 'table' && !outer.table && holdsData(element))
      context.table = new TableText(element)
    else if (localName === 'tr' && outer.table && tableOf(element) === outer.table.element) outer.table.row()
    return context
  }

  #item(element: HtmlElement, context: Context): void {
    const { list } = context
    const value = Number.parseInt(element.getAttribute('value') ?? '', 10)
    let number: number | null = null
    if (list?.ordered) {
      number = Number.isSafeInteger(value) ? value : list.next
      list.next = number + list.step
    }
    context.item = { depth: Math.min(list?.depth ?? 0, 20), number, told: false }
    if (!context.note) context.kind = 'list'
  }

  #styleOf(element: HtmlElement, outer: Style): Style {
    const added: InlineMark[] = marksOf(element)
    if (element.localName === 'dt') added.push('strong')
    const missing = added.filter((mark) => !outer.marks.includes(mark))
    const style: Style =
      missing.length > 0 ? { ...outer, marks: [...outer.marks, ...new Set(missing)] } : outer
    if (element.localName !== 'a') return style
    const noteRef = this.#notes.refs.get(element)
    if (noteRef !== undefined) return { ...style, noteRef, link: undefined }
    const href = element.getAttribute('href')
    // A place on the same page: its words stand here already.
    if (href?.startsWith('#')) return style
    const link = linkAddress(href, this.#options.base)
    return link === null ? style : { ...style, link }
  }

  /** A line ends here. */
  #boundary(context: Context): void {
    if (context.table) this.#text.space()
    else this.#flush(context)
  }

  #break(context: Context): void {
    if (context.verbatim) this.#text.add('\n', context.style, true)
    else if (context.table) this.#text.space()
    // The text map joins the lines of a heading as it joins those of a column.
    else if (context.heading > 0 || context.kind === 'caption') this.#text.break()
    else this.#flush(context)
  }

  /** What was collected becomes a block. */
  #flush(context: Context): void {
    const { note, item } = context
    const runs = this.#text.take(context.verbatim)
    if (runs.some(({ text }) => text.trim() !== '')) {
      const marks: BlockMark[] = []
      if (context.heading > 0) marks.push({ type: 'heading', level: context.heading })
      if (item && !item.told && context.heading === 0)
        marks.push({ type: 'item', depth: item.depth, number: item.number })
      if (note && !note.told) marks.push({ type: 'note', id: note.id.slice(0, 200) })
      const added = this.#add(this.#kindOf(context, runs), context.verbatim ? ofCode(runs) : runs, marks)
      if (added && item) item.told = true
      if (added && note) note.told = true
    }
    const images = this.#images
    this.#images = []
    for (const { text, address } of images) this.#add('image', [{ text }], [{ type: 'image', address }])
  }

  #add(kind: BlockKind, runs: readonly Run[], marks: readonly BlockMark[] = []): boolean {
    if (!this.#builder.block({ kind, runs, marks })) return false
    this.#before = kind
    return true
  }

  #kindOf({ kind, heading }: Context, runs: readonly Run[]): BlockKind {
    const { titleLevel = 1, kindOf } = this.#options
    if (heading > 0 && heading === titleLevel && !this.#titled) {
      this.#titled = true
      return 'title'
    }
    if (kind !== 'paragraph' || !kindOf) return kind
    return kindOf(runs.map(({ text }) => text).join(''), this.#before) ?? kind
  }

  #image(image: HtmlElement, context: Context): void {
    const size = (name: string): number => Number.parseInt(image.getAttribute(name) ?? '', 10)
    const alt = (image.getAttribute('alt') ?? '').replaceAll(/\s+/g, ' ').trim()
    // One that nobody sees is there to count readers.
    if (size('width') <= 2 || size('height') <= 2) return this.#builder.leave('remote')
    this.#builder.leave('images')
    if (size('width') <= ICON || size('height') <= ICON || context.table || context.heading > 0)
      return this.#text.add(alt, context.style)
    const address = imageAddress(image, this.#options.base)
    const picture = { text: alt, address }
    if (context.figure) context.figure.images.push(picture)
    else this.#images.push({ ...picture, text: alt || nameOf(address) })
  }

  #leaveOut(element: HtmlElement, what: ReturnType<typeof droppedAs>): void {
    if (what) this.#builder.leave(what)
    if (what !== 'embedded' || this.#context.table) return
    const address = imageAddress(element, this.#options.base)
    // A film or a frame that could be looked up leaves a placeholder behind.
    if (/^https?:/.test(address))
      this.#images.push({
        text: element.getAttribute('title')?.trim() || nameOf(address) || address,
        address,
      })
  }

  #endTable(table: TableText, context: Context): void {
    const { runs, header } = table.finish()
    this.#add('table', runs, [{ type: 'table', header }])
    if (!context.figure) this.#flush(OUTSIDE)
  }

  /** Its pictures, with the caption in their place where they have no words of their own. */
  #endFigure({ images, caption }: Figure, context: Context): void {
    this.#flush({ ...context, figure: null })
    const words = caption.map(({ text }) => text).join('')
    let isTold = words.trim() === ''
    for (const { text, address } of images) {
      const stands = text === '' || words.includes(text)
      const runs: readonly Run[] = stands && !isTold ? caption : [{ text: text || nameOf(address) }]
      if (stands && !isTold) isTold = true
      this.#add('image', runs, [{ type: 'image', address }])
    }
    if (!isTold) this.#add('caption', caption)
  }
}

/** Without the line break that HTML allows behind `<pre>`, and without what ends it. */
function ofCode(runs: readonly Run[]): Run[] {
  return runs.flatMap((run, at) => {
    let { text } = run
    if (at === 0) text = text.replace(/^\n/, '')
    if (at === runs.length - 1) text = text.trimEnd()
    return text === '' ? [] : [{ ...run, text }]
  })
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
