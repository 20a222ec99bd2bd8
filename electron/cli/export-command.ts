import type { CallArgs, CallResult } from '../../shared/contract.ts'
import { say } from '../../shared/i18n/say.ts'
import { vault } from '../../shared/i18n/vault.ts'
import type { Client } from '../../shared/rpc.ts'
import { CitationStyle } from '../../shared/citation/cited.ts'
import { FORMATS } from '../backend/export/index.ts'
import type { Command, CommandContext } from './command.ts'
import { findReport, findTheme } from './find.ts'
import { exportPackage } from './package-command.ts'
import { NotHereError, UsageError, words } from './words.ts'

const PACKAGE = 'package'

export const exportCommand: Command = {
  name: 'export',
  usage:
    '--format FORMAT (--out DIR | --into DIR [--merge]) (--report ID | --theme NAME | --all) [--words original] | --format package --out FILE [--report ID | --story STORY | --all]',
  options: {
    format: {
      type: 'string',
      help: 'option.format',
      values: [...FORMATS.map(({ id }) => id), PACKAGE].join(', '),
    },
    out: { type: 'string', help: 'option.out' },
    into: { type: 'string', help: 'option.into' },
    merge: { type: 'boolean', help: 'option.merge' },
    report: { type: 'string', help: 'option.report' },
    theme: { type: 'string', help: 'option.theme-export' },
    story: { type: 'string', help: 'option.story-export' },
    all: { type: 'boolean', help: 'option.all' },
    words: { type: 'string', help: 'option.words' },
    citation: { type: 'string', help: 'option.citation', values: CitationStyle.options.join(', ') },
    excel: { type: 'boolean', help: 'option.excel' },
    'no-themes': { type: 'boolean', help: 'option.no-themes' },
    'no-stories': { type: 'boolean', help: 'option.no-stories' },
  },
  arguments: { least: 0, most: 0 },
  async run(context) {
    const { option, choice, flag, open, print, warn, json, language, usage } = context
    const format = choice('format', [...FORMATS.map(({ id }) => id), PACKAGE])
    if (format === PACKAGE) return exportPackage(context)
    const folder = option('into') ?? option('out')
    if (!format) throw new UsageError(words(language, 'needsOption', { option: 'format', usage }))
    const citation = choice('citation', CitationStyle.options)
    const printed = choice('words', ['corrected', 'original'] as const)
    if (!folder) throw new UsageError(words(language, 'needsOption', { option: 'out', usage }))
    if (
      [option('report') !== undefined, option('theme') !== undefined, flag('all')].filter(Boolean).length !==
      1
    )
      throw new UsageError(words(language, 'scopeNeeded'))
    const client = await open()
    const scope = await chosenScope(client, context)
    const job = {
      ...{ format, scope, language, citation, words: printed, excel: flag('excel') },
      ...{ themeFiles: !flag('no-themes'), storyFiles: !flag('no-stories') },
    }
    if (flag('merge') || option('into') !== undefined)
      return tellMerged(await client.send('export.merge', { ...job, folder: { path: folder } }), context)
    const written = await client.send('export.write', { ...job, folder })
    print(words(language, 'wrote', { count: written.files.length, folder }))
    if (!json) for (const path of written.kept) warn(words(language, 'kept', { path }))
    if (!json) for (const text of written.warnings) warn(words(language, 'warning', { text }))
    return written
  },
}

/** What became of each file that is not simply as it was. */
function tellMerged(merged: CallResult<'export.merge'>, context: CommandContext): typeof merged {
  const { print, warn, json, language } = context
  const line = (key: Parameters<typeof say<keyof typeof vault.en>>[2], path: string, what = ''): string =>
    say(vault, language, key, { path, key: what })
  print(words(language, 'wrote', { count: merged.written.length, folder: merged.folder }))
  print(say(vault, language, 'nUnchanged', { count: merged.unchanged }))
  if (json) return merged
  for (const path of merged.written) print(line('cliWritten', path))
  for (const { path, key, isNew } of merged.conflicts)
    warn(line(isNew ? 'cliConflict' : 'cliEdited', path, key))
  for (const { path, key } of merged.gone) warn(line('cliGone', path, key === null ? '' : ` (${key})`))
  for (const { path } of merged.leftOver) warn(line('cliLeft', path))
  for (const path of merged.busy) warn(line('cliBusy', path))
  for (const text of merged.warnings) warn(words(language, 'warning', { text }))
  if (merged.busy.length > 0) context.fail()
  return merged
}

async function chosenScope(
  client: Client,
  context: CommandContext,
): Promise<CallArgs<'export.write'>['scope']> {
  const report = context.option('report')
  if (report !== undefined) return { kind: 'report', id: await findReport(client, report, context) }
  const name = context.option('theme')
  if (name === undefined) return { kind: 'all' }
  const theme = findTheme(await client.send('themes.list', {}), name)
  if (!theme) throw new NotHereError(words(context.language, 'noTheme', { name }))
  return { kind: 'theme', id: theme.id }
}
