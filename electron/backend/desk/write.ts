/** From one layout of a page to the next in the library: only what differs is written, and all of it remembered. */
import type { DeskOutcome } from '../../../shared/model/page.ts'
import type { Origins } from '../../../shared/model/report.ts'
import type { Source } from '../../../shared/model/source.ts'
import { updateRow } from '../database/change.ts'
import type { WritableDb } from '../database/sql.ts'
import { insertLessons, type Lesson } from '../lessons/store.ts'
import { insertReport } from '../reports/store.ts'
import { pageOrigins } from '../sources/store.ts'
import { dropAnnotations, moveAnnotations } from './annotations-store.ts'
import type { StoredDecision } from './decisions.ts'
import { readFields, textFields, languageOf } from './details.ts'
import { asidesOf, toBlock, type LaidReport, type Layout } from './layout.ts'
import { createOwnerOf } from './owners.ts'
import { createRecorder, type Recorder } from './recorder-store.ts'
import { refreshSearch } from './refresh.ts'
import type { Snapshot } from './snapshot.ts'
import { ensurePage, readDetailRow, readHighlights, readPositions, raiseVersion } from './store.ts'

export interface PageChange {
  source: Source
  before: Layout
  after: Layout
  /** With what became of them. */
  decisions: readonly StoredDecision[]
  lessons: readonly Lesson[]
}

export interface Written {
  outcome: DeskOutcome
  /** What takes it back. */
  snapshot: Snapshot
  reportIds: string[]
}

/** Writes a page as `after` has it. The page's version grows by one. */
export function writeLayout(db: WritableDb, change: PageChange): Written {
  const { source, before, after } = change
  ensurePage(db, source.id)
  const recorder = createRecorder(db)
  const at = db.clock.removal()
  const known = new Map(before.reports.map((report) => [report.id, report]))
  const created: string[] = []
  const changed: string[] = []
  // Positions are written last: a report may be new.
  for (const report of after.reports) {
    const was = known.get(report.id)
    if (!was) {
      insertLaid(recorder, source, after.text, report)
      created.push(report.id)
    } else if (writeReport(recorder, after.text, was, report)) changed.push(report.id)
  }
  writePositions(recorder, source.id, after.reports)
  const { replaced, linksDropped } = removeGone(recorder, before, after, at)
  const { moved, stray } = moveHighlights(recorder, source.id, before, after, replaced)
  for (const id of insertLessons(db, source.id, change.lessons)) recorder.made('lesson', id)
  recorder.update('page', source.id, {
    decisions: JSON.stringify(change.decisions),
    set_aside: JSON.stringify(asidesOf(after)),
    updated_at: db.now(),
  })
  raiseVersion(db, source.id)
  refreshSearch(recorder)
  return {
    outcome: { moved, stray, created, replaced, linksDropped },
    snapshot: recorder.snapshot(),
    reportIds: [...created, ...changed, ...replaced.map(({ from }) => from)],
  }
}

const blocksOf = ({ blocks }: LaidReport) => blocks.map(toBlock)

/** A report that an act made: what it says of itself is read from its text, the rest is the page's. */
function insertLaid({ db, made }: Recorder, source: Source, text: string, report: LaidReport): void {
  const blocks = blocksOf(report)
  const { publication, published, pageLabel } = source
  const read = readFields(text, blocks, {
    publication,
    published,
    origins: { ...pageOrigins(source), ...titleOrigin(report.title) },
    columns: { byline: null, people: '[]', dateline: null, place: null, dateline_date: null, agency: null },
  })
  insertReport(db, text, {
    id: report.id,
    sourceId: source.id,
    position: 0,
    title: report.title,
    ...{ byline: read.byline, dateline: read.dateline, place: read.place, agency: read.agency },
    ...{ publication, published, pageLabel, datelineDate: read.dateline_date },
    people: JSON.parse(read.people) as [],
    origins: JSON.parse(read.origins) as Origins,
    language: languageOf(text, blocks),
    blocks,
  })
  if (report.touched) updateRow(db, 'report', report.id, { touched: 1 })
  made('report', report.id)
}

