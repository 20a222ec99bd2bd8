import { CallError } from '../../../shared/errors.ts'
import type { Mutations, Queries, Tasks } from '../handlers.ts'
import { actOn } from './act.ts'
import { restore } from './restore.ts'
import { showDesk } from './show.ts'

const missing = (): never => {
  throw new CallError('internal', 'being built')
}

export const queries = { 'desk.show': (db, { sourceId }) => showDesk(db, sourceId) } satisfies Queries

export const mutations = {
  'desk.act': (db, { sourceId, act, version }) => actOn(db, sourceId, act, version),
  'desk.restore': (db, { sourceId, snapshot }) => restore(db, sourceId, snapshot),
} satisfies Mutations

export const tasks = { 'desk.again': missing } satisfies Tasks
