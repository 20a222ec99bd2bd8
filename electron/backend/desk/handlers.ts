import type { Mutations, Queries, Tasks } from '../handlers.ts'
import { actOn } from './act.ts'
import { putTogetherAgain } from './again.ts'
import { restore } from './restore.ts'
import { showDesk } from './show.ts'

export const queries = { 'desk.show': (db, { sourceId }) => showDesk(db, sourceId) } satisfies Queries

export const mutations = {
  'desk.act': (db, { sourceId, act, version, step }) => actOn(db, sourceId, act, version, step),
  'desk.restore': (db, { sourceId, snapshot }) => restore(db, sourceId, snapshot),
} satisfies Mutations

export const tasks = {
  'desk.again': (context, { sourceId }) => putTogetherAgain(context, sourceId),
} satisfies Tasks