const titleOrigin = (title: string | null): Origins =>
  title === null ? {} : { title: { from: 'heading', certainty: 'certain' } }

/** @returns whether anything of the report is another now */
function writeReport(recorder: Recorder, text: string, was: LaidReport, report: LaidReport): boolean {
  const { db } = recorder
  const blocks = blocksOf(report)
  const isSameText = JSON.stringify(blocksOf(was)) === JSON.stringify(blocks)
  const isSameTitle = was.title === report.title && was.titleByHand === report.titleByHand
  if (isSameText && isSameTitle && was.touched === report.touched) return false
  const known = readDetailRow(db, report.id)
  const origins: Origins = { ...known.origins }
  if (!isSameTitle && !report.titleByHand) {
    delete origins.title
    Object.assign(origins, titleOrigin(report.title))
  }
  if (!isSameText) recorder.setBlocks(report.id, blocks)
  recorder.update('report', report.id, {
    touched: Number(report.touched),
    title: report.title,
    ...(isSameText
      ? { origins: JSON.stringify(origins) }
      : { ...textFields(text, blocks), ...readFields(text, blocks, { ...known, origins }) }),
    updated_at: db.now(),
  })
  return true
}

/** Positions are as they were where they still rise down the list, and counted anew from 0 where not. */
function writePositions({ db, update }: Recorder, sourceId: string, reports: readonly LaidReport[]): void {
  const now = readPositions(db, sourceId)
  const rises = reports.every(({ id }, i) => {
    const above = reports[i - 1]
    return !above || (now.get(id) ?? 0) > (now.get(above.id) ?? 0)
  })
  if (rises) return
  for (const [position, { id }] of reports.entries()) update('report', id, { position })
}

function removeGone(
  recorder: Recorder,
  before: Layout,
  after: Layout,
  at: string,
): Pick<DeskOutcome, 'replaced' | 'linksDropped'> {
  const there = new Set(after.reports.map(({ id }) => id))
  const into = new Map(after.replaced.map(({ from, to }) => [from, to]))
  const replaced: DeskOutcome['replaced'] = []
  let linksDropped = 0
  for (const { id } of before.reports) {
    if (there.has(id)) continue
    let to = into.get(id)
    // One that took a report in may itself have gone into another since.
    while (to !== undefined && !there.has(to)) to = into.get(to)
    if (to === undefined) dropAnnotations(recorder, id, at)
    else {
      linksDropped += moveAnnotations(recorder, id, to, at)
      replaced.push({ from: id, to })
    }
    recorder.setBlocks(id, [])
    recorder.update('report', id, { deleted_at: at })
  }
  return { replaced, linksDropped }
}

/** Gives every highlight to the report that holds most of it; one that none holds stays with its last, while that is there. */
function moveHighlights(
  { db, update }: Recorder,
  sourceId: string,
  before: Layout,
  after: Layout,
  replaced: DeskOutcome['replaced'],
): Pick<DeskOutcome, 'moved' | 'stray'> {
  const [ownedBy, ownerOf] = [createOwnerOf(before), createOwnerOf(after)]
  const titles = new Map(after.reports.map(({ id, title }) => [id, title]))
  // What no report holds stays with its last owner, also where that went into another report.
  const heirs = new Map(replaced.map(({ from, to }) => [from, to]))
  const counts = new Map<string, number>()
  let stray = 0
  for (const { id, reportId, ranges } of readHighlights(db, sourceId)) {
    const owner = ownerOf(ranges)
    if (owner === null && ownedBy(ranges) !== null) stray++
    const last = heirs.get(reportId ?? '') ?? reportId
    const next = owner ?? (titles.has(last ?? '') ? last : null)
    if (next === reportId) continue
    update('highlight', id, { report_id: next })
    if (owner !== null) counts.set(owner, (counts.get(owner) ?? 0) + 1)
  }
  const moved = [...counts].map(([reportId, highlights]) => ({
    reportId,
    title: titles.get(reportId) ?? null,
    highlights,
  }))
  return { moved, stray }
}
