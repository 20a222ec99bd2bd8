/** The lock of a library: who has it, and what becomes of one that another machine left. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createBackend } from '../../../electron/backend/backend.ts'
import { lockLibrary, whoHolds } from '../../../electron/backend/database/lock.ts'
import { beat } from '../../../electron/backend/database/lock-beat.ts'
import { holders } from '../../../electron/backend/database/call-holder.ts'
import { openLibrary } from '../../../electron/backend/database/open.ts'
import { sql } from '../../../electron/backend/database/sql.ts'
import { startOrExplain } from '../../../electron/hosts/opening-backend.ts'
import { connect, directPair } from '../../../shared/rpc.ts'
import { makeFixture, MIGRATIONS, newFolder, SEEDS } from '../../contract/fixture.ts'

const MINUTE = 60_000
let folder: string
let remove: () => void
beforeEach(async () => {
  ;({ folder, remove } = newFolder())
  await makeFixture(folder)
})
afterEach(() => remove())

const lockFile = (): string => join(folder, 'library.lock')

/** A lock of another machine; `beat` null: as older versions wrote it. */
function leaveLock(age: number, beatAge: number | null): void {
  const at = (ago: number): string => new Date(Date.now() - ago).toISOString()
  const holder = { token: 'far', pid: 7, boot: 'another', started: '1', host: 'far-away', time: at(age) }
  writeFileSync(lockFile(), JSON.stringify({ ...holder, ...(beatAge === null ? {} : { beat: at(beatAge) }) }))
}

async function opening() {
  const backend = await startOrExplain({
    folder,
    start: (choice) => createBackend({ ...choice, migrations: MIGRATIONS, seeds: SEEDS, log: () => {} }),
    listBackups: () => [],
    holders,
    diagnose: () => '',
    log: () => {},
  })
  const [ours, theirs] = directPair()
  backend.attach(theirs, { mayUsePaths: false })
  return { client: connect(ours), backend }
}

describe('of another machine', () => {
  test('that gives signs of life: nothing but reading is offered, and taking it is refused', async () => {
    leaveLock(90 * MINUTE, MINUTE)
    expect(whoHolds(folder)).toBe('elsewhere')
    const { client, backend } = await opening()
    expect((await client.send('opening.state', {}))?.acts).toEqual(['again', 'reading'])
    await expect(openLibrary(folder, { migrations: MIGRATIONS, takesLock: true })).rejects.toMatchObject({
      code: 'library-locked',
      data: { host: 'far-away' },
    })
    const before = readFileSync(join(folder, 'library.db'))
    await client.send('opening.act', { act: 'reading' })
    expect(await client.send('sources.list', {})).toHaveLength(2)
    await backend.close()
    expect(readFileSync(join(folder, 'library.db')).equals(before)).toBe(true)
    expect(whoHolds(folder)).toBe('elsewhere')
  })

  test.each([
    ['silent for ten minutes', 90 * MINUTE, 10 * MINUTE],
    ['of an older version', 90 * MINUTE, null],
    ['of a clock that is an hour ahead', 0, -60 * MINUTE],
  ])('%s: refused, and taken where the user says so', async (_, age, beatAge) => {
    leaveLock(age, beatAge)
    expect(whoHolds(folder)).toBe('silent')
    await expect(openLibrary(folder, { migrations: MIGRATIONS })).rejects.toMatchObject({
      code: 'library-locked',
    })
    const { client, backend } = await opening()
    expect((await client.send('opening.state', {}))?.acts).toEqual(['again', 'reading', 'take'])
    await client.send('opening.act', { act: 'take' })
    expect(whoHolds(folder)).toBe('this-process')
    await client.send('themes.create', { name: '接手之后' })
    await backend.close()
    expect(whoHolds(folder)).toBeNull()
  })
})

describe('signs of life', () => {
  test('are given while it is open, and change nothing else in the lock', async () => {
    const unlock = lockLibrary(folder, 'here', new Date(0))
    const first = JSON.parse(readFileSync(lockFile(), 'utf8')) as { beat: string }
    const beating = beat(folder, 'here', () => new Date(5000), 10)
    await setTimeout(60)
    const later = JSON.parse(readFileSync(lockFile(), 'utf8')) as { beat: string }
    expect(later).toEqual({ ...first, beat: new Date(5000).toISOString() })
    beating.require()
    beating.stop()
    unlock()
  })

  test('of one that slept, and whose library was taken: it writes no more', async () => {
    const library = await openLibrary(folder, { migrations: MIGRATIONS, lockToken: 'slept' })
    const asleep = beat(folder, 'slept', () => new Date(), 20)
    leaveLock(0, 0)
    await setTimeout(60)
    expect(() => asleep.require()).toThrow(expect.objectContaining({ code: 'library-locked' }))
    asleep.stop()
    expect(library.db.all(sql`select id from theme`)).toEqual([])
    library.close()
    expect(JSON.parse(readFileSync(lockFile(), 'utf8'))).toMatchObject({ token: 'far' })
  })
})
