/**
 * The query language. White space means AND; `OR` (`或`, `|`) joins its two neighbours; `-` leaves out; `"…"` is a phrase;
 * parentheses group; `key:value` filters. Nothing that can be typed fails: what is not understood is searched as
 * words, and said.
 */
import type { Range } from '../model/range.ts'
import { isSearchable, splitRuns } from '../text/bigrams.ts'
import { fold } from '../text/fold.ts'
import { findKey, findPlace, findPossession, nearestFilter, nearestValue, type FilterKey } from './keys.ts'
import { quoted } from './print.ts'
import type { Parsed, Query, QueryProblem } from './query.ts'
import { isTurned, readSpan } from './span.ts'

/** Opening parentheses inside one another beyond this are left out; people use two. */
const DEEPEST = 20

const QUOTES = '"“”„‟＂«»「」『』'
const isSpace = (char: string): boolean => /\s/u.test(char)
const isQuote = (char: string): boolean => char !== '' && QUOTES.includes(char)
const isOpening = (char: string): boolean => char === '(' || char === '（'
const isClosing = (char: string): boolean => char === ')' || char === '）'
const isMinus = (char: string): boolean => char === '-' || char === '－' || char === '−'

const HAN_NAME = /^\p{Script=Han}{2,4}$/u
/** Words of letters that stand with spaces; in other scripts a colon follows whatever there is. `Re:` is a heading. */
const NAME = /^(?!.*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\p{L}[\p{L}_-]{2,19}$/u
type Operator = 'or' | 'and'
type Item = { query: Query } | { operator: Operator; at: Range; text: string }

/** Reads a query. Offsets are UTF-16 units of `typed`. */
export function parseQuery(typed: string): Parsed {
  const reader = new Reader(typed)
  const query = reader.group(0)
  return { query, problems: reader.problems.toSorted((a, b) => a.at[0] - b.at[0]) }
}

class Reader {
  readonly problems: QueryProblem[] = []
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  #tell(code: QueryProblem['code'], at: Range, suggestion: string | null = null): void {
    this.problems.push({ code, at, given: this.#text.slice(...at), suggestion })
  }

  #char(ahead = 0): string {
    return this.#text[this.#at + ahead] ?? ''
  }

  /** Up to the end, or to the parenthesis that closes this group. */
  group(depth: number): Query | null {
    const items: Item[] = []
    for (;;) {
      while (isSpace(this.#char())) this.#at++
      if (this.#char() === '') break
      if (depth > 0 && isClosing(this.#char())) break
      const item = this.#item(depth)
      if (item) items.push(item)
    }
    return this.#join(items)
  }

  #item(depth: number): Item | null {
    const start = this.#at
    if (isMinus(this.#char()) && this.#char(1) !== '' && !isSpace(this.#char(1)) && !isMinus(this.#char(1))) {
      this.#at++
      const item = this.#operand(depth)
      if (!item) return null
      // `-(-a)` and `--a` are read; a filter or word inside keeps its own place.
      return { query: { kind: 'not', part: item, at: [start, this.#at] } }
    }
    const operator = this.#operator()
    if (operator) return { operator, at: [start, this.#at], text: this.#text.slice(start, this.#at) }
    const query = this.#operand(depth)
    return query && { query }
  }

  #operator(): Operator | null {
    const match = /^(OR|AND|或|\||｜|\|\|)(?=\s|$)/u.exec(this.#text.slice(this.#at, this.#at + 4))
    if (!match?.[1]) return null
    this.#at += match[1].length
    return match[1] === 'AND' ? 'and' : 'or'
  }

  #operand(depth: number): Query | null {
    if (isOpening(this.#char())) return this.#parenthesis(depth)
    if (isQuote(this.#char())) {
      const start = this.#at
      const text = this.#quotedText()
      return wordsOf(text, true, [start, this.#at])
    }
    return this.#word(depth)
  }

  #parenthesis(depth: number): Query | null {
    const start = this.#at
    this.#at++
    if (depth >= DEEPEST) {
      this.#tell('too-deep', [start, this.#at])
      return null
    }
    const query = this.group(depth + 1)
    if (isClosing(this.#char())) this.#at++
    else this.#tell('open-parenthesis', [start, start + 1])
    return query && { ...query, at: [start, this.#at] }
  }

  /** From an opening quotation mark to the next one; an unclosed one runs to the end. */
  #quotedText(): string {
    const start = this.#at++
    const from = this.#at
    while (this.#char() !== '' && !isQuote(this.#char())) this.#at++
    const text = this.#text.slice(from, this.#at)
    if (this.#char() === '') {
      if (text.trim() !== '') this.#tell('open-quote', [start, start + 1])
    } else this.#at++
    return text.trim()
  }

  #word(depth: number): Query | null {
    const start = this.#at
    while (this.#char() !== '' && !isSpace(this.#char()) && !isQuote(this.#char())) {
      if (depth > 0 && isClosing(this.#char())) break
      if (this.#char() === ':' || this.#char() === '：') {
        const filter = this.#filter(start, depth)
        if (filter !== undefined) return filter
      }
      this.#at++
    }
    if (this.#at === start) this.#at++
    const raw = this.#text.slice(start, this.#at)
    const open = /[\p{L}\p{N}][*＊]$/u.test(raw)
    return wordsOf(open ? raw.slice(0, -1) : raw, false, [start, this.#at], open)
  }

  /** At the colon after a name. Undefined: no filter; it is part of a word. Null: said to be wrong. */
  #filter(start: number, depth: number): Query | null | undefined {
    const name = this.#text.slice(start, this.#at)
    const key = findKey(name)
    if (!key) {
      if (this.#looksLikeFilter(name)) {
        const meant = nearestFilter(name)
        // Chinese has a colon after whoever speaks, 普京：…: only what is nearly a filter was meant as one.
        if (meant !== null || !HAN_NAME.test(name)) {
          // `-title:x` is not `-in:titles x`, which leaves out the titles and asks for x.
          const isOther = meant?.startsWith('in:') === true && isMinus(this.#text[start - 1] ?? '')
          this.#tell('unknown-filter', [start, this.#at + 1], isOther ? null : meant)
        }
      }
      return undefined
    }
    this.#at++
    const from = this.#at
    let value: string
    if (isQuote(this.#char())) value = this.#quotedText()
    else {
      while (this.#char() !== '' && !isSpace(this.#char()) && !isQuote(this.#char())) {
        if (depth > 0 && isClosing(this.#char())) break
        this.#at++
      }
      value = this.#text.slice(from, this.#at)
    }
    value = value.normalize('NFC')
    const at: Range = [start, this.#at]
    if (value === '') {
      this.#tell('empty-value', at)
      return null
    }
    return this.#checked(key, value, at) ? { kind: 'filter', key, value, at } : null
  }

  /** At a colon: is what stands before it a name, and what stands behind it its value? No time of day, no address. */
  #looksLikeFilter(name: string): boolean {
    if (HAN_NAME.test(name)) return true
    if (!NAME.test(name) || this.#text.startsWith('//', this.#at + 1)) return false
    // A headline goes on behind a space, `Ukraine: talks`; a name at the end waits for its value.
    return !isSpace(this.#char(1)) || nearestFilter(name) !== null
  }

  /** Values that can be checked without the library. A filter that cannot be understood does not filter. */
  #checked(key: FilterKey, value: string, at: Range): boolean {
    if (key === 'date') {
      const span = readSpan(value)
      if (!span) this.#tell('bad-date', at)
      else if (isTurned(span)) {
        const [from = '', to = ''] = value.split('..')
        this.#tell('turned-dates', at, to === '' ? null : `date:${to}..${from}`)
      }
      return span !== null
    }
    if (key !== 'in' && key !== 'has' && key !== 'color') return true
    // A colour may have a name of the user's own: the library knows.
    if (key === 'color') return true
    const found = key === 'in' ? findPlace(value) : findPossession(value)
    if (found === null) {
      const meant = nearestValue(key, value)
      this.#tell('unknown-value', at, meant === null ? null : `${key}:${quoted(meant)}`)
    }
    return found !== null
  }

  /** Items in a row. OR joins its neighbours before they are joined by AND: a filter holds for all alternatives. */
  #join(items: Item[]): Query | null {
    const every: Query[][] = []
    items.forEach((item, index) => {
      const before = items[index - 1]
      if ('query' in item) {
        const joins =
          before && 'operator' in before && before.operator === 'or' && this.#stands(items, index - 1)
        if (joins) every.at(-1)!.push(item.query)
        else every.push([item.query])
      } else if (!this.#stands(items, index)) {
        this.#tell('lone-operator', item.at)
        // A word after all: `OR` as typed at the end of a title.
        const word = wordsOf(item.text, true, item.at)
        if (word) every.push([word])
      }
    })
    const parts = every.flatMap((either) => collected('any', either) ?? [])
    return collected('all', parts)
  }

  /** Is there something on both sides of an operator? */
  #stands(items: Item[], index: number): boolean {
    const before = items[index - 1]
    const after = items[index + 1]
    return before !== undefined && 'query' in before && after !== undefined && 'query' in after
  }
}

/** One query of several; those of the same kind are taken in. */
function collected(kind: 'all' | 'any', parts: Query[]): Query | null {
  const flat = parts.flatMap((part) => (part.kind === kind && 'parts' in part ? part.parts : [part]))
  const [first] = flat
  if (!first) return null
  if (flat.length === 1) return first
  return { kind, parts: flat, at: [first.at[0], flat.at(-1)!.at[1]] }
}

/** Null where there is nothing that could be found in it. */
function wordsOf(typed: string, whole: boolean, at: Range, open = false): Query | null {
  // Sources are NFC; what is pasted, or typed on some systems, is not.
  const text = typed.normalize('NFC').trim()
  if (!isSearchable(fold(text))) return null
  return { kind: 'words', text, whole, open: open && splitRuns(fold(text)).at(-1)?.pairwise === false, at }
}
