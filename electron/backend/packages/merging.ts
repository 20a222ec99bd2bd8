/**
 * One row of a package meets the library. Field by field the later write stays, by the hybrid logical clock of its op;
 * a removal stays unless something was written after it; a note that both sides changed keeps both texts.
 */
import type { EntityTable, Fields } from '../database/change.ts'
import {
  clockOf,
  clocksFrom,
  insertTold,
  opsOf,
  updateTold,
  writerOf,
  type FieldClocks,
  type HistoryRow,
} from '../database/history.ts'
import type { WritableDb } from '../database/sql.ts'
import { mergeStates } from '../../../shared/note/merge.ts'
import { PACKED_KINDS, type PackageConflict, type PackageCounts } from '../../../shared/model/package.ts'
import { newId } from '../ids.ts'
import type { RecordedTable, RowRecorder } from '../rows/recorder-store.ts'
import { findRow, findTwin } from './merge-store.ts'
import type { Stage } from './stage-store.ts'
import { BLOCKS, columnsOf, PACKED } from './tables-store.ts'

export interface Merging {
  db: WritableDb
  stage: Stage
  recorder: RowRecorder
  /** Brings back what was removed here, whatever the clocks say. */
  revive: boolean
  /** What is here under another id: pages with the same bytes, their reports, themes of the same name. */
  ids: Map<string, string>
  /** Rows that did not come in as themselves, `table id`: their history stays out. */
  apart: Set<string>
  tally: Tally
  columns: (table: EntityTable) => ReadonlySet<string>
}

export interface Tally {
  added: PackageCounts
  changed: PackageCounts
  known: PackageCounts
  conflicts: PackageConflict[]
  conflictCount: number
  attached: Map<string, { name: string; annotations: number }>
  /** Rows of the package that stay removed here. */
  staysRemoved: number
}

/** More of them are only counted. */
const MOST_CONFLICTS = 300
const LONGEST = 400

const noCounts = (): PackageCounts =>
  Object.fromEntries(PACKED_KINDS.map((kind) => [kind, 0])) as PackageCounts

export const newTally = (): Tally => ({
  ...{ added: noCounts(), changed: noCounts(), known: noCounts() },
  ...{ conflicts: [], conflictCount: 0, attached: new Map(), staysRemoved: 0 },
})

export function createMerging(given: Pick<Merging, 'db' | 'stage' | 'recorder' | 'revive'>): Merging {
  const known = new Map<string, ReadonlySet<string>>()
  return {
    ...given,
    ids: new Map(),
    apart: new Set(),
    tally: newTally(),
    columns(table) {
      const found = known.get(table) ?? new Set(columnsOf(given.db, table))
      known.set(table, found)
      return found
    },
  }
}

const keyOf = (table: EntityTable): string => PACKED.find((one) => one.table === table)?.key ?? 'id'

/** Columns that hold ids of other rows. Ids are unique over all tables, so one map serves all. */
const POINTERS: readonly string[] = [
  ...['source_id', 'report_id', 'target_id', 'theme_id', 'parent_id', 'from_id', 'to_id'],
  ...['from_source', 'to_source', 'report_a', 'report_b', 'replaces_id', 'entity_id'],
]

/** A row with the ids its neighbours have here. */
export function mapped({ ids }: Merging, row: Fields): Fields {
  if (ids.size === 0) return row
  const made = { ...row }
  for (const column of POINTERS) {
    const other = ids.get(String(row[column] ?? ''))
    if (other !== undefined) made[column] = other
  }
  const [a, b] = [made['report_a'], made['report_b']]
  if (typeof a === 'string' && typeof b === 'string' && a > b) [made['report_a'], made['report_b']] = [b, a]
  return made
}

/** Counts what people count; what was removed is none of it. */
export function count(tally: Tally, as: 'added' | 'changed' | 'known', table: string, row: Fields): void {
  const kind = PACKED_KINDS.find((one) => one === table)
  if (kind && (row['deleted_at'] ?? null) === null) tally[as][kind]++
}

export function conflict(
  tally: Tally,
  told: Omit<PackageConflict, 'here' | 'there' | 'name'> &
    Record<'here' | 'there' | 'name', string | number | null | undefined>,
): void {
  tally.conflictCount++
  if (tally.conflicts.length >= MOST_CONFLICTS) return
  const cut = (value: string | number | null | undefined): string => String(value ?? '').slice(0, LONGEST)
  tally.conflicts.push({ ...told, here: cut(told.here), there: cut(told.there), name: cut(told.name) })
}

