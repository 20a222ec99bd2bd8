/** The backend's worker, which tells what each of its transactions cost this thread: a note saved waits for the one that runs. */
import { writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'

interface Transaction {
  (): unknown
  immediate: () => unknown
  exclusive: () => unknown
}
type Begin = (this: Database.Database, act: () => unknown) => Transaction

const begin = Reflect.get(Database.prototype, 'transaction') as Begin
const costs: number[] = []
const counted: Begin = function (act) {
  const made = begin.call(this, act)
  return Object.assign(() => made(), {
    exclusive: () => made.exclusive(),
    immediate: () => {
      const before = process.threadCpuUsage()
      try {
        return made.immediate()
      } finally {
        const { user, system } = process.threadCpuUsage(before)
        costs.push((user + system) / 1000)
      }
    },
  })
}
Reflect.set(Database.prototype, 'transaction', counted)

process.on('exit', () => writeFileSync(process.env['PRESSMARK_COSTS'] ?? '', JSON.stringify(costs)))
await import('../../electron/backend/worker.ts')
