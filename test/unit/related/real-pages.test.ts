/** The five real pages beside the repository, as the issue asks of them. Absent on other machines. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeLibrary, openBench, type MadeLibrary } from '../../bench/made-library.ts'
import type { Direct } from '../../../electron/hosts/direct.ts'

const SEEDS = fileURLToPath(new URL('../../../../shared/seeds', import.meta.url))
const GOLD = join(SEEDS, 'gold.json')

describe.skipIf(!existsSync(GOLD))('related reports of the real pages', () => {
  let made: MadeLibrary
  let library: Direct
  let reports: { id: string; fileName: string; title: string | null }[]
  beforeAll(async () => {
    const { pages } = JSON.parse(readFileSync(GOLD, 'utf8')) as { pages: { file: string }[] }
    made = await makeLibrary(
      Object.fromEntries(pages.map(({ file }) => [file, readFileSync(join(SEEDS, file), 'utf8')])),
    )
    library = await openBench(made.folder)
    reports = await library.client.send('reports.list', {})
  }, 60_000)
  afterAll(async () => {
    await library.close()
    made.remove()
  })

  /** The report of a page whose title holds a word. */
  const of = (page: string, word: string): string =>
    reports.find(({ fileName, title }) => fileName.startsWith(page) && title?.includes(word))!.id
  const first = async (reportId: string, limit: number): Promise<string[]> =>
    (await library.client.send('related.list', { reportId, limit })).reports.map(({ id }) => id)

  test('trade with Russia, in traditional characters, stands by the statement in simplified', async () => {
    const trade = ['跨境', '貨物', '外貿'].map((word) => of('004', word))
    const found = await first(of('002', '俄罗斯'), 5)
    expect(trade.some((id) => found.includes(id))).toBe(true)
  })

  test('the two reports with aluminium are among each other’s first five', async () => {
    const [one, other] = [of('003', '铝'), of('004', '項目')]
    expect(await first(one, 5)).toContain(other)
    expect(await first(other, 5)).toContain(one)
  })

  test('the three reports on Ukraine are among each other’s first three', async () => {
    const three = [of('000', '美乌'), of('000', '伦敦'), of('001', '圣诞')]
    for (const id of three)
      expect(await first(id, 3)).toEqual(expect.arrayContaining(three.filter((other) => other !== id)))
  })
})
