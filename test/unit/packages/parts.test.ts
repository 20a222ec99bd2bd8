/** A part of a library as a package: equal rows for what it holds, and nothing lost on either side. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ExportScope } from '../../../shared/model/export-scope.ts'
import { deeds, doAll, dump, openMade, pack, take, type Made } from './made-library.ts'

const RUNS = { numRuns: 6, endOnFailure: true }
const LONG = 240_000

type Row = Record<string, string | number | null>
type State = Record<string, Row[]>
const stateOf = (made: Made): State => dump(made.folder, { history: false }) as State
const keyOf = (row: Row): string =>
  String(
    row['id'] ??
      row['key'] ??
      `${String(row['source_id'] ?? row['report_id'])} ${String(row['position'] ?? '')}`,
  )
const byKey = (rows: Row[]): Map<string, Row> => new Map(rows.map((row) => [keyOf(row), row]))
const ids = (rows: Row[] = []): unknown[] => rows.map((row) => row['id'])

/** Every row of one state is in the other, and says the same there. */
function expectWithin(part: State, whole: State): void {
  for (const [table, rows] of Object.entries(part)) {
    const there = byKey(whole[table] ?? [])
    for (const row of rows) expect({ table, row: there.get(keyOf(row)) }).toEqual({ table, row })
  }
}

/** One of the parts there are, told by a number. */
async function someScope({ send }: Made, n: number): Promise<ExportScope | null> {
  const [report, ...others] = (await send('reports.list', {})).map(({ id }) => id)
  const [theme] = await send('themes.list', {})
  const [story] = (await send('stories.list', {})).stories
  const [highlight] = await send('highlights.list', {})
  const scopes: (ExportScope | null)[] = [
    report ? { kind: 'report', id: report } : null,
    report ? { kind: 'reports', ids: [report, ...others] } : null,
    theme ? { kind: 'theme', id: theme.id } : null,
    theme ? { kind: 'theme', id: theme.id, alone: true } : null,
    story ? { kind: 'story', id: story.id } : null,
    highlight ? { kind: 'highlights', ids: [highlight.id] } : null,
  ]
  const there = scopes.filter((scope) => scope !== null)
  return there[n % Math.max(1, there.length)] ?? null
}

describe('a part of a library', () => {
  it(
    'comes into an empty one with all that is on its pages, and into a filled one without taking anything',
    async () => {
      await fc.assert(
        fc.asyncProperty(deeds, deeds, fc.nat(1000), async (first, own, n) => {
          const made = await openMade(true)
          const empty = await openMade(false)
          const filled = await openMade(false)
          try {
            await take(filled, await pack(made, 'before'))
            await doAll(
              filled,
              own.filter(({ kind }) => ['highlight', 'free-note', 'search'].includes(kind)),
            )
            await doAll(made, first)
            const scope = await someScope(made, n)
            if (!scope) return
            const path = await pack(made, 'part', scope)
            expect((await take(empty, path)).conflictCount).toBe(0)
            expect(await empty.send('library.check', {})).toMatchObject({ ok: true })
            const [part, whole] = [stateOf(empty), stateOf(made)]
            expectWithin(part, whole)
            expectComplete(part, whole)

            const before = stateOf(filled)
            await take(filled, path)
            expect(await filled.send('library.check', {})).toMatchObject({ ok: true })
            const after = stateOf(filled)
            // What it had is there still, and all of the part.
            for (const table of ['source', 'report', 'highlight', 'note', 'theme', 'story', 'saved_search'])
              expect(new Set(ids(after[table]))).toEqual(
                new Set([...ids(before[table]), ...ids(part[table])]),
              )
            for (const table of ['note', 'theme', 'story'])
              expectWithin({ [table]: part[table] ?? [] }, after)
            const again = await take(filled, path)
            expect(Object.values(again.added).concat(Object.values(again.changed))).toEqual(Array(16).fill(0))
          } finally {
            await Promise.all([made.close(), empty.close(), filled.close()])
          }
        }),
        RUNS,
      )
    },
    LONG,
  )

  it('of a theme holds the theme, those above and below it, where nothing carries it yet', async () => {
    const [made, empty] = [await openMade(true), await openMade(false)]
    try {
      const top = await made.send('themes.create', { name: '交通' })
      const middle = await made.send('themes.create', { name: '渡轮', parentId: top.id })
      const low = await made.send('themes.create', { name: '票价', parentId: middle.id })
      await made.send('themes.create', { name: '渔业' })
      await take(empty, await pack(made, 'a', { kind: 'theme', id: middle.id }))
      expect((await empty.send('themes.list', {})).map(({ id }) => id).sort()).toEqual(
        [top.id, middle.id, low.id].sort(),
      )
      expect(await empty.send('reports.list', {})).toEqual([])
    } finally {
      await Promise.all([made.close(), empty.close()])
    }
  })

  it('that is not there is refused, and no file is written', async () => {
    const made = await openMade(true)
    try {
      const nobody = '01990000-0000-7000-8000-0000000000ff'
      for (const scope of [
        { kind: 'report', id: nobody },
        { kind: 'theme', id: nobody },
        { kind: 'saved-search', id: nobody },
        { kind: 'highlights', ids: [nobody] },
      ] satisfies ExportScope[])
        await expect(pack(made, 'none', scope)).rejects.toMatchObject({ code: 'not-found' })
    } finally {
      await made.close()
    }
  })
})

/** Of the pages in it everything: highlights, corrections, notes, themes with those above, links that stay inside. */
function expectComplete(part: State, whole: State): void {
  const sources = new Set(ids(part['source']))
  const ofPages = (table: string): unknown[] =>
    ids(whole[table]?.filter((row) => sources.has(row['source_id'])))
  for (const table of ['report', 'highlight', 'correction'])
    expect(new Set(ids(part[table]))).toEqual(new Set(ofPages(table)))
  const targets = new Set([...ofPages('report'), ...ofPages('highlight')])
  for (const table of ['note', 'theme_assignment'])
    expect(new Set(ids(part[table]))).toEqual(
      new Set(ids(whole[table]?.filter((row) => targets.has(row['target_id'])))),
    )
  expect(new Set(ids(part['link']))).toEqual(
    new Set(ids(whole['link']?.filter((row) => targets.has(row['from_id']) && targets.has(row['to_id'])))),
  )
  const themes = new Set(ids(part['theme']))
  for (const row of part['theme_assignment'] ?? []) expect(themes).toContain(row['theme_id'])
  for (const row of part['theme'] ?? [])
    if (row['parent_id'] !== null) expect(themes).toContain(row['parent_id'])
}
