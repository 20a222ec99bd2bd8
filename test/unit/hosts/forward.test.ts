/** A second Pressmark on the same library asks the first to show its window. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { callHolder, hearCalls, holders } from '../../../electron/backend/database/call-holder.ts'
import { lockLibrary, whoHolds } from '../../../electron/backend/database/lock.ts'
import { startOrExplain } from '../../../electron/hosts/opening-backend.ts'
import { createBackend } from '../../../electron/backend/backend.ts'
import { connect, directPair, type Client } from '../../../shared/rpc.ts'
import { makeFixture, MIGRATIONS, newFolder, SEEDS } from '../../contract/fixture.ts'

let folder: string
let remove: () => void
const ends: (() => void)[] = []
beforeEach(async () => {
  ;({ folder, remove } = newFolder())
  await makeFixture(folder)
})
afterEach(() => {
  for (const end of ends.splice(0).toReversed()) end()
  remove()
})

const calls = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.call'))

/** A process of its own that has the library and, where it `hears`, says so when it is called. */
async function hold({ hears }: { hears: boolean }): Promise<{ child: ChildProcess; shown: () => number }> {
  const database = new URL('../../../electron/backend/database/', import.meta.url).href
  const child = spawn(
    process.execPath,
    [
      ...['--input-type=module', '--eval'],
      `import { lockLibrary } from '${database}lock.ts'
       import { hearCalls } from '${database}call-holder.ts'
       lockLibrary(process.argv[1], 'holder', new Date())
       if (${hears}) hearCalls(process.argv[1], () => console.log('shown'), 20)
       console.log('held')
       setInterval(() => {}, 1000)`,
      folder,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  ends.push(() => child.kill('SIGKILL'))
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await vi.waitFor(() => expect(said).toContain('held'), 30_000)
  return { child, shown: () => said.split('shown').length - 1 }
}

/** A Pressmark that finds the library taken. */
async function second(): Promise<Client> {
  const backend = await startOrExplain({
    folder,
    start: (choice) => createBackend({ ...choice, migrations: MIGRATIONS, seeds: SEEDS, log: () => {} }),
    listBackups: () => [],
    holders,
    diagnose: () => '',
    log: () => {},
  })
  ends.push(() => void backend.close())
  const [ours, theirs] = directPair()
  backend.attach(theirs, { mayUsePaths: false })
  return connect(ours)
}

test('the holder shows its window, and nothing is left in the folder', async () => {
  const { child, shown } = await hold({ hears: true })
  const client = await second()
  const state = await client.send('opening.state', {})
  expect(state).toMatchObject({
    code: 'library-locked',
    data: { pid: child.pid },
    acts: ['forward', 'again', 'reading'],
  })
  await client.send('opening.act', { act: 'forward' })
  await vi.waitFor(() => expect(shown()).toBe(1))
  expect(calls()).toEqual([])
  expect(await client.send('opening.state', {})).toMatchObject({ code: 'library-locked' })
})

test('a holder without a window is said to be silent, and is not harmed', async () => {
  const { child } = await hold({ hears: false })
  const client = await second()
  await expect(client.send('opening.act', { act: 'forward' })).rejects.toMatchObject({
    code: 'holder-silent',
    data: { pid: child.pid },
  })
  expect(calls()).toEqual([])
  expect(whoHolds(folder)).toBe('this-machine')
  // What was said before is still so.
  expect(await client.send('opening.state', {})).toMatchObject({ code: 'library-locked' })
}, 30_000)

test('a holder that ended meanwhile: the library opens here', async () => {
  const { child } = await hold({ hears: true })
  const client = await second()
  child.kill('SIGKILL')
  await vi.waitFor(() => expect(whoHolds(folder)).toBeNull())
  await client.send('opening.act', { act: 'forward' })
  expect(await client.send('opening.state', {})).toBeNull()
  expect(await client.send('sources.list', {})).toHaveLength(2)
})

test('packages go along with a call, each time; what is none of ours only calls', async () => {
  const show = vi.fn()
  const unlock = lockLibrary(folder, 'own', new Date())
  ends.push(
    unlock,
    hearCalls(folder, show, 5, (packages) => packages.length > 0),
  )
  for (const path of ['/a/一.pressmark', '/a/二.pressmark'])
    expect(await callHolder(folder, [path])).toBe(true)
  expect(show.mock.calls).toEqual([[['/a/一.pressmark']], [['/a/二.pressmark']]])
  for (const bad of [[], ['a.pressmark'], ['/etc/passwd']])
    expect(await callHolder(folder, bad, 60)).toBe(false)
  expect(show).toHaveBeenCalledTimes(2)
  expect(calls()).toEqual([])
})

test('many calls open one window; a call of before none, nor one for a library that another has', async () => {
  const show = vi.fn()
  writeFileSync(join(folder, 'library.lock.call'), '')
  const unlock = lockLibrary(folder, 'own', new Date())
  const deafen = hearCalls(folder, show, 5)
  ends.push(deafen)
  expect(calls()).toEqual([])
  expect(show).not.toHaveBeenCalled()
  expect(await callHolder(folder)).toBe(true)
  expect(await callHolder(folder)).toBe(true)
  expect(show).toHaveBeenCalledTimes(1)
  unlock()
  expect(await callHolder(folder, [], 100)).toBe(false)
  expect(existsSync(join(folder, 'library.lock.call'))).toBe(false)
  expect(show).toHaveBeenCalledTimes(1)
})
