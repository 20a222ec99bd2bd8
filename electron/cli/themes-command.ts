/** The tree of themes: shown, and changed by acts named after `themes`. */
import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { say } from '../../shared/i18n/say.ts'
import { themes as themeWords } from '../../shared/i18n/themes.ts'
import { HighlightColor } from '../../shared/model/highlight.ts'
import type { Target } from '../../shared/model/note.ts'
import type { Theme } from '../../shared/model/theme.ts'
import type { Client } from '../../shared/rpc.ts'
import { fold } from '../../shared/text/fold.ts'
import type { Command, CommandContext } from './command.ts'
import { findOrMakeTheme, findTheme, isThemeName, pathOf, treeOrder } from './find.ts'
import { NotHereError, UsageError, words } from './words.ts'

interface Scene {
  client: Client
  themes: Theme[]
  rest: string[]
  context: CommandContext
}

export const themesCommand: Command = {
  name: 'themes',
  usage:
    '[add PATH | rename THEME NAME | move THEME (--under THEME | --top) [--before THEME] | merge THEME INTO | split THEME NAME [--text TEXT] [--color NAME] | remove THEME --yes [--with-below] [--to-parent] | import FILE [--check] | export [FILE]]',
  options: {
    definition: { type: 'string', help: 'option.definition' },
    color: { type: 'string', help: 'option.theme-color', values: HighlightColor.options.join(', ') },
    under: { type: 'string', help: 'option.under' },
    top: { type: 'boolean', help: 'option.top' },
    before: { type: 'string', help: 'option.before-theme' },
    text: { type: 'string', help: 'option.split-text' },
    'with-below': { type: 'boolean', help: 'option.with-below' },
    'to-parent': { type: 'boolean', help: 'option.to-parent' },
    check: { type: 'boolean', help: 'option.check' },
    yes: { type: 'boolean', help: 'option.yes' },
  },
  arguments: { least: 0, most: 3 },
  async run(context) {
    const [act = 'list', ...rest] = context.args
    const run = ACTS[act]
    if (!run) throw new UsageError(words(context.language, 'oneAct', { usage: context.usage }))
    if (rest.length < run.least || rest.length > (run.most ?? run.least))
      throw new UsageError(words(context.language, 'oneAct', { usage: context.usage }))
    const client = await context.open()
    const themes = treeOrder(await client.send('themes.list', {}))
    return run.run({ client, themes, rest, context })
  },
}

const ACTS: Record<string, { least: number; most?: number; run: (scene: Scene) => Promise<unknown> }> = {
  list: { least: 0, run: list },
  add: { least: 1, run: add },
  rename: {
    least: 2,
    run: (scene) => update(scene, { name: scene.rest[1]?.trim() ?? '' }),
  },
  move: { least: 1, run: move },
  merge: { least: 2, run: merge },
  split: { least: 2, run: split },
  remove: { least: 1, run: remove },
  import: { least: 1, run: importCodebook },
  export: { least: 0, most: 1, run: exportCodebook },
}

async function list({ themes, context: { print, language } }: Scene): Promise<unknown> {
  for (const theme of themes)
    print(`${theme.id}  ${pathOf(themes, theme)}  ${theme.highlights + theme.reports}`)
  if (themes.length === 0) print(words(language, 'noThemes'))
  return { themes: themes.map((theme) => ({ ...theme, path: pathOf(themes, theme) })) }
}

/** @throws not-found */
function named({ themes, context }: Scene, given: string): Theme {
  const theme = findTheme(themes, given)
  if (!theme) throw new NotHereError(words(context.language, 'noTheme', { name: given }))
  return theme
}

const colorOf = ({ context }: Scene): HighlightColor | undefined =>
  context.choice('color', HighlightColor.options)

async function told(scene: Scene, id: string): Promise<Theme & { path: string }> {
  const themes = await scene.client.send('themes.list', {})
  const theme = themes.find((one) => one.id === id)
  if (!theme) throw new NotHereError(words(scene.context.language, 'noTheme', { name: id }))
  const path = pathOf(themes, theme)
  scene.context.print(`${theme.id}  ${path}  ${theme.highlights + theme.reports}`)
  return { ...theme, path }
}

async function add(scene: Scene): Promise<unknown> {
  const { client, themes, context } = scene
  const path = scene.rest[0] ?? ''
  if (!isThemeName(path))
    throw new UsageError(
      words(context.language, 'badValue', { option: 'add', value: path, values: 'A, A/B' }),
    )
  const color = colorOf(scene)
  const definition = context.option('definition')
  const known = findTheme(themes, path)
  const theme = known ?? (await findOrMakeTheme(client, path))
  if (color !== undefined || definition !== undefined)
    await client.send('themes.update', { id: theme.id, color, definition })
  return told(scene, theme.id)
}

