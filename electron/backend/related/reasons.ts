/** Why two reports are related, as data: what a person would point at, the weightiest first. */
import type { RelatedReason } from '../../../shared/model/related.ts'
import { LONGEST_PLACE_TEXT } from '../../../shared/model/parallel.ts'
import { cutTo } from '../../../shared/text/cut.ts'
import { readDates } from '../../../shared/text/dates.ts'
import { fold } from '../../../shared/text/fold.ts'
import type { ReadableDb } from '../database/sql.ts'
import { isBoilerplate } from './shared-passages.ts'
import { placeOf, type ReadyReport } from '../parallels/ready.ts'
import type { Found } from './rank.ts'
import { reasonWords } from './reason-words.ts'

const MOST = { passage: 3, name: 5, term: 5, number: 3, date: 3 }
/** So rare must words be to be a reason (see `SubjectTerm`); a name may be in more reports. */
export const LEAST_RARITY = { name: 1.5, term: 3.2 }

/** What is told of each related report is looked for in the open one once. */
export interface Own {
  numbers: Keyed[]
  days: Keyed[]
}
export const readOwn = (text: string, published: string | null): Own => ({
  numbers: numbersOf(text),
  days: daysOf(text, published),
})

/** What stands in both texts. `here`: null where the words are a selection, which has no place of its own. */
export function reasonsFor(
  db: ReadableDb,
  here: ReadyReport | null,
  text: string,
  own: Own,
  found: Found,
): RelatedReason[] {
  const there = found.ready
  const place = (start: number, end: number): RelatedReason['here'] =>
    here ? placeOf(here, start, end) : null
  const inBoth = (kind: RelatedReason['kind'], a: Place, b: Place, times: number): RelatedReason => ({
    kind,
    text: cutTo(text.slice(a.start, a.end), LONGEST_PLACE_TEXT),
    otherText: cutTo(there.align.text.slice(b.start, b.end), LONGEST_PLACE_TEXT),
    here: place(a.start, a.end),
    there: placeOf(there, b.start, b.end),
    times,
  })
  const passages = found.passages
    .toSorted((a, b) => b.matched - a.matched)
    .slice(0, MOST.passage)
    .filter((passage) => !here || !isBoilerplate(db, here, passage))
    .map((passage) =>
      inBoth(
        'passage',
        { start: passage.aStart, end: passage.aEnd },
        { start: passage.bStart, end: passage.bEnd },
        passage.matched,
      ),
    )
  const words = found.terms
    .filter(({ term }) => term.rarity >= LEAST_RARITY[term.kind])
    .toSorted((a, b) => b.term.weight * Math.log2(1 + b.times) - a.term.weight * Math.log2(1 + a.times))
  const both = reasonWords(words, text, there.align.text, MOST)
  const termsOf = (kind: 'name' | 'term'): RelatedReason[] =>
    both
      .filter((word) => word.kind === kind)
      .map(({ here: [start, end], there: [from, to], times }) =>
        inBoth(kind, { start, end }, { start: from, end: to }, times),
      )
  const numbers = meet(own.numbers, () => numbersOf(there.align.text), MOST.number).map(([a, b]) =>
    inBoth('number', a, b, 1),
  )
  const days = [here?.report.published ?? null, there.report.published]
  // The days that the reports were printed on are no matter of theirs.
  const told = own.days.filter(({ key }) => !days.includes(key))
  const dates = meet(told, () => daysOf(there.align.text, there.report.published), MOST.date).map(
    ([a, b]): RelatedReason => ({ ...inBoth('date', a, b, 1), text: a.key, otherText: b.key }),
  )
  const sameDay: RelatedReason[] =
    days[0] !== null && days[0] === days[1]
      ? [{ kind: 'same-day', text: days[0]!, otherText: days[0]!, here: null, there: null, times: 1 }]
      : []
  return [...passages, ...termsOf('name'), ...termsOf('term'), ...numbers, ...dates, ...sameDay]
}

interface Place {
  start: number
  end: number
}
interface Keyed extends Place {
  key: string
}

/** What stands in both, each once, in the order of the first. */
function meet(a: readonly Keyed[], b: () => readonly Keyed[], most: number): [Keyed, Keyed][] {
  if (a.length === 0) return []
  const first = new Map(
    b()
      .toReversed()
      .map((one) => [one.key, one]),
  )
  const pairs = a.flatMap((one): [Keyed, Keyed][] => {
    const other = first.get(one.key)
    if (!other) return []
    first.delete(one.key)
    return [[one, other]]
  })
  return pairs.slice(0, most)
}

/** Days that a text tells of. */
const daysOf = (text: string, published: string | null): Keyed[] =>
  readDates(text, { reference: published })
    .filter(({ grain }) => grain === 'day')
    .map(({ start, end, date }) => ({ start, end, key: date }))

const NUMBER =
  /(?<![\d.,])\d[\d,]*(?:\.\d+)?\s?(?:[万萬亿億兆千百](?:[万萬亿億])?)?\s?(?:美元|欧元|歐元|英镑|英鎊|卢布|盧布|人民币|人民幣|港元|元|吨|噸|公里|平方米|平方公里|千瓦|桶|[%％‰]|个百分点|個百分點|(?:million|billion|percent|tonnes|tons)\b)?/giu

/** Figures that say something: 1 and 10 stand everywhere, and so do years. */
function numbersOf(text: string): Keyed[] {
  return [...text.matchAll(NUMBER)].flatMap(({ 0: raw, index: start }) => {
    const end = start + raw.trimEnd().length
    const key = fold(raw).replaceAll(/[\s,]/gu, '')
    const digits = /^[\d.]+/.exec(key)?.[0] ?? ''
    const unit = key.slice(digits.length)
    const telling = digits.replace('.', '').replace(/^0+|0+$/g, '').length
    if (unit === '' && (telling < 3 || /^(?:19|20)\d\d$/.test(digits))) return []
    if (unit !== '' && telling < 2) return []
    if (/^\s*[年月日号號]/u.test(text.slice(end))) return []
    return [{ start, end, key }]
  })
}
