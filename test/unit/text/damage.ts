/** Texts made afresh from the sample library, damaged in the ways that a re-import brings, and what became of quotes. */
import { readdirSync, readFileSync } from 'node:fs'
import OpenCC from 'opencc-js/dict/STCharacters'
import { matchQuote, type Quote, type QuoteMatch } from '../../../shared/text/match-quote.ts'
import { pick } from './corpus.ts'

const PAGES = new URL('../../../seeds/pages/', import.meta.url)
const CONTEXT = 32

/** Every character of the text and, where it comes from the old text, its offset there; else -1. */
export interface Damaged {
  text: string
  origin: Int32Array
}

/** The pages of the sample library, then as much text again in their words, pair by pair, as `length` asks for. */
export function madeFromSamples(random: () => number, length: number): string {
  const pages = readdirSync(PAGES)
    .toSorted()
    .map((name) => readFileSync(new URL(name, PAGES), 'utf8').normalize('NFC'))
    .join('\n\n')
  const next = new Map<string, string[]>()
  const tokens = pages.match(/[A-Za-z0-9.,'’-]+ ?|[^\n]/gu) ?? []
  for (let at = 0; at + 1 < tokens.length; at++) {
    const list = next.get(tokens[at]!)
    if (list) list.push(tokens[at + 1]!)
    else next.set(tokens[at]!, [tokens[at + 1]!])
  }
  let text = `${pages}\n\n`
  while (text.length < length) {
    let token = pick(random, tokens)
    const size = 60 + Math.floor(random() * 240)
    let paragraph = ''
    while (paragraph.length < size || !/[。.！？]\s?$/u.test(token)) {
      paragraph += token
      token = pick(random, next.get(token) ?? tokens)
      // Many steps jump: the pages are short, and their own sentences must not stand hundreds of times.
      if (random() < (/[a-z]/iu.test(token) ? 0.5 : 0.125)) token = pick(random, tokens)
      if (paragraph.length > 600) break
    }
    text += `${paragraph}\n\n`
  }
  return text
}

const start = (text: string): Damaged => ({ text, origin: Int32Array.from(text, (_, at) => at) })

/** Builds a damaged text piece by piece. */
function builder(): { add: (text: string, origin: number) => void; done: () => Damaged } {
  const parts: string[] = []
  const origin: number[] = []
  return {
    add(text, from) {
      parts.push(text)
      for (let i = 0; i < text.length; i++) origin.push(from < 0 ? -1 : from + i)
    },
    done: () => ({ text: parts.join(''), origin: Int32Array.from(origin) }),
  }
}

/** A share of the letters replaced, dropped or doubled by others. */
function edited(random: () => number, { text, origin }: Damaged, share: number): Damaged {
  const made = builder()
  for (let at = 0; at < text.length; at++) {
    const roll = random()
    const other = text[Math.floor(random() * text.length)]!
    const strange = /\s/u.test(other) ? '某' : other
    if (/\s/u.test(text[at]!) || roll >= share) made.add(text[at]!, origin[at]!)
    else if (roll < share / 3) made.add(strange, origin[at]!)
    else if (roll < (2 * share) / 3) {
      made.add(text[at]!, origin[at]!)
      made.add(strange, -1)
    }
  }
  return made.done()
}

interface Paragraph {
  from: number
  to: number
}
const paragraphsOf = (text: string): Paragraph[] =>
  [...text.matchAll(/[^\n]+\n*/gu)].map(({ 0: { length }, index }) => ({ from: index, to: index + length }))

function rebuilt({ text, origin }: Damaged, order: readonly (Paragraph | string)[]): Damaged {
  const made = builder()
  for (const one of order) {
    if (typeof one === 'string') made.add(one, -1)
    else for (let at = one.from; at < one.to; at++) made.add(text[at]!, origin[at]!)
  }
  return made.done()
}

/** New paragraphs between the old ones, one for every five. */
function inserted(random: () => number, from: Damaged): Damaged {
  const fresh = madeFromSamples(random, 30_000).split('\n\n').slice(-60)
  return rebuilt(
    from,
    paragraphsOf(from.text).flatMap((one) => (random() < 0.2 ? [`${pick(random, fresh)}\n\n`, one] : [one])),
  )
}

/** A third of the paragraphs somewhere else. */
function moved(random: () => number, from: Damaged): Damaged {
  const all = paragraphsOf(from.text)
  const going = new Set(all.filter(() => random() < 0.34))
  const order: Paragraph[] = all.filter((one) => !going.has(one))
  for (const one of going) order.splice(Math.floor(random() * (order.length + 1)), 0, one)
  return rebuilt(from, order)
}

const PAIRS = new Map(OpenCC.split('|').map((pair) => pair.split(' ') as [string, string]))
const BACK = new Map([...PAIRS].map(([simple, traditional]) => [traditional, simple]))
/** Each character in the other script. */
const otherScript = ({ text, origin }: Damaged): Damaged => ({
  text: text
    .split('')
    .map((unit) => {
      const other = PAIRS.get(unit) ?? BACK.get(unit) ?? unit
      return other.length === 1 ? other : unit
    })
    .join(''),
  origin,
})

const POINTS: Record<string, string> = {
  '，': '、',
  '。': '．',
  '“': '「',
  '”': '」',
  '「': '“',
  '」': '”',
  '；': '，',
  '：': '——',
  '、': '，',
  '.': '．',
  ',': '，',
  '（': '(',
  '）': ')',
}
/** Points set otherwise or left out, lines broken elsewhere. */
function punctuated(random: () => number, { text, origin }: Damaged): Damaged {
  const made = builder()
  for (let at = 0; at < text.length; at++) {
    const other = POINTS[text[at]!]
    if (other === undefined || random() < 0.2) made.add(text[at]!, origin[at]!)
    else if (random() < 0.75) {
      made.add(other[0]!, origin[at]!)
      if (other.length > 1) made.add(other.slice(1), -1)
    }
    if (random() < 0.02) made.add('\n', -1)
  }
  return made.done()
}

/** One paragraph in twelve is gone. */
const removed = (random: () => number, from: Damaged): Damaged =>
  rebuilt(
    from,
    paragraphsOf(from.text).filter(() => random() >= 1 / 12),
  )

export const DAMAGES: Record<string, (random: () => number, text: string) => Damaged> = {
  '10 % edited': (random, text) => edited(random, start(text), 0.1),
  'paragraphs inserted': (random, text) => inserted(random, start(text)),
  'paragraphs moved': (random, text) => moved(random, start(text)),
  'script switched': (_, text) => otherScript(start(text)),
  'punctuation swapped': (random, text) => punctuated(random, start(text)),
  'paragraphs removed': (random, text) => removed(random, start(text)),
  'all of these': (random, text) =>
    edited(
      random,
      punctuated(random, otherScript(moved(random, inserted(random, removed(random, start(text)))))),
      0.1,
    ),
}

export interface Case {
  quote: Quote
  start: number
  end: number
  /** Where it stands in the damaged text; null where it is gone. */
  now: [start: number, end: number] | null
}

/** Quotes of `least` to 400 characters inside paragraphs, and what became of them. */
export function casesOf(
  random: () => number,
  old: string,
  { origin }: Damaged,
  count: number,
  least = 12,
): Case[] {
  const places = new Int32Array(old.length).fill(-1)
  for (let at = origin.length - 1; at >= 0; at--) if (origin[at]! >= 0) places[origin[at]!] = at
  const paragraphs = paragraphsOf(old).filter(({ from, to }) => old.slice(from, to).trim().length >= least)
  const cases: Case[] = []
  while (cases.length < count) {
    const { from, to } = pick(random, paragraphs)
    const size = old.slice(from, to).trimEnd().length
    const length = Math.min(size, Math.round(least * (400 / least) ** random()))
    const begin = from + Math.floor(random() * (size - length + 1))
    const end = begin + length
    const exact = old.slice(begin, end)
    // `least` characters that are read: spaces and points alone are no quote.
    if (exact.replaceAll(/[\p{P}\p{Z}\p{C}]/gu, '').length < least) continue
    const left = [...places.subarray(begin, end)].filter((place) => place >= 0)
    cases.push({
      quote: {
        exact,
        prefix: old.slice(Math.max(0, begin - CONTEXT), begin),
        suffix: old.slice(end, end + CONTEXT),
      },
      start: begin,
      end,
      now: left.length * 2 < length ? null : [Math.min(...left), Math.max(...left) + 1],
    })
  }
  return cases
}

export interface Tally {
  present: number
  right: number
  wrong: number
  gone: number
  invented: number
  /** Milliseconds of each question. */
  times: number[]
  /** Cases placed wrong, for who looks into them. */
  errors: { case: Case; found: Pick<QuoteMatch, 'start' | 'end'> }[]
}

/** Letters between two places: spaces and points at the edge of a quote are no part of its words. */
export const lettersBetween = (text: string, one: number, other: number): number =>
  text.slice(Math.min(one, other), Math.max(one, other)).replaceAll(/[\p{P}\p{Z}\p{C}]/gu, '').length

type Place = (one: Case) => Pick<QuoteMatch, 'start' | 'end'> | null

/** Right: both ends within two characters, or a tenth of the quote. */
export function tally(text: string, cases: readonly Case[], place: Place): Tally {
  const sum: Tally = { present: 0, right: 0, wrong: 0, gone: 0, invented: 0, times: [], errors: [] }
  for (const one of cases) {
    const began = performance.now()
    const found = place(one)
    sum.times.push(performance.now() - began)
    if (!one.now) {
      sum.gone++
      if (found) sum.invented++
      continue
    }
    sum.present++
    if (!found) continue
    const slack = Math.max(2, (one.end - one.start) * 0.1)
    const isRight =
      lettersBetween(text, found.start, one.now[0]) <= slack &&
      lettersBetween(text, found.end, one.now[1]) <= slack
    if (isRight) sum.right++
    else {
      sum.wrong++
      sum.errors.push({ case: one, found })
    }
  }
  return sum
}

/** A quote where its words stand again in the same paragraph's own repetition cannot be told; the finder's own way. */
export const byQuote =
  (text: string): Place =>
  ({ quote, start: hint }) =>
    matchQuote(text, quote, hint)

/** What is gone is removed in the quotes' own damage only: all are asked of a text without their paragraphs. */
export function withoutQuotes(
  random: () => number,
  old: string,
  count: number,
): { damaged: Damaged; cases: Case[] } {
  const damaged = rebuilt(
    start(old),
    paragraphsOf(old).filter(() => random() >= 0.3),
  )
  const cases = casesOf(random, old, damaged, count * 5).filter(({ now }) => now === null)
  return { damaged, cases: cases.slice(0, count) }
}
