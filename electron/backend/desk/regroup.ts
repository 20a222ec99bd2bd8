/** "Put together again": what the engine makes of the text that the user has not settled, laid beside what they have. */
import { cutTo } from '../../../shared/text/cut.ts'
import { countWhile } from '../../../shared/count-while.ts'
import type { Range } from '../../../shared/model/range.ts'
import { LONGEST_DETAIL } from '../../../shared/model/report.ts'
import type { SplitPage, SplitReport } from '../pages/page.ts'
import { idOf, type StoredDecision } from './decisions.ts'
import { spanAsides } from './furniture.ts'
import { asidesOf, atOf, type LaidReport, type Layout } from './layout.ts'
import { cutParts } from './parts.ts'

/** All text that the user settled: in reports they touched, set aside, or removed with its report. */
export function settledText(layout: Layout, removed: readonly Range[]): Range[] {
  const touched = layout.reports.filter((report) => report.touched).flatMap(rangesOf)
  return union([...touched, ...asidesOf(layout), ...removed])
}

const rangesOf = ({ blocks }: LaidReport): Range[] =>
  blocks.flatMap(({ parts }) => parts.flatMap(({ ranges }) => ranges))

const lengthOf = (report: LaidReport): number =>
  rangesOf(report).reduce((sum, [start, end]) => sum + end - start, 0)

/** Ranges in order, those that touch or overlap made one. */
function union(ranges: readonly Range[]): Range[] {
  const all: Range[] = []
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = all.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else all.push([start, end])
  }
  return all
}

/**
 * The page with the engine's reports in place of those that no hand touched. A report keeps its id (and with it its
 * details and annotations) where most of an old one is in it; old ones that have no heir go into the report that
 * holds most of their text.
 * @param settled as `settledText` gives it: text of the engine's reports inside it is left out
 */
export function layAgain(
  layout: Layout,
  split: Pick<SplitPage, 'reports'>,
  settled: readonly Range[],
  newId: () => string,
): Layout {
  const { text } = layout
  const old = layout.reports.filter(({ touched }) => !touched)
  const kept = layout.reports.filter(({ touched }) => touched)
  const fresh = split.reports
    .map((report) => laid(text, report, settled))
    .filter(({ blocks }) => blocks.length > 0)
  const shares = sharesOf(old, fresh)
  const heirs = new Map<LaidReport, LaidReport>()
  const taken = new Set<LaidReport>()
  for (const [was, is] of shares) {
    if (heirs.has(was) || taken.has(is)) continue
    heirs.set(was, is)
    taken.add(is)
    is.id = was.id
    if (was.titleByHand) Object.assign(is, { title: was.title, titleByHand: true })
  }
  for (const report of fresh) if (!taken.has(report)) report.id = newId()
  const replaced = [...layout.replaced]
  for (const was of old) {
    const into = heirs.has(was) ? undefined : shares.find(([report]) => report === was)?.[1]
    if (into) replaced.push({ from: was.id, to: into.id })
  }
  const reports = inOrder(layout, [...kept, ...fresh])
  const held = reports.flatMap(rangesOf)
  return { text, reports, furniture: spanAsides(text, held, asidesOf(layout)), replaced }
}

function laid(text: string, { title, blocks }: SplitReport, settled: readonly Range[]): LaidReport {
  return {
    ...{ id: '', titleByHand: false, touched: false },
    title: cutTo(title, LONGEST_DETAIL),
    blocks: blocks
      .map(({ kind, ranges }) => ({ kind, ranges: ranges.flatMap((range) => without(range, settled)) }))
      .filter(({ ranges }) => ranges.length > 0)
      .map(({ kind, ranges }) => ({ kind, parts: cutParts(text, ranges) })),
  }
}

/** What of a range is outside others. @param others in order, apart */
function without([start, end]: Range, others: readonly Range[]): Range[] {
  const left: Range[] = []
  let at = start
  for (let i = firstBehind(others, start); i < others.length; i++) {
    const [from, to] = others[i] as Range
    if (from >= end) break
    if (from > at) left.push([at, from])
    at = Math.max(at, to)
  }
  if (at < end) left.push([at, end])
  return left
}

const firstBehind = (ranges: readonly Range[], at: number): number =>
  countWhile(ranges, ([, end]) => end <= at)

/**
 * Old and new reports that share text, those that share most first; before them all, old ones that the user named and
 * most of whose text is there: a title written by hand is lost where another report is the heir.
 */
function sharesOf(
  old: readonly LaidReport[],
  fresh: readonly LaidReport[],
): [was: LaidReport, is: LaidReport, shared: number][] {
  const held = fresh
    .flatMap((report) => rangesOf(report).map(([start, end]) => ({ start, end, report })))
    .sort((a, b) => a.start - b.start)
  const ranges = held.map(({ start, end }): Range => [start, end])
  const shares: [LaidReport, LaidReport, number][] = []
  for (const was of old) {
    const counts = new Map<LaidReport, number>()
    for (const [start, end] of rangesOf(was))
      for (let i = firstBehind(ranges, start); i < held.length && (held[i]?.start ?? end) < end; i++) {
        const other = held[i]!
        const shared = Math.min(end, other.end) - Math.max(start, other.start)
        counts.set(other.report, (counts.get(other.report) ?? 0) + shared)
      }
    for (const [is, shared] of counts) shares.push([was, is, shared])
  }
  const named = ([was, , shared]: (typeof shares)[number]): number =>
    Number(was.titleByHand && shared * 2 >= lengthOf(was))
  return shares.sort((a, b) => named(b) - named(a) || b[2] - a[2])
}

/** The order that was, where the reports are the same; a new one stands by its first piece. */
function inOrder(layout: Layout, reports: readonly LaidReport[]): LaidReport[] {
  const places = new Map(layout.reports.map(({ id }, place) => [id, place]))
  const known = reports
    .filter(({ id }) => places.has(id))
    .sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
  const ordered = [...known]
  for (const report of reports) {
    if (places.has(report.id)) continue
    const top = topOf(report)
    const before = ordered.findIndex((other) => topOf(other) > top)
    ordered.splice(before < 0 ? ordered.length : before, 0, report)
  }
  return ordered
}

const topOf = ({ blocks }: LaidReport): number => {
  let top = Infinity
  for (const { parts } of blocks) for (const part of parts) top = Math.min(top, atOf(part))
  return top
}

/** The engine's new decisions, and the old ones on settled text; what the user answered stays answered. */
export function decisionsAgain(
  old: readonly StoredDecision[],
  fresh: readonly StoredDecision[],
  settled: readonly Range[],
): StoredDecision[] {
  const states = new Map(old.map((decision) => [idOf(decision), decision.state]))
  const isSettled = ({ at }: StoredDecision): boolean => {
    const range = settled[firstBehind(settled, at)]
    return range !== undefined && range[0] <= at
  }
  const told = fresh.map((decision): StoredDecision => {
    const state = states.get(idOf(decision))
    return state && state !== 'open' ? { ...decision, state } : decision
  })
  const ids = new Set(told.map(idOf))
  const left = old.filter((decision) => isSettled(decision) && !ids.has(idOf(decision)))
  return [...told, ...left].sort((a, b) => a.at - b.at)
}
