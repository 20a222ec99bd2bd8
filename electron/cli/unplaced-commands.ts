/** What has no place any more: looking at it, and giving it one. */
import type { InterfaceLanguage } from '../../shared/i18n/messages.ts'
import type { Candidate, Carried, HeirCandidate, Unplaced } from '../../shared/model/version.ts'
import type { Client } from '../../shared/rpc.ts'
import type { Command, CommandContext } from './command.ts'
import { findHighlight, findReport, pickId } from './find.ts'
import { NotHereError, UsageError, words } from './words.ts'

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ')
const NUMBERS = ['1', '2', '3'] as const
/** So many reports are proposed for one without an heir. */
const MOST_HEIRS = NUMBERS.length

const indented: typeof words = (...sentence) => `  ${words(...sentence)}`

/** What carrying annotations over came to, as lines. */
export function carriedLines(carried: Carried, language: InterfaceLanguage): string[] {
  const { from, same, changed, unplaced, onReports: reports, left, corrections } = carried
  const counts = { same, changed: changed.length, unplaced: unplaced.length, reports, left }
  const { placed, settled, unplaced: lost } = corrections
  const hasCorrections = placed + settled.length + lost.length > 0
  return [
    words(language, 'carried', { name: from.fileName, ...counts }),
    ...changed.map(({ before, after }) =>
      indented(language, 'changedQuote', { before: oneLine(before), after: oneLine(after) }),
    ),
    ...unplaced.map(({ id, exact }) => indented(language, 'unplacedQuote', { id, quote: oneLine(exact) })),
    ...(hasCorrections
      ? [
          words(language, 'carriedCorrections', {
            ...{ placed, settled: settled.length, unplaced: lost.length },
          }),
        ]
      : []),
    ...settled.map((one) => indented(language, 'settledCorrection', one)),
    ...lost.map((one) => indented(language, 'unplacedCorrection', one)),
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
      print(`${one.id}  ${one.fileName}  ${wordsOf(one, language)}`)
      if (one.kind === 'report') {
        const heirs = await client.send('unplaced.heirs', { id: one.id })
        const likeliest = heirs.slice(0, MOST_HEIRS)
        for (const line of heirLines(likeliest, language)) print(line)
        unplaced.push({ ...one, heirs: likeliest })
      } else {
        const candidates = await client.send('unplaced.candidates', { id: one.id })
        for (const line of candidateLines(candidates, language)) print(line)
        unplaced.push({ ...one, candidates })
      }
    }
    print(words(language, 'unplaced', { count: unplaced.length }))
    return { unplaced }
  },
}

function wordsOf(one: Unplaced, language: InterfaceLanguage): string {
  if (one.kind === 'highlight') return oneLine(one.highlight.exact)
  if (one.kind === 'correction') {
    const { original, text } = one.correction
    return words(language, 'waitingCorrection', { original, text })
  }
  const { notes, themes, links } = one
  const title = one.reportTitle ?? words(language, 'untitled')
  return words(language, 'waitingReport', { title, notes, themes, links })
}

const candidateLines = (candidates: Candidate[], language: InterfaceLanguage): string[] =>
  candidates.map(({ before, exact, after, score }, at) =>
    indented(language, 'candidate', {
      ...{ number: at + 1, percent: Math.round(score * 100) },
      ...{ before: oneLine(before), quote: oneLine(exact), after: oneLine(after) },
    }),
  )

const heirLines = (heirs: HeirCandidate[], language: InterfaceLanguage): string[] =>
  heirs.map(({ id, title, likeness }, at) =>
    indented(language, 'heir', {
      ...{ number: at + 1, percent: Math.round(likeness * 100), id },
      title: title ?? words(language, 'untitled'),
    }),
  )

export const relinkCommand: Command = {
  name: 'relink',
  usage: 'ID --candidate N | --quote TEXT | --report REPORT | --keep',
  options: {
    candidate: { type: 'string', help: 'option.candidate' },
    quote: { type: 'string', help: 'option.quote-place' },
    report: { type: 'string', help: 'option.report-heir' },
    keep: { type: 'boolean', help: 'option.keep-note' },
  },
  arguments: { least: 1, most: 1 },
  async run(context) {
    const { args, option, choice, flag, open, print, language, usage } = context
    const candidate = choice('candidate', NUMBERS)
    const [quote, report] = [option('quote'), option('report')]
    const given = [candidate, quote, report].filter((value) => value !== undefined && value !== '')
    if (given.length + Number(flag('keep')) !== 1) throw new UsageError(words(language, 'oneAct', { usage }))
    const client = await open()
    const { kind, id } = await findWaiting(client, args[0] ?? '', context)
    // A correction is taken off by `corrections --remove`; only a report's things go to another report.
    const isRefused =
      kind === 'report'
        ? quote !== undefined
        : report !== undefined || (flag('keep') && kind === 'correction')
    if (isRefused) throw new UsageError(words(language, 'notForKind', { usage }))
    if (flag('keep')) {
      const noteIds =
        kind === 'report'
          ? (await client.send('unplaced.keepFree', { id, language })).noteIds
          : [(await client.send('unplaced.keepAsNote', { id })).noteId]
      print(words(language, 'keptNotes', { id, count: noteIds.length }))
      return { noteIds }
    }
    if (kind === 'report') {
      const to =
        report === undefined
          ? await heirNumber(client, id, Number(candidate), language)
          : await findReport(client, report, context)
      await client.send('unplaced.attach', { id, to })
      print(words(language, 'attached', { id, to }))
      return { id, to }
    }
    const to = candidate === undefined ? { quote: quote ?? '' } : { candidate: Number(candidate) }
    if (kind === 'correction') {
      const made = await client.send('unplaced.correct', { id, to })
      for (const one of made.corrections)
        print(words(language, 'corrected', { id: one.id, original: one.original, text: one.text }))
      if (made.corrections.length === 0) print(words(language, 'correctionsGone'))
      return made
    }
    const highlight = await client.send('unplaced.relink', { id, to })
    print(words(language, 'relinked', { id, quote: oneLine(highlight.exact) }))
    return highlight
  },
}

/** What waits, by its id or the end of it; a highlight that has a place may be put elsewhere too. */
async function findWaiting(
  client: Client,
  given: string,
  context: CommandContext,
): Promise<{ kind: Unplaced['kind']; id: string }> {
  const waiting = await client.send('unplaced.list', {})
  const id = pickId(waiting, given, context)
  const found = waiting.find((one) => one.id === id)
  return found ?? { kind: 'highlight', id: await findHighlight(client, given, context) }
}

async function heirNumber(
  client: Client,
  id: string,
  number: number,
  language: InterfaceLanguage,
): Promise<string> {
  const heir = (await client.send('unplaced.heirs', { id }))[number - 1]
  if (!heir) throw new NotHereError(words(language, 'noReport', { id: String(number) }))
  return heir.id
}
