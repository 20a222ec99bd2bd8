import { CallError } from '../../../shared/errors.ts'
import type { UndoLabel } from '../../../shared/i18n/undo.ts'
import type { Correction } from '../../../shared/model/correction.ts'
import { readText } from '../database/source-text.ts'
import type { ReadableDb } from '../database/sql.ts'
import type { Change, Mutations, Queries } from '../handlers.ts'
import { placeInReport } from '../highlights/anchor.ts'
import { readShownBlocks, requireReport } from '../reports/store.ts'
import { notFound } from '../targets/store.ts'
import { findElsewhere } from './elsewhere.ts'
import { exchange, exchangeBack } from './exchange.ts'
import { makeCorrections, type Made } from './make.ts'
import { correctionRows } from './rows.ts'
import { findCorrections } from './store.ts'

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
    return told(makeCorrections(db, [place], text, id), 'edit-correction')
  },

  'corrections.remove'(db, { id }) {
    requireCorrection(db, id)
    return { ...exchange(db, { remove: [id], restore: [] }, 'remove-correction'), result: {} }
  },

  'corrections.restore'(db, { id }) {
    return { ...exchange(db, { remove: [], restore: [id] }, 'remove-correction'), result: {} }
  },

  'corrections.exchange': (db, wanted) => exchange(db, wanted, 'correct'),
} satisfies Mutations

function told(
  made: Made,
  label: UndoLabel,
): Change<{ corrections: Correction[]; replaced: string[]; refused: number }> {
  const { corrections, replaced, refused, reportIds } = made
  return {
    result: { corrections, replaced, refused },
    inverse: exchangeBack(made, replaced, label),
    tables: ['correction', 'report'],
    ids: [...corrections.map(({ id }) => id), ...replaced, ...reportIds],
  }
}

function requireCorrection(db: ReadableDb, id: string): Correction {
  const [found] = findCorrections(db, [id])
  if (!found || found.isRemoved) throw notFound('correction', id)
  return found.correction
}
