import type { CallArgs, CallResult } from '../../shared/contract.ts'
import { say } from '../../shared/i18n/say.ts'
import { vault } from '../../shared/i18n/vault.ts'
import { CitationStyle } from '../../shared/citation/cited.ts'
import { EXPORT_ORDERS, type ExportPreview } from '../../shared/model/export-format.ts'
import { templateFormat } from '../../shared/model/template.ts'
import { FORMATS } from '../backend/export/index.ts'
import type { Command, CommandContext } from './command.ts'
import { chosenScope, SCOPE_OPTIONS, SCOPE_USAGE } from './export-scope.ts'
import { exportPackage } from './package-command.ts'
import { findTemplate } from './templates-command.ts'
import { UsageError, words } from './words.ts'

const PACKAGE = 'package'
/** Lines of each file that a preview prints. */
const MOST_LINES = 40

export const exportCommand: Command = {
  name: 'export',
  usage: `(--format FORMAT | --template NAME) (--out DIR | --into DIR [--merge]) ${SCOPE_USAGE} [--no-text] [--no-notes] [--order ORDER] [--preview] | --format package --out FILE ${SCOPE_USAGE}`,
  options: {
    format: {
      type: 'string',
      help: 'option.format',
      values: [...FORMATS.map(({ id }) => id), PACKAGE].join(', '),
    },
    template: { type: 'string', help: 'option.template' },
    out: { type: 'string', help: 'option.out' },
    into: { type: 'string', help: 'option.into' },
    merge: { type: 'boolean', help: 'option.merge' },
    ...SCOPE_OPTIONS,
    text: { type: 'boolean', help: 'option.with-text' },
    'no-text': { type: 'boolean', help: 'option.no-text' },
    'no-notes': { type: 'boolean', help: 'option.no-notes' },
    order: { type: 'string', help: 'option.export-order', values: EXPORT_ORDERS.join(', ') },
    preview: { type: 'boolean', help: 'option.preview' },
    words: { type: 'string', help: 'option.words' },
    citation: { type: 'string', help: 'option.citation', values: CitationStyle.options.join(', ') },
    excel: { type: 'boolean', help: 'option.excel' },
    'no-themes': { type: 'boolean', help: 'option.no-themes' },
    'no-stories': { type: 'boolean', help: 'option.no-stories' },
  },
  arguments: { least: 0, most: 0 },
  async run(context) {
    const { option, choice, flag, open, print, warn, json, language, usage } = context
    const wanted = choice('format', [...FORMATS.map(({ id }) => id), PACKAGE])
    if (wanted === PACKAGE) return exportPackage(context)
    const folder = option('into') ?? option('out')
    const template = option('template')
    if (wanted !== undefined && template !== undefined)
      throw new UsageError(words(language, 'oneAct', { usage }))
    if (!wanted && template === undefined)
      throw new UsageError(words(language, 'needsOption', { option: 'format', usage }))
    const asked = optionsOf(context)
    if (!folder && !flag('preview'))
      throw new UsageError(words(language, 'needsOption', { option: 'out', usage }))
    const scopeIn = chosenScope(context)
    const client = await open()
    const scope = await scopeIn(client)
    const format =
      template === undefined
        ? (wanted ?? '')
        : templateFormat((await findTemplate(client, template, context)).id)
    if (flag('preview')) {
      const preview = await client.send('export.preview', { format, scope, ...asked })
      if (!json) printPreview(preview, context)
      return preview
    }
    const job = { format, scope, ...asked }
    if (flag('merge') || option('into') !== undefined)
      return tellMerged(
        await client.send('export.merge', { ...job, folder: { path: folder ?? '.' } }),
        context,
      )
    const written = await client.send('export.write', { ...job, folder: folder ?? '.' })
    print(words(language, 'wrote', { count: written.files.length, folder: folder ?? '.' }))
    if (!json) for (const path of written.kept) warn(words(language, 'kept', { path }))
    if (!json) for (const text of written.warnings) warn(words(language, 'warning', { text }))
    return written
  },
}

function optionsOf({
  choice,
  flag,
  language,
  usage,
}: CommandContext): Omit<CallArgs<'export.preview'>, 'format' | 'scope'> {
  if (flag('text') && flag('no-text')) {
    const detail = '--text, --no-text'
    throw new UsageError(words(language, 'badOption', { detail, usage }))
  }
  return {
    language,
    citation: choice('citation', CitationStyle.options),
    words: choice('words', ['corrected', 'original'] as const),
    excel: flag('excel'),
    text: !flag('no-text'),
    notes: !flag('no-notes'),
    order: choice('order', EXPORT_ORDERS),
    themeFiles: !flag('no-themes'),
    storyFiles: !flag('no-stories'),
  }
}

/** Counts, warnings, and the beginning of each file that can be shown. */
function printPreview(
  { reports, highlights, notes, shown, isWhole, bytes, count, files, warnings }: ExportPreview,
  { language, print, warn }: CommandContext,
): void {
  const size = Math.max(1, Math.round(bytes / 1024))
  print(words(language, 'previewCounts', { reports, highlights, notes, size }))
  if (!isWhole) print(words(language, 'previewFirst', { shown, count: reports }))
  for (const text of warnings) warn(words(language, 'warning', { text }))
  for (const { path, bytes: own, shown: part } of files) {
    print(`\n── ${path} (${own} B)`)
    if (part.kind === 'text') printLines(part.text.split('\n'), part.isCut, print)
    else if (part.kind === 'page') printLines(part.html.split('\n'), false, print)
    else if (part.kind === 'table')
      printLines(
        part.rows.map((row) => row.join(' | ')),
        part.isCut,
        print,
      )
    else if (part.kind === 'entries')
      for (const entry of part.entries) print(`  ${entry.path} (${entry.bytes} B)`)
  }
  if (count > files.length) print(`… +${count - files.length}`)
}

function printLines(lines: string[], isCut: boolean, print: (line: string) => void): void {
  for (const line of lines.slice(0, MOST_LINES)) print(line)
  if (isCut || lines.length > MOST_LINES) print('…')
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
