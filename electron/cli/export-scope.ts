/** What `pressmark export` takes out, said by options. */
import { readFileSync } from 'node:fs'
import type { ExportScope } from '../../shared/model/export-scope.ts'
import type { Client } from '../../shared/rpc.ts'
import type { Command, CommandContext } from './command.ts'
import { findReport, findTheme, pickId } from './find.ts'
import { NotHereError, UsageError, words } from './words.ts'

export const SCOPE_USAGE =
  '(--report ID … | --theme NAME [--alone] | --story STORY | --search QUERY | --highlights FILE|ID,… | --all)'

export const SCOPE_OPTIONS = {
  report: { type: 'string', multiple: true, help: 'option.report' },
  theme: { type: 'string', help: 'option.theme-export' },
  'with-subthemes': { type: 'boolean', help: 'option.with-subthemes' },
  alone: { type: 'boolean', help: 'option.alone' },
  story: { type: 'string', help: 'option.story-export' },
  search: { type: 'string', help: 'option.search-export' },
  highlights: { type: 'string', help: 'option.highlights-export' },
  all: { type: 'boolean', help: 'option.all' },
} as const satisfies Command['options']

/**
 * Reads the options before the library is opened, and finds in it what they name.
 * @throws usage where not exactly one thing is named
 */
export function chosenScope(
  context: CommandContext,
  { isAllMeant = false }: { isAllMeant?: boolean } = {},
): (client: Client) => Promise<ExportScope> {
  const { option, all, flag, language } = context
  const reports = all('report')
  const [theme, story, search, highlights] = ['theme', 'story', 'search', 'highlights'].map((name) =>
    option(name),
  )
  const given = [reports.length > 0, theme, story, search, highlights, flag('all')]
  const count = given.filter((one) => one !== undefined && one !== false).length
  if (count > 1 || (count === 0 && !isAllMeant)) throw new UsageError(words(language, 'scopeNeeded'))
  if (flag('alone') && flag('with-subthemes')) throw new UsageError(words(language, 'scopeNeeded'))
  const named = highlights === undefined ? [] : idsIn(highlights, context)
  return async (client) => {
    if (reports.length > 0) {
      const ids: string[] = []
      for (const one of reports) ids.push(await findReport(client, one, context))
      return ids.length === 1 ? { kind: 'report', id: ids[0]! } : { kind: 'reports', ids }
    }
    if (theme !== undefined) {
      const found = findTheme(await client.send('themes.list', {}), theme)
      if (!found) throw new NotHereError(words(language, 'noTheme', { name: theme }))
      return { kind: 'theme', id: found.id, alone: flag('alone') }
    }
    if (story !== undefined) {
      const { stories } = await client.send('stories.list', {})
      const id = pickId(stories, story, context) ?? stories.find(({ title }) => title === story)?.id
      if (id === undefined) throw new NotHereError(words(language, 'noStory', { id: story }))
      return { kind: 'story', id }
    }
    if (search !== undefined) {
      // The name of a search that is kept, or a query.
      const saved = (await client.send('searches.list', {})).find(({ name }) => name === search)
      return saved ? { kind: 'saved-search', id: saved.id } : { kind: 'search', query: search }
    }
    if (highlights !== undefined) {
      const rows = await client.send('highlights.list', {})
      return { kind: 'highlights', ids: named.map((one) => highlightIn(rows, one, context)) }
    }
    return { kind: 'all' }
  }
}

function highlightIn(rows: { id: string }[], given: string, context: CommandContext): string {
  const id = pickId(rows, given, context)
  if (id === null) throw new NotHereError(words(context.language, 'noHighlight', { id: given }))
  return id
}

/** Ids parted by commas or white space: given as they are, or in a file of that name. */
function idsIn(given: string, { language }: CommandContext): string[] {
  let text = given
  try {
    text = readFileSync(given, 'utf8')
  } catch {
    // No such file: then it is the ids themselves.
  }
  const ids = text.split(/[\s,;]+/).filter(Boolean)
  if (ids.length === 0) throw new UsageError(words(language, 'scopeNeeded'))
  return ids
}
