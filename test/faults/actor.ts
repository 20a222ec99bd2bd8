/**
 * The application in a process of its own that the harness may kill: `node actor.ts WORKLOAD FOLDER SEED ACTS [unflushed]`.
 * What it acknowledges it writes at once, so that no line is lost with it.
 */
import { writeSync } from 'node:fs'
import Database from 'better-sqlite3'
import { createCopier } from '../../electron/backend/backups/run-copier.ts'
import type { Repair } from '../../electron/backend/database/repair.ts'
import { CallError } from '../../shared/errors.ts'
import type { Client } from '../../shared/rpc.ts'
import { backUp, restore } from './copying.ts'
import type { Line } from './ledger.ts'
import { open } from './library-state.ts'
import { annotate, importFiles, type Stage } from './workloads.ts'

const [workload, folder = '', seed = '1', acts = '1', control] = process.argv.slice(2)
const WORKLOADS: Record<string, (stage: Stage) => Promise<void>> = {
  annotate,
  import: importFiles,
  backup: backUp,
  restore,
  /** Opening is the act: it migrates. */
  open: () => Promise.resolve(),
}

const say = (line: Line): void => void writeSync(1, `${JSON.stringify(line)}\n`)
if (control === 'unflushed') leaveCommitsUnflushed()
const run = WORKLOADS[workload ?? '']
if (!run) throw new Error(`no workload ${workload}: ${Object.keys(WORKLOADS).join(', ')}`)
const start = (repair?: Repair) =>
  open(folder, {
    runCopier: createCopier(),
    repair,
    log: (error) => void writeSync(2, `${error instanceof Error ? error.stack : String(error)}\n`),
  })
say({ say: 'opening' })
/** Who sees the application sees a code it has words for; `internal` is a stack trace. */
process.on('uncaughtException', (error) => {
  const refused = error instanceof CallError ? error.code : 'internal'
  writeSync(2, `${JSON.stringify({ refused })}\n${error.stack}\n`)
  process.exit(1)
})
let opened = await start()
const reopen = async (repair?: Repair): Promise<Client> => {
  await opened.close()
  opened = await start(repair)
  return opened.client
}
say({ say: 'ready' })
await run({ client: opened.client, folder, say, acts: Number(acts), seed: Number(seed), reopen })
say({ say: 'done' })
await opened.close()

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
