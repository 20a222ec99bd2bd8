/** What each row of the page shows, worked out for the whole page at once: only what an act changed is drawn again. Pure. */
import type { PlacedHighlight } from '../reader/highlights/placed.ts'
import { makeSections, type Section } from '../reader/sections.ts'
import type { BorderProps } from './border-handle.tsx'
import type { DeskModel, Run } from './desk-model.ts'
import { reportNumber, reportTitle } from './desk-words.ts'
import type { RowFacts } from './piece-row.tsx'
import type { Head } from './run-head.tsx'

export type RowsOf = (
  model: DeskModel,
  sections: readonly Section[],
  placed: readonly PlacedHighlight[],
  languageOf: (reportId: string | null) => string | undefined,
) => readonly (readonly RowFacts[])[]

/** Cuts a page into sections. The same array while the cuts are the same. */
export function createSectionsOf(): (pieces: DeskModel['pieces']) => readonly Section[] {
  let known: readonly Section[] = []
  return (pieces) => {
    const now = makeSections([...pieces])
    const isSame = now.length === known.length && now.every(({ end }, i) => end === known[i]?.end)
    if (!isSame) known = now
    return known
  }
}

/**
 * A function that remembers what it gave last: a row that shows what it showed before is the same object, and so is a
 * section of such rows. On a page of 200,000 characters an act went through all 1,949 rows where one had changed.
 */
export function createRowsOf(): RowsOf {
  let knownRows: ReadonlyMap<number, RowFacts> = new Map()
  let knownSections: readonly (readonly RowFacts[])[] = []
  return (model, sections, placed, languageOf) => {
    const counts = countByRun(model, placed)
    const rows = new Map<number, RowFacts>()
    const drawn = sections.map((section, i) => {
      const now = model.pieces.slice(section.first, section.end).map((piece, offset) => {
        const fresh = factsOf(model, section, section.first + offset, languageOf(piece.reportId), counts)
        const before = knownRows.get(piece.at)
        const row = before ? keepSame(before, fresh) : fresh
        rows.set(piece.at, row)
        return row
      })
      const before = knownSections[i]
      return before?.length === now.length && now.every((row, at) => row === before[at]) ? before : now
    })
    knownRows = rows
    knownSections = drawn
    return drawn
  }
}

/** How many highlights have a part in each run. */
function countByRun({ runOf }: DeskModel, placed: readonly PlacedHighlight[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const { parts } of placed)
    for (const run of new Set(parts.map(({ block }) => runOf[block]!.index)))
      counts.set(run, (counts.get(run) ?? 0) + 1)
  return counts
}

function factsOf(
  model: DeskModel,
  section: Section,
  index: number,
  lang: string | undefined,
  counts: ReadonlyMap<number, number>,
): RowFacts {
  const piece = model.pieces[index]!
  const run = model.runOf[index]!
  const isHead = run.first === index
  return {
    piece,
    index,
    lang,
    number: piece.reportId === null ? 0 : (model.numberOf.get(piece.reportId) ?? 0),
    color: piece.reportId === null ? null : (model.colorOf.get(piece.reportId) ?? null),
    head: isHead ? headOf(model, run, section.end, lang, counts.get(run.index) ?? 0) : null,
    border: isHead && run.index > 0 ? borderOf(model, run) : null,
    proposals: model.proposalsAt.get(piece.at),
  }
}

/** The row that was, where it shows the same; else the new one, with the parts of the old that are the same. */
function keepSame(before: RowFacts, after: RowFacts): RowFacts {
  const row = {
    ...after,
    head: isSameFlat(before.head, after.head) ? before.head : after.head,
    border: isSameFlat(before.border, after.border) ? before.border : after.border,
    proposals: idsOf(before) === idsOf(after) ? before.proposals : after.proposals,
  }
  return (Object.keys(row) as (keyof RowFacts)[]).every((key) => row[key] === before[key]) ? before : row
}

const idsOf = ({ proposals }: RowFacts): string | undefined => proposals?.map(({ id }) => id).join()

const isSameFlat = (before: object | null, after: object | null): boolean =>
  before === after || (before !== null && after !== null && JSON.stringify(before) === JSON.stringify(after))

/** Lines of text beside which a margin title has room (three lines and one of facts), and about how long they are. */
const ROOM = 4
const LINE = 36

function headOf(
  model: DeskModel,
  run: Run,
  sectionEnd: number,
  lang: string | undefined,
  highlights: number,
): Head {
  // A section clips what hangs out of it.
  const beside = model.pieces.slice(run.first, Math.min(run.end, sectionEnd, run.first + 5))
  const report = run.reportId === null ? undefined : model.reportById.get(run.reportId)
  return {
    number: report ? model.numberOf.get(report.id)! : 0,
    title: report ? reportTitle(report) : '',
    lang,
    again: run.again,
    highlights,
    told: report !== undefined && beside[0]?.kind === 'title',
    roomy: beside.reduce((sum, { text }) => sum + Math.ceil(text.length / LINE), 0) >= ROOM,
  }
}

function borderOf(model: DeskModel, run: Run): Omit<BorderProps, 't'> {
  const above = model.runs[run.index - 1]!
  return {
    below: reportNumber(model, run.reportId),
    from: model.pieces[above.first]!.at,
    to: model.pieces[run.end]?.at ?? Number.MAX_SAFE_INTEGER,
    now: run.first,
    least: above.first,
    most: run.end,
    above: reportNumber(model, above.reportId),
  }
}
