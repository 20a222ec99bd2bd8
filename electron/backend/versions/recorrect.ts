/** A correction without a place is laid over other words of the new version. */
import { CallError } from '../../../shared/errors.ts'
import { makeCorrections, refusal, type Made } from '../corrections/make.ts'
import { refreshReports } from '../corrections/refresh.ts'
import { findAnchor, findCorrections, readCorrections, removeCorrection } from '../corrections/store.ts'
import type { ReadableDb, WritableDb } from '../database/sql.ts'
import { notFound } from '../targets/store.ts'
import { ownerOf } from './place.ts'
import { goalOf, type To } from './relink.ts'
import { listHeld } from './store.ts'

/**
 * @returns what was made, and the ids of all corrections that are no more. Where the words read right already nothing
 * is made: it is only taken off. @throws not-found, quote-not-found, quote-ambiguous, correction-…
 */
export function recorrect(
  db: WritableDb,
  id: string,
  to: To,
): { made: Made; gone: string[]; reportIds: string[] } {
  const anchor = findAnchor(db, id)
  const [found] = findCorrections(db, [id])
  if (!anchor || !found) throw notFound('correction', id)
  const { sourceId, text } = found.correction
  const { sourceId: goal, ranges } = goalOf(db, anchor, to)
  const reportId = 'passage' in to ? to.passage.reportId : ownerIn(db, goal, ranges)
  const before = new Map([[sourceId, readCorrections(db, sourceId)]])
  removeCorrection(db, id)
  const reportIds = refreshReports(db, before, [found.correction])
  const made = make(db, { reportId, ranges }, text)
  return { made, gone: [id, ...made.replaced], reportIds: [...reportIds, ...made.reportIds] }
}

function make(db: WritableDb, place: { reportId: string; ranges: [number, number][] }, text: string): Made {
  try {
    return makeCorrections(db, [place], text)
  } catch (error) {
    if (!(error instanceof CallError) || error.code !== 'correction-same') throw error
    return { corrections: [], changed: [], replaced: [], refused: 0, reportIds: [] }
  }
}

function ownerIn(db: ReadableDb, sourceId: string, ranges: [number, number][]): string {
  const owner = ownerOf(listHeld(db, sourceId), ranges)
  if (!owner) throw refusal('correction-nowhere')
  return owner.id
}
