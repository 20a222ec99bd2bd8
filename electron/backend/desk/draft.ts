/** What the acts are made of: a layout's copy that they change, and the few things one can do to it. */
import { countWhile } from '../../../shared/count-while.ts'
import { CallError } from '../../../shared/errors.ts'
import { type BlockKind, LONGEST_DETAIL } from '../../../shared/model/report.ts'
import { cutTo } from '../../../shared/text/cut.ts'
import { showBlock } from '../../../shared/text/text-map.ts'
import { findStanding, standings } from './decisions.ts'
import { atOf, startOf, toBlock, type LaidBlock, type LaidReport, type Layout } from './layout.ts'
import { characterStart, cutPart, type Part } from './parts.ts'

/** A layout that may be changed: no array of it is shared with the one it was made from. */
export function draftOf(layout: Layout): Layout {
  return {
    text: layout.text,
    reports: layout.reports.map((report) => ({
      ...report,
      blocks: report.blocks.map(({ kind, parts }) => ({ kind, parts: [...parts] })),
    })),
    furniture: [...layout.furniture],
    replaced: [...layout.replaced],
  }
}

export const pageChanged = (what: string): CallError =>
  new CallError('page-changed', `the page has no ${what} any more`)

export function reportOf({ reports }: Layout, id: string): LaidReport {
  const report = reports.find((one) => one.id === id)
  if (!report) throw pageChanged(`report ${id}`)
  return report
}

/** Blocks taken out, by the first piece of each; `from` is null for what belonged to no report. */
export type Taken = LaidBlock & { from: LaidReport | null }

/**
 * Takes pieces out of their reports or out of the furniture. Mended pieces that all go stay together; where only some
 * go, they are cut off. Reports may be left empty: `dropEmpty`.
 * @param rest what is left of a block around them: `cut` where they were, or `whole` as before
 * @throws page-changed where there is no such piece
 */
export function takeOut(draft: Layout, pieces: readonly number[], rest: 'cut' | 'whole' = 'cut'): Taken[] {
  const wanted = new Set(pieces)
  const found = new Set<number>()
  const take = (part: Part): boolean => wanted.has(atOf(part)) && Boolean(found.add(atOf(part)))
  const taken: Taken[] = []
  for (const report of draft.reports)
    report.blocks = report.blocks.flatMap((block) => {
      const runs = runsOf(block, take)
      if (!runs.some(({ gone }) => gone)) return [block]
      for (const { gone, parts } of runs) if (gone) taken.push({ kind: block.kind, parts, from: report })
      const left = runs.filter(({ gone }) => !gone).map(({ parts }) => parts)
      const whole = rest === 'whole' && left.length > 0 ? [left.flat()] : left
      return whole.map((parts): LaidBlock => ({ kind: block.kind, parts }))
    })
  draft.furniture = draft.furniture.filter((part) => {
    if (!take(part)) return true
    taken.push({ kind: 'paragraph', parts: [{ ranges: part.ranges }], from: null })
    return false
  })
  for (const at of wanted) if (!found.has(at)) throw pageChanged(`piece ${at}`)
  return taken
}

/** A block in runs of pieces that are taken and pieces that are not. */
export function runsOf(
  { parts }: LaidBlock,
  take: (part: Part) => boolean,
): { gone: boolean; parts: Part[] }[] {
  const runs: { gone: boolean; parts: Part[] }[] = []
  for (const part of parts) {
    const gone = take(part)
    const last = runs.at(-1)
    if (last?.gone === gone) last.parts.push(part)
    else runs.push({ gone, parts: [part] })
  }
  return runs
}

