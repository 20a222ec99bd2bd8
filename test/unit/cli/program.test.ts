/** The program as it is started, and what it says of a library to somebody who helps. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDirect } from '../../../electron/hosts/direct.ts'
import { type FixtureIds, makeFixture, MIGRATIONS, newFolder, SEEDS } from '../../contract/fixture.ts'
import { run } from '../cli-run.ts'

const program = join(import.meta.dirname, '../../../bin/pressmark.mjs')
let library: string
let remove: () => void
let ids: FixtureIds
beforeAll(async () => {
  ;({ folder: library, remove } = newFolder())
  ids = await makeFixture(library)
})
afterAll(() => remove())

it('runs from any folder and ends with the right code', () => {
  const list = spawnSync(process.execPath, [program, 'list', '--library', library, '--json'], {
    cwd: tmpdir(),
  })
  expect([list.status, list.stderr.toString()]).toEqual([0, ''])
  const { reports } = JSON.parse(list.stdout.toString()) as { reports: { id: string }[] }
  expect(reports.map(({ id }) => id)).toEqual(expect.arrayContaining([ids.port, ids.ferry]))
  expect(spawnSync(process.execPath, [program, 'nope']).status).toBe(2)
})

it('is quiet when its reader stops reading', async () => {
  const child = spawn(process.execPath, [program, 'show', ids.port, '--library', library])
  child.stdout.destroy()
  let error = ''
  child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()))
  const code = await new Promise((resolve) => child.on('close', resolve))
  expect([code, error]).toEqual([0, ''])
})

it('diagnostics are had of a library, of one that is open elsewhere, and where there is none; no word of it', async () => {
  const own = join(dirname(library), '机密 place')
  const direct = await openDirect({ folder: own, create: true, migrations: MIGRATIONS, seeds: SEEDS })
  await direct.client.send('themes.create', { name: '线人' })
  const elsewhere = await run('diagnostics', '--library', own)
  expect(elsewhere.code).toBe(0)
  expect(elsewhere.said).toContain('library-locked')
  await direct.close()
  const { said, code } = await run('diagnostics', '--library', own)
  expect(code).toBe(0)
  expect(said).toMatch(/^Pressmark \d.*schema \d+\n/)
  expect(said).toMatch(/themes 1/)
  for (const text of [said, elsewhere.said]) expect(text).not.toMatch(/机密|线人/)
  const nowhere = join(dirname(library), 'nowhere')
  expect((await run('diagnostics', '--library', nowhere)).said).toContain('it did not open')
  expect(existsSync(nowhere)).toBe(false)
})
