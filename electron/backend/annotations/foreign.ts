/** Places and stores the annotations of another program. The same one again adds nothing; what has no place is told. */
import type { ForeignAnnotation } from '../../../shared/model/foreign.ts'
import type { ForeignOutcome, ForeignReason, UnplacedForeign } from '../../../shared/model/foreign-outcome.ts'
import type { Target } from '../../../shared/model/note.ts'
import type { Range } from '../../../shared/model/range.ts'
import { readText } from '../database/source-text.ts'
import type { WritableDb } from '../database/sql.ts'
import { anchorRanges } from '../highlights/anchor.ts'
import { anchorColumns } from '../highlights/store.ts'
import { newId } from '../ids.ts'
import { findSameLink } from '../links/store.ts'
import { plainTextToState } from '../notes/lexical-state.ts'
import { createRowRecorder, type RecordedRows, type RowRecorder } from '../rows/recorder-store.ts'
import { ownerOf } from '../versions/place.ts'
import { listHeld, type HeldReport } from '../versions/store.ts'
import { nearestColor } from './colors.ts'
import { createDocumentFinder } from './documents.ts'
import { idOf } from './content-id.ts'
import { findKnown, findOwn, highlightAt, type Known, type Named } from './foreign-store.ts'
import { keepAsNote, KEPT, saysAnything, takeAlong } from './kept.ts'
import { rememberPlaces } from './memory.ts'
import { documentName, hasWords, type Place, placeAnnotation } from './place.ts'
import type { Places } from './place-ahead.ts'
import { noteOf, timesOf } from './said.ts'
import { createThemeMaker, type ForeignTheme, type ThemeMaker } from './themes.ts'

/** A link between two annotations of one file, by their ids there. */
export interface ForeignLink {
  id: string
  from: string
  to: string
  relation: string
  note?: string | undefined
}

export interface ForeignFile {
  origin: string
  annotations: readonly ForeignAnnotation[]
  links?: readonly ForeignLink[] | undefined
  /** A codebook: themes with what is said of them, those above before those below. */
  themes?: readonly ForeignTheme[] | undefined
}

export interface ForeignPlaced {
  outcome: ForeignOutcome
  /** The rows as they were: `rows.putBack` takes all of it back in one step. */
  rows: RecordedRows
}

/** Words of one in a list of what came of them, in UTF-16 units. */
const LONGEST_WORDS = 160

/**
 * @param on the source that all of them sit on, for those that came in with it
 * @param places worked out before; what was removed since is looked for again
 */
export function placeForeign(
  db: WritableDb,
  file: ForeignFile,
  { on, places }: { on?: { sourceId: string }; places?: Places } = {},
): ForeignPlaced {
  const recorder = createRowRecorder(db)
  const outcome: ForeignOutcome = {
    origin: file.origin,
    ...{ placed: 0, notes: 0, links: 0, known: 0 },
    ...{ themes: [], sources: [], waiting: [], kept: [], left: [] },
  }
  const themes = createThemeMaker(recorder, outcome.themes)
  for (const theme of file.themes ?? []) themes.make(theme)
  const find = createDocumentFinder(db)
  const memory = rememberPlaces(db)
  const annotations = withOwnIds(file.annotations)
  const known = findKnown(
    db,
    file.origin,
    annotations.map(({ id }) => id).concat(file.links?.map(({ id }) => id) ?? []),
  )
  const became = new Map<string, Target>()
  const held = new Map<string, HeldReport[]>()
  const reportsOf = (sourceId: string): HeldReport[] => {
    const reports = held.get(sourceId) ?? listHeld(db, sourceId)
    held.set(sourceId, reports)
    return reports
  }
  const placeOf = (annotation: ForeignAnnotation, named: Named): Place => {
    const place = places?.get(annotation)
    const isThere = place && (!('sourceId' in place) || findOwn(db, place.sourceId) !== null)
    return isThere ? place : placeAnnotation(memory, annotation, named)
  }
  const done = new Set<string>()
  const writer = { recorder, themes, reportsOf, placeOf, origin: file.origin }
  for (const annotation of annotations) {
    const before = known.get(annotation.id)
    if ((before && before.kind !== KEPT) || done.has(annotation.id)) {
      outcome.known++
      if (before?.kind === 'highlight') became.set(annotation.id, { kind: 'highlight', id: before.id })
      continue
    }
    done.add(annotation.id)
    const named = on ? { sourceIds: [on.sourceId], reportId: null } : find(annotation.document)
    const written = write({ ...writer, kept: before ?? null }, annotation, named)
    if ('target' in written) {
      if (written.target) became.set(annotation.id, written.target)
      if (written.reason) outcome.waiting.push(unplaced(annotation, written.reason))
      else if (written.target) outcome.placed++
      else outcome.notes++
    } else if (before) outcome.known++
    else if (saysAnything(annotation)) {
      const noteId = keepAsNote(recorder, themes, annotation)
      remember(writer, annotation, { kind: KEPT, id: noteId })
      outcome.kept.push(unplaced(annotation, written.reason))
    } else outcome.left.push(unplaced(annotation, written.reason))
  }
  for (const link of file.links ?? [])
    if (!known.has(link.id)) connect(recorder, file.origin, link, became, outcome)
  return { outcome, rows: recorder.finish() }
}

/** Two with one id that say different things are two: the second is known again by what it says. */
export function withOwnIds(annotations: readonly ForeignAnnotation[]): ForeignAnnotation[] {
  const said = ({ document, quote, ranges, position, comment, tags, replies }: ForeignAnnotation): string =>
    JSON.stringify([document, quote, ranges, position, comment, tags, replies])
  const first = new Map<string, ForeignAnnotation>()
  return annotations.map((one) => {
    const other = first.get(one.id)
    if (!other) first.set(one.id, one)
    return !other || said(other) === said(one) ? one : { ...one, id: `${one.id}#${idOf(said(one))}` }
  })
}

