/** Copies of the library: listed, made, shown, put back. */
import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  TOLD_COUNTS,
  type Backup,
  type BackupCounts,
  type BackupDifference,
} from '../../shared/model/backup.ts'
import { backups as backupWords } from '../../shared/i18n/backups.ts'
import type { InterfaceLanguage } from '../../shared/i18n/messages.ts'
import { say } from '../../shared/i18n/say.ts'
import type { Client } from '../../shared/rpc.ts'
import { backupsIn, isFolder } from '../backend/database/backup-state.ts'
import { readBackup, readFolder } from '../backend/database/backups-list.ts'
import { latestVersion, readMigrations } from '../backend/database/migrate.ts'
import { restoreClosed } from '../backend/database/restore.ts'
import type { Command, CommandContext } from './command.ts'
import { errorWords, NotHereError, UsageError, words } from './words.ts'

export const backupsCommand: Command = {
  name: 'backups',
  usage: '[list | make | show BACKUP | restore BACKUP [--yes] | folder [DIR] [--none]]',
  options: {
    yes: { type: 'boolean', help: 'option.yes' },
    none: { type: 'boolean', help: 'option.no-backup-folder' },
  },
  arguments: { least: 0, most: 2 },
  async run(context) {
    const [act = 'list', given] = context.args
    if (act === 'restore' && given !== undefined && !existsSync(join(context.folder, 'library.db')))
      return restoreDestroyed(context, resolve(given))
    const run = ACTS[act]
    if (!run) throw new UsageError(words(context.language, 'oneAct', { usage: context.usage }))
    return run(await context.open(), context, given)
  },
}

const ACTS: Record<
  string,
  (client: Client, context: CommandContext, given: string | undefined) => Promise<unknown>
> = {
  async list(client, { print, warn, language }) {
    const told = await client.send('backups.list', {})
    for (const backup of told.backups) print(lineOf(backup, language))
    if (told.backups.length === 0) print(say(backupWords, language, 'none'))
    if (told.outside)
      print(
        say(backupWords, language, told.outside.isThere ? 'alsoIn' : 'notThere', { path: told.outside.path }),
      )
    for (const { code, path } of told.troubles) warn(errorWords(language, code as 'backup-failed', { path }))
    return told
  },

  async make(client, { print, fail, warn, language }) {
    const { backup } = await client.send('backups.make', {})
    const { troubles } = await client.send('backups.list', {})
    for (const { code, path } of troubles) warn(errorWords(language, code as 'backup-failed', { path }))
    if (backup) print(lineOf(backup, language))
    if (!backup || troubles.length > 0) fail()
    return { backup, troubles }
  },

  async show(client, context, given) {
    const difference = await client.send('backups.compare', { id: await named(client, context, given) })
    printDifference(difference, context)
    return difference
  },

  async restore(client, context, given) {
    const { print, warn, fail, language } = context
    const id = await named(client, context, given)
    const difference = await client.send('backups.compare', { id })
    printDifference(difference, context)
    if (!context.flag('yes')) {
      warn(words(language, 'addYes'))
      fail()
      return { restored: false, ...difference }
    }
    const restored = await client.send('backups.restore', { id, confirmed: difference.goes.count })
    print(say(backupWords, language, 'restored', { sequence: restored.kept.sequence }))
    return { restored: true, ...restored }
  },

  async folder(client, context, given) {
    const { print, language } = context
    if (context.flag('none')) await client.send('backups.setFolder', { path: null })
    else if (given !== undefined) await client.send('backups.setFolder', { path: resolve(given) })
    const { outside } = await client.send('backups.list', {})
    if (!outside) print(say(backupWords, language, 'noFolder'))
    else print(say(backupWords, language, outside.isThere ? 'alsoIn' : 'notThere', { path: outside.path }))
    return { outside }
  },
}

const countsOf = (counts: BackupCounts, language: InterfaceLanguage): string =>
  TOLD_COUNTS.filter((kind) => counts[kind] > 0)
    .map((kind) => say(backupWords, language, `count.${kind}`, { count: counts[kind] }))
    .join(' · ') || say(backupWords, language, 'empty')

const lineOf = (
  { sequence, madeAt, reason, counts, place, isOwn }: Backup,
  language: InterfaceLanguage,
): string =>
  [
    `${sequence}`.padStart(4),
    new Date(madeAt).toLocaleString(language),
    say(backupWords, language, `reason.${reason}`),
    countsOf(counts, language),
    ...(place === 'outside' ? [say(backupWords, language, 'outside')] : []),
    ...(isOwn ? [] : [say(backupWords, language, 'other')]),
  ].join('  ')

/** By its number, its name, or its path. The first of that number: the one in the library's folder. */
async function named(client: Client, context: CommandContext, given: string | undefined): Promise<string> {
  if (given === undefined)
    throw new UsageError(words(context.language, 'missingArguments', { usage: context.usage }))
  const { backups } = await client.send('backups.list', {})
  const found = backups.find(({ id, name, sequence }) => [id, name, `${sequence}`].includes(given))
  if (found) return found.id
  const path = resolve(given)
  if (existsSync(path) && statSync(path).isFile()) return path
  throw new NotHereError(say(backupWords, context.language, 'noBackup', { name: given }))
}

function printDifference(
  { here, there, goes, comes, changes, missingOriginals }: BackupDifference,
  { print, language }: CommandContext,
): void {
  const tell = (key: Parameters<typeof say<keyof typeof backupWords.en>>[2], data = {}): void =>
    print(say(backupWords, language, key, data))
  tell('hereNow', { counts: countsOf(here, language) })
  tell('thereThen', { counts: countsOf(there, language) })
  const lists = [
    ['wouldGo', goes, '-'],
    ['wouldCome', comes, '+'],
    ['wouldChange', changes, '~'],
  ] as const
  for (const [key, { count, first }, sign] of lists) {
    if (count === 0) continue
    tell(key, { count })
    for (const { kind, name } of first)
      print(`  ${sign} ${say(backupWords, language, `kind.${kind}`)}  ${name}`)
  }
  if (goes.count + comes.count + changes.count === 0) tell('same')
  if (missingOriginals > 0) tell('missingOriginals', { count: missingOriginals })
}

/** The library is gone: out of a copy, or the latest of a folder of copies. */
async function restoreDestroyed(context: CommandContext, given: string): Promise<unknown> {
  const { folder, language, print } = context
  const known = latestVersion(
    readMigrations(fileURLToPath(new URL('../backend/database/migrations', import.meta.url))),
  )
  const path = latestIn(given, known)
  if (path === null) throw new NotHereError(say(backupWords, language, 'noBackup', { name: given }))
  const { missingOriginals } = await restoreClosed(folder, path, known)
  print(say(backupWords, language, 'restoredTo', { path: folder, name: path }))
  if (missingOriginals > 0) print(say(backupWords, language, 'missingOriginals', { count: missingOriginals }))
  return { restored: true, path, missingOriginals }
}

function latestIn(given: string, known: number): string | null {
  if (!isFolder(given)) return readBackup(given, 'outside') ? given : null
  const entries = backupsIn(given)
    .flatMap((one) => readFolder(one, 'outside'))
    .filter(({ version }) => version <= known)
  const libraries = new Set(entries.map(({ libraryId }) => libraryId))
  // Of several libraries, which one is meant cannot be told.
  if (libraries.size > 1) return null
  return entries.sort((a, b) => b.sequence - a.sequence)[0]?.path ?? null
}
