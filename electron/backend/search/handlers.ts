import type { Mutations, Queries } from '../handlers.ts'
import { apart } from './apart.ts'
import { savedMutations } from './saved.ts'

export const queries = {
  ...apart,
  // A session is the reader's: where calls are answered one after the other there is nothing to leave off.
  'search.cancel': () => ({}),
} satisfies Queries

export const mutations = { ...savedMutations } satisfies Mutations
