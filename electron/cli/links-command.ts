/** Links as a list, and the relations they have. */
import { HighlightColor } from '../../shared/model/highlight.ts'
import type { LinkEnd } from '../../shared/model/link.ts'
import type { Client } from '../../shared/rpc.ts'
import type { Command, CommandContext } from './command.ts'
import { findRelation, findReport, findTheme, pickId } from './find.ts'
import { relationWords } from './read-commands.ts'
import { NotHereError, UsageError, words } from './words.ts'

interface Scene {
  client: Client
  rest: string[]
  context: CommandContext
}

export const linksCommand: Command = {
  name: 'links',
  usage:
    '[--report REPORT] [--relation NAME] [--theme THEME] [--text TEXT] | links (note LINK TEXT | turn LINK | remove LINK | relations | relation NAME [--inverse NAME] [--color NAME] [--mutual] | rename NAME NEW | merge NAME INTO | remove-relation NAME --yes)',
  options: {
    report: { type: 'string', help: 'option.links-report' },
    relation: { type: 'string', help: 'option.links-relation' },
    theme: { type: 'string', help: 'option.links-theme' },
    text: { type: 'string', help: 'option.links-text' },
    inverse: { type: 'string', help: 'option.inverse' },
    color: { type: 'string', help: 'option.theme-color', values: HighlightColor.options.join(', ') },
    mutual: { type: 'boolean', help: 'option.mutual' },
    yes: { type: 'boolean', help: 'option.yes' },
  },
  arguments: { least: 0, most: 3 },
  async run(context) {
    const [act = 'list', ...rest] = context.args
    const run = ACTS[act]
    if (!run || rest.length !== run.takes)
      throw new UsageError(words(context.language, 'oneAct', { usage: context.usage }))
    return run.run({ client: await context.open(), rest, context })
  },
}

const ACTS: Record<string, { takes: number; run: (scene: Scene) => Promise<unknown> }> = {
  list: { takes: 0, run: list },
  note: {
    takes: 2,
    run: async (scene) => changed(scene, { note: scene.rest[1] ?? '' }),
  },
  turn: { takes: 1, run: (scene) => changed(scene, { turn: true }) },
  remove: {
    takes: 1,
    async run(scene) {
      const id = await linkId(scene)
      await scene.client.send('links.remove', { id })
      scene.context.print(words(scene.context.language, 'removed'))
      return { id }
    },
  },
  relations: { takes: 0, run: relations },
  relation: {
    takes: 1,
    async run(scene) {
      const { client, rest, context } = scene
      const color = context.choice('color', HighlightColor.options)
      const inverse = context.option('inverse')
      const mutual = context.flag('mutual') ? true : undefined
      const name = findRelation(rest[0] ?? '')
      return toldRelation(scene, await client.send('relations.save', { name, color, inverse, mutual }))
    },
  },
  rename: {
    takes: 2,
    run: async (scene) =>
      toldRelation(
        scene,
        await scene.client.send('relations.rename', { name: scene.rest[0] ?? '', to: scene.rest[1] ?? '' }),
      ),
  },
  merge: {
    takes: 2,
    run: async (scene) =>
      toldRelation(
        scene,
        await scene.client.send('relations.merge', {
          name: scene.rest[0] ?? '',
          into: findRelation(scene.rest[1] ?? ''),
        }),
      ),
  },
  'remove-relation': { takes: 1, run: removeRelation },
}

const endWords = ({ reportTitle, quote }: LinkEnd, untitled: string): string =>
  [reportTitle ?? untitled, quote?.replaceAll(/\s+/g, ' ')].filter(Boolean).join(': ')

async function list({ client, context }: Scene): Promise<unknown> {
  const { option, print, language } = context
  const [report, relation, theme] = [option('report'), option('relation'), option('theme')]
  const themes = theme === undefined ? [] : await client.send('themes.list', {})
  const found = theme === undefined ? undefined : findTheme(themes, theme)
  if (theme !== undefined && !found) throw new NotHereError(words(language, 'noTheme', { name: theme }))
  const links = await client.send('links.list', {
    reportId: report === undefined ? undefined : await findReport(client, report, context),
    relation: relation === undefined ? undefined : findRelation(relation),
    themeId: found?.id,
    text: option('text'),
  })
  const untitled = words(language, 'untitled')
  for (const { id, fromEnd, toEnd, relation: name, note } of links) {
    print(
      `${id}  ${endWords(fromEnd, untitled)} → ${relationWords(language, name)} → ${endWords(toEnd, untitled)}`,
    )
    if (note) print(`  ${note.replaceAll('\n', '\n  ')}`)
  }
  if (links.length === 0) print(words(language, 'noHits'))
  return { links }
}

async function linkId({ client, rest, context }: Scene): Promise<string> {
  const id = pickId(await client.send('links.list', {}), rest[0] ?? '', context)
  if (id === null) throw new NotHereError(words(context.language, 'noLink', { id: rest[0] ?? '' }))
  return id
}

async function changed(scene: Scene, change: { note?: string; turn?: boolean }): Promise<unknown> {
  const link = await scene.client.send('links.update', { id: await linkId(scene), ...change })
  scene.context.print(words(scene.context.language, 'linked', { id: link.id }))
  return link
}

async function relations({ client, context: { print, language } }: Scene): Promise<unknown> {
  const found = await client.send('relations.list', {})
  for (const { name, inverse, mutual, links } of found) {
    const arrow = mutual ? '↔' : inverse === '' ? '→' : `→ ${inverse} ←`
    print(`${relationWords(language, name)}  ${arrow}  ${links}`)
  }
  return { relations: found }
}

function toldRelation(
  { context: { print } }: Scene,
  relation: { name: string; links: number },
): { name: string; links: number } {
  print(`${relation.name}  ${relation.links}`)
  return relation
}

async function removeRelation({ client, rest, context }: Scene): Promise<unknown> {
  const { print, warn, language } = context
  const found = (await client.send('relations.list', {})).find(({ name }) => name === rest[0]?.trim())
  if (!found) throw new NotHereError(words(language, 'noRelation', { name: rest[0] ?? '' }))
  if (found.links > 0 && !context.flag('yes')) {
    warn(words(language, 'relationUsed', { name: found.name, count: found.links }))
    warn(words(language, 'addYes'))
    context.fail()
    return { removed: false, links: found.links }
  }
  const { links } = await client.send('relations.remove', { name: found.name, confirmed: found.links })
  print(words(language, 'removed'))
  return { removed: true, links }
}
