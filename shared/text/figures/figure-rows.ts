/** Figures of several texts put beside one another by the words around them: a row for each thing that is told a number of. */
import { splitRuns } from '../bigrams.ts'
import { fieldsOf } from '../dates.ts'
import { fold } from '../fold.ts'
import type { Figure } from './find-figures.ts'

/** A figure with the text around it, up to its clause's ends. */
export interface ContextFigure extends Figure {
  before: string
  after: string
}

export interface FigureRow {
  label: string
  kind: Figure['kind']
  unit: string
  differs: boolean
  /** One list a text; empty where it has no such figure. */
  cells: ContextFigure[][]
}

/** Figures compared with all others before others are let in. */
const SLICE = 64
/** How far a context reaches on either side, in UTF-16 units. */
/** 约, 近, 逾: so far from the number it may be. */
const ABOUT = 0.05
const REACH = { before: 28, after: 14 }
const CLAUSE_END = /[，。；！？!?;、\n]|,\s|\.\s|\(|（|—/u
/** A clause that begins with the figure belongs to what is before it: 占全省20.2%. */
const SHORT = 4
/** What belongs to the words before a cut. */
const LEADING_MARKS = /^[\s,.:，。：、；;)）”’」』》]+/u
/** Contexts that share less than this (weights of shared pairs of characters, of the shorter) are of other things. */
const LEAST_LIKENESS = { other: 0.34, same: 0.25 }
/** And at least so much in all: one rare pair of characters is a coincidence, unless the number is the same. */
const LEAST_WEIGHT = { other: 1.4, same: 0.6 }

/** Cuts the context of each figure of a text. */
export function withContext(text: string, figures: readonly Figure[]): ContextFigure[] {
  return figures.map((figure) => ({
    ...figure,
    before: clauseBefore(text.slice(wholeFrom(text, figure.start - REACH.before), figure.start)),
    after: clauseAfter(text.slice(figure.end, wholeTo(text, figure.end + REACH.after))),
  }))
}

/** Parts of one word or number, which is not cut in two. */
const WORD = /[\p{N}\p{Script=Latin}.,%](?=[\p{N}\p{Script=Latin}%])/u
/** Longer ones are cut all the same, in UTF-16 units. */
const LONGEST_WORD = 12
const isInside = (text: string, at: number): boolean =>
  /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') || WORD.test(text.slice(at - 1, at + 1))

/** The place at or before `at` where no word or number is cut. */
function wholeFrom(text: string, at: number): number {
  const least = Math.max(0, at - LONGEST_WORD)
  let from = Math.max(0, at)
  while (from > least && isInside(text, from)) from--
  return from
}

/** The place at or behind `at` where no word or number is cut. */
function wholeTo(text: string, at: number): number {
  const most = Math.min(text.length, at + LONGEST_WORD)
  let to = Math.min(text.length, at)
  while (to < most && isInside(text, to)) to++
  return to
}

function clauseBefore(around: string): string {
  // Over a comma a short clause belongs to the one before it, over a sentence's end never.
  const ends = [...around.matchAll(/[\n。！？]/gu)]
  const text = around.slice((ends.at(-1)?.index ?? -1) + 1)
  const clauses = text.split(new RegExp(CLAUSE_END, 'gu'))
  let from = clauses.length - 1
  while (from > 0 && (clauses.slice(from).join('').trim().length < SHORT || clauses[from] === '')) from--
  const length = clauses.slice(from).reduce((sum, clause) => sum + clause.length, 0)
  return text
    .slice(Math.max(0, text.length - length - (clauses.length - 1 - from)))
    .replace(LEADING_MARKS, '')
}

const clauseAfter = (text: string): string => text.split(new RegExp(CLAUSE_END, 'gu'))[0]!.trimEnd()

interface Entry {
  text: number
  figure: ContextFigure
  grams: Set<string>
  /** The sum of its grams' weights. */
  weight: number
}

/**
 * Rows of several texts, those that several have first, then the others as they stand. Two figures are of one thing
 * where their kind and unit are one and the words around them are like enough; rare words count more than common ones.
 */
