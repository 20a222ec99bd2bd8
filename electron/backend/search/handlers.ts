import type { Mutations, Queries, Tasks } from '../handlers.ts'
import { apart } from './apart.ts'
import { savedMutations } from './saved.ts'
import { readIndexState, setIndexing } from './upkeep.ts'

export const queries = {
  ...apart,
  // A session is the reader's: where calls are answered one after the other there is nothing to leave off.
  'search.cancel': () => ({}),
} satisfies Queries

export const mutations = { ...savedMutations } satisfies Mutations

export const tasks = {
  'search.index': async (context) => readIndexState(context),
  async 'search.reindex'(context, wanted) {
    setIndexing(context, wanted)
    return {}
  },
} satisfies Tasks
