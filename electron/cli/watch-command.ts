/** Watched folders: named, listed, paused, let go. They are watched while a window is served. */
import { resolve } from 'node:path'
import { say } from '../../shared/i18n/say.ts'
import { watching } from '../../shared/i18n/watch.ts'
import { MOST_WATCHED_FILES, type WatchedFolder } from '../../shared/model/watch.ts'
import type { Command, CommandContext } from './command.ts'
import { pickId } from './find.ts'
import { NotHereError, refusalWords, UsageError, words } from './words.ts'

export const watchCommand: Command = {
  name: 'watch',
  usage: '[list | add FOLDER [--no-subfolders] [--only-new] | pause FOLDER | resume FOLDER | remove FOLDER]',
  options: {
    'no-subfolders': { type: 'boolean', help: 'option.no-subfolders' },
    'only-new': { type: 'boolean', help: 'option.only-new' },
  },
  arguments: { least: 0, most: 2 },
  async run(context) {
    const [act = 'list', given] = context.args
    if (act === 'list' && given === undefined) return list(context)
    if (given === undefined || !ACTS.has(act))
      throw new UsageError(words(context.language, 'missingArguments', { usage: context.usage }))
    if (act === 'add') return add(context, given)
    const client = await context.open()
    const { id } = find(await client.send('watch.list', {}), given, context)
    if (act === 'remove') await client.send('watch.remove', { id })
    else await client.send('watch.update', { id, paused: act === 'pause' })
    return list(context)
  },
}
const ACTS: ReadonlySet<string> = new Set(['add', 'pause', 'resume', 'remove'])

async function add(context: CommandContext, path: string): Promise<unknown> {
  const client = await context.open({ create: true })
  const added = await client.send('watch.add', {
    path: resolve(path),
    subfolders: !context.flag('no-subfolders'),
    existing: !context.flag('only-new'),
  })
  context.print(say(watching, context.language, 'cliAdded', { path: added.path }))
  return added
}

async function list(context: CommandContext): Promise<unknown> {
  const { print, language } = context
  const client = await context.open()
  const folders = await client.send('watch.list', {})
  if (folders.length === 0) print(say(watching, language, 'none'))
  for (const { id, path, state, counts, news } of folders) {
    const line = {
      ...{ id: id.slice(-8), path },
      state: say(watching, language, `state.${state}`, { most: MOST_WATCHED_FILES }),
      counts: say(watching, language, 'counts', counts),
    }
    print(say(watching, language, 'cliWatching', line))
    for (const { path: name, code, data, message } of news.refusals) {
      const reason = refusalWords(language, code, data ?? {}, message)
      print(`  ${words(language, 'refused', { path: name, reason })}`)
    }
  }
  return { folders }
}

/** By its path or the end of its id. */
function find(folders: readonly WatchedFolder[], given: string, context: CommandContext): WatchedFolder {
  const path = resolve(given)
  const id = folders.find((folder) => folder.path === path)?.id ?? pickId([...folders], given, context)
  const found = folders.find((folder) => folder.id === id)
  if (!found) throw new NotHereError(words(context.language, 'noWatched', { path: given }))
  return found
}
