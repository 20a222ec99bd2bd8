/** Calls from the page to the library and back, in the built app under a double of Electron. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { FakeFrame } from './fake-electron.ts'
import { seen } from './fake-electron.ts'
import { loadPreload, type Bridge } from './load-preload.ts'
import { newPlace, PRELOAD, type StartedMain, startShown, askScheme } from './start-main.ts'

const place = newPlace()
let main: StartedMain
beforeAll(async () => {
  main = await startShown(place)
})
afterAll(async () => {
  await main.quit()
  place.remove()
})

describe('calls', () => {
  it('cross from the page to the library in its thread and back', async () => {
    const library = await main.client().send('library.describe', {})
    expect(library.path).toBe(place.folder)
    expect(library.readOnly).toBe(false)
  })

  it('brings in a file through a utility process that knows nothing of us', async () => {
    const taken = await askScheme('app://bundle/content/inbox?name=a.txt', {
      method: 'PUT',
      body: '渡口重开\n\n北岸渡口今晨恢复通航，首班船载客六十人。\n',
      headers: { origin: 'app://bundle' },
    })
    const { inbox } = (await taken.json()) as { inbox: string }
    const client = main.client()
    await client.send('import.start', { items: [{ inbox, name: 'a.txt' }] })
    await vi.waitFor(
      async () => {
        const [job] = await client.send('import.jobs', {})
        expect(job).toMatchObject({ state: 'done', refused: [], sources: [{ known: false }] })
      },
      { timeout: 10_000 },
    )
    expect(seen.utilities.at(-1)).toMatchObject({ env: {} })
  })

  it('may not name paths', async () => {
    await expect(
      main.client().send('import.start', { items: [{ path: '/etc/hostname' }] }),
    ).rejects.toMatchObject({ code: 'not-allowed' })
  })

  it('may not name a folder to watch; the system’s dialog does, and what it gives is watched', async () => {
    await expect(main.client().send('watch.add', { path: seen.root })).rejects.toMatchObject({
      code: 'not-allowed',
    })
    expect(await main.client().send('watch.choose', { subfolders: true, existing: false })).toBeNull()
    expect(seen.folderQuestions).toHaveLength(1)
    expect(await main.client().send('watch.list', {})).toEqual([])
    seen.chosenFolder = mkdtempSync(join(tmpdir(), 'pressmark-chosen-'))
    const named = { subfolders: false, existing: true, path: '/etc' }
    await main.client().send('watch.choose', named)
    expect(await main.client().send('watch.list', {})).toMatchObject([
      { path: realpathSync(seen.chosenFolder ?? ''), subfolders: false },
    ])
    expect(seen.folderQuestions[1]?.properties).toContain('openDirectory')
    rmSync(seen.chosenFolder, { recursive: true })
  })

  it.each<[string, () => FakeFrame | null]>([
    ['a frame inside the page', () => ({ origin: 'app://bundle' })],
    ['a page that is gone', () => null],
  ])('are not taken from %s', async (_name, frame) => {
    const { webContents } = main.window()
    const heard: unknown[] = []
    ;(loadPreload(PRELOAD, webContents).host as Bridge).onFrame((answer) => heard.push(answer))
    webContents.sendFrom(frame(), 'pressmark.frame', { id: 77, call: 'library.describe', args: {} })
    await main.client().send('library.describe', {})
    expect(heard.filter((answer) => (answer as { id: number }).id === 77)).toEqual([])
  })

  it('are not taken while the window shows another origin', async () => {
    const { webContents } = main.window()
    webContents.mainFrame.origin = 'https://example.org'
    const heard: unknown[] = []
    const host = loadPreload(PRELOAD, webContents).host as Bridge
    host.onFrame((answer) => heard.push(answer))
    host.post({ id: 78, call: 'library.describe', args: {} })
    await new Promise((resolve) => setTimeout(resolve, 100))
    webContents.mainFrame.origin = 'app://bundle'
    await main.client().send('library.describe', {})
    expect(heard.filter((answer) => (answer as { id: number }).id === 78)).toEqual([])
  })

  it('of a page before a reload are not answered to the page after it', async () => {
    const { webContents } = main.window()
    const before = loadPreload(PRELOAD, webContents).host as Bridge
    before.post({ id: 1, call: 'library.describe', args: {} })
    // The frame has reached main, the answer has not come back: the thread needs longer than one turn.
    await new Promise((resolve) => setImmediate(resolve))
    webContents.navigate('app://bundle/')
    const heard: unknown[] = []
    ;(loadPreload(PRELOAD, webContents).host as Bridge).onFrame((frame) => heard.push(frame))
    await new Promise((resolve) => setTimeout(resolve, 200))
    // What happens in the library meanwhile is told to every page.
    expect(heard.filter((frame) => (frame as { id?: number }).id === 1)).toEqual([])
    expect((await main.client().send('library.describe', {})).path).toBe(place.folder)
  })
})
