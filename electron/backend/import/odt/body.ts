/** OpenDocument text into blocks. */
import type { DocumentBuilder } from '../document.ts'
import { instantOf } from '../docx/comments.ts'
import { webAddress } from '../docx/runs.ts'
import type { Comment, Flow, FlowStyle } from '../flow.ts'
import { childOf, childrenOf, descendantsOf, textOf, type XmlElement } from '../xml.ts'
import type { OdtStyles } from './styles.ts'

interface List {
  name: string | undefined
  depth: number
  /** The next item's number. */
  next: number
  /** The item has its mark already; what follows in it has none. */
  told: boolean
}

const PLAIN: FlowStyle = { marks: [] }
/** Read elsewhere, or not text. */
const SKIPPED = new Set([
  'tracked-changes',
  'forms',
  'sequence-decls',
  'variable-decls',
  'user-field-decls',
  'ruby-text',
  'desc',
  'title',
  'note-citation',
  'tab-stop',
  'bibliography-source',
  'table-of-content-source',
  'scripts',
  'event-listeners',
])

export class OdtBody {
  readonly comments = new Map<string, Comment>()
  readonly #builder: DocumentBuilder
  readonly #flow: Flow
  readonly #styles: OdtStyles
  readonly #notes: { id: string; label: string; body: XmlElement | undefined }[] = []
  #note: { id: string; told: boolean } | null = null
  #boxes: XmlElement[] = []
  #titled = false

  constructor(builder: DocumentBuilder, flow: Flow, styles: OdtStyles) {
    this.#builder = builder
    this.#flow = flow
    this.#styles = styles
  }

  read(story: XmlElement): void {
    this.#blocks(story, null)
    // Notes may call notes.
    for (let note = this.#notes.shift(); note; note = this.#notes.shift()) {
      this.#note = { id: note.id, told: false }
      if (note.body) this.#blocks(note.body, null)
    }
  }

