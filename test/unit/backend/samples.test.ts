import { copyFileSync, cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../electron/backend/ids.ts'
import { plainTextToState } from '../../../electron/backend/notes/lexical-state.ts'
import { openDirect, type Direct } from '../../../electron/hosts/direct.ts'
import { MIGRATIONS, newFolder, SEEDS } from '../../contract/fixture.ts'

let folder: string
let remove: () => void
let library: Direct
beforeEach(() => {
  ;({ folder, remove } = newFolder())
})
afterEach(async () => {
  await library.close()
  remove()
})
const open = async (): Promise<void> => {
  library = await openDirect({ folder, migrations: MIGRATIONS, seeds: SEEDS })
}
const send: Direct['client']['send'] = (call, args) => library.client.send(call, args)
const idOf = async (title: string): Promise<string> =>
  (await send('reports.list', {})).find((row) => row.title === title)?.id ?? ''

describe('the sample library', () => {
  test('comes with its annotations, marked as what it is, once', async () => {
    await open()
    expect(await send('samples.describe', {})).toEqual({ loaded: false, ownAnnotations: 0 })
    expect(await send('samples.load', {})).toEqual({ sources: 2, reports: 2, highlights: 2 })
    expect(await send('samples.load', {})).toEqual({ sources: 0, reports: 0, highlights: 0 })
    expect(await send('samples.describe', {})).toEqual({ loaded: true, ownAnnotations: 0 })
    expect((await send('reports.list', {})).map(({ sample }) => sample)).toEqual([true, true])
    const shown = await send('reports.annotations', { id: await idOf('山城缆车恢复运行') })
    expect(shown.highlights.map(({ exact }) => exact)).toEqual(['首日有三千名乘客排队上山'])
    expect(shown.notes.map(({ text }) => text)).toEqual([
      '数字从哪里来？\n\n- 公司\n- 记者自己数的',
      '与票价一篇对照',
    ])
    expect(shown.links.map(({ relation, toEnd }) => [relation, toEnd.reportTitle])).toEqual([
      ['background', '山城纜車票價引發爭議'],
    ])
    expect((await send('themes.list', {})).map(({ name }) => name)).toEqual(['交通', '票价'])
  })

  test('goes without a trace, after saying what of the user goes with it', async () => {
    await open()
    await send('samples.load', {})
    const reportId = await idOf('山城缆车恢复运行')
    const { id } = await send('highlights.quote', { reportId, quote: '公开测量数据' })
    await send('notes.save', {
      id: newId(),
      target: { kind: 'highlight', id },
      state: plainTextToState('我的'),
      text: '我的',
    })
    expect(await send('samples.describe', {})).toEqual({ loaded: true, ownAnnotations: 2 })
    await expect(send('samples.remove', {})).rejects.toMatchObject({ code: 'needs-confirmation' })
    await send('samples.remove', { confirmed: 2 })
    const { reports, highlights, notes, themes, links, samples } = await send('library.describe', {})
    expect([reports, highlights, notes, themes, links, samples]).toEqual([0, 0, 0, 0, 0, 0])
    await send('undo.undo', {})
    expect(await send('samples.describe', {})).toEqual({ loaded: true, ownAnnotations: 2 })
    await send('undo.redo', {})
    expect(await send('samples.load', {})).toEqual({ sources: 2, reports: 2, highlights: 2 })
  })

  test('leaves the user a theme that the user has put elsewhere', async () => {
    await open()
    const own = join(dirname(folder), 'own.txt')
    writeFileSync(own, '自己的报道\n\n这是自己导入的一篇文章，讲的是另一件事情，与示例无关。\n')
    await send('samples.load', {})
    await send('import.start', { items: [{ path: own }] })
    await expect.poll(async () => (await send('import.jobs', {}))[0]?.state, { timeout: 20_000 }).toBe('done')
    const mine = (await send('reports.list', {})).find(({ sample }) => !sample)
    const theme = (await send('themes.list', {})).find(({ name }) => name === '票价')
    await send('themes.assign', {
      themeId: theme?.id ?? '',
      target: { kind: 'report', id: mine?.id ?? '' },
    })
    await send('samples.remove', {})
    expect((await send('themes.list', {})).map(({ name }) => name)).toEqual(['票价'])
    expect(await send('reports.list', {})).toHaveLength(1)
  })

  test('a page the user has imported already stays the user’s', async () => {
    await open()
    const own = join(dirname(folder), 'mine.txt')
    copyFileSync(join(SEEDS, 'pages', 'north.txt'), own)
    await send('import.start', { items: [{ path: own }] })
    await expect.poll(async () => (await send('import.jobs', {}))[0]?.state, { timeout: 20_000 }).toBe('done')
    expect(await send('samples.load', {})).toEqual({ sources: 1, reports: 1, highlights: 1 })
    await send('samples.remove', {})
    expect((await send('sources.list', {})).map(({ fileName, sample }) => [fileName, sample])).toEqual([
      ['mine.txt', false],
    ])
  })

  test('places a passage by its words where the report has another title, and says what has no place', async () => {
    const seeds = join(dirname(folder), 'seeds')
    cpSync(SEEDS, seeds, { recursive: true })
    const file = join(seeds, 'annotations.json')
    const text = readFileSync(file, 'utf8')
    writeFileSync(
      file,
      text
        .replaceAll('首日有三千名乘客', '首日有四万只企鹅')
        .replaceAll('山城纜車票價引發爭議', '另一個題目'),
    )
    const logged: string[] = []
    const log = (error: unknown): void => void logged.push((error as Error).message)
    library = await openDirect({ folder, migrations: MIGRATIONS, seeds, log })
    expect(await send('samples.load', {})).toEqual({ sources: 2, reports: 2, highlights: 1 })
    expect((await send('highlights.list', {})).map(({ exact }) => exact)).toEqual([
      '單程票價由十元加到十五元',
    ])
    expect(logged).toEqual([
      'sample annotation: north.txt: no place for 首日有四万只企鹅排队上山',
      'sample annotation: south.txt: no report 另一個題目',
      'sample annotation: north.txt: a link needs the highlight 首日有四万只企鹅排队上山',
      'sample annotation: south.txt: no report 另一個題目',
    ])
  })
})

const REAL = fileURLToPath(new URL('../../../seeds', import.meta.url))
test.skipIf(!existsSync(join(REAL, 'annotations.json')))(
  'every annotation of our own seeds has its place',
  async () => {
    const unplaced: string[] = []
    const log = (error: unknown): void => void unplaced.push(String(error))
    library = await openDirect({ folder, migrations: MIGRATIONS, seeds: REAL, log })
    const { sources, reports, highlights } = await send('samples.load', {})
    expect(unplaced).toEqual([])
    expect(sources).toBeGreaterThanOrEqual(5)
    expect(reports).toBeGreaterThan(sources)
    expect(highlights).toBeGreaterThan(3)
    expect(await send('library.check', {})).toMatchObject({ ok: true })
  },
)
