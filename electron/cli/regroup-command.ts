/** The acts of the page desk, with places named by their words. */
import { rail } from '../../shared/i18n/rail.ts'
import { say } from '../../shared/i18n/say.ts'
import type { Desk, DeskAct, DeskOutcome, DeskPiece } from '../../shared/model/page.ts'
import { BLOCK_KINDS, type BlockKind } from '../../shared/model/report.ts'
import type { Client } from '../../shared/rpc.ts'
import { findAll } from '../../shared/text/find.ts'
import { toSource } from '../../shared/text/text-map.ts'
import type { Command, CommandContext } from './command.ts'
import { evidenceLines } from './evidence-lines.ts'
import { findReport } from './find.ts'
import { NotHereError, UsageError, words } from './words.ts'

const text = { type: 'string', multiple: true } as const
const ACTIONS = [
  'join',
  'split-before',
  'split-at',
  'give',
  'move',
  'mend',
  'unmend',
  'aside',
  'kind',
  'title',
  'untitle',
  'order',
  'accept',
  'refuse',
  'again',
  'proposals',
] as const

export const regroupCommand: Command = {
  name: 'regroup',
  usage:
    'REPORT (--join REPORT… | --split-before TEXT | --split-at PLACE | --give TEXT --to REPORT|new | --move TEXT --before TEXT | --mend TEXT --next TEXT | --unmend TEXT | --aside TEXT… | --kind TEXT=KIND… | --title TEXT | --untitle | --order REPORT|last | --accept ID… | --refuse ID… | --again | --proposals)',
  options: {
    join: { ...text, help: 'option.join' },
    'split-before': { type: 'string', help: 'option.split-before' },
    'split-at': { type: 'string', help: 'option.split-at' },
    give: { ...text, help: 'option.give' },
    to: { type: 'string', help: 'option.to' },
    move: { ...text, help: 'option.move' },
    before: { type: 'string', help: 'option.before' },
    mend: { type: 'string', help: 'option.mend' },
    next: { type: 'string', help: 'option.next' },
    unmend: { type: 'string', help: 'option.unmend' },
    aside: { ...text, help: 'option.aside' },
    kind: { ...text, help: 'option.kind', values: BLOCK_KINDS.join(', ') },
    title: { type: 'string', help: 'option.title' },
    untitle: { type: 'boolean', help: 'option.untitle' },
    order: { type: 'string', help: 'option.order' },
    accept: { ...text, help: 'option.accept' },
    refuse: { ...text, help: 'option.refuse' },
    again: { type: 'boolean', help: 'option.again' },
    proposals: { type: 'boolean', help: 'option.proposals' },
  },
  arguments: { least: 1, most: 1 },
  async run(context) {
    const { args, language, open } = context
    const chosen = ACTIONS.filter((name) => context.flag(name) || context.all(name).length > 0)
    const [action] = chosen
    if (chosen.length !== 1 || !action)
      throw new UsageError(words(language, 'oneAct', { usage: context.usage }))
    const client = await open()
    const report = await findReport(client, args[0] ?? '', context)
    const { sourceId } = await client.send('reports.get', { id: report })
    const desk = await client.send('desk.show', { sourceId })
    if (action === 'proposals') return listProposals(desk, context)
    if (action === 'again') return tell(await client.send('desk.again', { sourceId }), context)
    const acts = await actsOf(action, { client, desk, report, context })
    const outcomes: DeskOutcome[] = []
    // What one command did, one step takes back.
    const step = crypto.randomUUID()
    for (const act of acts) outcomes.push(await client.send('desk.act', { sourceId, act, step }))
    return tell(merged(outcomes), context)
  },
}

interface Scene {
  client: Client
  desk: Desk
  report: string
  context: CommandContext
}

type Action = Exclude<(typeof ACTIONS)[number], 'again' | 'proposals'>

async function actsOf(action: Action, scene: Scene): Promise<DeskAct[]> {
  const { client, desk, report, context } = scene
  const one = (name: string): string => {
    const value = context.option(name)
    if (value === undefined)
      throw new UsageError(words(context.language, 'needsOption', { option: name, usage: context.usage }))
    return value
  }
  const pieces = (name: string): number[] => context.all(name).map((words) => pieceWith(scene, words).at)
  const reportOf = (given: string): Promise<string> => findReport(client, given, context)
  switch (action) {
    case 'join':
      return [{ do: 'join', reports: [report, ...(await Promise.all(context.all('join').map(reportOf)))] }]
    case 'split-before':
      return [{ do: 'split', at: placeOf(scene, one('split-before')) }]
    case 'split-at':
      return [{ do: 'split', at: numberOf(one('split-at'), context) }]
    case 'give': {
      const to = one('to')
      return [{ do: 'give', pieces: pieces('give'), to: to === 'new' ? 'new' : await reportOf(to) }]
    }
    case 'move': {
      const before = context.option('before')
      return [
        {
          do: 'move',
          pieces: pieces('move'),
          before: before === undefined ? null : pieceWith(scene, before).at,
        },
      ]
    }
    case 'mend':
      return [{ do: 'mend', piece: pieceWith(scene, one('mend')).at, next: pieceWith(scene, one('next')).at }]
    case 'unmend':
      return [{ do: 'unmend', at: placeOf(scene, one('unmend')) }]
    case 'aside':
      return [{ do: 'aside', pieces: pieces('aside') }]
    case 'kind':
      return context.all('kind').map((given) => kindAct(scene, given))
    case 'title':
      return [{ do: 'kind', pieces: [pieceWith(scene, one('title')).at], kind: 'title' }]
    case 'untitle':
      return [{ do: 'untitle', report }]
    case 'order': {
      const before = one('order')
      return [{ do: 'order', report, before: before === 'last' ? null : await reportOf(before) }]
    }
    case 'accept':
    case 'refuse': {
      const known = new Set(desk.decisions.map(({ id }) => id))
      const gone = context.all(action).find((id) => !known.has(id))
      if (gone !== undefined) throw new NotHereError(words(context.language, 'noProposal', { id: gone }))
      return [{ do: action, decisions: context.all(action) }]
    }
  }
}

