/**
 * A WordprocessingML story (the body, a footnote, a text box) into blocks. Read by us, not through mammoth, which loses the
 * words of text boxes without a VML twin, simple fields, ruby and formulas, and where comments begin and end.
 */
import type { DocumentBuilder } from '../document.ts'
import type { Flow } from '../flow.ts'
import { childOf, childrenOf, descendantsOf, type XmlElement } from '../xml.ts'
import type { Relation } from './parts.ts'
import { Fields, isHiddenRun, styleOfRun, symbolOf, webAddress } from './runs.ts'
import type { Numbering, Styles } from './styles.ts'

export interface BodyContext {
  builder: DocumentBuilder
  flow: Flow
  styles: Styles
  numbering: Numbering
  relations: ReadonlyMap<string, Relation>
  /** Tells a footnote or endnote that its number is met: what is printed for it. */
  noteCalled(kind: 'footnote' | 'endnote', id: string): { id: string; label: string }
  /** The first title has been met. */
  titled: { yet: boolean }
}

/** A cell longer than this holds an article, not a figure: the table lays out the page. UTF-16 units. */
const LONGEST_CELL = 600

export class Body {
  readonly #context: BodyContext
  readonly #fields = new Fields()
  /** Text boxes met in a paragraph: they stand below it. */
  #boxes: XmlElement[] = []
  /** The story is a footnote: its blocks are, too, and the first carries its id. */
  #note: { id: string; told: boolean } | null

  constructor(context: BodyContext, note: string | null = null) {
    this.#context = context
    this.#note = note === null ? null : { id: note, told: false }
  }

  read(story: XmlElement): void {
    this.#blocks(story)
    // A last paragraph whose end was deleted.
    if (!this.#context.flow.isEmpty) this.#context.flow.paragraph(this.#note ? 'footnote' : 'paragraph')
  }

  #blocks(parent: XmlElement): void {
    for (const child of childrenOf(parent)) {
      if (child.name === 'p') this.#paragraph(child)
      else if (child.name === 'tbl') this.#table(child)
      else if (child.name === 'sdt') this.#blocks(childOf(child, 'sdtContent') ?? child)
      else if (child.name === 'altChunk') this.#context.builder.leave('embedded')
      else if (child.name === 'AlternateContent') this.#blocks(chosen(child))
      else if (TRANSPARENT.has(child.name)) this.#blocks(child)
      else this.#inline(child, undefined)
    }
  }

  #paragraph(paragraph: XmlElement): void {
    const { flow, styles, numbering, titled } = this.#context
    const properties = childOf(paragraph, 'pPr')
    const style = styles.of(properties)
    this.#inlines(paragraph, undefined)
    // Its end was deleted: its words go on in the next paragraph.
    if (childOf(childOf(properties, 'rPr'), 'del')) return this.#context.builder.leave('deletions')
    if (flow.isEmpty || flow.inTable) {
      flow.paragraph('paragraph')
    } else if (this.#note) {
      flow.paragraph('footnote', this.#note.told ? [] : [{ type: 'note', id: this.#note.id }])
      this.#note.told = true
    } else if (style.level > 0) {
      const isTitle = !titled.yet && style.level === 1
      if (isTitle) titled.yet = true
      flow.paragraph(isTitle ? 'title' : 'subhead', [{ type: 'heading', level: style.level }])
    } else if (style.numbering) {
      const { list, depth } = style.numbering
      flow.paragraph('list', [{ type: 'item', depth, number: numbering.next(list, depth) }])
    } else flow.paragraph(style.kind === 'title' ? 'subhead' : style.kind)
    const boxes = this.#boxes
    this.#boxes = []
    for (const box of boxes) this.#blocks(box)
  }

