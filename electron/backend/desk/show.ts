/** The page on the desk. */
import type { Desk } from '../../../shared/model/page.ts'
import { readText } from '../database/source-text.ts'
import type { ReadableDb } from '../database/sql.ts'
import { requireSource } from '../sources/store.ts'
import { showDecisions } from './decisions.ts'
import { layOut } from './layout.ts'
import { createOwnerOf } from './owners.ts'
import { showPieces } from './pieces.ts'
import { readFigures, readHighlights, readPage, readReports } from './store.ts'

/** @throws not-found */
export function showDesk(db: ReadableDb, sourceId: string): Desk {
  const { fileName } = requireSource(db, sourceId)
  const { version, decisions, setAside } = readPage(db, sourceId)
  const kept = readReports(db, sourceId)
  const layout = layOut(readText(db, sourceId), kept, setAside)
  const figures = new Map(readFigures(db, sourceId).map((figure) => [figure.id, figure]))
  const ownerOf = createOwnerOf(layout)
  return {
    sourceId,
    fileName,
    version,
    pieces: showPieces(layout),
    reports: kept.map(({ id, title, touched }, position) => {
      const { opening = '', characters = 0, highlights = 0, notes = 0 } = figures.get(id) ?? {}
      return { id, position, title, opening, characters, touched, highlights, notes }
    }),
    decisions: showDecisions(layout, decisions),
    strayHighlights: readHighlights(db, sourceId).filter(({ ranges }) => ownerOf(ranges) === null).length,
  }
}