export function figureRows(texts: readonly (readonly ContextFigure[])[]): FigureRow[] {
  const steps = figureRowSteps(texts)
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

/** The same in steps of a few milliseconds, for whoever has others waiting. */
export function* figureRowSteps(
  texts: readonly (readonly ContextFigure[])[],
): Generator<undefined, FigureRow[]> {
  const entries = texts.flatMap((figures, text) =>
    figures.map((figure): Entry => ({ text, figure, grams: gramsOf(figure), weight: 0 })),
  )
  yield
  const weightOf = rarity(entries)
  for (const entry of entries) for (const gram of entry.grams) entry.weight += weightOf(gram)
  yield
  const pairs = yield* likenesses(entries, weightOf)
  const rows = yield* mergeRows(entries, pairs)
  return rows.map((row) => toRow(row, texts.length)).toSorted((a, b) => rank(a) - rank(b))
}

const rank = ({ cells, differs }: FigureRow): number =>
  cells.filter((cell) => cell.length > 0).length < 2 ? 2 : differs ? 0 : 1

/** Pairs of neighbouring characters and whole words of the context; what the number itself is, is no context. */
const gramsOf = ({ before, after }: ContextFigure): Set<string> =>
  new Set([...gramsIn(before), ...gramsIn(after)])

function gramsIn(text: string): Set<string> {
  const grams = new Set<string>()
  for (const run of splitRuns(fold(text))) {
    if (!run.pairwise) {
      if (run.text.length > 2 && !/^\d/.test(run.text)) grams.add(run.text)
      continue
    }
    const characters = Array.from(run.text)
    for (let at = 0; at + 1 < characters.length; at++) grams.add(`${characters[at]}${characters[at + 1]}`)
  }
  return grams
}

/** What stands beside figures of any kind says little of what they count. */
const COMMON = gramsIn(
  '同比增长 环比增长 比上年 增长 下降 超过 达到 以上 左右 共计 累计 其中 平均 目前 以来 总计 合计 已有 已经 共有 一共 高达 多达 占比 今年 去年 分别为 达 和 的 为',
)
const COMMON_WEIGHT = 0.25

/** A gram that stands often in each of the texts tells less than one that stands in each just once. */
function rarity(entries: readonly Entry[]): (gram: string) => number {
  const counts = new Map<string, { all: number; texts: Set<number> }>()
  for (const { grams, text } of entries)
    for (const gram of grams) {
      const known = counts.get(gram) ?? { all: 0, texts: new Set() }
      known.all++
      counts.set(gram, known)
      known.texts.add(text)
    }
  return (gram) => {
    const { all, texts } = counts.get(gram) ?? { all: 1, texts: new Set([0]) }
    return (COMMON.has(gram) ? COMMON_WEIGHT : 1) / (1 + Math.log(all / texts.size))
  }
}

interface Pair {
  one: Entry
  other: Entry
  likeness: number
}

/** Likely pairs of figures of two texts, the likeliest first; by the grams they share, so that few are compared. */
function* likenesses(
  entries: readonly Entry[],
  weightOf: (gram: string) => number,
): Generator<undefined, Pair[]> {
  const byGram = new Map<string, Entry[]>()
  for (const entry of entries)
    for (const gram of entry.grams) {
      const known = byGram.get(gram)
      if (known) known.push(entry)
      else byGram.set(gram, [entry])
    }
  const pairs: Pair[] = []
  for (const [at, one] of entries.entries()) {
    if (at % SLICE === SLICE - 1) yield
    const shared = new Map<Entry, number>()
    for (const gram of one.grams)
      for (const other of byGram.get(gram) ?? [])
        if (isPossible(one, other)) shared.set(other, (shared.get(other) ?? 0) + weightOf(gram))
    for (const [other, weight] of shared) {
      const isEqual = isSame(one.figure, other.figure)
      const needed = isEqual ? 'same' : 'other'
      if (weight < LEAST_WEIGHT[needed]) continue
      const likeness = weight / Math.max(1, Math.min(one.weight, other.weight))
      // Of several that are like, the one with the same number is meant.
      if (likeness >= LEAST_LIKENESS[needed])
        pairs.push({ one, other, likeness: likeness + (isEqual ? 0.25 : 0) })
    }
  }
  return pairs.toSorted((a, b) => b.likeness - a.likeness)
}

/** Of one text only what it tells twice. */
const isPossible = (one: Entry, other: Entry): boolean =>
  isComparable(one.figure, other.figure) &&
  (other.text > one.text ||
    (other.text === one.text && other.figure.start > one.figure.start && isSame(one.figure, other.figure)))

/** Dates by what both say: 3月2日 and 2日 by the day, 2025年 and 2日 by nothing. */
function isComparable(a: Figure, b: Figure): boolean {
  if (a.kind !== b.kind || a.unit !== b.unit) return false
  return a.kind !== 'date' || sharedFields(a.date!, b.date!).length > 0
}

function sharedFields(a: string, b: string): [number, number][] {
  const [one, other] = [fieldsOf(a), fieldsOf(b)]
  return (['year', 'month', 'day'] as const).flatMap((field): [number, number][] =>
    one[field] === undefined || other[field] === undefined ? [] : [[one[field], other[field]]],
  )
}

/** Joins the likeliest pairs first; no text gets two different numbers in one row. */
function* mergeRows(entries: readonly Entry[], pairs: readonly Pair[]): Generator<undefined, Entry[][]> {
  const rowOf = new Map(entries.map((entry) => [entry, [entry]]))
  for (const [at, { one, other }] of pairs.entries()) {
    if (at % (SLICE * 16) === SLICE * 16 - 1) yield
    const [row, from] = [rowOf.get(one)!, rowOf.get(other)!]
    if (row === from) continue
    const clash = from.some((entry) =>
      row.some((known) => known.text === entry.text && !isSame(known.figure, entry.figure)),
    )
    if (clash) continue
    row.push(...from)
    for (const entry of from) rowOf.set(entry, row)
  }
  return [...new Set(entries.map((entry) => rowOf.get(entry)!))]
}

/** The same number, as far as either of them says: 1.2亿 is 1.23亿, 近20种 is 19种. */
export function isSame(a: Figure, b: Figure): boolean {
  if (!isComparable(a, b)) return false
  if (a.kind === 'date') return sharedFields(a.date!, b.date!).every(([one, other]) => one === other)
  const near = (one: number, other: number): boolean => {
    // Printed to fewer digits it may be the other, rounded.
    const rounded = a.step === b.step ? 0 : Math.max(a.step, b.step) / 2
    const about = a.approximate || b.approximate ? ABOUT * Math.max(Math.abs(one), Math.abs(other)) : 0
    return Math.abs(one - other) <= Math.max(rounded, about)
  }
  if (a.upTo === null && b.upTo === null) return near(a.value, b.value)
  return near(a.value, b.value) && near(a.upTo ?? a.value, b.upTo ?? b.value)
}

function toRow(row: readonly Entry[], texts: number): FigureRow {
  const first = row[0]!.figure
  const cells = Array.from({ length: texts }, (_, text) =>
    row
      .filter((entry) => entry.text === text)
      .map(({ figure }) => figure)
      .toSorted((a, b) => a.start - b.start),
  )
  const differs = row.some(({ figure, text }) =>
    row.some((other) => other.text !== text && !isSame(figure, other.figure)),
  )
  return { label: labelOf(row), kind: first.kind, unit: first.unit, differs, cells }
}

/** Of the first figure's context the stretches that others have, too; alone, what stands right beside it. */
function labelOf(row: readonly Entry[]): string {
  const { before, after } = row[0]!.figure
  const others = row.filter(({ text }) => text !== row[0]!.text)
  const beside = joined(
    before.slice(wholeFrom(before, before.length - 14)).replace(LEADING_MARKS, ''),
    after.slice(0, wholeTo(after, 8)),
  )
  if (others.length === 0) return beside
  const known = new Set(others.flatMap(({ grams }) => [...grams]))
  return joined(sharedWords(before, known), sharedWords(after, known)) || beside
}

const joined = (before: string, after: string): string =>
  [before, after]
    .map((part) => part.replaceAll(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join(' … ')

/** The stretches of a text whose grams are known, in its own characters. */
function sharedWords(text: string, known: ReadonlySet<string>): string {
  const folded = fold(text)
  const kept = new Uint8Array(text.length)
  for (let at = 0; at + 1 < folded.length; at++)
    if (known.has(folded.slice(at, at + 2))) kept.fill(1, at, at + 2)
  for (const match of folded.matchAll(/[a-z]{3,}/g))
    if (known.has(match[0])) kept.fill(1, match.index, match.index + match[0].length)
  let words = ''
  for (let at = 0; at < text.length; at++)
    if (kept[at]) words += text[at]
    else if (words !== '' && !words.endsWith(' ')) words += ' '
  return words.trim()
}
