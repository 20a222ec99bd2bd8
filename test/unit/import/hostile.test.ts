/**
 * The whole list of hostile files in one import, good ones among them: each is refused in words with its code, or comes in
 * harmless; nothing is left behind of what was refused.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Direct, openDirect } from '../../../electron/hosts/direct.ts'
import { errors } from '../../../shared/i18n/errors.ts'
import type { ImportJob } from '../../../shared/model/import.ts'
import { MIGRATIONS, SEEDS } from '../../contract/fixture.ts'
import { NEVER } from '../../hostile/hostile.ts'
import { hostileFiles } from '../../hostile/index.ts'
import { keepChanging, makeSpecial, type Special } from '../../hostile/special.ts'

const FILES = hostileFiles('http://127.0.0.1:9')
const GOOD = 12
const good = (i: number): string => `# 渡口第${i}号公告\n\n北岸渡口第${i}次恢复通航，首班船载客六十人。\n`
let folder: string
let opened: Direct
let job: ImportJob
/** `came in`, or the code it was refused with, by the path in the list. */
let fates: Map<string, string>
let special: Special[]
/** Of what is in the folder of special ones, by name. */
let specialFates: Map<string, string>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-hostile-'))
  opened = await openDirect({
    folder: join(folder, 'library'),
    migrations: MIGRATIONS,
    seeds: SEEDS,
    log: () => undefined,
  })
  mkdirSync(join(folder, 'files'))
  const paths = FILES.flatMap(({ name, make }, i) => {
    const path = join(folder, 'files', name)
    writeFileSync(path, make())
    if (i % Math.ceil(FILES.length / GOOD) !== 0) return [path]
    const fine = join(folder, 'files', `good-${i}.txt`)
    writeFileSync(fine, good(i))
    return [path, fine]
  })
  job = await importPaths(paths)
  fates = fatesOf(job, 'files')
  special = await importSpecial()
}, 900_000)
afterAll(async () => {
  await opened.close()
  rmSync(folder, { recursive: true, force: true })
})

async function importPaths(paths: readonly string[]): Promise<ImportJob> {
  const { jobId } = await opened.client.send('import.start', { items: paths.map((path) => ({ path })) })
  const find = async (): Promise<ImportJob | undefined> =>
    (await opened.client.send('import.jobs', {})).find(({ id, state }) => id === jobId && state === 'done')
  let done = await find()
  for (; !done; done = await find()) await pause(250)
  return done
}

/** What came of the files of a folder, by their paths below it. */
function fatesOf({ sources, refused }: ImportJob, below: string): Map<string, string> {
  const short = (path: string): string => path.replace(`${join(folder, below)}/`, '')
  return new Map([
    ...sources.map(({ path }) => [short(path), 'came in'] as const),
    ...refused.map(({ path, code }) => [short(path), code] as const),
  ])
}

/** A folder of what is no file, with a good one before and one behind, and one that never stops changing. */
async function importSpecial(): Promise<Special[]> {
  const at = join(folder, 'special')
  mkdirSync(at)
  const { made, close } = await makeSpecial(at)
  for (const name of ['a-good.txt', 'z-good.txt']) writeFileSync(join(at, name), good(name.length) + name)
  const stop = keepChanging(join(at, 'changing.txt'))
  // The folder itself, and by its name the one in it that has nothing to import.
  const found = await importPaths([at, join(at, 'folder.txt')])
  stop()
  close()
  specialFates = fatesOf(found, 'special')
  job.sources.push(...found.sources)
  job.refused.push(...found.refused)
  return [...made, { name: 'changing.txt', code: 'file-changed' }, ...GOOD_BESIDE]
}
const GOOD_BESIDE: Special[] = ['a-good.txt', 'z-good.txt'].map((name) => ({ name, code: null }))

it('are a hundred at least, each by a name of its own', () => {
  expect(FILES.length).toBeGreaterThanOrEqual(100)
  expect(new Set(FILES.map(({ name }) => name)).size).toBe(FILES.length)
})

describe('a hostile file', () => {
  it.each(FILES.filter(({ inside }) => !inside))('$name', ({ name, code }) => {
    expect(fates.get(name)).toBe(code ?? 'came in')
  })

  it.each(FILES.filter(({ inside }) => inside))('$name, file by file', ({ name, inside }) => {
    for (const [entry, code] of Object.entries(inside ?? {}))
      expect(`${entry}: ${fates.get(`${name}/${entry}`)}`).toBe(`${entry}: ${code ?? 'came in'}`)
  })
})

it('what is no file that lies still is refused by name, and the good ones beside it come in', () => {
  expect(Object.fromEntries(specialFates)).toEqual(
    Object.fromEntries(special.map(({ name, code }) => [name, code ?? 'came in'])),
  )
})

describe('of all of them', () => {
  it('each refusal has words in every language, that say what was kept', () => {
    for (const { code } of job.refused)
      for (const words of Object.values(errors)) expect((words as Record<string, string>)[code]).toBeTruthy()
  })

  it('the good ones among them came in', () => {
    const titles = job.sources.flatMap(({ reports }) => reports.map(({ title }) => title))
    expect(titles.filter((title) => title?.startsWith('渡口第'))).toHaveLength(GOOD + GOOD_BESIDE.length)
  })

  it('nothing of what was refused is left: no rows, no bytes, no uploads', async () => {
    const sources = await opened.client.send('sources.list', {})
    const came = new Set(job.sources.map(({ sha256 }) => sha256))
    expect(sources).toHaveLength(came.size)
    const files = (name: string): string[] =>
      readdirSync(join(folder, 'library', name), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name)
    expect(files('blobs').toSorted()).toEqual([...came].toSorted())
    expect(files('inbox')).toEqual([])
    expect(await opened.client.send('library.check', {})).toMatchObject({ ok: true })
    // Nor did anything arrive where no one put it.
    expect(readdirSync(folder).toSorted()).toEqual(['files', 'library', 'special'])
  })

  it('none says what it was to fetch from this machine', async () => {
    const stolen = readFileSync('/etc/hostname', 'utf8').trim()
    for (const { id } of await opened.client.send('reports.list', {})) {
      const text = JSON.stringify(await opened.client.send('reports.get', { id }))
      expect(text).not.toMatch(NEVER)
      if (stolen.length > 8) expect(text).not.toContain(stolen)
    }
  })
})