  #inlines(parent: XmlElement, link: string | undefined): void {
    for (const child of childrenOf(parent)) this.#inline(child, link)
  }

  #inline(element: XmlElement, link: string | undefined): void {
    const { flow, builder, relations } = this.#context
    const { attributes } = element
    switch (element.name) {
      case 'r':
        return this.#run(element, link)
      case 'hyperlink': {
        const target = relations.get(attributes.id ?? '')
        return this.#inlines(element, target?.isExternal ? webAddress(target.target) : undefined)
      }
      case 'commentRangeStart':
        return flow.open(attributes.id ?? '')
      case 'commentRangeEnd':
        return flow.close(attributes.id ?? '')
      case 'del':
      case 'moveFrom':
        if (descendantsOf(element, 'delText').length + descendantsOf(element, 't').length > 0)
          builder.leave('deletions')
        return this.#ends(element)
      case 'sdt':
        return this.#inlines(childOf(element, 'sdtContent') ?? element, link)
      case 'ruby':
        // The readings would stand between the characters: 汉hàn字zì would be neither found nor quoted as 汉字.
        return this.#inlines(childOf(element, 'rubyBase') ?? element, link)
      case 'AlternateContent':
        return this.#inlines(chosen(element), link)
      case 'p':
        // A paragraph inside a line: a text box's.
        return void this.#boxes.push({ name: 'box', attributes: {}, children: [element] })
      default:
        if (!SKIPPED.has(element.name)) this.#inlines(element, link)
    }
  }

  /** Comments that end inside deleted text still end. */
  #ends(element: XmlElement): void {
    for (const child of childrenOf(element)) {
      if (child.name === 'commentRangeStart' || child.name === 'commentRangeEnd')
        this.#inline(child, undefined)
      else this.#ends(child)
    }
  }

  #run(run: XmlElement, given: string | undefined): void {
    const { flow, builder } = this.#context
    const properties = childOf(run, 'rPr')
    const isHidden = isHiddenRun(properties)
    for (const child of childrenOf(run)) {
      if (child.name === 'fldChar') this.#fields.mark(child.attributes.fldCharType)
      else if (child.name === 'instrText') this.#fields.instruct(textIn(child))
      if (isHidden || !this.#fields.shows) continue
      const style = styleOfRun(properties, given ?? this.#fields.link)
      const { id = '' } = child.attributes
      switch (child.name) {
        case 't':
          flow.text(textIn(child), style)
          break
        case 'tab':
        case 'ptab':
          flow.text('\t', style)
          break
        case 'br':
        case 'cr':
          flow.text('\n', style)
          break
        case 'noBreakHyphen':
          flow.text('\u2011', style)
          break
        case 'sym':
          flow.text(symbolOf(child.attributes), style)
          break
        case 'footnoteReference':
        case 'endnoteReference': {
          const { id: key, label } = this.#context.noteCalled(
            child.name === 'footnoteReference' ? 'footnote' : 'endnote',
            id,
          )
          flow.noteRef(key, label)
          break
        }
        case 'commentReference':
          flow.refer(id)
          break
        case 'drawing':
        case 'pict':
        case 'object':
          this.#drawing(child)
          break
        case 'AlternateContent':
          this.#drawing(chosen(child))
          break
        case 'fldChar':
          if (childOf(child, 'ffData')) builder.leave('forms')
          break
        case 'ruby':
          this.#inlines(childOf(child, 'rubyBase') ?? child, given)
          break
        default:
          if (child.name !== 'instrText' && !SKIPPED.has(child.name)) this.#inlines(child, given)
      }
    }
  }

  /** Pictures become placeholders, text boxes are read below the paragraph, the rest is counted. */
  #drawing(drawing: XmlElement): void {
    const { flow, builder, relations } = this.#context
    const boxes = descendantsOf(drawing, 'txbxContent')
    // A box inside a box is met with the outer one.
    const inner = new Set(boxes.flatMap((box) => descendantsOf(box, 'txbxContent')))
    this.#boxes.push(...boxes.filter((box) => !inner.has(box)))
    const said = descendantsOf(drawing, 'docPr')[0]?.attributes
    const alt = [said?.descr, said?.title].find((text) => text?.trim()) ?? ''
    const pictures = [...descendantsOf(drawing, 'blip'), ...descendantsOf(drawing, 'imagedata')]
    for (const { attributes } of pictures) {
      const target = relations.get(attributes.embed ?? attributes.link ?? attributes.id ?? '')?.target ?? ''
      flow.image(alt || attributes.title || '', target.slice(target.lastIndexOf('/') + 1) || 'image')
    }
    if (descendantsOf(drawing, 'OLEObject').length > 0) builder.leave('embedded')
    else if (pictures.length === 0 && boxes.length === 0) builder.leave('drawings')
  }

  #table(table: XmlElement): void {
    const { flow } = this.#context
    if (!holdsData(table)) {
      for (const row of rowsOf(table)) for (const cell of cellsOf(row)) this.#blocks(cell)
      return
    }
    flow.beginTable()
    let header = 0
    rowsOf(table).forEach((row, r) => {
      if (isOn(childOf(childOf(row, 'trPr'), 'tblHeader')) && header === r) header++
      cellsOf(row).forEach((cell, c) => {
        if (c > 0) flow.endOf('cell')
        this.#blocks(cell)
        const span = Number(childOf(childOf(cell, 'tcPr'), 'gridSpan')?.attributes.val ?? 1)
        for (let n = 1; n < Math.min(span || 1, 100); n++) flow.endOf('cell')
      })
      flow.endOf('row')
    })
    flow.endTable(header)
  }
}

const TRANSPARENT = new Set(['ins', 'moveTo', 'customXml', 'smartTag', 'box', 'txbxContent', 'sdtContent'])
const SKIPPED = new Set([
  'pPr',
  'rPr',
  'rPrChange',
  'delText',
  'delInstrText',
  'rt',
  'sdtPr',
  'fldData',
  'oMathParaPr',
])

const isOn = (element: XmlElement | undefined): boolean =>
  element !== undefined && !/^(?:0|false|off)$/.test(element.attributes.val ?? '')

const textIn = (element: XmlElement): string =>
  element.children.map((child) => (typeof child === 'string' ? child : '')).join('')

/** What is said twice, for new programs and for old ones: the one that holds the words. */
function chosen(alternate: XmlElement): XmlElement {
  const choices = [...childrenOf(alternate, 'Choice'), ...childrenOf(alternate, 'Fallback')]
  return choices.find((one) => descendantsOf(one, 't').length > 0) ?? choices[0] ?? alternate
}

const isDeleted = (row: XmlElement): boolean => childOf(childOf(row, 'trPr'), 'del') !== undefined
const inside = (parent: XmlElement, name: string): XmlElement[] =>
  childrenOf(parent).flatMap((child) =>
    child.name === name
      ? [child]
      : child.name === 'sdt' || child.name === 'sdtContent' || TRANSPARENT.has(child.name)
        ? inside(child, name)
        : [],
  )
const rowsOf = (table: XmlElement): XmlElement[] => inside(table, 'tr').filter((row) => !isDeleted(row))
const cellsOf = (row: XmlElement): XmlElement[] => inside(row, 'tc')

/** Forms and pages are laid out with tables, too; their cells are read one after another. */
function holdsData(table: XmlElement): boolean {
  const cells = rowsOf(table).map(cellsOf)
  if (!cells.some((row) => row.length > 1)) return false
  return cells
    .flat()
    .every(
      (cell) =>
        descendantsOf(cell, 'tbl').length === 0 &&
        descendantsOf(cell, 't').reduce((sum, one) => sum + textIn(one).length, 0) <= LONGEST_CELL,
    )
}