const nameOf = (row: Fields): string | number | null =>
  row['name'] ?? row['title'] ?? row['exact'] ?? row['text'] ?? row['file_name'] ?? row['relation'] ?? ''

/** Writes a row of the package that is not here, as it is. */
function insertNew(m: Merging, table: RecordedTable, row: Fields): void {
  const columns = m.columns(table)
  const own = Object.fromEntries(Object.entries(row).filter(([column]) => columns.has(column)))
  insertTold(m.db, table, own)
  if (columns.has('deleted_at')) m.recorder.made(table, String(row['id']))
  count(m.tally, 'added', table, row)
}

/**
 * A row of any table but pages and reports of a page, which are merged as a whole.
 * @param given as the package has it
 * @param except columns that are decided elsewhere
 */
export function mergeRow(
  m: Merging,
  table: RecordedTable,
  given: Fields,
  except: ReadonlySet<string> = new Set(),
): 'added' | 'changed' | 'known' {
  const row = mapped(m, given)
  const key = keyOf(table)
  const id = String(row[key])
  const local = findRow(m.db, table, key, id)
  if (!local) {
    if ((row['deleted_at'] ?? null) === null && hasTwin(m, table, id, row)) {
      m.apart.add(`${table} ${id}`)
      count(m.tally, 'known', table, row)
      return 'known'
    }
    insertNew(m, table, row)
    return 'added'
  }
  const columns = m.columns(table)
  const differing = Object.keys(row).filter(
    (column) => column !== key && columns.has(column) && !except.has(column) && local[column] !== row[column],
  )
  if (differing.length === 0) {
    count(m.tally, 'known', table, row)
    return 'known'
  }
  const fields = decide(m, { table, id, local, row, differing })
  if (fields['deleted_at'] === null && hasTwin(m, table, id, { ...local, ...fields }))
    delete fields['deleted_at']
  if (Object.keys(fields).length === 0) {
    count(m.tally, 'known', table, local)
    return 'known'
  }
  m.recorder.remember(table, id, Object.keys(fields))
  updateTold(m.db, table, key, id, fields)
  count(m.tally, local.deleted_at && fields['deleted_at'] === null ? 'added' : 'changed', table, {
    ...local,
    ...fields,
  })
  return 'changed'
}

/** These can be there once only. */
const UNIQUE: ReadonlySet<string> = new Set(['theme_assignment', 'story_report'])

/** Says another row here the same? One that the package has as well does not count: both were there side by side. */
function hasTwin(m: Merging, table: RecordedTable, id: string, row: Fields): boolean {
  const twin = findTwin(m.db, table, id, row)
  return twin !== null && (UNIQUE.has(table) || m.stage.row(table, twin) === null)
}

interface Meeting {
  table: RecordedTable
  id: string
  local: Fields
  row: Fields
  differing: string[]
}

/** Columns whose two values a person would want to see, where both sides wrote one. */
const TOLD: ReadonlySet<string> = new Set([
  ...['name', 'definition', 'color', 'style', 'exact', 'text', 'title', 'byline', 'dateline', 'publication'],
  ...[
    'published',
    'page_label',
    'edition',
    'relation',
    'note',
    'query',
    'inverse',
    'parent_id',
    'value',
    'place',
  ],
])

interface Histories {
  mine: FieldClocks
  theirs: FieldClocks
  /** Has this library seen that write? Has the package seen ours? */
  seenHere: (hlc: string) => boolean
  seenThere: (hlc: string) => boolean
}

function historiesOf({ db, stage }: Merging, table: EntityTable, id: string): Histories {
  const own = opsOf(db, table, id)
  const other = stage.opsOf(table, id)
  const seen = (ops: readonly Pick<HistoryRow, 'hlc'>[], latest: string) => {
    const readings = new Set(ops.map(({ hlc }) => hlc))
    // One opening of a library writes one thing after the other: what it wrote before is part of what it wrote last,
    // also where the op itself was replaced (saves while typing).
    return (hlc: string): boolean =>
      readings.has(hlc) || (writerOf(hlc) === writerOf(latest) && hlc <= latest)
  }
  const [mine, theirs] = [clocksFrom(own), clocksFrom(other)]
  return { mine, theirs, seenHere: seen(own, mine.latest), seenThere: seen(other, theirs.latest) }
}

