/** The backend's worker, which tells what each of its transactions cost this thread: a note saved waits for the one that runs. */
import { writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'

const { transaction } = Database.prototype
const costs: number[] = []
Database.prototype.transaction = function (this: Database.Database, act: () => unknown) {
  const made = transaction.call(this, act)
  const immediate = (...args: unknown[]): unknown => {
    const before = process.threadCpuUsage()
    try {
      return made.immediate(...args)
    } finally {
      const { user, system } = process.threadCpuUsage(before)
      costs.push((user + system) / 1000)
    }
  }
  return Object.assign((...args: unknown[]) => made(...args), {
    ...made,
    exclusive: made.exclusive,
    immediate,
  })
} as typeof transaction

process.on('exit', () => writeFileSync(process.env['PRESSMARK_COSTS'] ?? '', JSON.stringify(costs)))
await import('../../electron/backend/worker.ts')
