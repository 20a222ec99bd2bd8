/** Opens a library as a user would after a crash, and reads what is in it. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Direct, openDirect } from '../../electron/hosts/direct.ts'
import { MIGRATIONS, SEEDS } from '../contract/fixture.ts'

export interface Restart {
  /** By id; sources by their SHA-256. */
  found: Map<string, Record<string, string>>
  /** What "Check library" says is wrong, and halves that were left; a line each. */
  problems: string[]
}

/** @throws whatever opening throws: after a kill that is a broken promise */
export async function restart(folder: string): Promise<Restart> {
  const opened = await open(folder)
  try {
    const { client } = opened
    const found = new Map<string, Record<string, string>>()
    for (const { id, color, exact } of await client.send('highlights.list', {}))
      found.set(id, { color, exact })
    for (const { id, text } of await client.send('notes.list', {})) found.set(id, { text })
    for (const { id, name } of await client.send('themes.list', {})) found.set(id, { name })
    for (const { id, relation } of await client.send('links.list', {})) found.set(id, { relation })
    const reports = await client.send('reports.list', {})
    const problems: string[] = []
    for (const { id, sha256, fileName } of await client.send('sources.list', {})) {
      found.set(sha256, { fileName })
      if (!reports.some(({ sourceId }) => sourceId === id)) problems.push(`${fileName} has no report`)
    }
    const check = await client.send('library.check', {})
    problems.push(...check.problems.map(({ code, count }) => `${code}: ${count}`))
    problems.push(...leftovers(folder))
    return { found, problems }
  } finally {
    await opened.close()
  }
}

export const open = (folder: string): Promise<Direct> =>
  openDirect({ folder, migrations: MIGRATIONS, seeds: SEEDS, log: () => {} })

/** Files that only an unfinished act leaves, after a restart that should have cleared them away. */
const leftovers = (folder: string): string[] =>
  readdirSync(join(folder, 'inbox')).map((name) => `inbox/${name} was left`)