  #blocks(parent: XmlElement, list: List | null): void {
    for (const child of childrenOf(parent)) {
      if (child.name === 'p' || child.name === 'h') this.#paragraph(child, list)
      else if (child.name === 'list') this.#list(child, list)
      else if (child.name === 'table') this.#table(child)
      else if (child.name === 'frame' || child.name === 'custom-shape') this.#frame(child)
      else if (!SKIPPED.has(child.name)) this.#blocks(child, list)
    }
  }

  #list(element: XmlElement, outer: List | null): void {
    const name = element.attributes['style-name'] ?? outer?.name
    const list: List = { name, depth: outer ? Math.min(outer.depth + 1, 20) : 0, next: 1, told: false }
    for (const item of childrenOf(element)) {
      const start = Number(item.attributes['start-value'])
      if (Number.isSafeInteger(start) && start > 0) list.next = start
      list.told = item.name === 'list-header'
      this.#blocks(item, list)
      if (item.name === 'list-item') list.next++
    }
  }

  #paragraph(element: XmlElement, list: List | null): void {
    const flow = this.#flow
    this.#inlines(element, PLAIN)
    const kind = this.#styles.kind(element.attributes['style-name'])
    const level =
      element.name === 'h'
        ? Math.min(6, Number(element.attributes['outline-level'] ?? 1) || 1)
        : kind === 'title'
          ? 1
          : 0
    if (flow.inTable || flow.isEmpty) flow.paragraph('paragraph')
    else if (this.#note) {
      flow.paragraph('footnote', this.#note.told ? [] : [{ type: 'note', id: this.#note.id }])
      this.#note.told = true
    } else if (level > 0) {
      const isTitle = level === 1 && !this.#titled
      if (isTitle) this.#titled = true
      flow.paragraph(isTitle ? 'title' : 'subhead', [{ type: 'heading', level }])
    } else if (list) {
      const number = this.#styles.isOrdered(list.name, list.depth) ? list.next : null
      flow.paragraph('list', list.told ? [] : [{ type: 'item', depth: list.depth, number }])
      list.told = true
    } else flow.paragraph(kind)
    const boxes = this.#boxes
    this.#boxes = []
    for (const box of boxes) this.#blocks(box, null)
  }

  #inlines(parent: XmlElement, style: FlowStyle): void {
    for (const child of parent.children) {
      // As in HTML, a line end in the file is a space.
      if (typeof child === 'string') this.#flow.text(child.replaceAll(/[ \t\r\n]+/g, ' '), style)
      else this.#inline(child, style)
    }
  }

  #inline(element: XmlElement, style: FlowStyle): void {
    const flow = this.#flow
    const { attributes } = element
    switch (element.name) {
      case 'span': {
        const own = this.#styles.text(attributes['style-name'])
        const marks = [...new Set([...style.marks, ...own.marks])]
        return this.#inlines(element, { ...style, marks, highlight: own.highlight ?? style.highlight })
      }
      case 'a':
        return this.#inlines(element, { ...style, link: webAddress(attributes.href) })
      case 's':
        return flow.text(' '.repeat(Math.min(Number(attributes.c ?? 1) || 1, 100)), style)
      case 'tab':
        return flow.text('\t', style)
      case 'line-break':
        return flow.text('\n', style)
      case 'note':
        return this.#call(element)
      case 'annotation':
        return this.#comment(element)
      case 'annotation-end':
        return flow.close(attributes.name ?? '')
      case 'frame':
      case 'custom-shape':
        return this.#frame(element)
      default:
        if (!SKIPPED.has(element.name)) this.#inlines(element, style)
    }
  }

  #call(note: XmlElement): void {
    const id = `${note.attributes['note-class'] ?? 'footnote'}-${note.attributes.id ?? this.#notes.length}`
    const label = textOf(childOf(note, 'note-citation')).trim() || '*'
    this.#flow.noteRef(id, `[${label}]`)
    this.#notes.push({ id, label, body: childOf(note, 'note-body') })
  }

  #comment(annotation: XmlElement): void {
    const id = annotation.attributes.name ?? `nameless ${this.comments.size}`
    const words = [...childrenOf(annotation, 'p'), ...childrenOf(annotation, 'list')].map(textOf)
    this.comments.set(id, {
      ...{ origin: 'odt', id: `comment-${id}`, comment: words.join('\n').trim(), tags: [] },
      author: textOf(childOf(annotation, 'creator')).trim() || undefined,
      created: instantOf(textOf(childOf(annotation, 'date')) || undefined),
    })
    // Without a name it has no end, and sits on what stands before it.
    if (annotation.attributes.name === undefined) this.#flow.refer(id)
    else this.#flow.open(id)
  }

  /** A picture is a placeholder; a text box is read below its paragraph. */
  #frame(frame: XmlElement): void {
    const boxes = childrenOf(frame, 'text-box')
    this.#boxes.push(...boxes)
    const image = childOf(frame, 'image')
    const alt = textOf(childOf(frame, 'desc')).trim() || textOf(childOf(frame, 'title')).trim()
    if (image) {
      const { href = '' } = image.attributes
      this.#flow.image(alt, href.slice(href.lastIndexOf('/') + 1) || 'image')
    } else if (boxes.length === 0)
      this.#builder.leave(childOf(frame, 'object') || childOf(frame, 'plugin') ? 'embedded' : 'drawings')
  }

  #table(table: XmlElement): void {
    const rows = rowsOf(table, false)
    if (!rows.some(({ row }) => cellsOf(row).length > 1)) {
      for (const { row } of rows) for (const cell of cellsOf(row)) this.#blocks(cell, null)
      return
    }
    this.#flow.beginTable()
    let header = 0
    rows.forEach(({ row, isHeader }, r) => {
      if (isHeader && header === r) header++
      cellsOf(row).forEach((cell, c) => {
        if (c > 0) this.#flow.endOf('cell')
        if (cell.name === 'table-cell') this.#blocks(cell, null)
      })
      this.#flow.endOf('row')
    })
    this.#flow.endTable(header)
  }
}

function rowsOf(parent: XmlElement, isHeader: boolean): { row: XmlElement; isHeader: boolean }[] {
  return childrenOf(parent).flatMap((child) =>
    child.name === 'table-row'
      ? [{ row: child, isHeader }]
      : /^table-(?:header-rows|rows|row-group)$/.test(child.name)
        ? rowsOf(child, child.name === 'table-header-rows')
        : [],
  )
}

/** Cells that stand under a wider one are empty; empty ones said a thousand times over (a sheet's end) are left out. */
const cellsOf = (row: XmlElement): XmlElement[] =>
  childrenOf(row).filter(
    (cell) =>
      (cell.name === 'table-cell' || cell.name === 'covered-table-cell') &&
      Number(cell.attributes['number-columns-repeated'] ?? 1) < 100,
  )

/** Deleted passages that a document with tracked changes still holds. */
export const countDeletions = (story: XmlElement): number =>
  descendantsOf(childOf(story, 'tracked-changes'), 'deletion').length
