/** The short form of `npm run test:faults`: kills, power cuts, and a process of its own for each call that fails. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeFixture, newFolder } from '../contract/fixture.ts'
import { makeOldLibrary } from '../migrations/old-library.ts'
import { hasCompiler } from './every/shim.ts'
import { injectEverywhere } from './inject.ts'
import { killOften } from './kills.ts'
import { cutPower } from './power-cut.ts'
import type { Act } from './run-actor.ts'
import { hasStrace } from './strace.ts'

let folder: string
let remove: () => void
beforeEach(() => void ({ folder, remove } = newFolder()))
afterEach(() => remove())

describe('killed at a random moment', () => {
  test('while annotating: nothing acknowledged is lost', async () => {
    const { acknowledged, broken } = await killOften('annotate', { folder, make: makeFixture }, 4, 1)
    expect(broken).toEqual([])
    expect(acknowledged).toBeGreaterThan(0)
  })

  test('while importing: no half document, none lost', async () => {
    const { broken } = await killOften('import', { folder, make: makeFixture }, 3, 7)
    expect(broken).toEqual([])
  })

  test('while copies are made: each that is listed is whole and holds what was acknowledged before', async () => {
    const { acknowledged, broken } = await killOften('backup', { folder, make: makeFixture }, 3, 2)
    expect(broken).toEqual([])
    expect(acknowledged).toBeGreaterThan(0)
  })

  test('while a copy is put back: the library is as before or as the copy, and what was there is kept', async () => {
    const { acknowledged, broken } = await killOften('restore', { folder, make: makeFixture }, 3, 11)
    expect(broken).toEqual([])
    expect(acknowledged).toBeGreaterThan(0)
  })

  test('while an old library is brought up to date: it is old or new', async () => {
    const { broken, opening } = await killOften('open', { folder, make: makeOldLibrary }, 3, 5)
    expect(broken).toEqual([])
    expect(opening).toBeGreaterThan(1)
  })
})

/** A process and strace for each take ten seconds on a busy machine; the shim takes each kind of call. */
const KINDS = ['pwrite64', 'fsync', 'unlink'] as const

// Said by the runner as skipped: elsewhere than on Linux there is no strace.
describe.skipIf(!hasStrace())('a disk that fails', () => {
  test('on the way of a note: it stays as it was, and the next one is kept', async () => {
    await makeFixture(folder)
    const { disturbed, broken } = await injectEverywhere(
      folder,
      { workload: 'annotate', seed: 3, acts: 2 },
      1,
      KINDS,
    )
    expect(broken).toEqual([])
    expect(disturbed).toBeGreaterThan(3)
  })

  // Where the shim can be built, every.test.ts has each kind of call on these ways.
  test.skipIf(hasCompiler())('on the way of a migration: the library is old or new', async () => {
    makeOldLibrary(folder)
    const { disturbed, broken } = await injectEverywhere(
      folder,
      { workload: 'open', seed: 3, acts: 0 },
      1,
      KINDS,
    )
    expect(broken).toEqual([])
    expect(disturbed).toBeGreaterThan(3)
  })

  test('that forgets what was not flushed: every acknowledged commit was', async () => {
    await makeFixture(folder)
    const act = { workload: 'annotate', seed: 5, acts: 6 } as const
    expect((await cutPower(folder, act)).broken).toEqual([])
    const control = await cutPower(folder, { ...act, unflushed: true })
    expect(control.broken.length, 'the harness sees losses').toBeGreaterThan(0)
  })

  test('nor were names: copies and what is put back are there with their folders, or not at all', async () => {
    await makeFixture(folder)
    expect((await cutPower(folder, { workload: 'backup', seed: 5, acts: 1 }, ['backup'])).broken).toEqual([])
    expect((await cutPower(folder, { workload: 'restore', seed: 5, acts: 1 }, ['library'])).broken).toEqual(
      [],
    )
  })

  const onTheWay = async (workload: Act['workload']): Promise<void> => {
    await makeFixture(folder)
    const act = { workload, seed: 3, acts: 1 } as const
    const { disturbed, broken } = await injectEverywhere(folder, act, 1, ['rename', 'fsync'])
    expect(broken).toEqual([])
    expect(disturbed).toBeGreaterThan(3)
  }
  test('on the way of a copy beside other work: old or new, and said', () => onTheWay('backup'))
  test.skipIf(hasCompiler()).each(['import', 'restore'] as const)(
    'on the way of %s: old or new, and said',
    onTheWay,
  )
})
