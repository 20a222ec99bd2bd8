/**
 * Corrections of a package meet those of the library. They may not overlap: of two that do, the one written later stays
 * and the other is removed, which both libraries decide alike, so that they end as one. Both texts are told.
 */
import { clocksFrom, opsOf } from '../database/history.ts'
import { readCorrections } from '../corrections/store.ts'
import type { Correction } from '../../../shared/model/correction.ts'
import { overlaps } from '../../../shared/text/overlaps.ts'
import { requireRanges, tellAttached, textOf } from './merge-places.ts'
import { findRow } from './merge-store.ts'
import { conflict, mapped, mergeRow, type Merging } from './merging.ts'

export function mergeCorrections(m: Merging): void {
  const sources = new Set<string>()
  const added = new Set<string>()
  for (const given of m.stage.rows('correction')) {
    const row = mapped(m, given)
    const sourceId = String(row['source_id'])
    sources.add(sourceId)
    if (!findRow(m.db, 'correction', 'id', String(row['id'])))
      requireRanges(textOf(m, sourceId, 'correction'), 'correction', row)
    if (mergeRow(m, 'correction', given) !== 'added') continue
    tellAttached(m, given)
    added.add(String(row['id']))
  }
  for (const sourceId of sources) settle(m, sourceId, added)
}

/** @param added corrections that came in just now */
function settle(m: Merging, sourceId: string, added: ReadonlySet<string>): void {
  const written = (id: string): string =>
    [
      clocksFrom(opsOf(m.db, 'correction', id)).latest,
      clocksFrom(m.stage.opsOf('correction', id)).latest,
    ].sort()[1] ?? ''
  const latestFirst = readCorrections(m.db, sourceId)
    .map((one) => ({ one, at: `${written(one.id)} ${one.id}` }))
    .sort((a, b) => (a.at < b.at ? 1 : -1))
  const standing: Correction[] = []
  for (const { one } of latestFirst) {
    const inWay = standing.find(({ ranges }) => overlaps(ranges, one.ranges))
    if (!inWay) {
      standing.push(one)
      continue
    }
    m.recorder.update('correction', one.id, { deleted_at: m.db.clock.removal() })
    const isTheirs = added.has(one.id)
    if (isTheirs) {
      m.tally.added.correction--
      m.tally.known.correction++
    }
    if (inWay.text === one.text && JSON.stringify(inWay.ranges) === JSON.stringify(one.ranges)) continue
    const [here, there] = isTheirs ? [inWay, one] : [one, inWay]
    conflict(m.tally, {
      ...{ what: 'correction-overlap', kind: 'correction', id: inWay.id, field: 'text', name: one.original },
      ...{ here: here.text, there: there.text, kept: isTheirs ? 'here' : 'there' },
    })
  }
}
