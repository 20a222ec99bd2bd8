/** The whole of a package into the library, in one transaction. */
import { updateRow, type Fields } from '../database/change.ts'
import { appendTold, insertTold, updateTold } from '../database/history.ts'
import type { WritableDb } from '../database/sql.ts'
import { anchorRanges, stands } from '../highlights/anchor.ts'
import { anchorColumns } from '../highlights/store.ts'
import { matchQuote } from '../../../shared/text/match-quote.ts'
import { nameKey } from '../../../shared/text/same-name.ts'
import type { Inverse } from '../handlers.ts'
import { createRowRecorder, type RecordedRows, type RecordedTable } from '../rows/recorder-store.ts'
import { listThemes } from '../themes/store.ts'
import type { Stage } from './stage-store.ts'
import { mergeCorrections } from './merge-corrections.ts'
import { rangesOf, requireRanges, tellAttached, textOf } from './merge-places.ts'
import { deferForeignKeys, findRow, lookedAt } from './merge-store.ts'
import { mergePages } from './merge-pages.ts'
import { mend } from './mend.ts'
import { conflict, count, createMerging, mapped, mergeRow, type Merging, type Tally } from './merging.ts'
import { damaged } from './manifest.ts'

export interface Merged {
  tally: Tally
  rows: RecordedRows
  /** What cannot be taken back by rows: sources and reports that came back with all that was on them. */
  before: Inverse[]
}

/**
 * @param text canonical texts of the package
 * @throws package-damaged; nothing is written then
 */
export function mergePackage(
  db: WritableDb,
  stage: Stage,
  text: (sourceId: string) => string,
  options: { revive: boolean },
): Merged {
  deferForeignKeys(db)
  const latest = stage.latest()
  // What we write on top is later than all that came.
  if (latest !== null) db.clock.observe(latest)
  const m = createMerging({ db, stage, recorder: createRowRecorder(db), ...options })
  const touched = mergePages(m, text)
  mergeTable(m, 'lesson')
  mergeCorrections(m)
  for (const row of stage.rows('highlight')) mergeHighlight(m, row)
  mergeTable(m, 'note')
  mergeThemes(m)
  for (const table of ['theme_assignment', 'relation', 'link', 'link_refusal', 'report_refusal'] as const)
    mergeTable(m, table)
  mergeTable(m, 'story')
  mergeTable(m, 'story_report')
  mergeSearches(m)
  mergeTemplates(m)
  mergeTable(m, 'foreign_annotation')
  mergeSettings(m)
  mergeSamples(m)
  const before = mend(m, touched)
  mergeHistory(m)
  return { tally: m.tally, rows: m.recorder.finish(), before }
}

function mergeTable(m: Merging, table: RecordedTable): void {
  for (const row of m.stage.rows(table)) {
    requirePointers(m, table, row)
    if (mergeRow(m, table, row) === 'added' && table !== 'lesson') tellAttached(m, row)
  }
}

/** Pointers that a foreign key does not guard. */
function requirePointers(m: Merging, table: RecordedTable, row: Fields): void {
  const ends: [kind: string, id: string][] = [
    ['target_kind', 'target_id'],
    ['from_kind', 'from_id'],
    ['to_kind', 'to_id'],
  ]
  for (const [kind, id] of ends) {
    if (typeof row[id] !== 'string') continue
    const target = row[kind] === 'highlight' ? 'highlight' : 'report'
    const there = m.stage.row(target, row[id]) ?? findRow(m.db, target, 'id', row[id])
    if (!there) throw damaged(`tables/${table}.jsonl`, `${String(row['id'])} sits on nothing`)
  }
}

/** A highlight on a page that is decoded otherwise here is placed by its words, or waits in the tray. */
function mergeHighlight(m: Merging, given: Fields): void {
  const sourceId = m.ids.get(String(given['source_id']))
  const id = String(given['id'])
  const row = { ...given }
  const isNew = !findRow(m.db, 'highlight', 'id', id)
  const text =
    isNew || sourceId !== undefined ? textOf(m, sourceId ?? String(given['source_id']), 'highlight') : ''
  if (isNew && sourceId === undefined) requireRanges(text, 'highlight', given)
  if (isNew && sourceId !== undefined) {
    const quote = {
      exact: String(given['exact']),
      prefix: String(given['prefix']),
      suffix: String(given['suffix']),
    }
    const ranges = rangesOf(given)
    if (!stands(text, { ranges, exact: quote.exact })) {
      const found = matchQuote(text, quote, ranges[0]?.[0])
      const end = Math.max(1, Math.min(text.length, ranges.at(-1)?.[1] ?? 1))
      Object.assign(
        row,
        found
          ? anchorColumns(anchorRanges(text, [[found.start, found.end]]))
          : { ranges: JSON.stringify([[Math.max(0, Math.min(end - 1, ranges[0]?.[0] ?? 0)), end]]) },
      )
    }
  }
  const outcome = mergeRow(m, 'highlight', row, sourceId !== undefined && !isNew ? PLACE : undefined)
  if (outcome === 'added') tellAttached(m, given)
}

