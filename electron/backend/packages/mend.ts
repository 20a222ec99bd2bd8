/** After the rows: what stands on something that was removed gets it back, or goes with it; no circle, no stray. */
import { restoreReport } from '../reports/store.ts'
import type { Range } from '../../../shared/model/range.ts'
import type { Inverse } from '../handlers.ts'
import { findSource, restoreSource } from '../sources/store.ts'
import { ownerOf } from '../versions/place.ts'
import { listHeld, type HeldReport } from '../versions/store.ts'
import { readBlocks } from '../reports/store.ts'
import {
  highlightsOn,
  listHanging,
  listHollowHighlights,
  listHollowReports,
  listHollowSources,
  listParents,
} from './merge-store.ts'
import { conflict, type Merging } from './merging.ts'

/** @param touched sources whose reports are not those the package's highlights know. @returns ways back that rows are not */
export function mend(m: Merging, touched: readonly string[]): Inverse[] {
  const before: Inverse[] = []
  for (const { id, exact } of listHollowHighlights(m.db)) {
    m.recorder.update('highlight', id, { deleted_at: null })
    cameBack(m, 'highlight', id, exact)
  }
  for (const { id, sha256, at } of listHollowSources(m.db)) {
    const found = findSource(m.db, id)
    if (!found || found.source.sha256 !== sha256) continue
    restoreSource(m.db, found.source, at)
    before.push({ label: 'import-package', call: 'sources.remove', args: { id } })
    cameBack(m, 'source', id, found.source.fileName)
  }
  for (const { id, source_id, title, at } of listHollowReports(m.db)) {
    const ranges = readBlocks(m.db, id).flatMap((block) => block.ranges)
    const owner = ownerOf(listHeld(m.db, source_id), ranges)
    if (owner) moveNotes(m, id, owner.id)
    else {
      restoreReport(m.db, id, at)
      before.push({ label: 'import-package', call: 'reports.remove', args: { id } })
      cameBack(m, 'report', id, title ?? '')
    }
  }
  giveOwners(m, touched)
  for (const { table, id, at } of listHanging(m.db)) m.recorder.update(table, id, { deleted_at: at })
  breakCircles(m)
  return before
}

const cameBack = ({ tally }: Merging, kind: string, id: string, name: string): void =>
  conflict(tally, { what: 'removed-here', kind, id, field: null, name, here: '', there: '', kept: 'there' })

/** The text of a report that is gone is in another one now: its notes go there. */
function moveNotes({ recorder, stage }: Merging, from: string, to: string): void {
  for (const note of stage.rows('note'))
    if (note['target_id'] === from) recorder.update('note', String(note['id']), { target_id: to })
}

/** Highlights of pages with other borders than the package's are shown by the reports that have their words. */
function giveOwners({ db, recorder }: Merging, touched: readonly string[]): void {
  const held = new Map<string, HeldReport[]>()
  for (const { id, source_id, report_id, ranges } of highlightsOn(db, touched)) {
    const reports = held.get(source_id) ?? listHeld(db, source_id)
    held.set(source_id, reports)
    const owner = ownerOf(reports, JSON.parse(ranges) as Range[])?.id ?? null
    if (owner !== report_id) recorder.update('highlight', id, { report_id: owner })
  }
}

/** Two libraries may have put each of two themes below the other. */
function breakCircles({ db, recorder, tally }: Merging): void {
  const themes = new Map(listParents(db).map((theme) => [theme.id, theme]))
  for (const theme of themes.values()) {
    const seen = new Set([theme.id])
    for (let at = theme.parent_id; at !== null; at = themes.get(at)?.parent_id ?? null) {
      if (at === theme.id) {
        recorder.update('theme', theme.id, { parent_id: null })
        theme.parent_id = null
        conflict(tally, {
          ...{ what: 'theme-circle', kind: 'theme', id: theme.id, field: 'parent_id', name: theme.name },
          ...{ here: '', there: '', kept: 'both' },
        })
        break
      }
      if (seen.has(at)) break
      seen.add(at)
    }
  }
}
