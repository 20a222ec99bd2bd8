/** Pages meet: a source that is new, one that is here under another id, one that both have. */
import type { Fields } from '../database/change.ts'
import { clocksFrom, insertTold, opsOf, updateTold } from '../database/history.ts'
import { readText } from '../database/source-text.ts'
import { moveAnnotations } from '../desk/annotations-store.ts'
import type { Block } from '../../../shared/model/report.ts'
import type { Range } from '../../../shared/model/range.ts'
import { readBlocks } from '../reports/store.ts'
import { heirsOf, ownerOf } from '../versions/place.ts'
import { listHeld, type HeldReport } from '../versions/store.ts'
import { damaged } from './manifest.ts'
import { findRow, insertReportTold, replaceBlocksTold, reportsOfSource, sourceWith } from './merge-store.ts'
import { conflict, count, LAYOUT_COLUMNS, mapped, mergeRow, type Merging } from './merging.ts'
import { BLOCKS } from './tables-store.ts'

type Texts = (sourceId: string) => string

/** @returns the sources whose reports may not be those the package's highlights know */
export function mergePages(m: Merging, text: Texts): string[] {
  const reports = reportIdsBySource(m)
  const touched: string[] = []
  for (const row of m.stage.rows('source')) {
    const id = String(row['id'])
    const local = findRow(m.db, 'source', 'id', id)
    const same = sourceWith(m.db, String(row['sha256']))
    const isThere = (row['deleted_at'] ?? null) === null
    if (same && same.id !== id && (isThere || !local)) {
      m.ids.set(id, same.id)
      m.apart.add(`source ${id}`)
    }
  }
  for (const row of m.stage.rows('source')) {
    const id = String(row['id'])
    const own = reports.get(id) ?? []
    const other = m.ids.get(id)
    if (other !== undefined) {
      attach(m, row, own, other, text(id))
      touched.push(other)
    } else if (!findRow(m.db, 'source', 'id', id)) insertPage(m, row, own, text(id))
    else if (mergePage(m, row, own)) touched.push(id)
  }
  return touched
}

function reportIdsBySource({ stage }: Merging): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { id, source_id } of stage.rows('report')) {
    const key = String(source_id)
    const own = found.get(key)
    if (own) own.push(String(id))
    else found.set(key, [String(id)])
  }
  return found
}

const reportRow = ({ stage }: Merging, id: string): Fields => {
  const row = stage.row('report', id)
  if (!row) throw new Error(`report ${id} is not staged`)
  return row
}
const blocksOf = (row: Fields): Block[] => JSON.parse(String(row[BLOCKS])) as Block[]

function insertPage(m: Merging, given: Fields, reports: readonly string[], text: string): void {
  const id = String(given['id'])
  requireLength(given, text)
  const row = mapped(m, given)
  // What it replaced may not be in a part of a library.
  const replaced = row['replaces_id'] ?? null
  const isKnown =
    replaced === null ||
    m.stage.row('source', String(replaced)) ||
    findRow(m.db, 'source', 'id', String(replaced))
  insertTold(m.db, 'source', only(m, 'source', isKnown ? row : { ...row, replaces_id: null }))
  m.recorder.made('source', id)
  count(m.tally, 'added', 'source', row)
  insertTold(m.db, 'source_text', { source_id: id, text })
  const page = m.stage.row('page', id)
  if (page) insertTold(m.db, 'page', only(m, 'page', page))
  const markup = m.stage.row('source_markup', id)
  if (markup) insertTold(m.db, 'source_markup', only(m, 'source_markup', markup))
  for (const reportId of reports) {
    const report = reportRow(m, reportId)
    requireInside(report, text)
    insertReportTold(m.db, { ...only(m, 'report', report), [BLOCKS]: report[BLOCKS] ?? '[]' })
    m.recorder.made('report', reportId)
    count(m.tally, 'added', 'report', report)
  }
}

const only = (m: Merging, table: 'source' | 'source_markup' | 'page' | 'report', row: Fields): Fields =>
  Object.fromEntries(Object.entries(row).filter(([column]) => m.columns(table).has(column)))

