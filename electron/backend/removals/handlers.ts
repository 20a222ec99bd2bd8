import type { Queries } from '../handlers.ts'
import { countRemoval } from './fuse.ts'

export const queries = {
  'removals.count': (db, wanted) => countRemoval(db, wanted),
} satisfies Queries
