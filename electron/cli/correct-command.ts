/** Right words over misread ones: `correct` makes them, `corrections` lists them and takes them off. */
import { CallError } from '../../shared/errors.ts'
import type { CallResult } from '../../shared/contract.ts'
import type { Client } from '../../shared/rpc.ts'
import type { Command } from './command.ts'
import { findReport, pickId } from './find.ts'
import { NotHereError, UsageError, words } from './words.ts'

type Made = CallResult<'corrections.create'>

export const correctCommand: Command = {
  name: 'correct',
  usage: 'REPORT --quote TEXT --to TEXT [--everywhere]',
  options: {
    quote: { type: 'string', help: 'option.quote-correct' },
    to: { type: 'string', help: 'option.to-correct' },
    everywhere: { type: 'boolean', help: 'option.everywhere' },
  },
  arguments: { least: 1, most: 1 },
  async run(context) {
    const { args, option, flag, open, print, language, usage } = context
    const [quote, text] = [option('quote'), option('to')]
    if (!quote) throw new UsageError(words(language, 'needsOption', { option: 'quote', usage }))
    if (text === undefined) throw new UsageError(words(language, 'needsOption', { option: 'to', usage }))
    const client = await open()
    const reportId = await findReport(client, args[0] ?? '', context)
    const made = flag('everywhere')
      ? await correctEverywhere(client, reportId, quote, text)
      : await client.send('corrections.quote', { reportId, quote, text })
    for (const one of made.corrections)
      print(words(language, 'corrected', { id: one.id, original: one.original, text: one.text }))
    if (made.corrections.length === 0) print(words(language, 'correctionsGone'))
    if (made.refused > 0) print(words(language, 'leftOut', { count: made.refused }))
    return made
  },
}

/** All places in the library, the report and its page first, in one step of undo. @throws quote-not-found */
async function correctEverywhere(
  client: Client,
  reportId: string,
  original: string,
  text: string,
): Promise<Made> {
  const found = await client.send('corrections.elsewhere', { reportId, original, in: 'library', limit: 2000 })
  if (found.total === 0) throw new CallError('quote-not-found', 'these words stand nowhere')
  const places = found.places.map((place) => ({ reportId: place.reportId, ranges: place.ranges }))
  const made = await client.send('corrections.create', { places, text })
  return { ...made, refused: made.refused + found.total - found.places.length }
}

export const correctionsCommand: Command = {
  name: 'corrections',
  usage: '[REPORT] [--remove ID]',
  options: { remove: { type: 'string', help: 'option.remove-correction' } },
  arguments: { least: 0, most: 1 },
  async run(context) {
    const { args, option, open, print, language } = context
    const client = await open()
    const reportId = args[0] === undefined ? undefined : await findReport(client, args[0], context)
    const rows = await client.send('corrections.list', reportId ? { reportId } : {})
    const given = option('remove')
    if (given !== undefined) {
      const id = pickId(rows, given, context)
      if (id === null) throw new NotHereError(words(language, 'noCorrection', { id: given }))
      await client.send('corrections.remove', { id })
      print(words(language, 'correctionRemoved', { id }))
      return { removed: id }
    }
    for (const { id, title, before, original, text, after, shown } of rows) {
      print(`${id}  ${title ?? words(language, 'untitled')}`)
      print(`  …${before}[${original} → ${text}]${after}…${shown ? '' : ` (${words(language, 'notShown')})`}`)
    }
    if (rows.length === 0) print(words(language, 'noCorrections'))
    return rows
  },
}
