/**
 * What search keeps in memory, in a process of its own so that nothing else is counted: prints the bytes by which this
 * process is larger after the queries than before the library was opened. Asked by search-peers.ts.
 *
 *   node --expose-gc test/bench/search-memory.ts LIBRARY.DB QUERY…
 */
import { openReading } from '../../electron/backend/database/open-reading.ts'
import { runQuery } from '../../electron/backend/search/run-query.ts'
import { collectGarbage } from './measure.ts'

const [, , file = '', ...queries] = process.argv
collectGarbage()
const before = process.memoryUsage.rss()
const { db, close } = openReading(file)
for (const query of queries) runQuery(db, { query, limit: 20 })
collectGarbage()
console.log(process.memoryUsage.rss() - before)
close()
