import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { blobPath } from '../../../electron/backend/sources/blobs.ts'
import { openDirect, type Direct } from '../../../electron/hosts/direct.ts'
import { newId } from '../../../electron/backend/ids.ts'
import { plainTextToState } from '../../../electron/backend/notes/lexical-state.ts'
import { errors } from '../../../shared/i18n/errors.ts'
import {
  FIXTURE_HASH,
  makeFixture,
  MIGRATIONS,
  newFolder,
  rangeOf,
  SEEDS,
  type FixtureIds,
} from '../../contract/fixture.ts'

const TEMPLATE = {
  name: '剪报',
  body: '{{ report.title }}',
  per: 'report',
  extension: 'md',
  fileName: 'x',
} as const

let folder: string
let remove: () => void
let library: Direct
let ids: FixtureIds
beforeEach(async () => {
  ;({ folder, remove } = newFolder())
  ids = await makeFixture(folder)
  library = await openDirect({ folder, migrations: MIGRATIONS, seeds: SEEDS })
})
afterEach(async () => {
  await library.close()
  remove()
})

/** Writes past the backend, as a damaged disk or another program would. */
function meddle(text: string, ...params: unknown[]): void {
  const db = new Database(join(folder, 'library.db'))
  db.pragma('foreign_keys = off')
  db.prepare(text).run(...params)
  db.close()
}

function sealed(): unknown {
  const db = new Database(join(folder, 'library.db'), { readonly: true })
  try {
    return db.prepare(`select value from meta where key = 'sealed'`).pluck().get()
  } finally {
    db.close()
  }
}

const problems = async () =>
  Object.fromEntries(
    (await library.client.send('library.check', {})).problems.map(({ code, count }) => [code, count]),
  )

test('a sound library has no problems, and says what was looked at', async () => {
  await library.client.send('highlights.create', { reportId: ids.port, ranges: [rangeOf('市长')] })
  expect(await library.client.send('library.check', {})).toEqual({
    ok: true,
    checked: { sources: 2, highlights: 1, blocks: 9, seals: 14 },
    problems: [],
  })
})

test('finds an original that is gone and one that was changed', async () => {
  writeFileSync(blobPath(folder, FIXTURE_HASH), 'something else')
  expect(await problems()).toEqual({ 'original-changed': 1 })
  rmSync(blobPath(folder, FIXTURE_HASH))
  expect(await problems()).toEqual({ 'original-missing': 1 })
})

test('finds a highlight that no longer stands on its words', async () => {
  const { id } = await library.client.send('highlights.create', {
    reportId: ids.port,
    ranges: [rangeOf('市长')],
  })
  meddle(`update highlight set ranges = '[[0, 2]]' where id = ?`, id)
  expect(await problems()).toEqual({ 'quote-moved': 1, 'row-changed': 1 })
  meddle(`update highlight set ranges = '[[0, 99999]]' where id = ?`, id)
  expect(await problems()).toEqual({ 'quote-moved': 1, 'row-changed': 1 })
})

test('finds a text that lost its end, and what search does not know', async () => {
  meddle(`update source_text set text = substr(text, 1, 40) where source_id = ?`, ids.source)
  meddle(`delete from report_fts where rowid = (select num from report where id = ?)`, ids.ferry)
  expect(await problems()).toEqual({ 'text-damaged': 1, 'index-incomplete': 1 })
})

test.each([
  // As long as before: only the words differ.
  [`update report set title = replace(title, '动工', '停工') where id = ?`, 'port', '港口二期工程停工'],
  [`update report set title = title || '了' where id = ?`, 'port', '港口二期工程动工了'],
  [
    `update block set kind = 'furniture' where position = 1 and report_id = ?`,
    'ferry',
    'Ferry fares to rise',
  ],
] as const)('finds that search holds other words than the report: %s', async (text, report, name) => {
  meddle(text, ids[report])
  const found = (await library.client.send('library.check', {})).problems
  expect(found.find(({ code }) => code === 'index-incomplete')).toMatchObject({ count: 1, names: [name] })
})

test('finds that search holds other words than a note and a highlight', async () => {
  const { id } = await library.client.send('highlights.create', {
    reportId: ids.port,
    ranges: [rangeOf('市长说，工程会带来四千个职位')],
  })
  const text = '渡口 "ferry" 5G网络'
  await library.client.send('notes.save', { id: newId(), target: null, state: plainTextToState(text), text })
  expect(await problems()).toEqual({})
  meddle(`update note_fts set body = 'ferry' where rowid = (select num from note)`)
  meddle(`update highlight_fts set body = 'mayor' where rowid = (select num from highlight where id = ?)`, id)
  expect(await problems()).toEqual({ 'index-incomplete': 2 })
})

test('a long text is held against the index, too', async () => {
  const text = `${'北岸渡口今晨恢复通航，首班船载客。'.repeat(300)}末句`
  await library.client.send('notes.save', { id: newId(), target: null, state: plainTextToState(text), text })
  expect(await problems()).toEqual({})
  meddle(`update note set text = replace(text, '末句', '尾句')`)
  expect(await problems()).toEqual({ 'index-incomplete': 1, 'row-changed': 1 })
})

test('finds a template that was changed, also in a library that was sealed before templates were', async () => {
  const { id } = await library.client.send('templates.create', TEMPLATE)
  await library.close()
  meddle(`delete from seal where entity = 'template'`)
  meddle(`update meta set value = '1' where key = 'sealed'`)
  library = await openDirect({ folder, migrations: MIGRATIONS, seeds: SEEDS })
  // Not all is sealed yet: a row without a seal is none that lost it.
  expect(await problems()).toEqual({})
  await vi.waitFor(() => expect(sealed()).toBe('2'))
  expect(await problems()).toEqual({})
  meddle(`update template set body = body || '!' where id = ?`, id)
  const { problems: found } = await library.client.send('library.check', {})
  expect(found).toMatchObject([{ code: 'row-changed', names: [TEMPLATE.name] }])
})

test('finds rows that point nowhere, and notes on what is gone', async () => {
  await library.client.send('themes.create', { name: '港' })
  meddle(`update report set source_id = 'nowhere' where id = ?`, ids.untitled)
  meddle(
    `insert into theme_assignment (id, theme_id, target_kind, target_id, created_at)
     select 'x', id, 'report', 'gone', '' from theme`,
  )
  expect(await problems()).toEqual({ 'broken-keys': 1, stray: 1, 'row-changed': 2 })
})

test('every problem it can name has words in three languages', async () => {
  const { readFileSync } = await import('node:fs')
  const file = new URL('../../../electron/backend/library/check-parts.ts', import.meta.url)
  const codes = [...readFileSync(file, 'utf8').matchAll(/(?:found\(|found\(\n\s+|code: )'([a-z-]+)'/g)].map(
    ([, code]) => `check-${code}`,
  )
  expect(codes.length).toBeGreaterThan(8)
  for (const words of Object.values(errors)) expect(Object.keys(words)).toEqual(expect.arrayContaining(codes))
})