function kindAct(scene: Scene, given: string): DeskAct {
  const cut = given.lastIndexOf('=')
  const kind = BLOCK_KINDS.find((one): one is BlockKind => one === given.slice(cut + 1))
  if (cut < 1 || !kind)
    throw new UsageError(
      words(scene.context.language, 'badValue', {
        option: 'kind',
        value: given,
        values: `TEXT=${BLOCK_KINDS.join('|')}`,
      }),
    )
  return { do: 'kind', pieces: [pieceWith(scene, given.slice(0, cut)).at], kind }
}

function numberOf(given: string, { language }: CommandContext): number {
  if (/^\d{1,9}$/.test(given)) return Number(given)
  throw new UsageError(words(language, 'badValue', { option: 'split-at', value: given, values: '0, 1, 2 …' }))
}

/** The one place where words stand: in the named report, else anywhere on the page. */
function findWords({ desk, report, context }: Scene, quote: string): { piece: DeskPiece; start: number } {
  const places = desk.pieces.flatMap((piece) =>
    quote.trim() === '' ? [] : findAll(piece.text, quote).map(([start]) => ({ piece, start })),
  )
  const own = places.filter(({ piece }) => piece.reportId === report)
  const meant = own.length > 0 ? own : places
  const [place] = meant
  if (!place) throw new NotHereError(words(context.language, 'notOnPage', { text: quote }))
  if (meant.length > 1)
    throw new NotHereError(words(context.language, 'severalPlaces', { text: quote, count: meant.length }))
  return place
}

const pieceWith = (scene: Scene, quote: string): DeskPiece => findWords(scene, quote).piece

/** Where words begin, as an offset of the page's text. */
function placeOf(scene: Scene, quote: string): number {
  const { piece, start } = findWords(scene, quote)
  const [range] = toSource([piece], { block: 0, offset: start }, { block: 0, offset: start + 1 })
  return range?.[0] ?? piece.at
}

function listProposals({ pieces, decisions }: Desk, { print, language }: CommandContext): unknown {
  const open = decisions.filter(({ doubtful, state }) => doubtful && state === 'open')
  const wordsAt = (at: number): string =>
    pieces
      .findLast((piece) => piece.at <= at)
      ?.text.slice(0, 30)
      .replaceAll(/\s+/g, ' ') ?? ''
  for (const decision of open) {
    const { id, kind, at, to, holds, probability } = decision
    const goal = to === null ? '' : ` → ${wordsAt(to)}`
    print(`${id}  ${say(rail, language, `ask.${kind}`)}  ${Math.round(probability * 100)} %`)
    print(`  ${wordsAt(at)}${goal} (${say(rail, language, `now.${kind}.${holds}`)})`)
    for (const line of evidenceLines(decision, language)) print(`    ${line}`)
  }
  print(words(language, 'proposals', { count: open.length }))
  return { proposals: open }
}

/** Several acts told as one. */
const merged = (outcomes: readonly DeskOutcome[]): DeskOutcome => ({
  moved: outcomes.flatMap(({ moved }) => moved),
  stray: outcomes.at(-1)?.stray ?? 0,
  created: outcomes.flatMap(({ created }) => created),
  replaced: outcomes.flatMap(({ replaced }) => replaced),
  linksDropped: outcomes.reduce((sum, { linksDropped }) => sum + linksDropped, 0),
})

function tell(outcome: DeskOutcome, { print, language }: CommandContext): DeskOutcome {
  const { moved, stray, created, replaced, linksDropped } = outcome
  for (const id of created) print(words(language, 'madeReport', { id }))
  for (const { from, to } of replaced) print(words(language, 'wentInto', { from, to }))
  for (const { reportId, title, highlights } of moved)
    print(
      words(language, 'movedHighlights', {
        count: highlights,
        title: title ?? words(language, 'untitled'),
        id: reportId,
      }),
    )
  if (stray > 0) print(words(language, 'strayHighlights', { count: stray }))
  if (linksDropped > 0) print(words(language, 'linksDropped', { count: linksDropped }))
  if (created.length + replaced.length + moved.length + stray + linksDropped === 0)
    print(words(language, 'pageDone'))
  return outcome
}
