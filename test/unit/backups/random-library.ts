/** A library of its own for each seed: pages, highlights, notes, themes and links by chance, some removed again. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { openDirect, type Direct } from '../../../electron/hosts/direct.ts'
import { plainTextToState } from '../../../electron/backend/notes/lexical-state.ts'
import { newId } from '../../../electron/backend/ids.ts'
import { makeFixture, MIGRATIONS, SEEDS, TEXT, type FixtureIds } from '../../contract/fixture.ts'

export const open = (folder: string, options: { now?: () => Date } = {}): Promise<Direct> =>
  openDirect({ folder, migrations: MIGRATIONS, seeds: SEEDS, ...options })

/** Numbers from 0 to 1 that are the same for the same seed. */
export function chance(seed: number): () => number {
  let state = seed * 2654435761
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
  }
}

/** Works in a library that is open: so many acts. */
export async function work({ client }: Direct, ids: FixtureIds, seed: number, acts: number): Promise<void> {
  const random = chance(seed)
  const one = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  for (let done = 0; done < acts; done++) {
    const highlights = await client.send('highlights.list', {})
    const roll = random()
    if (roll < 0.45 || highlights.length < 2) {
      const start = Math.floor(random() * (TEXT.indexOf('Ferry') - 12))
      const range: [number, number] = [start, start + 2 + Math.floor(random() * 8)]
      await client.send('highlights.create', { reportId: ids.port, ranges: [range] }).catch(() => undefined)
    } else if (roll < 0.7) {
      const text = `记 ${seed}-${done}`
      const target = { kind: 'highlight' as const, id: one(highlights)?.id ?? '' }
      await client.send('notes.save', { id: newId(), target, text, state: plainTextToState(text) })
    } else if (roll < 0.8) {
      const target = { kind: 'highlight' as const, id: one(highlights)?.id ?? '' }
      await client.send('themes.create', { name: `主题 ${seed}-${done}`, target })
    } else if (roll < 0.92) {
      const [from, to] = [one(highlights)?.id, one(highlights)?.id]
      if (from && to && from !== to)
        await client.send('links.create', {
          ...{ from: { kind: 'highlight', id: from }, to: { kind: 'highlight', id: to } },
          relation: 'confirms',
        })
    } else await client.send('highlights.remove', { id: one(highlights)?.id ?? '' })
  }
}

export async function makeRandomLibrary(folder: string, seed: number): Promise<FixtureIds> {
  const ids = await makeFixture(folder)
  const direct = await open(folder)
  await work(direct, ids, seed, 30)
  await direct.close()
  return ids
}

const TABLES = ['source', 'source_text', 'report', 'block', 'highlight', 'note', 'theme'].concat([
  'theme_assignment',
  'link',
  'relation',
  'correction',
  'story',
  'story_report',
  'op',
  'undo',
])
/** A hash for each row of the library, and for each original: what is equal has the same. Rows of `op` are the history. */
export function hashes(folder: string): Map<string, string> {
  const connection = new Database(join(folder, 'library.db'), { readonly: true })
  const made = new Map<string, string>()
  const hash = (value: unknown): string =>
    createHash('sha256')
      .update(Buffer.isBuffer(value) ? value : JSON.stringify(value))
      .digest('hex')
  try {
    for (const table of TABLES)
      connection
        .prepare(`select * from "${table}"`)
        .all()
        .forEach((row, at) => {
          const { id = at } = row as { id?: string | number }
          made.set(`${table} ${id}`, hash(row))
        })
    for (const sha256 of connection.prepare('select sha256 from source').pluck().all() as string[])
      made.set(`blob ${sha256}`, hash(readFileSync(join(folder, 'blobs', sha256.slice(0, 2), sha256))))
  } finally {
    connection.close()
  }
  return made
}
