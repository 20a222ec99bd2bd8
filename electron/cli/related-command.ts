/** Reports related to one, or to some words, with why. */
import { related, sideBySide } from '../../shared/i18n/related.ts'
import { say } from '../../shared/i18n/say.ts'
import type { RelatedReport } from '../../shared/model/related.ts'
import type { Command, CommandContext } from './command.ts'
import { findReport } from './find.ts'
import { openIndexed } from './index-ready.ts'
import { UsageError, words } from './words.ts'

const MOST = 50
const KINDS = ['name', 'term', 'number', 'date'] as const

export const relatedCommand: Command = {
  name: 'related',
  usage: 'REPORT [--limit N] | --text TEXT [--limit N]',
  options: {
    text: { type: 'string', help: 'option.related-text' },
    limit: { type: 'string', help: 'option.related-limit' },
  },
  arguments: { least: 0, most: 1 },
  async run(context) {
    const { args, option, print, language, usage } = context
    const text = option('text')
    const [given] = args
    if ((text === undefined) === (given === undefined))
      throw new UsageError(words(language, 'oneAct', { usage }))
    const limit = limitOf(context)
    const client = await openIndexed(context)
    const reportId = given === undefined ? undefined : await findReport(client, given, context)
    const { reports, milliseconds } =
      reportId === undefined
        ? await client.send('related.forPassage', { text, limit })
        : await client.send('related.list', { reportId, limit })
    for (const report of reports) printReport(report, context)
    const ms = Math.round(milliseconds * 10) / 10
    print(say(related, language, 'reports', { count: reports.length, ms }))
    return { reportId: reportId ?? null, reports, milliseconds }
  },
}

function limitOf({ option, language }: CommandContext): number | undefined {
  const given = option('limit')
  if (given === undefined) return undefined
  const limit = Number(given)
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST)
    throw new UsageError(words(language, 'badLimit', { most: MOST }))
  return limit
}

function printReport(report: RelatedReport, { print, language }: CommandContext): void {
  const { id, score, title, opening, publication, published, fileName, sameText, share, first, reasons } =
    report
  const name = publication ?? fileName
  print(
    [id, score.toFixed(2), published ?? '—', name, title ?? `${words(language, 'untitled')} ${opening}`].join(
      '  ',
    ),
  )
  if (sameText !== 'none') {
    const who =
      first === null
        ? say(related, language, 'first.unknown')
        : say(related, language, first === 'this' ? 'first.hereOn' : 'first.thereOn', {
            name,
            date: published ?? '',
          })
    print(`  ${say(related, language, `same.${sameText}`, { percent: Math.round(share * 100) })} · ${who}`)
  }
  for (const { kind, here, there, otherText } of reasons)
    if (kind === 'passage')
      print(
        `  ${say(related, language, 'reason.passage')}  ${placeOf(here)} ↔ ${placeOf(there)}  ${otherText.replaceAll(/\s+/g, ' ').slice(0, 60)}`,
      )
  for (const kind of KINDS) {
    const found = reasons.filter((reason) => reason.kind === kind).map(({ otherText }) => otherText)
    if (found.length > 0)
      print(`  ${say(related, language, `reason.${kind}`)}  ${sideBySide(found, language)}`)
  }
  if (reasons.some(({ kind }) => kind === 'same-day')) print(`  ${say(related, language, 'reason.same-day')}`)
}

const placeOf = (place: RelatedReport['reasons'][number]['here']): string =>
  place ? `${place.ranges[0]?.[0]}–${place.ranges.at(-1)?.[1]}` : '—'
