import type { Queries } from '../handlers.ts'
import { figureTable } from './table.ts'

/** Asked of the reader's thread, where there is one. */
export const apart = {
  'figures.table': (db, { reportIds }) => figureTable(db, reportIds),
} satisfies Queries
