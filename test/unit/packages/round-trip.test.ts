/** A package brings a library back as it was: into an empty one, into one that goes another way, and twice. */
import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { NOT_PACKED, PACKED } from '../../../electron/backend/packages/tables-store.ts'
import { VERSION } from '../../../shared/version.ts'
import packageJson from '../../../package.json' with { type: 'json' }
import { deeds, doAll, dump, openMade, pack, take } from './made-library.ts'

/** More were run while it was written (150); a run opens and closes two libraries and takes half a second. */
const RUNS = { numRuns: 10, endOnFailure: true }
const LONG = 240_000

it('carries every table of the library, or says why not', async () => {
  const made = await openMade(false)
  const db = new Database(`${made.folder}/library.db`, { readonly: true })
  const tables = db
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like '%_fts_%'",
    )
    .pluck()
    .all() as string[]
  db.close()
  await made.close()
  expect(tables.filter((name) => !NOT_PACKED.includes(name)).sort()).toEqual(
    PACKED.map(({ table }) => table).sort(),
  )
})

it('says the version of the program', () => expect(VERSION).toBe(packageJson.version))

it(
  'brings any library back into an empty one, row for row and op for op; the same state gives the same bytes',
  async () => {
    await fc.assert(
      fc.asyncProperty(deeds, async (list) => {
        const made = await openMade(true)
        const empty = await openMade(false)
        try {
          await doAll(made, list)
          const path = await pack(made)
          const outcome = await take(empty, path)
          expect(outcome.conflictCount).toBe(0)
          expect(dump(empty.folder)).toEqual(dump(made.folder))
          expect(await empty.send('library.check', {})).toMatchObject({ ok: true })
          // Twice: nothing new, not even a step of undo.
          const again = await take(empty, path)
          expect(Object.values(again.added).concat(Object.values(again.changed))).toEqual(Array(16).fill(0))
          expect(again.conflictCount).toBe(0)
          expect(dump(empty.folder)).toEqual(dump(made.folder))
          // The library it came from is another one by name only.
          const bytes = readFileSync(path)
          expect(readFileSync(await pack(made, 'b')).equals(bytes)).toBe(true)
          // One step of undo, and back again.
          const before = dump(empty.folder, { history: false })
          await empty.send('undo.undo', {})
          expect(await empty.send('reports.list', {})).toEqual([])
          expect(await empty.send('notes.list', {})).toEqual([])
          expect(await empty.send('themes.list', {})).toEqual([])
          await empty.send('undo.redo', {})
          expect(alive(dump(empty.folder, { history: false }))).toEqual(alive(before))
        } finally {
          await made.close()
          await empty.close()
        }
      }),
      RUNS,
    )
  },
  LONG,
)

it(
  'lets two libraries that went different ways meet: both end as one, and nothing written is gone',
  async () => {
    await fc.assert(
      fc.asyncProperty(deeds, deeds, deeds, async (first, here, there) => {
        const one = await openMade(true)
        const other = await openMade(false)
        try {
          await doAll(one, first)
          await take(other, await pack(one))
          // Taken back is not lost: undo is tested by itself.
          await doAll(
            one,
            here.filter(({ kind }) => kind !== 'undo'),
          )
          await doAll(
            other,
            there.filter(({ kind }) => kind !== 'undo'),
          )
          const notes = [...(await one.send('notes.list', {})), ...(await other.send('notes.list', {}))]
          await take(one, await pack(other))
          await take(other, await pack(one))
          expect(await one.send('library.check', {})).toMatchObject({ ok: true })
          expect(await other.send('library.check', {})).toMatchObject({ ok: true })
          expect(said(dump(other.folder, { history: false }))).toEqual(
            said(dump(one.folder, { history: false })),
          )
          const texts = [...(await one.send('notes.list', {}))].map(({ text }) => text).join('\n')
          // What was typed into a note that neither removed is in it, or beside it.
          const kept = new Set((await one.send('notes.list', {})).map(({ id }) => id))
          for (const { id, text } of notes)
            if (kept.has(id)) for (const line of text.split('\n')) expect(texts).toContain(line)
          const again = await take(one, await pack(other, 'c'))
          expect(Object.values(again.added).concat(Object.values(again.changed))).toEqual(Array(16).fill(0))
        } finally {
          await one.close()
          await other.close()
        }
      }),
      RUNS,
    )
  },
  LONG,
)

/** Rows that are there, without when they were last touched. */
function alive(state: Record<string, unknown[]>): Record<string, unknown[]> {
  return Object.fromEntries(
    Object.entries(state)
      .filter(([table]) => table !== 'blocks')
      .map(([table, rows]) => [
        table,
        (rows as Record<string, unknown>[])
          .filter((row) => (row['deleted_at'] ?? null) === null)
          .map((row) =>
            Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'updated_at')),
          ),
      ]),
  )
}

/** What two libraries can both have made: each keeps its own row for it, so only what it says can be the same. */
const MADE_TWICE: Record<string, string[]> = {
  relation: ['name'],
  theme: ['name', 'parent_id'],
  theme_assignment: ['theme_id', 'target_kind', 'target_id'],
  link: ['from_id', 'to_id', 'relation'],
  link_refusal: ['words'],
  report_refusal: ['kind', 'report_a', 'report_b'],
  story_report: ['story_id', 'report_id'],
}

/** The rows that are there as far as they say something. */
function said(state: Record<string, unknown[]>): Record<string, unknown[]> {
  const names = new Map((state['theme'] as { id: string; name: string }[]).map(({ id, name }) => [id, name]))
  const rows = alive(state) as Record<string, Record<string, unknown>[]>
  for (const [table, columns] of Object.entries(MADE_TWICE))
    rows[table] = (rows[table] ?? [])
      .map((row) =>
        Object.fromEntries(columns.map((column) => [column, names.get(String(row[column])) ?? row[column]])),
      )
      .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  return rows
}
