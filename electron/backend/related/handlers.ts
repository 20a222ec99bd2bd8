import { CallError } from '../../../shared/errors.ts'
import type { Mutations, Queries } from '../handlers.ts'
import { requireReport } from '../reports/store.ts'
import { notFound } from '../targets/store.ts'
import { apart } from './apart.ts'
import { findRefusal, insertPairRefusal, listRefused, refusalState, setRefusal } from './store.ts'

export const queries = {
  ...apart,
  'related.refused': (db, { reportId }) => listRefused(db, reportId),
} satisfies Queries

export const mutations = {
  'related.refuse'(db, { reportId, otherId }) {
    requireReport(db, reportId)
    requireReport(db, otherId)
    if (reportId === otherId) throw new CallError('bad-arguments', 'a report is not related to itself')
    const known = findRefusal(db, 'related', reportId, otherId)
    if (known !== undefined) return { result: { id: known }, inverse: null, tables: [], ids: [] }
    const id = insertPairRefusal(db, 'related', reportId, otherId)
    return {
      result: { id },
      inverse: { label: 'refuse-related', call: 'related.restore', args: { id } },
      tables: ['related'],
      ids: [reportId, otherId],
    }
  },

  'related.restore'(db, { id }) {
    if (refusalState(db, id) !== null) throw notFound('refusal', id)
    setRefusal(db, id, false)
    return {
      result: {},
      inverse: { label: 'refuse-related', call: 'related.refuseAgain', args: { id } },
      tables: ['related'],
      ids: [id],
    }
  },

  'related.refuseAgain'(db, { id }) {
    if (typeof refusalState(db, id) !== 'string') throw notFound('refusal', id)
    setRefusal(db, id, true)
    return {
      result: {},
      inverse: { label: 'refuse-related', call: 'related.restore', args: { id } },
      tables: ['related'],
      ids: [id],
    }
  },
} satisfies Mutations
