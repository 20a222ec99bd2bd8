/** Opens a library as a user would after a crash, and reads what is in it. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Direct, openDirect } from '../../electron/hosts/direct.ts'
import type { BackendOptions } from '../../electron/backend/backend.ts'
import { MIGRATIONS, SEEDS } from '../contract/fixture.ts'
import { keptDigests, read, readCopies } from './copies.ts'

export interface Restart {
  /** By id; sources by their SHA-256, copies by place and name, the whole as `library`. */
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
    for (const { id, title } of reports) found.set(id, { title: title ?? '' })
    const problems: string[] = []
    for (const { id, sha256, fileName } of await client.send('sources.list', {})) {
      found.set(sha256, { fileName })
      if (!reports.some(({ sourceId }) => sourceId === id)) problems.push(`${fileName} has no report`)
    }
    const check = await client.send('library.check', {})
    problems.push(...check.problems.map(({ code, count }) => `${code}: ${count}`))
    const copies = readCopies(folder)
    for (const [name, fields] of copies.found) found.set(name, fields)
    const kept = keptDigests(folder, copies.found).map((one) => [`kept ${one}`, 'yes'])
    const { digest } = read(join(folder, 'library.db'))
    found.set('library', { digest, ...(Object.fromEntries(kept) as Record<string, string>) })
    problems.push(...copies.problems, ...leftovers(folder))
    return { found, problems }
  } finally {
    await opened.close()
  }
}

export const open = (folder: string, options: Partial<BackendOptions> = {}): Promise<Direct> =>
  openDirect({ folder, migrations: MIGRATIONS, seeds: SEEDS, log: () => {}, ...options })

/** Files that only an unfinished act leaves, after a restart that should have cleared them away. */
const leftovers = (folder: string): string[] => [
  ...readdirSync(join(folder, 'inbox')).map((name) => `inbox/${name} was left`),
  ...readdirSync(folder)
    .filter((name) => /^library\.db\.(?:restor|new|repair)/.test(name))
    .map((name) => `${name} was left`),
]
