import type { Mutations, Queries } from '../handlers.ts'
import { forgetLessons, listLessons, unforgetLessons } from './store.ts'

export const queries = { 'lessons.list': (db) => listLessons(db) } satisfies Queries

export const mutations = {
  'lessons.forget'(db, { publication }) {
    const { at, ids } = forgetLessons(db, publication)
    if (ids.length === 0) return { result: { at }, inverse: null, tables: [], ids: [] }
    return {
      result: { at },
      inverse: { label: 'forget-lessons', call: 'lessons.restore', args: { publication, at } },
      tables: ['lesson'],
      ids,
    }
  },

  // By its time alone: the publication may have been renamed since.
  'lessons.restore'(db, { publication, at }) {
    const ids = unforgetLessons(db, at)
    if (ids.length === 0) return { result: {}, inverse: null, tables: [], ids: [] }
    return {
      result: {},
      inverse: { label: 'forget-lessons', call: 'lessons.forget', args: { publication } },
      tables: ['lesson'],
      ids,
    }
  },
} satisfies Mutations
