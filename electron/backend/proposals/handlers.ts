import type { Mutations } from '../handlers.ts'
import { apart } from './apart.ts'
import { wordsAt } from './words.ts'
import { connectMutations } from '../links/connect.ts'
import { notFound } from '../targets/store.ts'
import { refusalOf, wordsKey } from './propose.ts'
import { insertRefusal, isTakenBack, listRefusals, refuseAgain, takeBack } from './store.ts'

export const queries = apart

export const mutations = {
  'proposals.confirm': (db, { from, to, relation, note }) =>
    connectMutations['links.connect'](db, { from: { passage: from }, to: { passage: to }, relation, note }),

  'proposals.refuse'(db, { from, to }) {
    const [one, other] = [wordsAt(db, from), wordsAt(db, to)]
    const words = wordsKey(one.text, other.text)
    const known = refusalOf(listRefusals(db), one, other, words)
    if (known) return { result: { id: known.id }, inverse: null, tables: [], ids: [] }
    const id = insertRefusal(db, { from: one, to: other, words })
    return {
      result: { id },
      inverse: { label: 'refuse-proposal', call: 'proposals.restore', args: { id } },
      tables: ['proposal'],
      ids: [id],
    }
  },

  'proposals.restore'(db, { id }) {
    if (isTakenBack(db, id) !== false) throw notFound('refusal', id)
    takeBack(db, id)
    return {
      result: {},
      inverse: { label: 'restore-proposal', call: 'proposals.refuseAgain', args: { id } },
      tables: ['proposal'],
      ids: [id],
    }
  },

  'proposals.refuseAgain'(db, { id }) {
    if (isTakenBack(db, id) !== true) throw notFound('refusal', id)
    refuseAgain(db, id)
    return {
      result: {},
      inverse: { label: 'refuse-proposal', call: 'proposals.restore', args: { id } },
      tables: ['proposal'],
      ids: [id],
    }
  },
} satisfies Mutations
