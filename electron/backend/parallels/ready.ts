/** A report made ready to be compared: its shown text as one, without what is no telling of it, in units. */
import { createHash } from 'node:crypto'
import type { BlockKind, Report, ShownBlock } from '../../../shared/model/report.ts'
import { LONGEST_PLACE_TEXT, type PassagePlace, type ShownPlace } from '../../../shared/model/parallel.ts'
import type { Range } from '../../../shared/model/range.ts'
import type { AlignText } from '../../../shared/text/align/passages.ts'
import { unitsOf, type UnitStream } from '../../../shared/text/align/units.ts'
import { cutTo } from '../../../shared/text/cut.ts'
import { toShown, toSource } from '../../../shared/text/text-map.ts'
import { readText } from '../database/source-text.ts'
import type { ReadableDb } from '../database/sql.ts'
import { closingAgency, datelineOf } from '../pages/forms.ts'
import { readBlocksOf, readReports, requireReport, showReport } from '../reports/store.ts'

export interface ReadyReport {
  report: Report
  blocks: ShownBlock[]
  /** Where each block begins in the joined text; one line feed between them. */
  starts: number[]
  /** Joined text as it is shown. */
  text: string
  /** The same length, with spaces for what all reports have; and its units. */
  readonly align: AlignText
  /** Names what is compared: the same key is the same text. */
  readonly key: string
}

/** What stands around a report and tells nothing of its matter. */
const AROUND: ReadonlySet<BlockKind> = new Set(['furniture', 'byline', 'dateline', 'credit', 'continuation'])

/** How many ready texts are kept: a few sets of panes. Units of 200,000 characters take 1.6 MB. */
const MOST_KEPT = 24
const kept = new WeakMap<object, Map<string, UnitStream>>()

/**
 * Units and key are worked out when they are asked for: relatedness reads many reports and compares few.
 * @param library keeps the units of texts while it is open; null: they are of this one object
 * @param corrected false where nothing in the library is corrected, which saves asking
 * @throws not-found where the report is not there
 */
export function readyReport(
  library: object | null,
  db: ReadableDb,
  id: string,
  corrected = true,
): ReadyReport {
  const report = requireReport(db, id)
  return makeReady(library, report, showReport(db, report, readText(db, report.sourceId), corrected))
}

/** Several at once, whose units nobody keeps; without those that are not there. */
export function readyReports(db: ReadableDb, ids: readonly string[], corrected: boolean): ReadyReport[] {
  const reports = readReports(db, ids)
  const blocks = readBlocksOf(db, ids)
  return ids.flatMap((id) => {
    const report = reports.get(id)
    if (!report) return []
    const text = readText(db, report.sourceId)
    return [makeReady(null, report, showReport(db, report, text, corrected, blocks.get(id) ?? []))]
  })
}

function makeReady(library: object | null, report: Report, blocks: ShownBlock[]): ReadyReport {
  const starts: number[] = []
  let length = 0
  for (const { text } of blocks) {
    starts.push(length)
    length += text.length + 1
  }
  const text = blocks.map((block) => block.text).join('\n')
  const compared = blocks.map(withoutAround).join('\n')
  let key: string | null = null
  const keyOf = (): string => (key ??= createHash('sha1').update(compared, 'utf16le').digest('base64'))
  let stream: UnitStream | null = null
  const align: AlignText = {
    text: compared,
    get stream() {
      return (stream ??= library ? unitsOfText(library, keyOf(), compared) : unitsOf(compared))
    },
  }
  return {
    ...{ report, blocks, starts, text, align },
    get key() {
      return keyOf()
    },
  }
}

function unitsOfText(library: object, key: string, text: string): UnitStream {
  const known = kept.get(library) ?? new Map<string, UnitStream>()
  kept.set(library, known)
  const units = known.get(key) ?? unitsOf(text)
  // The order of a Map is that of insertion: what was asked for last goes last.
  known.delete(key)
  known.set(key, units)
  for (const oldest of known.keys()) {
    if (known.size <= MOST_KEPT) break
    known.delete(oldest)
  }
  return units
}

/** Spaces for bylines and datelines: 新华社北京3月3日电（记者…） stands in reports that have nothing else in common. */
function withoutAround({ kind, text }: ShownBlock): string {
  if (AROUND.has(kind)) return ' '.repeat(text.length)
  const opening = datelineOf(text)?.length ?? 0
  const closing = closingAgency(text)?.length ?? 0
  if (opening + closing > text.length) return ' '.repeat(text.length)
  const lead = text.length - text.trimStart().length
  return ' '.repeat(opening + lead) + text.slice(opening + lead, text.length - closing) + ' '.repeat(closing)
}

/** An offset of the joined text as a place in the blocks. `edge`: at a border, the end of a block or the next one's start. */
export function placeAt({ starts, blocks }: ReadyReport, offset: number, edge: 'start' | 'end'): ShownPlace {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  if (edge === 'end' && low > 0 && starts[low] === offset) low--
  return { block: low, offset: Math.min(offset - (starts[low] ?? 0), blocks[low]?.text.length ?? 0) }
}

/** `[start, end)` of the joined text as the places, ranges and first words of a passage. Null where no source is under it. */
export function placeOf(ready: ReadyReport, start: number, end: number): PassagePlace | null {
  const [from, to] = [placeAt(ready, start, 'start'), placeAt(ready, end, 'end')]
  const ranges = toSource(ready.blocks, from, to)
  if (ranges.length === 0) return null
  return {
    reportId: ready.report.id,
    ranges,
    start: from,
    end: to,
    text: cutTo(ready.text.slice(start, end), LONGEST_PLACE_TEXT),
  }
}

/** Where source ranges stand in the joined text: from the first shown character to behind the last. Null if nowhere. */
export function extentOf({ blocks, starts }: ReadyReport, ranges: readonly Range[]): Range | null {
  const shown = toShown(blocks, ranges)
  if (shown.length === 0) return null
  return [
    Math.min(...shown.map(({ block, start }) => starts[block]! + start)),
    Math.max(...shown.map(({ block, end }) => starts[block]! + end)),
  ]
}
