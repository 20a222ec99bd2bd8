import { CallError } from '../../../shared/errors.ts'
import type { UndoLabel } from '../../../shared/i18n/undo.ts'
import type { Correction } from '../../../shared/model/correction.ts'
import { readText } from '../database/source-text.ts'
import type { ReadableDb, WritableDb } from '../database/sql.ts'
import type { Change, Inverse, Mutations, Queries } from '../handlers.ts'
import { placeInReport } from '../highlights/anchor.ts'
import { readShownBlocks, requireReport } from '../reports/store.ts'
import { notFound } from '../targets/store.ts'
import { findElsewhere } from './elsewhere.ts'
import { makeCorrections, overlaps, type Made } from './make.ts'
import { refreshReports } from './refresh.ts'
import { correctionRows } from './rows.ts'
import { findCorrections, readCorrections, removeCorrection, restoreCorrection } from './store.ts'

const DEFAULT_LIMIT = 500

export const queries = {
  'corrections.list': (db, filter) => correctionRows(db, filter),
  'corrections.elsewhere': (db, { reportId, original, in: scope, limit = DEFAULT_LIMIT }) =>
    findElsewhere(db, { reportId, original: original.normalize('NFC'), scope, limit }),
} satisfies Queries

export const mutations = {
  'corrections.create': (db, { places, text }) => told(makeCorrections(db, places, text), 'correct'),

  'corrections.quote'(db, { reportId, quote, text }) {
    const blocks = readShownBlocks(db, reportId, readText(db, requireReport(db, reportId).sourceId))
    const ranges = placeInReport(blocks, quote.normalize('NFC'))
    return told(makeCorrections(db, [{ reportId, ranges }], text), 'correct')
  },

  'corrections.update'(db, { id, text }) {
    const correction = requireCorrection(db, id)
    if (correction.text === text.normalize('NFC'))
      return {
        result: { corrections: [correction], replaced: [], refused: 0 },
        inverse: null,
        tables: [],
        ids: [],
      }
    const row = correctionRows(db, { sourceId: correction.sourceId }).find((one) => one.id === id)
    if (!row?.reportId || !row.shown)
      throw new CallError('correction-nowhere', 'the page was cut through this correction')
    const place = { reportId: row.reportId, ranges: correction.ranges }
    return told(makeCorrections(db, [place], text), 'edit-correction')
  },

  'corrections.remove'(db, { id }) {
    requireCorrection(db, id)
    return { ...exchange(db, { remove: [id], restore: [] }, 'remove-correction'), result: {} }
  },

  'corrections.restore'(db, { id }) {
    return { ...exchange(db, { remove: [], restore: [id] }, 'remove-correction'), result: {} }
  },

  'corrections.exchange': (db, { remove, restore }) => exchange(db, { remove, restore }, 'correct'),
} satisfies Mutations

function told(
  { corrections, replaced, refused, reportIds }: Made,
  label: UndoLabel,
): Change<{ corrections: Correction[]; replaced: string[]; refused: number }> {
  const made = corrections.map(({ id }) => id)
  return {
    result: { corrections, replaced, refused },
    inverse: { label, call: 'corrections.exchange', args: { remove: made, restore: replaced } },
    tables: ['correction', 'report'],
    ids: [...made, ...replaced, ...reportIds],
  }
}

/**
 * Takes corrections off and brings others back, in one step.
 * @throws not-found; correction-overlap where another stands on the words of one that would come back
 */
function exchange(
  db: WritableDb,
  { remove, restore }: { remove: string[]; restore: string[] },
  label: UndoLabel,
): Change<Record<string, never>> {
  const known = new Map(findCorrections(db, [...remove, ...restore]).map((one) => [one.correction.id, one]))
  const take = (ids: string[], isRemoved: boolean): Correction[] =>
    ids.map((id) => {
      const found = known.get(id)
      if (!found || found.isRemoved !== isRemoved) throw notFound('correction', id)
      return found.correction
    })
  const [off, back] = [take(remove, false), take(restore, true)]
  const before = new Map<string, Correction[]>()
  for (const { sourceId } of [...off, ...back])
    if (!before.has(sourceId)) before.set(sourceId, readCorrections(db, sourceId))
  for (const { id } of off) removeCorrection(db, id)
  const standing = [...before.values()].flat().filter(({ id }) => !remove.includes(id))
  for (const one of back) {
    if (standing.some(({ sourceId, ranges }) => sourceId === one.sourceId && overlaps(ranges, one.ranges)))
      throw new CallError('correction-overlap', `another correction stands on the words of ${one.id}`)
    restoreCorrection(db, one.id)
    standing.push(one)
  }
  const reportIds = refreshReports(db, before, [...off, ...back])
  const inverse: Inverse = { label, call: 'corrections.exchange', args: { remove: restore, restore: remove } }
  return { result: {}, inverse, tables: ['correction', 'report'], ids: [...remove, ...restore, ...reportIds] }
}

function requireCorrection(db: ReadableDb, id: string): Correction {
  const [found] = findCorrections(db, [id])
  if (!found || found.isRemoved) throw notFound('correction', id)
  return found.correction
}
