import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ownBackups } from '../backend/database/backups-own.ts'
import { repairLibrary, type Repair } from '../backend/database/repair.ts'
import type { Command } from './command.ts'
import { kindNames, UsageError, words } from './words.ts'

/** Brings a damaged library back; the damaged one is kept. Without an option it lists the backups there are. */
export const repairCommand: Command = {
  name: 'repair',
  usage: '',
  options: {
    rebuild: { type: 'boolean', help: 'option.rebuild' },
    salvage: { type: 'boolean', help: 'option.salvage' },
    backup: { type: 'string', help: 'option.restored' },
    accept: { type: 'boolean', help: 'option.accept-loss' },
  },
  arguments: { least: 0, most: 0 },
  async run({ option, flag, folder, language, print, warn, usage, json }) {
    const backups = ownBackups(folder)
    const wanted = option('backup')
    const repairs: Repair[] = [
      ...(flag('rebuild') ? [{ kind: 'rebuild' } as const] : []),
      ...(flag('salvage') ? [{ kind: 'salvage' } as const] : []),
      ...(flag('accept') ? [{ kind: 'accept' } as const] : []),
      ...(wanted === undefined
        ? []
        : [
            {
              kind: 'backup',
              path: backups.find(({ name }) => name === basename(wanted))?.path ?? wanted,
            } as const,
          ]),
    ]
    if (repairs.length > 1) throw new UsageError(words(language, 'repairOne', { usage }))
    const [repair] = repairs
    if (!repair) {
      for (const { name, madeAt, counts } of backups)
        print(words(language, 'repairBackup', { name, time: madeAt, ...counts }))
      if (backups.length === 0) print(words(language, 'repairNoBackup'))
      return { backups: backups.map(({ name, madeAt, counts }) => ({ name, madeAt, counts })) }
    }
    const { kept, lost } = repairLibrary(folder, repair, {
      migrations: fileURLToPath(new URL('../backend/database/migrations', import.meta.url)),
      now: new Date(),
      token: randomUUID(),
    })
    print(words(language, 'repaired', { kept }))
    if (!json)
      for (const { table, id, name = id } of lost)
        warn(words(language, 'repairLost', { table: kindNames(language, [table]).join(''), id: name }))
    return { kept, lost }
  },
}
