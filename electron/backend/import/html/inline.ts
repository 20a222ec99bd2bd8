/** The running text of a block, its white space collapsed as a browser does. */
import type { InlineMark } from '../../../../shared/model/markup.ts'
import { isUnspaced } from '../../../../shared/text/characters.ts'
import type { Run } from '../document.ts'

export interface Style {
  marks: readonly InlineMark[]
  link?: string | undefined
  noteRef?: string | undefined
}
export const PLAIN: Style = { marks: [] }

/** Characters that show nothing and part words for search: soft hyphens, zero-width spaces, controls. */
// oxlint-disable-next-line no-control-regex
const UNSEEN = /[\u00AD\u200B\u2060\uFEFF\u0000-\u0008\u000B\u000E-\u001F\u007F]/g
const PARTS = /[ \t\n\r\f]+|[^ \t\n\r\f]+/g

export class InlineText {
  #runs: Run[] = []
  #space: { style: Style; breaks: boolean } | null = null
  #last = 0
  #page: string | undefined
  /** Words were added since the last `take`. */
  hasText = false

  /** @param verbatim in `pre`: white space is kept as it is */
  add(text: string, style: Style, verbatim = false): void {
    const seen = text.replaceAll(UNSEEN, '')
    if (verbatim) return this.#push(seen.replaceAll(/\r\n?|\f/g, '\n'), style)
    for (const [part] of seen.matchAll(PARTS)) {
      if (/^[ \t\n\r\f]/.test(part)) {
        this.#space ??= { style, breaks: false }
        if (/[\n\r]/.test(part)) this.#space.breaks = true
      } else {
        this.#settle(part.codePointAt(0) ?? 0)
        this.#push(part, style)
      }
    }
  }

  /** Parts what comes from what was, where a new line would be too much: cells, headings. */
  space(): void {
    this.#space ??= { style: PLAIN, breaks: true }
  }

  /** A line break inside the block. */
  break(): void {
    this.#space = null
    if (this.#runs.length > 0) this.#push('\n', PLAIN)
  }

  /** The page of the original that begins with the next word. */
  page(label: string): void {
    this.#page = label
  }

  /** All of it, and nothing is left. @param verbatim white space at the edges stays */
  take(verbatim = false): Run[] {
    const runs = verbatim ? this.#runs : trimmed(this.#runs)
    this.#runs = []
    this.#space = null
    this.#last = 0
    this.hasText = false
    return runs
  }

  /** A line break between two Han is none: text is set without spaces there. */
  #settle(next: number): void {
    const space = this.#space
    this.#space = null
    if (!space || this.#last === 0 || this.#last === 0x0a) return
    if (space.breaks && isUnspaced(this.#last) && isUnspaced(next)) return
    this.#push(' ', space.style)
  }

  #push(text: string, { marks, link, noteRef }: Style): void {
    if (text === '') return
    const last = this.#runs.at(-1)
    if (
      last &&
      this.#page === undefined &&
      last.marks === marks &&
      last.link === link &&
      last.noteRef === noteRef
    )
      last.text += text
    else this.#runs.push({ text, marks, link, noteRef, page: this.#page })
    this.#page = undefined
    this.#last = lastCode(text)
    this.hasText = true
  }
}

const lastCode = (text: string): number => {
  const low = text.charCodeAt(text.length - 1)
  return low >= 0xdc00 && low <= 0xdfff ? (text.codePointAt(text.length - 2) ?? low) : low
}

/** Without white space at the edges, the full-width one of Chinese paragraphs included. */
function trimmed(runs: Run[]): Run[] {
  const kept = [...runs]
  while (kept.length > 0) {
    const first = kept[0]!
    const text = first.text.trimStart()
    if (text !== '' || first.page !== undefined) {
      kept[0] = { ...first, text }
      if (text !== '') break
      kept.shift()
      // The page begins with the words that follow.
      if (kept[0]) kept[0] = { ...kept[0], page: kept[0].page ?? first.page }
      continue
    }
    kept.shift()
  }
  while (kept.length > 0) {
    const text = kept.at(-1)!.text.trimEnd()
    if (text !== '') {
      kept[kept.length - 1] = { ...kept.at(-1)!, text }
      break
    }
    kept.pop()
  }
  return kept
}
