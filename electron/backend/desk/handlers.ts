import { CallError } from '../../../shared/errors.ts'
import type { Mutations, Queries, Tasks } from '../handlers.ts'
import { showDesk } from './show.ts'

const missing = (): never => {
  throw new CallError('internal', 'being built')
}

export const queries = { 'desk.show': (db, { sourceId }) => showDesk(db, sourceId) } satisfies Queries
export const mutations = { 'desk.act': missing, 'desk.restore': missing } satisfies Mutations
export const tasks = { 'desk.again': missing } satisfies Tasks
