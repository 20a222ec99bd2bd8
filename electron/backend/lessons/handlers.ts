import { CallError } from '../../../shared/errors.ts'
import type { Mutations, Queries } from '../handlers.ts'

const missing = (): never => {
  throw new CallError('internal', 'being built')
}

export const queries = { 'lessons.list': () => [] } satisfies Queries
export const mutations = { 'lessons.forget': missing, 'lessons.restore': missing } satisfies Mutations
