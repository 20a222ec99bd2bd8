/** Templates of exports: listed, printed as files, added from files or from the gallery, removed. */
import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { GALLERY, type Template } from '../../shared/model/template.ts'
import { exportTemplates } from '../../shared/i18n/templates.ts'
import { say } from '../../shared/i18n/say.ts'
import type { Client } from '../../shared/rpc.ts'
import type { Command, CommandContext } from './command.ts'
import { NotHereError, UsageError, words } from './words.ts'

export const templatesCommand: Command = {
  name: 'templates',
  usage: '[list | show NAME | add (FILE | --from ID) [--name NAME] | remove NAME]',
  options: {
    from: { type: 'string', help: 'option.template-from', values: GALLERY.join(', ') },
    name: { type: 'string', help: 'option.template-name' },
  },
  arguments: { least: 0, most: 2 },
  async run(context) {
    const [act = 'list', given] = context.args
    const run = Object.hasOwn(ACTS, act) ? ACTS[act] : undefined
    if (!run || (given !== undefined) !== run.takes(context)) throw misunderstood(context)
    return run.run(await context.open(), given ?? '', context)
  },
}

interface Act {
  /** It has an argument. */
  takes: (context: CommandContext) => boolean
  run: (client: Client, given: string, context: CommandContext) => Promise<unknown>
}
const ACTS: Record<string, Act> = {
  list: { takes: () => false, run: list },
  show: { takes: () => true, run: show },
  add: { takes: (context) => context.option('from') === undefined, run: add },
  remove: { takes: () => true, run: remove },
}

const misunderstood = ({ language, usage }: CommandContext): UsageError =>
  new UsageError(words(language, 'oneAct', { usage }))

async function list(client: Client, _given: string, { print, language }: CommandContext): Promise<unknown> {
  const [templates, gallery] = await Promise.all([
    client.send('templates.list', {}),
    client.send('templates.gallery', { language }),
  ])
  const line = ({
    id,
    name,
    per,
    extension,
  }: Pick<Template, 'name' | 'per' | 'extension'> & { id: string }) =>
    print(`${id}  ${name}  ${say(exportTemplates, language, `per.${per}`)}  .${extension}`)
  templates.forEach(line)
  print(`${say(exportTemplates, language, 'gallery')} (templates add --from ID):`)
  gallery.forEach(line)
  return { templates, gallery }
}

async function show(client: Client, given: string, context: CommandContext): Promise<unknown> {
  const template = await findTemplate(client, given, context)
  const { text } = await client.send('templates.toFile', { id: template.id })
  context.print(text.replace(/\n$/, ''))
  return { ...template, text }
}

async function add(client: Client, given: string, context: CommandContext): Promise<unknown> {
  const { language, print } = context
  const from = context.choice('from', GALLERY)
  const name = context.option('name')
  const made =
    from === undefined
      ? await client.send('templates.fromFile', await read(given, name, language))
      : await client.send('templates.create', {
          ...(await fromGallery(client, from, language)),
          ...(name === undefined ? {} : { name }),
          numbered: true,
        })
  // A file's own head names it first; what is asked for here comes after.
  const named =
    name === undefined || made.name === name
      ? made
      : await client.send('templates.update', { id: made.id, name })
  print(`${named.id}  ${named.name}`)
  return named
}

/** Without its id: that is the gallery's. */
async function fromGallery(client: Client, from: string, language: CommandContext['language']) {
  const found = (await client.send('templates.gallery', { language })).find(({ id }) => id === from)!
  const { name, body, per, extension, fileName } = found
  return { name, body, per, extension, fileName }
}

async function read(given: string, name: string | undefined, language: CommandContext['language']) {
  const path = resolve(given)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
    return { name: name === undefined ? basename(path) : `${name}.liquid`, text: text.slice(0, 900_000) }
  } catch {
    throw new NotHereError(words(language, 'unreadable', { path }))
  }
}

async function remove(client: Client, given: string, context: CommandContext): Promise<unknown> {
  const { id, name } = await findTemplate(client, given, context)
  await client.send('templates.remove', { id })
  context.print(words(context.language, 'removed'))
  return { removed: true, id, name }
}

/** By name or id. @throws not-found */
export async function findTemplate(
  client: Client,
  given: string,
  { language }: CommandContext,
): Promise<Template> {
  const templates = await client.send('templates.list', {})
  const key = (text: string): string => text.normalize('NFC').toLowerCase()
  const found =
    templates.find(({ id }) => id === given) ?? templates.find(({ name }) => key(name) === key(given))
  if (!found) throw new NotHereError(words(language, 'noTemplate', { name: given }))
  return found
}
