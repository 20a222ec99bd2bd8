/** What the user means by an id, a theme's name or a relation. */
import { LANGUAGES } from '../../shared/i18n/messages.ts'
import { links } from '../../shared/i18n/links.ts'
import { RELATIONS } from '../../shared/model/link.ts'
import type { Target } from '../../shared/model/note.ts'
import type { Theme } from '../../shared/model/theme.ts'
import type { Client } from '../../shared/rpc.ts'
import type { CommandContext } from './command.ts'
import { NotHereError, UsageError, words } from './words.ts'

/** What `themes.create` takes. */
const LONGEST_THEME_NAME = 200
/** Fewer characters of an id would soon mean several things. */
const LEAST_OF_ID = 6

/** A report by its id or the end of it. @throws not-found, usage */
export async function findReport(client: Client, given: string, context: CommandContext): Promise<string> {
  const reports = await client.send('reports.list', {})
  const id = pickId(reports, given, context)
  if (id === null) throw new NotHereError(words(context.language, 'noReport', { id: given }))
  return id
}

/**
 * A link's end: the id of a highlight or report, or `REPORT:words`, which highlights the words.
 * @param made hears of a highlight that was made for it
 * @throws not-found, usage
 */
export async function findEnd(
  client: Client,
  given: string,
  context: CommandContext,
  made: (highlightId: string) => void,
): Promise<Target> {
  const quote = /^([\w-]+):(.+)$/su.exec(given)
  if (quote) {
    const [, report = '', text = ''] = quote
    const reportId = await findReport(client, report, context)
    const { id } = await client.send('highlights.quote', { reportId, quote: text })
    made(id)
    return { kind: 'highlight', id }
  }
  const highlight = pickId(await client.send('highlights.list', {}), given, context)
  if (highlight !== null) return { kind: 'highlight', id: highlight }
  const report = pickId(await client.send('reports.list', {}), given, context)
  if (report !== null) return { kind: 'report', id: report }
  throw new NotHereError(words(context.language, 'noEnd', { id: given }))
}

/** A highlight by its id or the end of it. @throws not-found, usage */
export async function findHighlight(client: Client, given: string, context: CommandContext): Promise<string> {
  const id = pickId(await client.send('highlights.list', {}), given, context)
  if (id === null) throw new NotHereError(words(context.language, 'noHighlight', { id: given }))
  return id
}

/** A source by its id, the end of it, or its file name. @throws not-found, usage */
export async function findSource(client: Client, given: string, context: CommandContext): Promise<string> {
  const sources = await client.send('sources.list', {})
  const replaced = new Set(sources.map(({ replacesId }) => replacesId))
  // Of the versions of one file the newest is meant.
  const named = sources.filter(({ id, fileName }) => fileName === given && !replaced.has(id))
  if (named.length > 1) throw new UsageError(words(context.language, 'severalSources', { id: given }))
  const id = named[0]?.id ?? pickId(sources, given, context)
  if (id === null) throw new NotHereError(words(context.language, 'noSource', { id: given }))
  return id
}

/** A note by its id or the end of it. @throws not-found, usage */
export async function findNote(client: Client, given: string, context: CommandContext): Promise<string> {
  const id = pickId(await client.send('notes.rows', {}), given, context)
  if (id === null) throw new NotHereError(words(context.language, 'noNote', { id: given }))
  return id
}

/** The row whose id is, or ends in, what was given; null where none does. @throws usage where several do */
export function pickId(rows: { id: string }[], given: string, { language }: CommandContext): string | null {
  const wanted = given.toLowerCase().replace(/^\^?h-/, '')
  if (wanted.length < LEAST_OF_ID) return null
  const found = rows.filter(
    ({ id }) => id === wanted || id.replaceAll('-', '').endsWith(wanted.replaceAll('-', '')),
  )
  if (found.length > 1) throw new UsageError(words(language, 'ambiguousId', { id: given }))
  return found[0]?.id ?? null
}

/** A theme by its id, path (`parent/child`) or name, in this order; case does not matter. */
export function findTheme(themes: Theme[], given: string): Theme | undefined {
  const wanted = themeKey(given)
  return (
    themes.find(({ id }) => id === wanted) ??
    themes.find((theme) => themeKey(pathOf(themes, theme)) === wanted) ??
    themes.find(({ name }) => themeKey(name) === wanted)
  )
}

const themeKey = (text: string): string => text.trim().normalize('NFC').toLowerCase()

/** Could a theme have this name or path? Asked before anything is written. */
export const isThemeName = (given: string): boolean =>
  given.split('/').every((part) => part.trim() !== '' && part.trim().length <= LONGEST_THEME_NAME)

/** `parent/child`. */
export function pathOf(themes: Theme[], theme: Theme): string {
  const names = [theme.name]
  const seen = new Set([theme.id])
  for (let id = theme.parentId; id !== null && !seen.has(id); ) {
    seen.add(id)
    const parent = themes.find((one) => one.id === id)
    if (parent) names.unshift(parent.name)
    id = parent?.parentId ?? null
  }
  return names.join('/')
}

/** Parents before their children, siblings in their own order; what hangs on a removed parent goes to the top. */
export function treeOrder(themes: Theme[], parentId: string | null = null): Theme[] {
  const ids = new Set(themes.map(({ id }) => id))
  const isBelow = (theme: Theme): boolean =>
    parentId === null ? theme.parentId === null || !ids.has(theme.parentId) : theme.parentId === parentId
  return themes.filter(isBelow).flatMap((theme) => [theme, ...treeOrder(themes, theme.id)])
}

/** The theme of that name or path; what of it is missing is made. */
export async function findOrMakeTheme(client: Client, given: string): Promise<Theme> {
  const themes = await client.send('themes.list', {})
  const known = findTheme(themes, given)
  if (known) return known
  const cut = given.lastIndexOf('/')
  const parent = cut > 0 ? await findOrMakeTheme(client, given.slice(0, cut)) : null
  return client.send('themes.create', { name: given.slice(cut + 1).trim(), parentId: parent?.id ?? null })
}

/** A built-in relation by its name in any of the interface's languages; else the user's own word. */
export function findRelation(given: string): string {
  const word = given.trim()
  const known = RELATIONS.find((relation) =>
    LANGUAGES.some(
      (language) => links[language][`relation.${relation}`].toLowerCase() === word.toLowerCase(),
    ),
  )
  return known ?? word
}
