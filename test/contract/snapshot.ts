import type { CheckedClient } from './checked-client.ts'

/** Times and counts of change differ after undo, and are no content. */
const TIMES = new Set(['updatedAt', 'createdAt', 'addedAt', 'lastUsed', 'milliseconds', 'revision'])

/**
 * Everything a user can see of a library, through its calls: what undo must bring back. Search is asked, too,
 * so that a row which is back but cannot be found shows.
 */
export async function snapshot(client: CheckedClient): Promise<unknown> {
  const [
    sources,
    reports,
    highlights,
    corrections,
    notes,
    themes,
    links,
    lessons,
    relations,
    searches,
    refusals,
    templates,
  ] = await Promise.all([
    client.send('sources.list', {}),
    client.send('reports.list', { sort: 'added' }),
    client.send('highlights.list', {}),
    client.send('corrections.list', {}),
    client.send('notes.list', {}),
    client.send('themes.list', {}),
    client.send('links.list', {}),
    client.send('lessons.list', {}),
    client.send('relations.list', {}),
    client.send('searches.list', {}),
    client.send('proposals.refusals', {}),
    client.send('templates.list', {}),
  ])
  const each = await Promise.all(
    reports.map(async ({ id }) => [
      await client.send('reports.get', { id }),
      await client.send('reports.annotations', { id }),
    ]),
  )
  const unrelated = await Promise.all(
    reports.map(({ id }) => client.send('related.refused', { reportId: id })),
  )
  const { stories, refused } = await client.send('stories.list', {})
  // The version of a page tells how often it was changed: undo counts, too.
  const desks = await Promise.all(
    sources.map(async ({ id }) => ({ ...(await client.send('desk.show', { sourceId: id })), version: 0 })),
  )
  const passages = await Promise.all(themes.map(({ id }) => client.send('themes.passages', { id })))
  const words = ['码头', '渔民', 'fares', '招牌', '新题目', '想一想', '改过', '吉野家', '的代表']
  const found = await Promise.all(words.map((query) => client.send('search.query', { query })))
  const { samples } = await client.send('library.describe', {})
  const fastened = (await client.send('settings.all', {}))['beside.fixed'] ?? []
  const all = {
    sources,
    reports,
    highlights,
    corrections,
    notes,
    themes,
    links,
    lessons,
    relations,
    // What is new depends on when it was looked at, which undo does not take back.
    searches: searches.map((saved) => ({ ...saved, fresh: 0 })),
    refusals,
    templates,
    fastened,
    unrelated,
    stories,
    refused,
    each,
    desks,
    passages,
    found,
    samples,
  }
  return JSON.parse(JSON.stringify(all, (key, value: unknown) => (TIMES.has(key) ? undefined : value)))
}
