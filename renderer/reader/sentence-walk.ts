/** The reading cursor's steps: from sentence to sentence through the blocks of a report. */
import type { ShownBlock } from '../../shared/model/report.ts'
import { sentences } from '../../shared/text/sentences.ts'
import { comparePositions, type Position, type Span } from './positions.ts'

export class SentenceWalk {
  readonly #blocks: readonly ShownBlock[]
  /** Cut when first needed: a long report is not worked through at opening. */
  readonly #cut = new Map<number, Span[]>()

  /** Sentences before each block, and of all blocks at the end. */
  #before: number[] | undefined

  constructor(blocks: readonly ShownBlock[]) {
    this.#blocks = blocks
  }

  #in(block: number): Span[] {
    let spans = this.#cut.get(block)
    if (!spans) {
      const { text } = this.#blocks[block]!
      spans = sentences(text).flatMap(([start, end]): Span[] => {
        const words = text.slice(start, end)
        if (words.trim() === '') return []
        const from = start + words.length - words.trimStart().length
        return [{ from: { block, offset: from }, to: { block, offset: from + words.trim().length } }]
      })
      this.#cut.set(block, spans)
    }
    return spans
  }

  /** The first sentence that ends behind a position: the one it stands in, else the next. Null at the end. */
  at(position: Position): Span | null {
    for (let block = position.block; block < this.#blocks.length; block++) {
      const found = this.#in(block).find((span) => comparePositions(span.to, position) > 0)
      if (found) return found
    }
    return null
  }

  /** Which sentence of the report a span begins with, from 1, and how many there are. Cuts the whole report once. */
  place(span: Span): { current: number; count: number } {
    this.#before ??= this.#countBefore()
    const within = this.#in(span.from.block).findIndex((one) => comparePositions(one.to, span.from) > 0)
    const before = this.#before[span.from.block] ?? 0
    return { current: before + Math.max(0, within) + 1, count: this.#before.at(-1) ?? 0 }
  }

  #countBefore(): number[] {
    const before = [0]
    for (let block = 0; block < this.#blocks.length; block++)
      before.push(before[block]! + this.#in(block).length)
    return before
  }

  /** The sentence after a span; null at the end. */
  after(span: Span): Span | null {
    return this.at(span.to)
  }

  /** The sentence before a span; null at the beginning. */
  before(span: Span): Span | null {
    for (let block = span.from.block; block >= 0; block--) {
      const found = this.#in(block).findLast((candidate) => comparePositions(candidate.from, span.from) < 0)
      if (found) return found
    }
    return null
  }
}