function requireLength({ id, characters }: Fields, text: string): void {
  if (text.length !== characters) throw damaged(`texts/${String(id)}.txt`, 'is of another length')
}

function requireInside(report: Fields, text: string): void {
  const outside = blocksOf(report).some(({ ranges }) => ranges.some(([, end]) => end > text.length))
  if (outside) throw damaged('tables/report.jsonl', `report ${String(report['id'])} reaches past its text`)
}

const heldOf = (m: Merging, ids: readonly string[]): HeldReport[] =>
  ids
    .map((id) => reportRow(m, id))
    .filter((row) => (row['deleted_at'] ?? null) === null)
    .map((row) => ({
      id: String(row['id']),
      title: null,
      opening: '',
      ranges: blocksOf(row).flatMap(({ ranges }) => ranges),
    }))

/** The same bytes are here under another id: the reports here stand for those of the package. */
function attach(m: Merging, row: Fields, reports: readonly string[], sourceId: string, text: string): void {
  requireLength(row, text)
  const here = listHeld(m.db, sourceId)
  const there = heldOf(m, reports)
  const own = readText(m.db, sourceId)
  const heirs = own === text ? null : heirsOf(text, there, own, here)
  for (const id of reports) m.apart.add(`report ${id}`)
  for (const report of there) {
    const heir = heirs ? (heirs.get(report.id) ?? null) : (ownerOf(here, report.ranges)?.id ?? null)
    const to = heir ?? here[0]?.id
    if (to !== undefined) m.ids.set(report.id, to)
    m.tally.known.report++
  }
  for (const table of ['page', 'source_text', 'source_markup']) m.apart.add(`${table} ${String(row['id'])}`)
  count(m.tally, 'known', 'source', row)
  m.tally.attached.set(sourceId, { name: String(row['file_name']), annotations: 0 })
}

/** A source both sides have. True: its reports are not as the package has them. */
function mergePage(m: Merging, row: Fields, ids: readonly string[]): boolean {
  const sourceId = String(row['id'])
  mergeRow(m, 'source', row)
  const page = m.stage.row('page', sourceId)
  const here = reportsOfSource(m.db, sourceId)
  const theirs = ids.map((id) => reportRow(m, id))
  const isSame = signatureHere(m, here) === signatureThere(theirs)
  if (isSame) {
    for (const report of theirs) mergeDetails(m, report)
    if (page) mergeRow(m, 'page', page)
    return false
  }
  const clocks = {
    here: layoutClock(
      m,
      here.map(({ id }) => id),
      sourceId,
      'here',
    ),
    there: layoutClock(m, ids, sourceId, 'there'),
  }
  const takesTheirs = clocks.there.latest > clocks.here.latest
  const isSeen = takesTheirs
    ? clocks.there.readings.has(clocks.here.latest)
    : clocks.here.readings.has(clocks.there.latest)
  if (!isSeen)
    conflict(m.tally, {
      ...{ what: 'borders', kind: 'source', id: sourceId, field: null, name: row['file_name'] },
      ...{ here: here.length, there: theirs.length, kept: takesTheirs ? 'there' : 'here' },
    })
  if (takesTheirs)
    takeLayout(
      m,
      sourceId,
      here.map(({ id }) => id),
      theirs,
      page,
    )
  else keepLayout(m, sourceId, theirs)
  return true
}

const signatureHere = ({ db }: Merging, reports: ReturnType<typeof reportsOfSource>): string =>
  JSON.stringify(
    reports
      .filter(({ deleted_at }) => deleted_at === null)
      .map(({ id, position }) => [id, position, readBlocks(db, id).map(({ kind, ranges }) => [kind, ranges])])
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  )
const signatureThere = (reports: readonly Fields[]): string =>
  JSON.stringify(
    reports
      .filter((row) => (row['deleted_at'] ?? null) === null)
      .map((row) => [row['id'], row['position'], blocksOf(row).map(({ kind, ranges }) => [kind, ranges])])
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  )

