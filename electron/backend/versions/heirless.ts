/** A report without an heir: what sits on it as a whole goes to another report, or becomes free notes. */
import { CallError } from '../../../shared/errors.ts'
import { links as words } from '../../../shared/i18n/links.ts'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import { sayIfKnown } from '../../../shared/i18n/say.ts'
import type { ShownLink } from '../../../shared/model/link.ts'
import type { HeirCandidate } from '../../../shared/model/version.ts'
import { gramsOf, shareOf } from '../../../shared/text/common-grams.ts'
import { fold } from '../../../shared/text/fold.ts'
import { readText } from '../database/source-text.ts'
import type { ReadableDb, WritableDb } from '../database/sql.ts'
import { moveAnnotations } from '../desk/annotations-store.ts'
import { newId } from '../ids.ts'
import { listLinks } from '../links/store.ts'
import { plainTextToState } from '../notes/lexical-state.ts'
import { insertNote, listNotes } from '../notes/store.ts'
import { requireReport } from '../reports/store.ts'
import { requireSource } from '../sources/store.ts'
import { findAssignment, findTheme, listAssignmentsOfReport } from '../themes/store.ts'
import { moveSaid } from './carry-said-store.ts'
import { createVersionRecorder, type Rows } from './recorder-store.ts'
import { listHeld, newestVersion, type HeldReport } from './store.ts'

/** An archive in one file has thousands: more is no choice. */
const MOST_HEIRS = 30
/** A headline that is the same says nearly as much as the whole text. */
const HEADLINE_COUNTS = 0.9

/** The reports of the newest version of a report's page, the likeliest heir first. @throws not-found */
export function listHeirs(db: ReadableDb, id: string): HeirCandidate[] {
  const { sourceId } = requireReport(db, id)
  const newest = newestVersion(db, sourceId)
  const own = listHeld(db, sourceId).find((report) => report.id === id)
  const news = listHeld(db, newest).filter((report) => report.id !== id)
  const [oldText, newText] = [readText(db, sourceId), readText(db, newest)]
  const grams = gramsOf(textOf(oldText, own))
  const title = pairsOf(own?.title ?? '')
  return news
    .map((report) => ({
      report,
      likeness: Math.max(
        grams.size === 0 ? 0 : shareOf(grams, gramsOf(textOf(newText, report))),
        HEADLINE_COUNTS * likenessOf(title, pairsOf(report.title ?? '')),
      ),
    }))
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, MOST_HEIRS)
    .map(({ report, likeness }) => ({
      id: report.id,
      title: report.title,
      opening: report.opening,
      likeness,
    }))
}

const textOf = (text: string, report: HeldReport | undefined): string =>
  (report?.ranges ?? []).map(([start, end]) => text.slice(start, end)).join('')

/** The pairs of letters next to one another in a headline, in either script. */
function pairsOf(title: string): Set<string> {
  const letters = fold(title).replaceAll(/[^\p{L}\p{N}]/gu, '')
  return new Set(
    Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)),
  )
}

/** Dice's coefficient of two sets. */
function likenessOf(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  if (some.size === 0 || others.size === 0) return 0
  let shared = 0
  for (const pair of some) if (others.has(pair)) shared++
  return (2 * shared) / (some.size + others.size)
}

/** Puts all that sits on report `id` on report `to`. @throws not-found; bad-arguments for one and the same */
export function attach(db: WritableDb, id: string, to: string): Rows {
  requireReport(db, id)
  requireReport(db, to)
  if (id === to) throw new CallError('bad-arguments', 'a report has what sits on it already')
  const recorder = createVersionRecorder(db)
  moveAnnotations(recorder, id, to, db.clock.removal())
  moveSaid(recorder, id, to)
  return recorder.finish()
}

/**
 * The notes of a report become free notes. Themes and links have no place on a free note: they are written down in one,
 * with the headline, and taken off. All of it comes back with undo. @throws not-found
 */
export function keepFree(
  db: WritableDb,
  id: string,
  language: InterfaceLanguage,
): { rows: Rows; noteIds: string[] } {
  const { title, sourceId } = requireReport(db, id)
  const recorder = createVersionRecorder(db)
  const noteIds = listNotes(db, { kind: 'report', id }).map((note) => note.id)
  for (const noteId of noteIds) recorder.update('note', noteId, { target_kind: null, target_id: null })
  const assignments = listAssignmentsOfReport(db, id).filter(
    ({ target }) => target.kind === 'report' && target.id === id,
  )
  const links = listLinks(db, { reportId: id }).filter(({ from, to }) =>
    [from, to].some((end) => end.kind === 'report' && end.id === id),
  )
  if (assignments.length + links.length > 0) {
    const { fileName } = requireSource(db, sourceId)
    const themes = assignments.flatMap(({ themeId }) => findTheme(db, themeId)?.name ?? [])
    const lines = [
      title === null ? fileName : `${title} (${fileName})`,
      ...themes.map((name) => `- #${name}`),
      ...links.map((link) => `- ${lineOf(link, id, language)}`),
    ]
    const text = lines.join('\n')
    const noteId = newId()
    insertNote(db, { id: noteId, target: null, state: plainTextToState(text), text })
    recorder.madeNote(noteId)
    noteIds.push(noteId)
    const at = db.clock.removal()
    for (const { themeId, target } of assignments) {
      const assignment = findAssignment(db, themeId, target)
      if (assignment !== null) recorder.update('theme_assignment', assignment, { deleted_at: at })
    }
    for (const link of links) recorder.update('link', link.id, { deleted_at: at })
  }
  return { rows: recorder.finish(), noteIds }
}

/** `confirms: headline “quote” (note)`, from the side of the report. */
function lineOf(link: ShownLink, id: string, language: InterfaceLanguage): string {
  const isFrom = link.from.kind === 'report' && link.from.id === id
  const end = isFrom ? link.toEnd : link.fromEnd
  const key = `${isFrom ? 'relation' : 'inverse'}.${link.relation}`
  const name = sayIfKnown(words, language, key, link.relation)
  const quote = end.quote === null ? '' : ` “${end.quote.replaceAll(/\s*\n\s*/g, ' ')}”`
  const note = link.note === '' ? '' : ` (${link.note.replaceAll(/\s*\n\s*/g, ' ')})`
  return `${name}: ${end.reportTitle ?? ''}${quote}${note}`.replaceAll(/ {2,}/g, ' ')
}
