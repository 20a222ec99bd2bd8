/** What reports tell in the same words. */
import { parallels } from '../../shared/i18n/parallels.ts'
import { say } from '../../shared/i18n/say.ts'
import type { PASSAGE_KINDS } from '../../shared/model/parallel.ts'
import type { InterfaceLanguage } from '../../shared/i18n/messages.ts'
import type { Client } from '../../shared/rpc.ts'
import type { Command, CommandContext } from './command.ts'
import { findReport, findSource } from './find.ts'
import { UsageError, words } from './words.ts'

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ')

export const alignCommand: Command = {
  name: 'align',
  usage: 'REPORT [REPORT…] | --page SOURCE',
  options: { page: { type: 'string', help: 'option.align-page' } },
  arguments: { least: 0, most: 12 },
  async run(context) {
    const { args, open, print, language, option, usage } = context
    const page = option('page')
    if ((page === undefined) === (args.length === 0))
      throw new UsageError(words(language, 'oneAct', { usage }))
    const client = await open()
    if (page !== undefined) return repeats(client, await findSource(client, page, context), context)
    const reportIds: string[] = []
    for (const given of args) reportIds.push(await findReport(client, given, context))
    const { passages, milliseconds } = await client.send('parallels.list', { reportIds })
    for (const { a, b, kind, likeness } of passages) {
      print(`${kindWords(kind, likeness, language)}  ${a.reportId} ↔ ${b.reportId}`)
      for (const { ranges, text } of [a, b]) print(place(ranges[0]?.[0], ranges.at(-1)?.[1], text))
    }
    print(counted(passages.length, milliseconds, language))
    return { reports: reportIds, passages, milliseconds }
  },
}

async function repeats(
  client: Client,
  sourceId: string,
  { print, language }: CommandContext,
): Promise<unknown> {
  const { passages, milliseconds } = await client.send('parallels.repeats', { sourceId })
  for (const { a, b, kind, likeness } of passages) {
    print(`${kindWords(kind, likeness, language)}  ${a.reportId ?? '—'} ↔ ${b.reportId ?? '—'}`)
    for (const { range, text } of [a, b]) print(place(range[0], range[1], text))
  }
  print(counted(passages.length, milliseconds, language))
  return { source: sourceId, passages, milliseconds }
}

type Kind = (typeof PASSAGE_KINDS)[number]
const kindWords = (kind: Kind, likeness: number, language: InterfaceLanguage): string =>
  `${say(parallels, language, `kind.${kind}`)} ${Math.round(likeness * 100)} %`
const place = (start = 0, end = 0, text = ''): string => `  ${start}–${end}  ${oneLine(text)}`
const counted = (count: number, milliseconds: number, language: InterfaceLanguage): string =>
  words(language, 'passages', { count, ms: Math.round(milliseconds * 10) / 10 })