/** What a report is called is no matter of where it lies; everything else written of it counts. */
const NO_LAYOUT: ReadonlySet<string> = new Set([
  ...[
    'title',
    'byline',
    'people',
    'dateline',
    'place',
    'dateline_date',
    'agency',
    'publication',
    'published',
  ],
  ...['page_label', 'origins', 'updated_at'],
])

function layoutClock(
  { db, stage }: Merging,
  reports: readonly string[],
  sourceId: string,
  side: 'here' | 'there',
): { latest: string; readings: Set<string> } {
  const ops = [
    ...reports.flatMap((id) => (side === 'here' ? opsOf(db, 'report', id) : stage.opsOf('report', id))),
    ...(side === 'here' ? opsOf(db, 'page', sourceId) : stage.opsOf('page', sourceId)),
  ].filter(({ field }) => !NO_LAYOUT.has(field))
  return { latest: clocksFrom(ops).latest, readings: new Set(ops.map(({ hlc }) => hlc)) }
}

const mergeDetails = (m: Merging, report: Fields): void => {
  const { [BLOCKS]: _, ...row } = report
  mergeRow(m, 'report', row, LAYOUT_COLUMNS)
}

function takeLayout(
  m: Merging,
  sourceId: string,
  here: readonly string[],
  theirs: readonly Fields[],
  page: Fields | null,
): void {
  const { db, recorder } = m
  const text = readText(db, sourceId)
  for (const report of theirs) {
    requireInside(report, text)
    const id = String(report['id'])
    if (!here.includes(id)) {
      insertReportTold(db, { ...only(m, 'report', report), [BLOCKS]: report[BLOCKS] ?? '[]' })
      recorder.made('report', id)
      count(m.tally, 'added', 'report', report)
      continue
    }
    mergeDetails(m, report)
    const columns = ['position', 'deleted_at', 'touched'].filter((column) => m.columns('report').has(column))
    recorder.remember('report', id, [...columns, BLOCKS])
    updateTold(
      db,
      'report',
      'id',
      id,
      Object.fromEntries(columns.map((column) => [column, report[column] ?? null])),
    )
    replaceBlocksTold(db, id, blocksOf(report))
  }
  const there = new Set(theirs.map(({ id }) => String(id)))
  const held = heldOf(m, [...there])
  for (const { id, deleted_at } of reportsOfSource(db, sourceId)) {
    if (there.has(id) || deleted_at !== null) continue
    const at = db.clock.removal()
    const ranges = readBlocks(db, id).flatMap((block) => block.ranges)
    const heir = ownerOf(held, ranges)?.id ?? held[0]?.id
    if (heir !== undefined)
      moveAnnotations(
        { db, update: (table, row, fields) => void recorder.update(table, row, fields) },
        id,
        heir,
        at,
      )
    recorder.update('report', id, { deleted_at: at })
  }
  if (page) {
    const columns = ['decisions', 'set_aside', 'version', 'updated_at']
    recorder.remember('page', sourceId, columns)
    updateTold(
      db,
      'page',
      'source_id',
      sourceId,
      Object.fromEntries(columns.map((column) => [column, page[column] ?? null])),
    )
  }
}

/** The reports here stand for those of the package. */
function keepLayout(m: Merging, sourceId: string, theirs: readonly Fields[]): void {
  const here = listHeld(m.db, sourceId)
  for (const report of theirs) {
    const id = String(report['id'])
    const known = findRow(m.db, 'report', 'id', id)
    if (known) mergeDetails(m, report)
    else m.apart.add(`report ${id}`)
    const isGone = !known || known.deleted_at !== null
    if (!isGone || (report['deleted_at'] ?? null) !== null) continue
    const ranges: Range[] = blocksOf(report).flatMap((block) => block.ranges)
    const owner = ownerOf(here, ranges)?.id ?? (known ? undefined : here[0]?.id)
    if (owner !== undefined) m.ids.set(id, owner)
  }
}
