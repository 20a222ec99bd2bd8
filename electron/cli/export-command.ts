import type { CallArgs } from '../../shared/contract.ts'
import type { Client } from '../../shared/rpc.ts'
import { CitationStyle } from '../../shared/citation/cited.ts'
import { templateFormat } from '../../shared/model/template.ts'
import { FORMATS } from '../backend/export/index.ts'
import type { Command, CommandContext } from './command.ts'
import { findReport, findTheme } from './find.ts'
import { exportPackage } from './package-command.ts'
import { findTemplate } from './templates-command.ts'
import { NotHereError, UsageError, words } from './words.ts'

const PACKAGE = 'package'

export const exportCommand: Command = {
  name: 'export',
  usage:
    '(--format FORMAT | --template NAME) --out DIR (--report ID | --theme NAME | --all) [--words original] | --format package --out FILE [--report ID | --story STORY | --all]',
  options: {
    format: {
      type: 'string',
      help: 'option.format',
      values: [...FORMATS.map(({ id }) => id), PACKAGE].join(', '),
    },
    template: { type: 'string', help: 'option.template' },
    out: { type: 'string', help: 'option.out' },
    report: { type: 'string', help: 'option.report' },
    theme: { type: 'string', help: 'option.theme-export' },
    story: { type: 'string', help: 'option.story-export' },
    all: { type: 'boolean', help: 'option.all' },
    words: { type: 'string', help: 'option.words' },
    citation: { type: 'string', help: 'option.citation', values: CitationStyle.options.join(', ') },
    excel: { type: 'boolean', help: 'option.excel' },
  },
  arguments: { least: 0, most: 0 },
  async run(context) {
    const { option, choice, flag, open, print, warn, json, language, usage } = context
    const format = choice('format', [...FORMATS.map(({ id }) => id), PACKAGE])
    if (format === PACKAGE) return exportPackage(context)
    const folder = option('out')
    const template = option('template')
    if (format !== undefined && template !== undefined)
      throw new UsageError(words(language, 'oneAct', { usage }))
    if (!format && template === undefined)
      throw new UsageError(words(language, 'needsOption', { option: 'format', usage }))
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
    const chosen =
      template === undefined ? format : templateFormat((await findTemplate(client, template, context)).id)
    const written = await client.send('export.write', {
      ...{ format: chosen ?? '', scope, folder, language, citation, words: printed, excel: flag('excel') },
    })
    print(words(language, 'wrote', { count: written.files.length, folder }))
    if (!json) for (const path of written.kept) warn(words(language, 'kept', { path }))
    if (!json) for (const text of written.warnings) warn(words(language, 'warning', { text }))
    return written
  },
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
