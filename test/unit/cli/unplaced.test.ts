import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { COMMANDS } from '../../../electron/cli/commands.ts'
import { runCli } from '../../../electron/cli/run.ts'

let folder: string
const page = (text: string): string => {
  const path = join(folder, 'page.txt')
  writeFileSync(path, text)
  return path
}
async function run(...argv: string[]): Promise<{ code: number; out: string; error: string }> {
  const [out, error]: [string[], string[]] = [[], []]
  const code = await runCli([...argv, '--library', join(folder, 'library')], COMMANDS, {
    out: (text) => void out.push(text),
    error: (text) => void error.push(text),
    env: { LANG: 'en_US.UTF-8' },
  })
  return { code, out: out.join('\n'), error: error.join('\n') }
}
// oxlint-disable-next-line typescript/no-explicit-any
const json = async (...argv: string[]): Promise<any> => JSON.parse((await run(...argv, '--json')).out)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-unplaced-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const OLD =
  '# 渡口重开\n\n北岸渡口今晨恢复通航，首班船载客六十人。\n\n旅客代表要求把末班船推迟到晚上十点，好让夜班工人过江回家。\n'
const NEW =
  '# 渡口重开\n\n北岸渡口今晨恢复通航，首班船载客六十六人。\n\n码头的夜班工人说，从前过江要绕一个钟头。\n'

it('a new version carries over, tells what it did, and what has no place is placed by number or by words', async () => {
  const imported = await json('import', page(OLD))
  const report = imported.sources[0].reports[0].id
  const kept = await json('highlight', report, '--quote', '首班船载客六十人')
  const lost = await json('highlight', report, '--quote', '好让夜班工人过江回家')
  expect(await json('unplaced')).toEqual({ unplaced: [] })

  const again = await json('import', page(NEW))
  expect(again.sources[0].versionOf).toMatchObject({ id: imported.sources[0].id, annotations: 2 })
  const hint = await run('import', '--as-version-of', imported.sources[0].id, page(NEW))
  expect(hint.code).toBe(0)
  expect(hint.out).toContain('首班船载客六十人 → 首班船载客六十六人')
  expect(hint.out).toContain(lost.highlight?.id ?? lost.id)

  const { unplaced } = await json('unplaced')
  expect(unplaced).toMatchObject([{ reason: 'replaced', highlight: { exact: '好让夜班工人过江回家' } }])
  expect(unplaced[0].candidates.length).toBeGreaterThan(0)
  const id = unplaced[0].highlight.id
  const listed = await run('unplaced')
  expect(listed.out).toContain('1 annotation without a place')
  expect((await json('relink', id, '--candidate', '1')).exact).toBe(unplaced[0].candidates[0].exact)
  expect((await run('undo')).out).toContain('Give highlight a place')
  const words = await json('relink', id, '--quote', '从前过江要绕一个钟头')
  expect(words.exact).toBe('从前过江要绕一个钟头')
  expect(await json('unplaced')).toEqual({ unplaced: [] })
  expect(kept).toBeTruthy()
})

it('says what it does not understand', async () => {
  const id = (await json('import', page(NEW))).sources[0].id
  expect((await run('relink', 'deadbeef', '--candidate', '1')).code).toBe(1)
  expect((await run('relink', 'deadbeef')).code).toBe(2)
  expect((await run('relink', 'deadbeef', '--candidate', '4')).code).toBe(2)
  expect((await run('import', '--as-version-of', 'deadbeef', page(NEW))).code).toBe(1)
  const self = await run('import', '--as-version-of', id, page(NEW))
  expect(self.code).toBe(1)
  expect(self.error).toContain('new version of itself')
})

const WITH_ERROR =
  '# 港务公告\n\n今日起东岸泊位停用，各船请改泊西案。\n\n旧码头的拆除工程由未班船停航之日开始。\n\n# 灯塔换灯\n\n山脚的灯塔换了新灯，夜里二十里外也看得见。\n'
const PUT_RIGHT =
  '# 港务公告\n\n今日起东岸泊位停用，各船请改泊西岸。\n\n旧码头几时拆除，港务处还没有说定。\n\n# 茶农盼雨\n\n山谷里的茶农说，今年春天来得晚，头茬要等到四月底。\n'

it('corrections and what is on whole reports are told of, listed and given a place alike', async () => {
  const first = (await json('import', page(WITH_ERROR))).sources[0]
  const [notice, lamp] = first.reports
  await json('correct', notice.id, '--quote', '西案', '--to', '西岸')
  await json('correct', notice.id, '--quote', '未班船', '--to', '末班船')
  await run('note', 'add', '问灯塔看守', '--on', lamp.id)
  const told = await run('import', '--as-version-of', first.id, page(PUT_RIGHT))
  expect(told.out).toContain('Corrections: 0 carried over, 1 not needed any more, 1 without a place')
  expect(told.out).toContain('reads right already: 西案 → 西岸')
  const { unplaced } = await json('unplaced')
  expect(unplaced).toMatchObject([
    { kind: 'correction', correction: { original: '未班船' } },
    { kind: 'report', id: lamp.id, note: '问灯塔看守', notes: 1 },
  ])
  expect(unplaced[1].heirs.map((heir: { title: string }) => heir.title).toSorted()).toEqual(
    ['港务公告', '茶农盼雨'].toSorted(),
  )
  const listed = (await run('unplaced')).out
  expect(listed).toContain('correction 未班船 → 末班船')
  expect(listed).toContain('on the report “灯塔换灯”: notes 1')
  expect((await run('relink', unplaced[0].id, '--keep')).code).toBe(2)
  expect((await run('relink', lamp.id, '--quote', '茶农')).code).toBe(2)
  const words = await json('relink', unplaced[0].id, '--quote', '几时拆除')
  expect(words.corrections).toMatchObject([{ original: '几时拆除', text: '末班船' }])
  expect(await json('relink', lamp.id, '--candidate', '1')).toMatchObject({ to: unplaced[1].heirs[0].id })
  expect(await json('unplaced')).toEqual({ unplaced: [] })
  await run('undo')
  expect((await json('relink', lamp.id, '--keep')).noteIds).toHaveLength(1)
  expect(await json('unplaced')).toEqual({ unplaced: [] })
})
