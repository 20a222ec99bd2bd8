/** The short form of `npm run test:faults`. */
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeFixture, newFolder } from '../contract/fixture.ts'
import { makeOldLibrary } from '../migrations/old-library.ts'
import { type Every, failEverywhere, killEverywhere } from './every/every.ts'
import { buildShim, Control, hasCompiler, readLog, steeredBy } from './every/shim.ts'
import { injectEverywhere } from './inject.ts'
import { killOften } from './kills.ts'
import { cutPower } from './power-cut.ts'
import { runActor } from './run-actor.ts'
import { hasStrace, readTrace, recording } from './strace.ts'

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

/** A process and strace for each take ten seconds on a busy machine; below, the shim takes each kind of call. */
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

  test('on the way of a migration: the library is old or new', async () => {
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

  test.each(['import', 'backup', 'restore'] as const)(
    'on the way of %s: old or new, and said',
    async (workload) => {
      await makeFixture(folder)
      const act = { workload, seed: 3, acts: 1 } as const
      const { disturbed, broken } = await injectEverywhere(folder, act, 1, ['rename', 'fsync'])
      expect(broken).toEqual([])
      expect(disturbed).toBeGreaterThan(3)
    },
  )
})

/** One of so many calls: primes, so that no rhythm of theirs is met. `npm run test:faults` takes each. */
const OF_ALL = { step: 101 }
/** There is more to go wrong between files than within one: what is flushed, renamed, removed. */
const BETWEEN = { step: 11, names: ['open', 'fsync', 'rename', 'link', 'unlink', 'mkdir'] }
/** A commit whose flush failed may be there all the same. */
const FLUSHED = { step: 1, names: ['fsync'] }
const sum = (all: readonly Every[]): number =>
  all.flatMap(({ disturbed }) => [...disturbed.values()]).reduce((one, other) => one + other, 0)

// Said by the runner as skipped: where nothing can be put before libc.
describe.skipIf(!hasCompiler())('each call that changes the disk', () => {
  test.skipIf(!hasStrace())('is seen by the shim: strace sees no other', async () => {
    makeOldLibrary(folder)
    const stage = join(folder, '..')
    const shim = buildShim(stage)
    const [trace, log] = [join(stage, 'trace.txt'), join(stage, 'log.txt')]
    const env = { ...steeredBy(shim, [folder]), FAULT_LOG: log }
    new Control(shim.control).arm(0)
    const wrapper = [...recording(trace), ...Object.entries(env).map(([name, text]) => `-E${name}=${text}`)]
    expect(
      (await runActor({ workload: 'open', folder, seed: 1, acts: 0 }, () => {}, wrapper).ended).code,
    ).toBe(0)
    // A folder's name is made up while it is made: asked for, it still ends in six X.
    const said = (name: string, path: string): string =>
      `${name.replace(/64$/, '')} ${path}`.replace(/(library\.look-)\w{6}/, '$1XXXXXX')
    const seen = readLog(log)
      .filter(({ name }) => !name.startsWith('open'))
      .map(({ name, path }) => said(name, path))
    const traced = readTrace(trace)
      .filter(({ path }) => path.startsWith(folder))
      .map(({ name, path }) => said(name, path))
    expect(seen.length).toBeGreaterThan(200)
    expect(seen.sort()).toEqual(traced.sort())
  })

  test.each([
    ['open', 0],
    ['import', 2],
    ['copy', 1],
    ['restore', 2],
  ] as const)('fails or is the last, on the way of %s: old or new, and said', async (workload, acts) => {
    await (workload === 'open' ? makeOldLibrary : makeFixture)(folder)
    const act = { workload, seed: 1, acts }
    const failed: Every[] = []
    const killed: Every[] = []
    for (const measures of [OF_ALL, BETWEEN, ...(workload === 'import' ? [FLUSHED] : [])]) {
      failed.push(await failEverywhere(folder, act, measures))
      killed.push(await killEverywhere(folder, act, measures))
    }
    expect([...failed, ...killed].flatMap(({ broken }) => broken)).toEqual([])
    expect(sum(failed)).toBeGreaterThan(10)
    expect(sum(killed)).toBeGreaterThan(5)
  })

  test('fails while the folder learns of a restore: what says that it failed is not done by the next opening', async () => {
    await makeFixture(folder)
    const flushes = { step: 1, names: ['fsync'], folderAlone: true }
    const failed = await failEverywhere(folder, { workload: 'restore', seed: 1, acts: 2 }, flushes)
    expect(failed.broken).toEqual([])
    expect(sum([failed])).toBeGreaterThan(10)
  })

  test('fails while the lock is taken and the library looked at: said, and nobody is locked out', async () => {
    makeOldLibrary(folder)
    const first = { step: 1, names: ['open', 'link', 'unlink', 'mkdir'], most: 12 }
    const failed = await failEverywhere(folder, { workload: 'open', seed: 1, acts: 0 }, first)
    expect(failed.broken).toEqual([])
    expect(sum([failed])).toBe(2 * first.most)
  })
})
