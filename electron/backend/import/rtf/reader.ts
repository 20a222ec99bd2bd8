/** Walks through RTF without recursion: a stack of states, one a group. */
import { CallError } from '../../../../shared/errors.ts'
import type { InlineMark } from '../../../../shared/model/markup.ts'
import type { DocumentBuilder } from '../document.ts'
import { webAddress } from '../docx/runs.ts'
import type { Comment, Flow } from '../flow.ts'
import { LIMITS } from '../limits.ts'
import { decodeAs, encodingOfCharset, encodingOfPage } from './code-pages.ts'
import { rtfTokens } from './tokens.ts'
import { COLLECTED, IGNORED, KNOWN_STARRED, MARKS, SIGNS, type Target } from './vocabulary.ts'

interface State {
  target: Target
  marks: readonly InlineMark[]
  hidden: boolean
  highlight: number
  font: number
  /** Bytes that stand for a `\u` for older readers. */
  skips: number
  inTable: boolean
  level: number
  style: number
  list: boolean
  depth: number
  field: { link?: string | undefined } | null
}

/** Groups in groups: what Word writes stays below 40. */
const DEEPEST = LIMITS.depth

export class RtfReader {
  readonly comments = new Map<string, Comment>()
  title: string | null = null
  writer: string | null = null
  readonly #builder: DocumentBuilder
  readonly #flow: Flow
  #state: State = {
    target: 'text',
    marks: [],
    hidden: false,
    highlight: 0,
    font: 0,
    skips: 1,
    inTable: false,
    level: 0,
    style: -1,
    list: false,
    depth: 0,
    field: null,
  }
  readonly #stack: State[] = []
  #bytes: number[] = []
  #pending = ''
  #toSkip = 0
  #document = 'windows-1252'
  readonly #fonts = new Map<number, string>()
  readonly #colors: string[] = []
  readonly #styles = new Map<number, string>()
  #collected = ''
  #rgb = [0, 0, 0]
  #author = ''
  #commentId = ''
  #bullet = ''
  #starred = false
  #cellEnded = false
  #rowEnded = false
  #titled = false
  /** Notes are read where they are called and stand at the end. */
  readonly #notes: { id: string; text: string }[] = []

  constructor(builder: DocumentBuilder, flow: Flow) {
    this.#builder = builder
    this.#flow = flow
  }

  read(bytes: Uint8Array): void {
    for (const token of rtfTokens(bytes)) {
      if (token.type === 'byte') this.#byte(token.byte)
      else if (token.type === 'open') this.#open()
      else if (token.type === 'close') this.#close()
      else this.#word(token.word, token.value)
    }
    this.#emit()
    this.#paragraph()
    this.#endTable()
    for (const { id, text } of this.#notes) {
      this.#flow.text(text, { marks: [] })
      this.#flow.paragraph('footnote', [{ type: 'note', id }])
    }
  }

  #byte(byte: number): void {
    if (this.#toSkip > 0) {
      this.#toSkip--
      return
    }
    this.#bytes.push(byte)
  }

  #open(): void {
    this.#emit()
    if (this.#stack.length >= DEEPEST)
      throw new CallError('markup-too-deep', 'groups nested too deep', { limit: DEEPEST })
    this.#stack.push(this.#state)
    this.#state = { ...this.#state }
    this.#toSkip = 0
    this.#starred = false
  }

  #close(): void {
    this.#emit()
    const inner = this.#state
    this.#state = this.#stack.pop() ?? inner
    this.#toSkip = 0
    if (inner.target === 'style' && this.#state.target === 'style') {
      this.#styles.set(Math.max(inner.style, 0), this.#collected.replace(/;.*$/s, '').trim())
      this.#collected = ''
    }
    if (inner.target === 'font') this.#collected = ''
    // A group inside a collected one is a part of it.
    if (inner.target !== this.#state.target) this.#collect(inner)
  }

  #collect({ target, field }: State): void {
    const text = this.#collected.trim()
    if (target === 'text' || target === 'skip') return
    if (target !== 'font' && target !== 'color' && target !== 'style') this.#collected = ''
    if (target === 'instruction' && field) field.link = webAddress(/HYPERLINK\s+"([^"]+)"/i.exec(text)?.[1])
    else if (target === 'bullet') this.#bullet = text
    else if (target === 'title') this.title = text || null
    else if (target === 'writer') this.writer = text || null
    else if (target === 'start') this.#flow.open(text)
    else if (target === 'end') this.#flow.close(text)
    else if (target === 'author') this.#author = text
    else if (target === 'id') this.#commentId = text
    else if (target === 'note') {
      const id = `footnote-${this.#notes.length + 1}`
      this.#notes.push({ id, text })
      this.#flow.noteRef(id, `[${this.#notes.length}]`)
    } else if (target === 'comment') {
      const id = this.#commentId || `nameless ${this.comments.size}`
      this.#commentId = ''
      const comment: Comment = {
        origin: 'rtf',
        id: `comment-${id}`,
        comment: text,
        tags: [],
        author: this.#author || undefined,
      }
      this.comments.set(id, comment)
      this.#flow.refer(id)
    }
  }

  /** What is in hand goes where its group's text goes. */
  #emit(): void {
    const { target, font, marks, field, hidden, highlight } = this.#state
    if (this.#bytes.length > 0) {
      this.#pending += decodeAs(this.#bytes, this.#fonts.get(font) ?? this.#document)
      this.#bytes = []
    }
    const text = this.#pending
    if (text === '') return
    this.#pending = ''
    if (target === 'skip' || hidden) return
    if (target !== 'text') {
      if (target === 'color') return this.#color(text)
      this.#collected = (this.#collected + text).slice(0, 1_000_000)
      return
    }
    this.#beforeText()
    const color = highlight > 0 ? this.#colors[highlight] : undefined
    this.#flow.text(text, { marks, link: field?.link, highlight: color })
  }

  #color(text: string): void {
    for (const sign of text)
      if (sign === ';') {
        this.#colors.push(`#${this.#rgb.map((part) => (part & 255).toString(16).padStart(2, '0')).join('')}`)
        this.#rgb = [0, 0, 0]
      }
  }

  #word(word: string, value: number | null): void {
    if (word === 'u') return this.#unicode(value ?? 0)
    if (word === '*') {
      this.#starred = true
      return
    }
    const sign = SIGNS[word]
    if (sign !== undefined) {
      if (this.#toSkip > 0) this.#toSkip--
      else {
        this.#emitBytes()
        this.#pending += sign
      }
      return
    }
    this.#emit()
    const wasStarred = this.#starred
    this.#starred = false
    if (this.#destination(word, wasStarred)) return
    if (this.#format(word, value)) return
    this.#structure(word, value)
  }

  /** Two units of a pair come one after the other, and go on together. */
  #unicode(value: number): void {
    this.#emitBytes()
    this.#pending += String.fromCharCode(value & 0xffff)
    this.#toSkip = this.#state.skips
  }

  #emitBytes(): void {
    if (this.#bytes.length === 0) return
    this.#pending += decodeAs(this.#bytes, this.#fonts.get(this.#state.font) ?? this.#document)
    this.#bytes = []
  }

  #destination(word: string, starred: boolean): boolean {
    const state = this.#state
    const collected = COLLECTED[word]
    if (state.target === 'skip' && word !== 'title' && word !== 'author') return true
    if (word === 'footnote') state.target = 'note'
    else if (word === 'fonttbl') state.target = 'font'
    else if (word === 'colortbl') state.target = 'color'
    else if (word === 'stylesheet') state.target = 'style'
    else if (word === 'field') state.field = {}
    else if (collected !== undefined) {
      state.target = collected
      if (collected !== 'skip') this.#collected = ''
    } else if (word === 'pict') {
      state.target = 'skip'
      this.#flow.image('', 'picture')
    } else if (word === 'object') {
      state.target = 'skip'
      this.#builder.leave('embedded')
    } else if (IGNORED.has(word) || (starred && !KNOWN_STARRED.has(word))) state.target = 'skip'
    else return false
    return true
  }

  /** @returns whether the word says how text looks */
  #format(word: string, value: number | null): boolean {
    const state = this.#state
    const mark = MARKS[word]
    const isOn = value !== 0
    if (mark)
      state.marks = isOn ? [...new Set([...state.marks, mark])] : state.marks.filter((one) => one !== mark)
    else if (word === 'ulnone') state.marks = state.marks.filter((one) => one !== 'underline')
    else if (word === 'nosupersub')
      state.marks = state.marks.filter((one) => one !== 'superscript' && one !== 'subscript')
    else if (word === 'plain') Object.assign(state, { marks: [], hidden: false, highlight: 0 })
    else if (word === 'v') state.hidden = isOn
    else if (word === 'highlight') state.highlight = value ?? 0
    else if (word === 'f') state.font = value ?? 0
    else if (word === 'uc') state.skips = Math.min(Math.max(value ?? 1, 0), 8)
    else if (word === 'ansicpg') this.#document = encodingOfPage(value ?? 1252)
    else if (word === 'fcharset' && state.target === 'font')
      this.#fonts.set(state.font, encodingOfCharset(value ?? 0, this.#document))
    else if (word === 'red') this.#rgb[0] = value ?? 0
    else if (word === 'green') this.#rgb[1] = value ?? 0
    else if (word === 'blue') this.#rgb[2] = value ?? 0
    else return false
    return true
  }

  #structure(word: string, value: number | null): void {
    const state = this.#state
    switch (word) {
      case 's':
        state.style = value ?? -1
        break
      case 'outlinelevel':
        state.level = (value ?? 9) < 9 ? Math.min(6, (value ?? 0) + 1) : 0
        break
      case 'ls':
        state.list = (value ?? 0) > 0
        break
      case 'ilvl':
        state.depth = Math.min(Math.max(value ?? 0, 0), 20)
        break
      case 'pard':
        Object.assign(state, { inTable: false, level: 0, style: -1, list: false, depth: 0 })
        break
      case 'intbl':
        state.inTable = true
        break
      case 'par':
      case 'sect':
      case 'page':
        if (state.target === 'text') this.#paragraph()
        else this.#collected += '\n'
        break
      case 'cell':
      case 'nestcell':
        this.#beforeText()
        this.#cellEnded = true
        break
      case 'row':
        this.#cellEnded = false
        if (this.#flow.inTable) this.#flow.endOf('row')
        this.#rowEnded = true
        break
      default:
    }
  }

  /** Tables begin and end where text says that it stands in one, or no longer does. */
  #beforeText(): void {
    const { inTable } = this.#state
    if (inTable && !this.#flow.inTable) {
      this.#paragraph()
      this.#flow.beginTable()
    } else if (!inTable && this.#rowEnded) this.#endTable()
    this.#rowEnded = false
    if (this.#cellEnded) this.#flow.endOf('cell')
    this.#cellEnded = false
  }

  #endTable(): void {
    if (this.#flow.inTable) this.#flow.endTable(0)
    this.#rowEnded = this.#cellEnded = false
  }

  #paragraph(): void {
    const bullet = this.#bullet
    this.#bullet = ''
    const name = this.#styles.get(this.#state.style) ?? ''
    const heading = /^heading (\d)/i.exec(name)
    const level =
      this.#state.level || (heading ? Math.min(6, Number(heading[1])) : /^title$/i.test(name) ? 1 : 0)
    if (this.#flow.inTable || this.#flow.isEmpty) return this.#flow.paragraph('paragraph')
    if (level > 0) {
      const isTitle = level === 1 && !this.#titled
      if (isTitle) this.#titled = true
      return this.#flow.paragraph(isTitle ? 'title' : 'subhead', [{ type: 'heading', level }])
    }
    if (bullet !== '' || this.#state.list) {
      const number = Number.parseInt(bullet, 10)
      const mark = {
        type: 'item',
        depth: this.#state.depth,
        number: Number.isSafeInteger(number) ? number : null,
      } as const
      return this.#flow.paragraph('list', [mark])
    }
    this.#flow.paragraph(/quote/i.test(name) ? 'quote' : /^caption/i.test(name) ? 'caption' : 'paragraph')
  }
}