/** Puts blocks where they stand on the page: behind the nearest piece of the report above, else before its first. */
export function putIn(report: LaidReport, blocks: readonly LaidBlock[]): void {
  const hasTitle = report.title !== null || report.blocks.some(({ kind }) => kind === 'title')
  const places = report.blocks
    .flatMap(({ parts }, block) => parts.map((part): [number, number] => [atOf(part), block]))
    .sort((a, b) => a[0] - b[0])
  const behind = new Map<number, LaidBlock[]>()
  for (const { kind, parts } of [...blocks].sort((a, b) => startOf(a) - startOf(b))) {
    // One headline a report: what comes with another becomes a part of the text.
    const block = { kind: kind === 'title' && hasTitle ? ('subhead' as const) : kind, parts: [...parts] }
    const anchor = nearestAbove(places, startOf(block))
    const list = behind.get(anchor)
    if (list) list.push(block)
    else behind.set(anchor, [block])
  }
  report.blocks = [
    ...(behind.get(-1) ?? []),
    ...report.blocks.flatMap((block, i) => [block, ...(behind.get(i) ?? [])]),
  ]
}

const nearestAbove = (places: readonly [number, number][], at: number): number =>
  places[countWhile(places, ([start]) => start < at) - 1]?.[1] ?? -1

/** Takes reports without a piece off the page; `into`: they went into this one, and so does what sits on them. */
export function dropEmpty(draft: Layout, into: string | null): void {
  for (const { id, blocks } of draft.reports)
    if (blocks.length === 0 && into !== null) draft.replaced.push({ from: id, to: into })
  draft.reports = draft.reports.filter(({ blocks }) => blocks.length > 0)
}

/** Puts a new report on the page, behind another (null: before all), named by its heading. */
export function addReport(draft: Layout, id: string, blocks: LaidBlock[], behind: string | null): LaidReport {
  const report: LaidReport = { id, title: null, titleByHand: false, touched: false, blocks }
  nameByHeading(report)
  const place = draft.reports.findIndex((one) => one.id === behind)
  draft.reports.splice(place + 1, 0, report)
  return report
}

const SMALL_HEADS: ReadonlySet<BlockKind> = new Set(['kicker', 'label'])

/** A new report that has no headline and begins with headings takes the first that is more than a kicker. */
function nameByHeading({ blocks }: LaidReport): void {
  if (blocks.some(({ kind }) => kind === 'title')) return
  const end = blocks.findIndex(({ kind }) => kind !== 'subhead' && !SMALL_HEADS.has(kind))
  const heads = end < 0 ? blocks : blocks.slice(0, end)
  const title = heads.find(({ kind }) => kind === 'subhead') ?? heads[0]
  if (title) title.kind = 'title'
}

/** The title that a report's headline gives it; null without one. */
export function titleOf(text: string, { blocks }: LaidReport): string | null {
  const headline = blocks.find(({ kind }) => kind === 'title')
  if (!headline) return null
  return cutTo(showBlock(text, toBlock(headline)).text, LONGEST_DETAIL) || null
}

/** A place between two pieces of a report: before part `part` of block `block`. */
export interface Cut {
  report: LaidReport
  block: number
  part: number
}

/**
 * Cuts the piece that holds the character `at` before it, where it does not begin there. White space between pieces
 * is the place before the next one.
 * @throws act-no-report where the text is no report's; page-changed where there is none from there on
 */
export function cutBefore(draft: Layout, offset: number): Cut {
  const at = characterStart(draft.text, offset)
  const all = standings(draft)
  const found = all[findStanding(all, at)] ?? all.find((piece) => piece.at >= at)
  if (!found) throw pageChanged(`text at ${at}`)
  const report = draft.reports[found.report]
  if (!report) throw new CallError('act-no-report', `the text at ${at} belongs to no report`)
  const { block, part } = found
  const parts = report.blocks[block]!.parts
  const [before, after] = cutPart(draft.text, parts[part]!, at)
  if (!before) return { report, block, part }
  if (after) parts.splice(part, 1, before, after)
  return part + 1 < parts.length ? { report, block, part: part + 1 } : { report, block: block + 1, part: 0 }
}

/** Makes a place inside a mended block one between two blocks. @returns the index of the block behind it */
export function cutBlock({ report, block, part }: Cut): number {
  if (part === 0) return block
  const { kind, parts } = report.blocks[block]!
  if (part >= parts.length) return block + 1
  report.blocks.splice(block, 1, { kind, parts: parts.slice(0, part) }, { kind, parts: parts.slice(part) })
  return block + 1
}
