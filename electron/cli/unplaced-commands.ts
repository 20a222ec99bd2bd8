/** Highlights that have no place: looking at them, and giving them one. */
import type { InterfaceLanguage } from '../../shared/i18n/messages.ts'
import type { Carried } from '../../shared/model/version.ts'
import type { Command } from './command.ts'
import { findHighlight } from './find.ts'
import { UsageError, words } from './words.ts'

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ')
const NUMBERS = ['1', '2', '3'] as const

const indented: typeof words = (...sentence) => `  ${words(...sentence)}`

/** What carrying annotations over came to, as lines. */
export function carriedLines(carried: Carried, language: InterfaceLanguage): string[] {
  const { from, same, changed, unplaced, onReports: reports, left } = carried
  const counts = { same, changed: changed.length, unplaced: unplaced.length, reports, left }
  return [
    words(language, 'carried', { name: from.fileName, ...counts }),
    ...changed.map(({ before, after }) =>
      indented(language, 'changedQuote', { before: oneLine(before), after: oneLine(after) }),
    ),
    ...unplaced.map(({ id, exact }) => indented(language, 'unplacedQuote', { id, quote: oneLine(exact) })),
  ]
}

export const unplacedCommand: Command = {
  name: 'unplaced',
  usage: '',
  options: {},
  arguments: { least: 0, most: 0 },
  async run({ open, print, language }) {
    const client = await open()
    const unplaced = []
    for (const one of await client.send('unplaced.list', {})) {
      const { id, exact } = one.highlight
      print(`${id}  ${one.fileName}  ${oneLine(exact)}`)
      const candidates = await client.send('unplaced.candidates', { id })
      candidates.forEach((candidate, at) => {
        const { before, exact: quote, after, score } = candidate
        const around = { before: oneLine(before), quote: oneLine(quote), after: oneLine(after) }
        print(
          indented(language, 'candidate', { number: at + 1, percent: Math.round(score * 100), ...around }),
        )
      })
      unplaced.push({ ...one, candidates })
    }
    print(words(language, 'unplaced', { count: unplaced.length }))
    return { unplaced }
  },
}

export const relinkCommand: Command = {
  name: 'relink',
  usage: 'HIGHLIGHT --candidate N | --quote TEXT',
  options: {
    candidate: { type: 'string', help: 'option.candidate' },
    quote: { type: 'string', help: 'option.quote-place' },
  },
  arguments: { least: 1, most: 1 },
  async run(context) {
    const { args, option, choice, open, print, language, usage } = context
    const candidate = choice('candidate', NUMBERS)
    const quote = option('quote')
    if ((candidate === undefined) === (quote === undefined || quote === ''))
      throw new UsageError(words(language, 'oneAct', { usage }))
    const client = await open()
    const id = await findHighlight(client, args[0] ?? '', context)
    const to = candidate === undefined ? { quote: quote ?? '' } : { candidate: Number(candidate) }
    const highlight = await client.send('unplaced.relink', { id, to })
    print(words(language, 'relinked', { id, quote: oneLine(highlight.exact) }))
    return highlight
  },
}
