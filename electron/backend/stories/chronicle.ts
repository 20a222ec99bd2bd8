/** A story told in order: by the day its reports were printed, and by the days they tell of. */
import { LONGEST_PLACE_TEXT } from '../../../shared/model/parallel.ts'
import type { StoryDetail, StoryEntry, StoryEvent } from '../../../shared/model/story.ts'
import { cutTo } from '../../../shared/text/cut.ts'
import { readDates } from '../../../shared/text/dates.ts'
import { listLinks } from '../links/store.ts'
import { placeOf, readyReport, type ReadyReport } from '../parallels/ready.ts'
import { sameTextOf, sharedPassages } from '../related/shared-passages.ts'
import type { ReadableDb } from '../database/sql.ts'
import { namesInOrder } from './store.ts'

const UPDATES: ReadonlySet<string> = new Set(['updates', 'corrects'])
const CONTRADICTIONS: ReadonlySet<string> = new Set(['contradicts', 'different-figure', 'corrects'])
const AROUND = 24
/** Reprints are looked for among so many earlier reports: all pairs of forty reports would take a second. */
const COMPARED = 8

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
  const entries = names.map((name, at): StoryEntry => {
    const reprinted = reprintOf(ready, at)
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
  }
}

/** The earliest report whose text this one prints again. */
function reprintOf(ready: readonly ReadyReport[], at: number): string | null {
  const own = ready[at]!
  for (const earlier of ready.slice(Math.max(0, at - COMPARED), at)) {
    const { sameText } = sameTextOf(sharedPassages(earlier, own), earlier, own)
    if (sameText !== 'none' && sameText !== 'partly') return earlier.report.id
  }
  return null
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
