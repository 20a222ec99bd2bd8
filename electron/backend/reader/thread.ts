/** The reader's thread: answers questions one after the other, over a connection of its own. Started by run-reader.ts. */
import { dirname } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { CallError } from '../../../shared/errors.ts'
import { nameFailure } from '../database/failures.ts'
import { openReading } from '../database/open-reading.ts'
import type { ReadableDb } from '../database/sql.ts'
import { apart, jobs } from './apart.ts'
import type { Question, ReaderAnswer, ReaderOptions } from './messages.ts'

const { file, cancelled } = workerData as ReaderOptions
const flag = new Int32Array(cancelled)
const opened = openReading(file)

let answering = 0
/** Between two statements a question can be left off; SQLite itself cannot be interrupted from here. */
function check(): void {
  if (Atomics.load(flag, 0) === answering) throw new CallError('cancelled', 'something newer was asked for')
}
const db: ReadableDb = {
  all: (query) => (check(), opened.db.all(query)),
  get: (query) => (check(), opened.db.get(query)),
  each: (query) => (check(), opened.db.each(query)),
}

function answer({ id, call, args }: Question): ReaderAnswer {
  answering = id
  try {
    const handler =
      (apart as Record<string, (db: ReadableDb, args: never) => unknown>)[call] ??
      jobs.find(({ name }) => name === call)?.run
    if (!handler) throw new CallError('unknown-call', `the reader does not answer ${call}`, { call })
    return { id, result: opened.together(() => handler(db, args as never)) }
  } catch (caught) {
    // A page that cannot be read, a disk that fails: said as such, not as a fault of ours.
    const error = nameFailure(caught, dirname(file))
    if (error instanceof CallError) return { id, code: error.code, message: error.message, data: error.data }
    return { id, code: null, message: String((error as Error).stack ?? error), data: {} }
  }
}

parentPort?.on('message', (question: Question | 'close') => {
  if (question === 'close') {
    opened.close()
    process.exit(0)
  }
  parentPort?.postMessage(answer(question))
})
