/** A report cut up for the page: its headings, its text in pieces as the columns left it, its captions. */
import { pick } from '../unit/text/corpus.ts'
import type { MadeBlock, MadeReport } from './material.ts'
import type { Rates } from './rates.ts'

export type Random = () => number
export const chance = (random: Random, rate: number): boolean => random() < rate
/** A whole number from `low` to `high`, both included. */
export const between = (random: Random, low: number, high: number): number =>
  low + Math.floor(random() * (high - low + 1))

/** Text that stands on the page in one place. `report` −1: nobody's; `block` and `part`: its place in reading order. */
export interface Bit {
  report: number
  block: number
  part: number
  kind: string
  text: string
}

export interface CutReport {
  title: string | null
  head: Bit[]
  flow: Bit[]
  captions: Bit[]
}

/** Shorter paragraphs are not cut: fewer than two lines of a column. */
const CUTTABLE = 24
const ENDS = /[。！？!?.…”」』）)]$/
const HEADINGS = new Set(['title', 'kicker', 'label'])

/** Takes a report apart as the rates say: what is missing of it, where columns cut it. */
export function cutUp(random: Random, rates: Rates, report: MadeReport, index: number): CutReport {
  let head = report.blocks.filter((block) => HEADINGS.has(block.kind))
  let flow = merge(
    random,
    rates,
    report.blocks.filter((block) => !HEADINGS.has(block.kind) && block.kind !== 'caption'),
  )
  const captions = report.blocks.filter((block) => block.kind === 'caption' && chance(random, rates.captions))
  const long = flow.filter((block) => block.kind === 'paragraph').length >= 4
  if (long && chance(random, rates.continued)) {
    const turn = between(random, 1, 4)
    const mark: MadeBlock = { kind: 'continuation', text: continuationMark(random, report, turn) }
    flow = [mark, ...behead(random, flow, 0)]
    head = head.filter((block) => block.kind === 'title')
  } else if (long && chance(random, rates.headless)) {
    head = []
    flow = behead(random, flow, 0.6)
  } else if (long && chance(random, rates.cutOff)) flow = breakOff(random, flow)
  if (chance(random, rates.titleMissing)) head = []
  const kicker = head.find((block) => block.kind === 'kicker')
  if (kicker && chance(random, rates.kickerAbove))
    head = [kicker, ...head.filter((block) => block !== kicker)]
  let number = 0
  const bitOf = (block: MadeBlock): Bit => ({ report: index, block: number++, part: 0, ...block })
  const cut: CutReport = {
    title: head.find((block) => block.kind === 'title')?.text ?? null,
    head: head.map(bitOf),
    flow: [],
    captions: [],
  }
  for (const block of flow) {
    const bit = bitOf(block)
    const parts = chance(random, rates.cutTwice) ? 3 : 2
    const bits =
      block.kind === 'paragraph' && chance(random, rates.cut) ? cutBit(random, rates, bit, parts) : [bit]
    number = (bits.at(-1) ?? bit).block + 1
    cut.flow.push(...bits)
  }
  cut.captions = captions.map(bitOf)
  return cut
}

/** Neighbouring paragraphs made one. */
function merge(random: Random, rates: Rates, flow: MadeBlock[]): MadeBlock[] {
  const merged: MadeBlock[] = []
  for (const block of flow) {
    const last = merged.at(-1)
    const both = last?.kind === 'paragraph' && block.kind === 'paragraph' && ENDS.test(last.text)
    if (both && chance(random, rates.merged)) {
      const space = /[a-z.!?”"]$/i.test(last.text) && /^[a-z“"]/i.test(block.text) ? ' ' : ''
      merged[merged.length - 1] = { ...last, text: last.text + space + block.text }
    } else merged.push(block)
  }
  return merged
}

function continuationMark(random: Random, report: MadeReport, page: number): string {
  if (report.language === 'en') return `(Continued from page ${page})`
  const number = '一二三四'[page - 1] ?? '一'
  return report.language === 'zh-Hans'
    ? pick(random, [`（上接第${number}版）`, `（紧接第${number}版）`, `上接${number}版`])
    : pick(random, [`（上接A${page}版）`, `（文接第${number}版）`])
}

/** Without its beginning; `rate`: how often what is left begins in the middle of a sentence. */
function behead(random: Random, flow: MadeBlock[], rate: number): MadeBlock[] {
  const rest = flow.slice(between(random, 1, Math.max(1, flow.length >> 1)))
  while (rest[0] && rest[0].kind !== 'paragraph') rest.shift()
  const first = rest[0]
  if (first && first.text.length >= CUTTABLE && chance(random, rate))
    rest[0] = { ...first, text: splitAt(first.text, place(random, first.text))[1] }
  return rest
}

/** Without its end, which may be in the middle of a sentence. */
function breakOff(random: Random, flow: MadeBlock[]): MadeBlock[] {
  const rest = flow.slice(0, between(random, Math.ceil(flow.length / 2), flow.length - 1))
  while (rest.at(-1) && rest.at(-1)?.kind !== 'paragraph') rest.pop()
  const last = rest.at(-1)
  if (last && last.text.length >= CUTTABLE && chance(random, 0.7))
    rest[rest.length - 1] = { ...last, text: splitAt(last.text, place(random, last.text))[0] }
  return rest.length > 0 ? rest : flow
}

/** Cuts a paragraph; where the cut falls on a sentence's end, nobody can see it, and there are two paragraphs. */
export function cutBit(random: Random, rates: Rates, bit: Bit, parts = 2): Bit[] {
  const bits = [bit]
  for (let i = 1; i < parts; i++) {
    const last = bits.at(-1) as Bit
    if (last.text.length < CUTTABLE) break
    const [before, after] = splitAt(last.text, place(random, last.text))
    if (before === '' || after === '') break
    const seen = !ENDS.test(before)
    const twice = seen && chance(random, rates.wordTwice) ? lastWord(before) : ''
    last.text = before
    bits.push({
      ...last,
      block: seen ? last.block : last.block + 1,
      part: seen ? last.part + 1 : 0,
      text: twice + after,
    })
  }
  return bits
}

/** Anywhere but the first and last two characters; in Latin text mostly between words. */
function place(random: Random, text: string): number {
  const at = between(random, 2, text.length - 2)
  if (!/^[a-z]/i.test(text[at] ?? '') || chance(random, 0.2)) return at
  const space = text.indexOf(' ', at)
  return space > 0 && space < text.length - 2 ? space : at
}

function splitAt(text: string, at: number): [string, string] {
  const low = text.charCodeAt(at)
  const from = low >= 0xdc00 && low < 0xe000 ? at + 1 : at
  const before = text.slice(0, from)
  const after = text.slice(from)
  // A Latin word cut in half gets its hyphen.
  const hyphen = /[a-z]{2}$/i.test(before) && /^[a-z]{2}/.test(after) ? '-' : ''
  return [before.trimEnd() + hyphen, after.trimStart()]
}

function lastWord(text: string): string {
  return /[一-鿿]{2}$/.exec(text)?.[0] ?? /(?<= )[a-z]+$/i.exec(text)?.[0].concat(' ') ?? ''
}
