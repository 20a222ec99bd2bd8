/** A story told in order: by the day its reports were printed, and by the days they tell of. */
import { LONGEST_PLACE_TEXT } from '../../../shared/model/parallel.ts'
import type { StoryDetail, StoryDifference, StoryEntry, StoryEvent } from '../../../shared/model/story.ts'
import { cutTo } from '../../../shared/text/cut.ts'
import { readDates } from '../../../shared/text/dates.ts'
import { figureTable } from '../figures/table.ts'
import { listLinks } from '../links/store.ts'
import { placeOf, readyReport, type ReadyReport } from '../parallels/ready.ts'
import { mayLeaveOff } from '../parallels/store.ts'
import { likelyReprint, runsOf, sameTextOf, sharedPassages } from '../related/shared-passages.ts'
import type { ReadableDb } from '../database/sql.ts'
import { namesInOrder } from './store.ts'

const UPDATES: ReadonlySet<string> = new Set(['updates', 'corrects'])
const CONTRADICTIONS: ReadonlySet<string> = new Set(['contradicts', 'different-figure', 'corrects'])
const AROUND = 24
/** Figures of so many reports are put beside one another: 20 ms. */
const MOST_FIGURED = 24
const MOST_DIFFERENCES = 20

/** @param id of the story, or null of a proposal */
export function chronicle(
  db: ReadableDb,
  id: string | null,
  title: string,
  reportIds: readonly string[],
): StoryDetail {
  const names = namesInOrder(db, reportIds)
  const ready = names.map((name) => readyReport(db, db, name.id))
  const within = new Set(names.map((name) => name.id))
  const links = [
    ...new Map(
      names.flatMap((name) => listLinks(db, { reportId: name.id })).map((link) => [link.id, link]),
    ).values(),
  ].filter(
    ({ fromEnd, toEnd }) =>
      fromEnd.reportId !== toEnd.reportId &&
      within.has(fromEnd.reportId ?? '') &&
      within.has(toEnd.reportId ?? ''),
  )
  const reprints = reprintsOf(db, ready)
  const entries = names.map((name, at): StoryEntry => {
    const reprinted = reprints[at] ?? null
    if (reprinted !== null) return { ...name, role: 'reprint', of: reprinted }
    const update = links.find(
      ({ relation, fromEnd }) => UPDATES.has(relation) && fromEnd.reportId === name.id,
    )
    if (update) return { ...name, role: 'update', of: update.toEnd.reportId }
    return { ...name, role: at === 0 && name.published !== null ? 'first' : 'report', of: null }
  })
  return {
    id,
    title,
    entries,
    events: eventsOf(ready),
    contradictions: links.filter(({ relation }) => CONTRADICTIONS.has(relation)),
    differences: differencesOf(
      db,
      entries.filter(({ role }) => role !== 'reprint').map((entry) => entry.id),
    ),
  }
}

/** Figures that reports give differently on one thing; of reprints the first stands for all. */
function differencesOf(db: ReadableDb, reportIds: readonly string[]): StoryDifference[] {
  const { rows } = figureTable(db, reportIds.slice(0, MOST_FIGURED))
  return rows
    .filter(({ differs, label }) => differs && label !== '')
    .slice(0, MOST_DIFFERENCES)
    .map(({ label, cells }) => ({ label, figures: cells.flat() }))
}

/**
 * For each report the earliest whose text it prints again, or null. All earlier ones are sifted by a sample of what
 * stands in them, 0.005 ms a pair; what seems a reprint is aligned, 0.5 ms.
 */
function reprintsOf(db: ReadableDb, ready: readonly ReadyReport[]): (string | null)[] {
  const runs = ready.map(runsOf)
  return ready.map((own, at) => {
    mayLeaveOff(db)
    const earlier = ready.slice(0, at).find((other, i) => {
      if (!likelyReprint(runs[i]!, runs[at]!, 'shorter')) return false
      const { sameText } = sameTextOf(sharedPassages(other, own), other, own)
      return sameText !== 'none' && sameText !== 'partly'
    })
    return earlier?.report.id ?? null
  })
}

function eventsOf(ready: readonly ReadyReport[]): StoryEvent[] {
  const byDate = new Map<string, StoryEvent['places']>()
  for (const one of ready) {
    const seen = new Set<string>()
    const { text } = one.align
    for (const { start, end, date, grain, certainty } of readDates(text, {
      reference: one.report.published,
    })) {
      // Once a report: the first place tells it.
      if (grain === 'year' || seen.has(date)) continue
      seen.add(date)
      const place = placeOf(one, start, end)
      if (!place) continue
      const places = byDate.get(date) ?? []
      places.push({
        ...place,
        text: cutTo(place.text, LONGEST_PLACE_TEXT),
        before: text.slice(Math.max(0, start - AROUND / 2), start).replace(/^[\s\S]*\n/u, ''),
        after: text.slice(end, end + AROUND).replace(/\n[\s\S]*$/u, ''),
        inferred: certainty === 'inferred',
      })
      byDate.set(date, places)
    }
  }
  return [...byDate].map(([date, places]) => ({ date, places })).sort((a, b) => (a.date < b.date ? -1 : 1))
}
