/**
 * What word processors' formats share: running text with marks, notes, pictures and tables, and the places of comments and
 * highlights in it, counted in the text as it comes out. Formats say what comes; blocks and ranges are made here.
 */
import { createHash } from 'node:crypto'
import type { ForeignAnnotation } from '../../../shared/model/foreign.ts'
import type { InlineMark } from '../../../shared/model/markup.ts'
import type { Range } from '../../../shared/model/range.ts'
import type { BlockKind } from '../../../shared/model/report.ts'
import type { BlockMark, DocumentBuilder, Run } from './document.ts'

export interface FlowStyle {
  marks: readonly InlineMark[]
  link?: string | undefined
  /** `#rrggbb`: the text is highlighted. */
  highlight?: string | undefined
}

/** A comment as the document has it, before its place is known. */
export type Comment = Omit<ForeignAnnotation, 'ranges' | 'quote'>

interface AnnotationEnd {
  id: string
  at: number
  does: 'open' | 'close' | 'refer'
}
type Piece = [start: number, end: number]
interface Placed {
  ranges: Range[]
  words: string[]
  before: string
  after: string
}

const CONTEXT = 32
const UNSEEN = /[\u00AD\u200B\u2060\uFEFF]|[^\P{Cc}\n\t]/gu

export class Flow {
  readonly #builder: DocumentBuilder
  readonly #origin: string
  #runs: Run[] = []
  #length = 0
  /** Where the line (of a table: the cell) begins that is being written. */
  #line = 0
  #events: AnnotationEnd[] = []
  #highlights: { piece: Piece; color: string }[] = []
  #images: { text: string; address: string }[] = []
  #open = new Set<string>()
  readonly #placed = new Map<string, Placed>()
  readonly #seen = new Map<string, number>()
  #tables = 0

  constructor(builder: DocumentBuilder, origin: string) {
    this.#builder = builder
    this.#origin = origin
  }

  get isEmpty(): boolean {
    return this.#length === this.#line
  }
  get inTable(): boolean {
    return this.#tables > 0
  }