const unplaced = (
  { id, quote, comment = '', document, tags }: ForeignAnnotation,
  reason: ForeignReason,
): UnplacedForeign => ({
  id,
  words: (quote?.exact || comment || tags.join(', ')).replaceAll(/\s+/gu, ' ').slice(0, LONGEST_WORDS),
  document: documentName(document),
  reason,
})

interface Writer {
  recorder: RowRecorder
  themes: ThemeMaker
  reportsOf: (sourceId: string) => HeldReport[]
  placeOf: (annotation: ForeignAnnotation, named: Named) => Place
  origin: string
  /** The free note it was kept as when it had no place. */
  kept: Known | null
}

/** `target` is null for a note on its document. `reason` beside it: it waits in the tray. */
type Written = { target: Target | null; reason?: ForeignReason } | { reason: ForeignReason }

function write(writer: Writer, annotation: ForeignAnnotation, named: Named): Written {
  if (!hasWords(annotation)) return writeOnDocument(writer, annotation, named)
  const place = writer.placeOf(annotation, named)
  if (!('sourceId' in place)) return place
  const isWaiting = 'waitingAt' in place
  const ranges = isWaiting ? [place.waitingAt] : place.ranges
  const quote = isWaiting ? annotation.quote : undefined
  const id = highlight(writer, annotation, place.sourceId, ranges, quote)
  const target = { kind: 'highlight', id } as const
  decorate(writer, annotation, target)
  remember(writer, annotation, target)
  return isWaiting ? { target, reason: place.reason } : { target }
}

/** A note or tags on the whole document: on the report that is named, else on the first of the page. */
function writeOnDocument(writer: Writer, annotation: ForeignAnnotation, named: Named): Written {
  if (noteOf(annotation) === '' && annotation.tags.length === 0) return { reason: 'empty' }
  const [sourceId] = named.sourceIds
  const reportId = named.reportId ?? (sourceId === undefined ? undefined : writer.reportsOf(sourceId)[0]?.id)
  if (reportId === undefined) return { reason: 'no-document' }
  const target = { kind: 'report', id: reportId } as const
  const noteId = decorate(writer, annotation, target)
  remember(writer, annotation, noteId === null ? target : { kind: 'note', id: noteId })
  return { target: null }
}

/** The highlight at these ranges: one that stands there already, or a new one. @param quote of one that waits */
function highlight(
  { recorder, reportsOf }: Writer,
  { color, style = 'fill', created, modified }: ForeignAnnotation,
  sourceId: string,
  ranges: Range[],
  quote: ForeignAnnotation['quote'],
): string {
  const { db } = recorder
  const anchor = anchorRanges(readText(db, sourceId), ranges)
  const standing = quote ? undefined : highlightAt(db, sourceId, anchor.ranges)
  if (standing) return standing.id
  const id = newId()
  const { exact, prefix = '', suffix = '' } = quote ?? anchor
  recorder.insert('highlight', {
    id,
    source_id: sourceId,
    report_id: ownerOf(reportsOf(sourceId), anchor.ranges)?.id ?? null,
    ...anchorColumns({ ...anchor, exact, prefix: prefix.slice(-32), suffix: suffix.slice(0, 32) }),
    color: nearestColor(color) ?? 'yellow',
    style,
    ...timesOf({ created, modified }, db.now()),
  })
  return id
}

/** Puts note and themes on what the annotation became. @returns the note's id */
function decorate(
  { recorder, themes, kept }: Writer,
  annotation: ForeignAnnotation,
  target: Target,
): string | null {
  for (const tag of annotation.tags) themes.assign(tag.split('/'), target)
  if (kept && takeAlong(recorder, themes, kept.id, annotation, target)) return kept.id
  const text = noteOf(annotation)
  if (text === '') return null
  const id = newId()
  recorder.insert('note', {
    id,
    ...{ target_kind: target.kind, target_id: target.id },
    ...{ state: plainTextToState(text), text },
    ...timesOf(annotation, recorder.db.now()),
  })
  return id
}

function remember(
  { recorder, origin, kept = null }: Pick<Writer, 'recorder' | 'origin'> & Partial<Pick<Writer, 'kept'>>,
  { id }: { id: string },
  became: { kind: string; id: string },
): void {
  if (kept)
    return void recorder.update('foreign_annotation', kept.rowId, {
      ...{ kind: became.kind, entity_id: became.id },
    })
  recorder.insert('foreign_annotation', {
    id: newId(),
    origin,
    origin_id: id,
    kind: became.kind,
    entity_id: became.id,
    created_at: recorder.db.now(),
  })
}

function connect(
  recorder: RowRecorder,
  origin: string,
  link: ForeignLink,
  became: ReadonlyMap<string, Target>,
  outcome: ForeignOutcome,
): void {
  const { db } = recorder
  const [from, to] = [became.get(link.from), became.get(link.to)]
  if (!from || !to || from.id === to.id) {
    outcome.left.push({ id: link.id, words: link.relation, document: '', reason: 'not-found' })
    return
  }
  const relation = link.relation.trim().slice(0, 100) || 'background'
  const same = findSameLink(db, { from, to, relation })
  if (same) return void outcome.known++
  const id = newId()
  const now = db.now()
  recorder.insert('link', {
    id,
    ...{ from_kind: from.kind, from_id: from.id, to_kind: to.kind, to_id: to.id },
    relation,
    note: (link.note ?? '').slice(0, 10_000),
    ...{ created_at: now, updated_at: now },
  })
  remember({ recorder, origin }, link, { kind: 'link', id })
  outcome.links++
}
