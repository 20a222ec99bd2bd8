/** The short form of `npm run test:faults`: some of all calls that change the disk fail, and are the last. */
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeFixture, newFolder } from '../contract/fixture.ts'
import { makeOldLibrary } from '../migrations/old-library.ts'
import { type Every, failEverywhere, killEverywhere } from './every/every.ts'
import { buildShim, Control, hasCompiler, readLog, steeredBy } from './every/shim.ts'
import { runActor } from './run-actor.ts'
import { hasStrace, readTrace, recording } from './strace.ts'

let folder: string
let remove: () => void
beforeEach(() => void ({ folder, remove } = newFolder()))
afterEach(() => remove())

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