  text(text: string, { marks, link, highlight }: FlowStyle): void {
    let words = text
      .normalize('NFC')
      .replaceAll(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
      .replaceAll(UNSEEN, '')
    if (this.inTable) words = words.replaceAll(/[\t\n]+/g, ' ')
    if (this.isEmpty) words = words.trimStart()
    if (words === '') return
    const from = this.#length
    this.#runs.push({ text: words, marks, link })
    this.#length += words.length
    if (highlight === undefined || words.trim() === '') return
    const last = this.#highlights.at(-1)
    if (last?.color === highlight && last.piece[1] === from) last.piece[1] = this.#length
    else this.#highlights.push({ piece: [from, this.#length], color: highlight })
  }

  noteRef(id: string, text: string): void {
    this.#runs.push({ text, noteRef: id })
    this.#length += text.length
  }

  /** Stands below the paragraph it is met in; in a table its words stand in the cell. */
  image(text: string, address: string): void {
    this.#builder.leave('images')
    if (this.inTable) this.text(text, { marks: [] })
    else this.#images.push({ text: text.replaceAll(/\s+/g, ' ').trim() || address, address })
  }

  /** A comment's words begin, and end, here. */
  open(id: string): void {
    this.#events.push({ id, at: this.#length, does: 'open' })
  }
  close(id: string): void {
    this.#events.push({ id, at: this.#length, does: 'close' })
  }

  /** A comment is named here: its place, where no words of its own were met. */
  refer(id: string): void {
    this.#events.push({ id, at: this.#length, does: 'refer' })
  }

  /** What was collected is one block. Nothing is added where it was empty; in a table it ends a line of a cell. */
  paragraph(kind: BlockKind, marks: readonly BlockMark[] = []): void {
    if (this.inTable) return this.text(' ', { marks: [] })
    this.#flush(kind, marks)
  }

  beginTable(): void {
    if (!this.inTable) this.#flush('paragraph', [])
    this.#tables++
  }
  /** @param ends a cell of this row, or the row itself. Of tables inside tables only the outermost parts cells. */
  endOf(ends: 'cell' | 'row'): void {
    if (this.#tables !== 1) return
    this.#trimLine()
    const text = ends === 'cell' ? '\t' : '\n'
    this.#runs.push({ text })
    this.#length++
    this.#line = this.#length
  }
  endTable(header: number, kind: BlockKind = 'table'): void {
    this.#tables--
    if (this.inTable) return
    this.#trimLine()
    this.#dropTail(/\n+$/)
    this.#flush(kind, [{ type: 'table', header }])
  }

  /** Comments that were met are placed; those that were not are notes on the whole. */
  annotate(comments: ReadonlyMap<string, Comment>): void {
    for (const [id, comment] of comments) {
      const placed = this.#placed.get(id)
      this.#builder.annotate(placed ? { ...comment, ...spot(placed) } : comment)
    }
  }

  #flush(kind: BlockKind, marks: readonly BlockMark[]): void {
    if (kind !== 'code') this.#trimLine()
    const runs = this.#runs
    const events = this.#events
    const highlights = this.#highlights
    const images = this.#images
    this.#runs = []
    this.#events = []
    this.#highlights = []
    this.#images = []
    const length = this.#length
    this.#length = this.#line = 0
    const block = this.#builder.block({ kind, runs, marks })
    const text = runs.map((run) => run.text).join('')
    this.#place(events, block?.[0] ?? null, text, length)
    if (block) for (const { piece, color } of highlights) this.#highlight(block[0], text, piece, color)
    for (const { text: words, address } of images)
      this.#builder.block({ kind: 'image', runs: [{ text: words }], marks: [{ type: 'image', address }] })
  }

  #place(events: readonly AnnotationEnd[], start: number | null, text: string, length: number): void {
    const from = new Map([...this.#open].map((id) => [id, 0]))
    const add = (id: string, begin: number, end: number): void => {
      if (start === null || end <= begin) return
      const placed = this.#placed.get(id) ?? { ranges: [], words: [], before: '', after: '' }
      if (placed.ranges.length === 0) placed.before = text.slice(Math.max(0, begin - CONTEXT), begin)
      placed.ranges.push([start + begin, start + end])
      placed.words.push(text.slice(begin, end))
      placed.after = text.slice(end, end + CONTEXT)
      this.#placed.set(id, placed)
    }
    for (const { id, at, does } of events) {
      const place = Math.min(at, length)
      const begin = from.get(id)
      if (does === 'open') from.set(id, place)
      else if (does === 'close') {
        add(id, begin ?? place, place)
        from.delete(id)
      } else if (begin === undefined && !this.#placed.has(id)) add(id, 0, place || length)
    }
    for (const [id, begin] of from) add(id, begin, length)
    this.#open = new Set(from.keys())
  }

  #highlight(start: number, text: string, [from, to]: Piece, color: string): void {
    const words = text.slice(from, to)
    const exact = words.trim()
    const begin = from + words.indexOf(exact)
    const key = `${color}\n${exact}`
    const times = (this.#seen.get(key) ?? 0) + 1
    this.#seen.set(key, times)
    const id = createHash('sha256').update(`${key}\n${times}`).digest('hex').slice(0, 24)
    const end = begin + exact.length
    this.#builder.annotate({
      ...{ origin: this.#origin, id: `highlight-${id}`, color, style: 'fill', tags: [] },
      ranges: [[start + begin, start + end]],
      quote: {
        exact,
        prefix: text.slice(Math.max(0, begin - CONTEXT), begin),
        suffix: text.slice(end, end + CONTEXT),
      },
    })
  }

  #trimLine(): void {
    this.#dropTail(/\s+$/)
  }

  /** White space at the end of the line; places beyond it are its end. */
  #dropTail(tail: RegExp): void {
    while (this.#length > (tail.source.startsWith('\\n') ? 0 : this.#line)) {
      const last = this.#runs.at(-1)
      if (!last) return
      const kept = last.text.replace(tail, '')
      this.#length -= last.text.length - kept.length
      const isCut = kept.length < last.text.length
      if (kept === '') this.#runs.pop()
      else this.#runs[this.#runs.length - 1] = { ...last, text: kept }
      if (kept !== '' || !isCut) break
    }
    for (const one of this.#highlights) one.piece[1] = Math.min(one.piece[1], this.#length)
  }
}

function spot({ ranges, words, before, after }: Placed): Pick<ForeignAnnotation, 'ranges' | 'quote'> {
  return { ranges, quote: { exact: words.join('\n'), prefix: before, suffix: after } }
}
