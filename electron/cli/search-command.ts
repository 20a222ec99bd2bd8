import { say } from '../../shared/i18n/say.ts'
import { search } from '../../shared/i18n/search.ts'
import { SearchOrder } from '../../shared/model/search.ts'
import { parseQuery } from '../../shared/search/parse.ts'
import { printQuery } from '../../shared/search/print.ts'
import type { Command, CommandContext } from './command.ts'
import { openIndexed } from './index-ready.ts'
import { UsageError, words } from './words.ts'

const DEFAULT_LIMIT = 20
const MOST_HITS = 500
const MOST_LINES = 200

export const searchCommand: Command = {
  name: 'search',
  usage: 'QUERY',
  options: {
    limit: { type: 'string', help: 'option.limit' },
    in: { type: 'string', help: 'option.in' },
    order: { type: 'string', help: 'option.hit-order', values: SearchOrder.options.join(', ') },
    lines: { type: 'string', help: 'option.lines' },
    named: { type: 'boolean', help: 'option.named' },
  },
  arguments: { least: 1, most: Infinity },
  takesQuery: true,
  async run(context) {
    const { args, choice, flag, print, warn, json, language } = context
    const limit = count(context, 'limit', 1, MOST_HITS) ?? DEFAULT_LIMIT
    const lines = count(context, 'lines', 0, MOST_LINES) ?? 0
    const where = choice('in', ['all', 'text', 'notes', 'highlights'] as const)
    const order = choice('order', SearchOrder.options)
    const query = args.join(' ')
    if (flag('named')) return findNamed(context, query, Math.min(limit, 100))
    const client = await openIndexed(context)
    const result = await client.send('search.query', { query, limit, in: where, order, lines })
    const { hits, total, milliseconds } = result
    const problems = result.problems.map((problem) => {
      const message = say(search, language, `problem.${problem.code}`, { given: problem.given })
      const { suggestion } = problem
      return {
        ...problem,
        message:
          suggestion === null ? message : `${message} ${say(search, language, 'didYouMean', { suggestion })}`,
      }
    })
    if (!json) for (const { message } of problems) warn(message)
    for (const hit of hits) {
      const { title, publication, published, reportId, snippet } = hit
      print(
        [title ?? words(language, 'untitled'), publication, published, reportId].filter(Boolean).join(' · '),
      )
      if (hit.lines.length === 0) print(`  ${snippet.text}`)
      for (const { text, mark } of hit.lines)
        print(`  ${text.slice(0, mark[0])}[${text.slice(...mark)}]${text.slice(mark[1])}`)
    }
    print(
      total === 0 ? words(language, 'noHits') : words(language, 'hits', { count: total, ms: milliseconds }),
    )
    if (total > hits.length) print(words(language, 'more', { count: total - hits.length }))
    return {
      query,
      // As it was understood.
      read: printQuery(parseQuery(query).query),
      problems,
      total,
      milliseconds,
      hits: hits.map(({ reportId, noteId, linkId, highlightId, snippet, ...hit }) => ({
        report: reportId,
        note: noteId,
        link: linkId,
        highlight: highlightId,
        ...hit,
        snippet: snippet.text,
        marks: snippet.marks,
      })),
    }
  },
}

async function findNamed(context: CommandContext, text: string, limit: number) {
  const { print, language } = context
  const client = await openIndexed(context)
  const named = await client.send('search.named', { text, limit })
  for (const { kind, id, name, publication, published } of named) {
    const own = kind === 'publication' ? null : id
    print(
      [say(search, language, `kind.${kind}`), name, publication, published, own].filter(Boolean).join(' · '),
    )
  }
  if (named.length === 0) print(words(language, 'noHits'))
  return { text, named }
}

/** An option that is a whole number. @throws UsageError */
function count(
  { option, language }: CommandContext,
  name: string,
  least: number,
  most: number,
): number | null {
  const given = option(name)
  if (given === undefined) return null
  const value = Number(given)
  if (!Number.isInteger(value) || value < least || value > most)
    throw new UsageError(
      words(language, 'badValue', { option: name, value: given, values: `${least}–${most}` }),
    )
  return value
}
