import type { Queries } from '../handlers.ts'
import { findNamed } from './named-store.ts'
import { runQuery } from './run-query.ts'
import { savedQueries } from './saved.ts'

/** Questions that the reader's thread answers, where there is one. */
export const apart = {
  'search.query': (db, asked) => runQuery(db, asked),
  'search.named': (db, { text, kinds, limit }) => findNamed(db, text, kinds, limit),
  ...savedQueries,
} satisfies Queries
