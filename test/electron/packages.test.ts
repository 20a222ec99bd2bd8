/** Packages that the system has the built app open, under a double of Electron: shown and asked about, never taken by themselves. */
import { copyFileSync, linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openDirect } from '../../electron/hosts/direct.ts'
import { MIGRATIONS, SEEDS } from '../contract/fixture.ts'
import { app, seen } from './fake-electron.ts'
import { newPlace, type StartedMain, startShown } from './start-main.ts'

const outside = mkdtempSync(join(tmpdir(), 'pressmark-handed-'))
const pack = join(outside, '東岸.pressmark')
const early = join(outside, 'early.pressmark')
const place = newPlace()
let main: StartedMain

beforeAll(async () => {
  const other = await openDirect({ folder: join(outside, 'other'), migrations: MIGRATIONS, seeds: SEEDS })
  await other.client.send('themes.create', { name: '港口' })
  await other.client.send('package.write', { scope: { kind: 'all' }, path: pack })
  await other.close()
  copyFileSync(pack, early)
  main = await startShown(place, { args: [early] })
})
afterAll(async () => {
  await main.quit()
  place.remove()
  rmSync(outside, { recursive: true })
})

const handed = () => main.client().send('package.handed', {})
const names = async (): Promise<string[]> => (await handed()).map(({ name }) => name)
async function letAllGo(): Promise<void> {
  for (const { id } of await handed()) await main.client().send('package.letGo', { id })
}
/** Long enough for what must not happen: the same way has been gone once before. */
async function afterAnother(): Promise<void> {
  app.emit('open-file', { preventDefault: () => undefined }, early)
  await vi.waitFor(async () => expect(await names()).toContain(basename(early)))
}

describe('a package that the system has us open', () => {
  it('waits for an answer where it was an argument of the start, and is in the list of what was opened last', async () => {
    await vi.waitFor(async () => expect(await names()).toEqual(['early.pressmark']))
    expect(seen.recent).toEqual([early])
    await letAllGo()
  })

  it('comes by an event (macOS) or by the arguments of another start, a relative one too, and is never taken by itself', async () => {
    const preventDefault = vi.fn()
    const before = main.window().focusCount
    app.emit('open-file', { preventDefault }, pack)
    expect(preventDefault).toHaveBeenCalled()
    expect(main.window().focusCount).toBe(before + 1)
    await vi.waitFor(async () => expect(await names()).toEqual(['東岸.pressmark']))
    app.emit('second-instance', {}, ['pressmark', '--flag', 'early.pressmark'], outside)
    await vi.waitFor(async () => expect(await names()).toEqual(['東岸.pressmark', 'early.pressmark']))
    expect(await main.client().send('themes.list', {})).toEqual([])

    const [first] = await handed()
    const client = main.client()
    const contents = await client.send('package.inspect', { file: { inbox: first?.id ?? '' } })
    expect(contents).toMatchObject({ isOwn: false, counts: { theme: 1 } })
    await client.send('package.import', { file: { inbox: first?.id ?? '' }, revive: false })
    expect((await client.send('themes.list', {})).map(({ name }) => name)).toEqual(['港口'])
    await letAllGo()
    expect(await names()).toEqual([])
  })

  it('is looked at as it was then, whatever becomes of the file', async () => {
    const moving = join(outside, 'moving.pressmark')
    copyFileSync(pack, moving)
    app.emit('open-file', { preventDefault: () => undefined }, moving)
    await vi.waitFor(async () => expect(await names()).toEqual(['moving.pressmark']))
    rmSync(moving)
    const [one] = await handed()
    const contents = await main.client().send('package.inspect', { file: { inbox: one?.id ?? '' } })
    expect(contents.counts).toMatchObject({ theme: 1 })
    await letAllGo()
  })

  it('is refused in words where it is a folder, or gone', async () => {
    mkdirSync(join(outside, 'folder.pressmark'))
    seen.recent = []
    for (const name of ['folder.pressmark', 'gone.pressmark'])
      app.emit('open-file', { preventDefault: () => undefined }, join(outside, name))
    await vi.waitFor(async () => expect(await names()).toHaveLength(2))
    expect((await handed()).map(({ refused }) => refused?.code)).toEqual(['file-not-regular', 'file-missing'])
    expect(seen.recent).toEqual([])
    await letAllGo()
  })

  it('is not opened by what a page can cause: a link, with whatever else stands beside it', async () => {
    const link = 'pressmark://report/0198c1de-0000-7000-8000-000000000001'
    app.emit('second-instance', {}, ['pressmark', link, pack], outside)
    app.emit('second-instance', {}, ['pressmark', `PRESSMARK://x" "${pack}`, pack], outside)
    writeFileSync(join(outside, 'notes.txt'), 'x')
    linkSync(pack, join(outside, 'hidden.bin'))
    for (const name of ['notes.txt', 'hidden.bin'])
      app.emit('open-file', { preventDefault: () => undefined }, join(outside, name))
    await afterAnother()
    expect(await names()).toEqual(['early.pressmark'])
    await letAllGo()
  })

  it('may not be named by the window', async () => {
    await expect(main.client().send('package.hand', { path: pack })).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })
})

describe('a package that comes while the library cannot be opened', () => {
  const own = newPlace()
  afterAll(() => own.remove())

  it('waits for it', async () => {
    await main.quit()
    const holder = await openDirect({ folder: own.folder, migrations: MIGRATIONS, seeds: SEEDS })
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    main = await startShown(own, { args: [pack] })
    const client = main.client()
    expect(await client.send('opening.state', {})).toMatchObject({ code: 'library-locked' })
    await holder.close()
    await client.send('opening.act', { act: 'again' })
    await vi.waitFor(async () => expect(await names()).toEqual(['東岸.pressmark']))
    quiet.mockRestore()
  })
})
