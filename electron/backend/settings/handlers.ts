import type { Mutations, Queries } from '../handlers.ts'
import { readSettings, writeSetting } from './store.ts'

export const queries = {
  'settings.all': (db) => readSettings(db),
} satisfies Queries

export const mutations = {
  'settings.set': (db, { key, value }) => ({
    result: {},
    inverse: null,
    tables: writeSetting(db, key, value) ? ['setting'] : [],
    ids: [key],
  }),
} satisfies Mutations