/** Where a highlight lies on another page means nothing for the one here. */
const PLACE: ReadonlySet<string> = new Set([
  ...['source_id', 'report_id', 'ranges', 'start', 'exact', 'prefix', 'suffix'],
])

/** A theme of the same name at the same place is the same theme, whoever made it. Those above come first. */
function mergeThemes(m: Merging): void {
  const waiting = new Map([...m.stage.rows('theme')].map((row) => [String(row['id']), row]))
  const done = new Set<string>()
  const take = (row: Fields, trail: ReadonlySet<string>): void => {
    const id = String(row['id'])
    if (done.has(id) || trail.has(id)) return
    const parent = waiting.get(String(row['parent_id'] ?? ''))
    if (parent) take(parent, new Set([...trail, id]))
    done.add(id)
    takeTheme(m, row)
  }
  for (const row of waiting.values()) take(row, new Set())
}

function takeTheme(m: Merging, row: Fields): void {
  const id = String(row['id'])
  const known = findRow(m.db, 'theme', 'id', id)
  if (known || (row['deleted_at'] ?? null) !== null) return void mergeRow(m, 'theme', row)
  const parentId = mapped(m, row)['parent_id'] ?? null
  const key = nameKey(String(row['name']))
  const twin = listThemes(m.db).find(
    (theme) =>
      theme.parentId === parentId && nameKey(theme.name) === key && m.stage.row('theme', theme.id) === null,
  )
  if (!twin) return void mergeRow(m, 'theme', row)
  m.ids.set(id, twin.id)
  m.apart.add(`theme ${id}`)
  count(m.tally, 'known', 'theme', row)
  const definition = String(row['definition'])
  if (definition === '' || definition === twin.definition) return
  if (twin.definition === '') {
    m.recorder.update('theme', twin.id, { definition, updated_at: m.db.now() })
    return
  }
  conflict(m.tally, {
    ...{ what: 'changed', kind: 'theme', id: twin.id, field: 'definition', name: twin.name },
    ...{ here: twin.definition, there: definition, kept: 'here' },
  })
}

function mergeSearches(m: Merging): void {
  const added: string[] = []
  for (const row of m.stage.rows('saved_search'))
    if (mergeRow(m, 'saved_search', row) === 'added') added.push(String(row['id']))
  // All of what came in was looked at where it comes from.
  lookedAt(m.db, added)
}

function mergeTemplates(m: Merging): void {
  for (const row of m.stage.rows('template')) mergeRow(m, 'template', row)
}

function mergeSettings(m: Merging): void {
  for (const row of m.stage.rows('setting')) {
    const key = String(row['key'])
    if (findRow(m.db, 'setting', 'key', key)) mergeRow(m, 'setting', row)
    else {
      // Taken back, it says nothing.
      insertTold(m.db, 'setting', { key, value: '{}' })
      m.recorder.remember('setting', key, ['value'])
      updateTold(m.db, 'setting', 'key', key, { value: row['value'] ?? '{}' })
    }
  }
}

/** Which annotations came with the sample library: of both. */
function mergeSamples(m: Merging): void {
  for (const row of m.stage.rows('meta')) {
    const key = String(row['key'])
    const known = findRow(m.db, 'meta', 'key', key)
    if (!known) insertTold(m.db, 'meta', { key, value: row['value'] ?? '[]' })
    else {
      const [here, there] = [known['value'], row['value']].map(
        (value) => JSON.parse(String(value)) as string[],
      )
      const all = JSON.stringify([...new Set([...(here ?? []), ...(there ?? [])])])
      if (all !== known['value']) updateRow(m.db, 'meta', key, { value: all })
    }
  }
}

function mergeHistory(m: Merging): void {
  for (const op of m.stage.ops()) {
    if (m.apart.has(`${op.entity} ${op.entity_id}`)) continue
    const other = op.value === null ? undefined : m.ids.get(op.value)
    appendTold(m.db, other === undefined ? op : { ...op, value: other })
  }
}
