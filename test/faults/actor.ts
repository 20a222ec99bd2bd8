/**
 * The application in a process of its own that the harness may kill: `node actor.ts WORKLOAD FOLDER SEED ACTS [unflushed]`.
 * What it acknowledges it writes at once, so that no line is lost with it.
 */
import { writeSync } from 'node:fs'
import Database from 'better-sqlite3'
import { createCopier } from '../../electron/backend/backups/run-copier.ts'
import { CallError } from '../../shared/errors.ts'
import type { Line } from './ledger.ts'
import { begin } from './play.ts'
import type { Act } from './run-actor.ts'

const [workload, folder = '', seed = '1', acts = '1', control] = process.argv.slice(2)

const say = (line: Line): void => void writeSync(1, `${JSON.stringify(line)}\n`)
if (control === 'unflushed') leaveCommitsUnflushed()
/** Who sees the application sees a code it has words for; `internal` is a stack trace. */
process.on('uncaughtException', (error) => {
  const refused = error instanceof CallError ? error.code : 'internal'
  writeSync(2, `${JSON.stringify({ refused })}\n${error.stack}\n`)
  process.exit(1)
})
const played = await begin(
  { workload: workload as Act['workload'], folder, acts: Number(acts) },
  say,
  (error) => void writeSync(2, `${error instanceof Error ? error.stack : String(error)}\n`),
  { runCopier: createCopier() },
)
await played.play(Number(seed))
await played.close()

/** What the library would be without its own setting: the power-cut harness must lose something here. */
function leaveCommitsUnflushed(): void {
  Database.prototype.pragma = new Proxy(Reflect.get(Database.prototype, 'pragma'), {
    apply(pragma, connection, [text, ...options]: [string]) {
      if (text === 'synchronous = full')
        return Reflect.apply(pragma, connection, ['synchronous = normal', ...options])
      return text === 'synchronous' ? 2 : Reflect.apply(pragma, connection, [text, ...options])
    },
  })
}