/** The fields to take over. */
function decide(m: Merging, meeting: Meeting): Fields {
  const { table, id, local, row, differing } = meeting
  const histories = historiesOf(m, table, id)
  const { mine, theirs, seenHere, seenThere } = histories
  const taken: Fields = {}
  const rest = new Set(differing)
  if (rest.delete('deleted_at') && decideRemoval(m, meeting, histories))
    taken['deleted_at'] = row['deleted_at'] ?? null
  if (table === 'note' && (rest.has('state') || rest.has('text'))) {
    const [here, there] = [clockOf(mine, 'state'), clockOf(theirs, 'state')]
    if (here !== there && !seenHere(there) && !seenThere(here) && local['state'] !== row['state']) {
      mergeNote(m, meeting)
      for (const column of ['state', 'text', 'updated_at']) rest.delete(column)
    }
  }
  for (const column of rest) {
    const [here, there] = [clockOf(mine, column), clockOf(theirs, column)]
    const isTaken = there > here
    if (isTaken) taken[column] = row[column] ?? null
    const isSeen = isTaken ? seenThere(here) : seenHere(there)
    if (TOLD.has(column) && !isSeen && here !== there)
      conflict(m.tally, {
        ...{ what: 'changed', kind: table, id, field: column, name: nameOf(local) },
        ...{ here: local[column], there: row[column], kept: isTaken ? 'there' : 'here' },
      })
  }
  return taken
}

/** Whether the package's word on a removal stands. */
function decideRemoval(m: Merging, { table, id, local, row }: Meeting, histories: Histories): boolean {
  const { mine, theirs, seenHere, seenThere } = histories
  const [here, there] = [clockOf(mine, 'deleted_at'), clockOf(theirs, 'deleted_at')]
  const told = { kind: table, id, field: null, name: nameOf(local), here: '', there: '' } as const
  const [isGoneHere, isGoneThere] = [
    (local['deleted_at'] ?? null) !== null,
    (row['deleted_at'] ?? null) !== null,
  ]
  if (isGoneHere && isGoneThere) return there > here
  if (isGoneThere) {
    if (there > mine.latest) return true
    if (!seenHere(there)) conflict(m.tally, { ...told, what: 'removed-there', kept: 'here' })
    return false
  }
  if (m.revive) return true
  if (theirs.latest <= here) {
    m.tally.staysRemoved++
    return false
  }
  if (!seenThere(here)) conflict(m.tally, { ...told, what: 'removed-here', kept: 'there' })
  return true
}

/** Both texts in one note, as two windows that save at once would have it; else the other's text as a note beside it. */
function mergeNote({ db, stage, recorder, tally }: Merging, { id, local, row }: Meeting): void {
  const own = new Set(
    opsOf(db, 'note', id)
      .filter(({ field }) => field === 'state')
      .map(({ hlc }) => hlc),
  )
  const common = stage
    .opsOf('note', id)
    .filter(({ field, hlc }) => field === 'state' && own.has(hlc))
    .map(({ hlc }) => hlc)
    .sort()
    .at(-1)
  const base = common === undefined ? '' : (stage.valueAt('note', id, 'state', common) ?? '')
  const [mine, theirs] = [String(local['state']), String(row['state'])]
  const merged = mergeStates(base, mine, theirs)
  if (merged) recorder.update('note', id, { ...merged, updated_at: db.now() })
  else
    recorder.insert('note', {
      ...{ id: newId(), target_kind: local['target_kind'] ?? null, target_id: local['target_id'] ?? null },
      ...{ state: theirs, text: String(row['text']), created_at: db.now(), updated_at: db.now() },
    })
  conflict(tally, {
    ...{ what: 'note', kind: 'note', id, field: 'text', name: local['text'] },
    ...{ here: local['text'], there: row['text'], kept: 'both' },
  })
}

/** The field of a report that is no column. */
export const LAYOUT_COLUMNS: ReadonlySet<string> = new Set([
  ...[BLOCKS, 'position', 'deleted_at', 'source_id', 'characters', 'opening', 'fold_version', 'touched'],
])