async function update(scene: Scene, change: { name: string }): Promise<unknown> {
  const theme = named(scene, scene.rest[0] ?? '')
  await scene.client.send('themes.update', { id: theme.id, ...change })
  return told(scene, theme.id)
}

async function move(scene: Scene): Promise<unknown> {
  const { client, context } = scene
  const theme = named(scene, scene.rest[0] ?? '')
  const under = context.option('under')
  const next = context.option('before')
  const before = next === undefined ? null : named(scene, next)
  if (under === undefined && !context.flag('top') && !before)
    throw new UsageError(words(context.language, 'needsOption', { option: 'under', usage: context.usage }))
  const parentId = context.flag('top')
    ? null
    : under === undefined
      ? (before?.parentId ?? null)
      : named(scene, under).id
  await client.send('themes.move', { id: theme.id, parentId, before: before?.id ?? null })
  return told(scene, theme.id)
}

async function merge(scene: Scene): Promise<unknown> {
  const { client, rest, context } = scene
  const from = named(scene, rest[0] ?? '')
  const into = named(scene, rest[1] ?? '')
  const counts = await client.send('themes.compare', { id: from.id, into: into.id })
  await client.send('themes.merge', { id: from.id, into: into.id })
  context.print(
    say(themeWords, context.language, 'mergeCounts', {
      ...{ passages: counts.highlights, reports: counts.reports, both: counts.both },
      ...{ name: into.name, children: counts.children },
    }),
  )
  return { ...(await told(scene, into.id)), merged: { id: from.id, name: from.name, ...counts } }
}

/** Which of a theme's passages go: those with all words, those of a colour, or both; all where neither is said. */
async function split(scene: Scene): Promise<unknown> {
  const { client, rest, context } = scene
  const theme = named(scene, rest[0] ?? '')
  const color = colorOf(scene)
  const terms = fold(context.option('text') ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const { highlights } = await client.send('themes.passages', { id: theme.id })
  const targets = highlights
    .filter((one) => color === undefined || one.color === color)
    .filter((one) => terms.every((term) => fold(one.exact).includes(term)))
    .map(({ id }): Target => ({ kind: 'highlight', id }))
  if (targets.length === 0) throw new NotHereError(words(context.language, 'noHits'))
  const made = await client.send('themes.split', { id: theme.id, targets, name: rest[1] ?? '' })
  return told(scene, made.id)
}

async function remove(scene: Scene): Promise<unknown> {
  const { client, rest, context } = scene
  const { print, warn, language } = context
  const theme = named(scene, rest[0] ?? '')
  const counts = await client.send('themes.describeRemoval', { id: theme.id })
  const isEmpty = counts.highlights + counts.reports + counts.children === 0
  const tell = isEmpty || context.flag('yes') ? print : warn
  tell(
    words(language, 'themeCarries', {
      ...{ name: theme.name, passages: counts.highlights, reports: counts.reports },
      ...{ only: counts.only, below: counts.below },
    }),
  )
  if (!isEmpty && !context.flag('yes')) {
    warn(words(language, 'addYes'))
    context.fail()
    return { removed: false, ...counts }
  }
  const how = {
    ...(context.flag('to-parent') ? { passages: 'parent' as const } : {}),
    ...(context.flag('with-below') ? { children: 'remove' as const } : {}),
  }
  const { total } = await client.send('removals.count', { themeId: theme.id, ...how })
  await client.send('themes.remove', { id: theme.id, ...how, confirmed: total })
  print(words(language, 'removed'))
  return { removed: true, ...counts }
}

async function importCodebook({ client, rest, context }: Scene): Promise<unknown> {
  const { print, warn, fail, language, json } = context
  const path = resolve(rest[0] ?? '')
  let csv: string
  try {
    csv = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch {
    throw new NotHereError(words(language, 'unreadable', { path }))
  }
  const call = context.flag('check') ? 'themes.readCodebook' : 'themes.importCodebook'
  const outcome = await client.send(call, { csv })
  const { created, changed, same } = outcome
  print(say(themeWords, language, 'codebookRead', { created, changed, same }))
  for (const { row, problem, text } of outcome.bad) {
    const why = say(themeWords, language, `codebookProblem.${problem}`)
    if (!json) warn(say(themeWords, language, 'codebookRow', { row, why, text }))
  }
  if (outcome.bad.length > 0) fail()
  return outcome
}

async function exportCodebook({ client, rest, context }: Scene): Promise<unknown> {
  const { csv, themes } = await client.send('themes.codebook', {})
  const [given] = rest
  if (given === undefined) {
    context.print(csv.replace(/^\ufeff/, '').trimEnd())
    return { csv, themes }
  }
  const path = resolve(given)
  try {
    await writeFile(path, csv, { flag: context.flag('yes') ? 'w' : 'wx' })
  } catch {
    throw new NotHereError(words(context.language, 'unwritable', { path }))
  }
  context.print(words(context.language, 'wroteFile', { path }))
  return { path, themes }
}
