import type { Tasks } from '../handlers.ts'
import { countAll, readSqliteVersion, readVersion } from '../library/store.ts'
import { diagnose } from './diagnose.ts'
import { openLog } from './log-file.ts'

export const tasks = {
  async 'log.add'({ folder, now }, { name, at }) {
    openLog(folder, now).add({ from: 'window', name, at })
    return {}
  },
  async 'log.diagnostics'({ db, folder }) {
    return {
      text: diagnose(folder, {
        schema: readVersion(db),
        sqlite: readSqliteVersion(db),
        counts: { ...countAll(db) },
      }),
    }
  },
} satisfies Tasks
