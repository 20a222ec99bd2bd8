/** What waits in the tray. Nothing is marked: it is asked of what is there (ADR 0009). */
import type { Highlight } from '../../../shared/model/highlight.ts'
import type {
  Unplaced,
  UnplacedCorrection,
  UnplacedHighlight,
  UnplacedReport,
} from '../../../shared/model/version.ts'
import { readCorrections } from '../corrections/store.ts'
import { correctionRows } from '../corrections/rows.ts'
import { readText } from '../database/source-text.ts'
import type { ReadableDb } from '../database/sql.ts'
import { stands } from '../highlights/anchor.ts'
import { listHighlights } from '../highlights/store.ts'
import { findSource } from '../sources/store.ts'
import { countOn, listAnnotatedReports, listReplaced, newestVersion, titleOf } from './store.ts'

/** What was found to stand at its place, by database: a source's text never changes, so it is asked once. */
const standing = new WeakMap<ReadableDb, Map<string, string>>()

interface Waiting {
  highlight: Highlight
  reason: UnplacedHighlight['reason']
  newest: string
}

/** Highlights without a place: their page was replaced, or their words are not where they should be. */
function waitingHighlights(db: ReadableDb): Waiting[] {
  const known = standing.get(db) ?? new Map<string, string>()
  standing.set(db, known)
  const found: Waiting[] = []
  let sourceId = ''
  let text: string | null = null
  let newest = ''
  for (const highlight of listHighlights(db)) {
    if (highlight.sourceId !== sourceId) {
      sourceId = highlight.sourceId
      text = null
      newest = newestVersion(db, sourceId)
    }
    const isReplaced = newest !== sourceId
    const key = `${sourceId} ${highlight.updatedAt} ${JSON.stringify(highlight.ranges)} ${highlight.exact}`
    const wasThere = known.get(highlight.id) === key
    if (!isReplaced && wasThere) continue
    if (!wasThere) text ??= readText(db, sourceId)
    const isThere = wasThere || stands(text ?? '', highlight)
    if (isThere) known.set(highlight.id, key)
    if (isThere && !isReplaced) continue
    found.push({ highlight, newest, reason: isThere ? 'replaced' : 'quote-gone' })
  }
  return found
}

/** How many entries the tray has. */
export function countUnplaced(db: ReadableDb): number {
  const replaced = listReplaced(db)
  const corrections = replaced.reduce((sum, id) => sum + readCorrections(db, id).length, 0)
  const reports = replaced.reduce((sum, id) => sum + listAnnotatedReports(db, id).length, 0)
  return waitingHighlights(db).length + corrections + reports
}

/** All that has no place, highlights first, then what is on replaced pages: corrections, and reports with something on them. */
export function listUnplaced(db: ReadableDb): Unplaced[] {
  const names = new Map<string, string>()
  /** Asked once for each source: it counts the reports of all of them. */
  const nameOf = (id: string): string => {
    const name = names.get(id) ?? findSource(db, id)?.source.fileName ?? ''
    names.set(id, name)
    return name
  }
  const titles = new Map<string | null, string | null>()
  const titleIn = (id: string | null): string | null => {
    if (!titles.has(id)) titles.set(id, titleOf(db, id))
    return titles.get(id) ?? null
  }
  const target = (id: string): Unplaced['target'] => ({ id, fileName: nameOf(id) })
  const highlights = waitingHighlights(db).map(
    ({ highlight, reason, newest }): UnplacedHighlight => ({
      ...{ kind: 'highlight', id: highlight.id, highlight, reason },
      reportTitle: titleIn(highlight.reportId),
      fileName: nameOf(highlight.sourceId),
      target: target(newest),
      ...countOn(db, 'highlight', highlight.id),
    }),
  )
  const onPages = listReplaced(db).flatMap((sourceId) => {
    const page = { fileName: nameOf(sourceId), target: target(newestVersion(db, sourceId)) }
    const corrections = correctionRows(db, { sourceId }).map(
      ({ id, ranges, original, text, createdAt, updatedAt, ...row }): UnplacedCorrection => ({
        ...{ kind: 'correction', id, reportId: row.reportId, reportTitle: row.title },
        correction: { id, sourceId, ranges, original, text, createdAt, updatedAt },
        ...{ before: row.before, after: row.after },
        ...page,
      }),
    )
    const reports = listAnnotatedReports(db, sourceId).map(
      ({ id, title, note, notes, themes, links }): UnplacedReport => ({
        ...{ kind: 'report', id, reportTitle: title, note, notes, themes, links },
        ...page,
      }),
    )
    return [...corrections, ...reports]
  })
  return [...highlights, ...onPages]
}
