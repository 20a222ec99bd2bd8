/** What the built app does when its page or the library's thread dies, under a double of Electron. */
import type { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { seen } from './fake-electron.ts'
import { newPlace, type StartedMain, startShown } from './start-main.ts'

const place = newPlace()
let main: StartedMain
/** Threads of this process: the library's among them. */
const threads = new Set<Worker>()
const keep = (thread: Worker): void => void threads.add(thread)
const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined)

beforeAll(async () => {
  process.on('worker', keep)
  main = await startShown(place)
})
afterAll(async () => {
  process.off('worker', keep)
  await main.quit()
  place.remove()
  quiet.mockRestore()
})
beforeEach(() => {
  seen.questions.length = 0
  seen.dialogAnswer = 0
})

const noticed = (what: string): number =>
  main.window().webContents.sent.filter((frame) => (frame as { notice?: string } | null)?.notice === what)
    .length

describe('a page whose process dies', () => {
  it('is loaded anew and told why; the library is there as before, and knows of it', async () => {
    await main.client().send('themes.create', { name: '港口' })
    main.window().webContents.die('oom')
    await main.until('the page is told', () => noticed('revived') === 1)
    expect(main.window().webContents.mainFrame.origin).toBe('app://bundle')
    const client = main.client()
    expect((await client.send('themes.list', {})).map(({ name }) => name)).toEqual(['港口'])
    await vi.waitFor(async () =>
      expect((await client.send('log.diagnostics', {})).text).toMatch(/WindowGone.*oom/),
    )
    expect(seen.questions).toEqual([])
  })

  it('is left where it ended as it should', async () => {
    const before = noticed('revived')
    main.window().webContents.die('clean-exit')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(noticed('revived')).toBe(before)
    main.window().webContents.navigate('app://bundle/')
  })

  it('is asked about once it dies again and again', async () => {
    const { webContents } = main.window()
    webContents.die('crashed')
    await main.until('it is back', () => noticed('revived') === 2)
    expect(seen.questions).toEqual([])
    webContents.die('crashed')
    await main.until('it is back', () => noticed('revived') === 3)
    expect(seen.questions).toMatchObject([
      { message: '視窗一再出錯', buttons: ['重新開啟', '結束 Pressmark'] },
    ])
  })
})

describe('a page that does not answer', () => {
  it('is waited for, or ended and loaded anew, as the user wants', async () => {
    const before = noticed('revived')
    main.window().emit('unresponsive')
    await main.until('it is asked', () => seen.questions.length === 1)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(noticed('revived')).toBe(before)
    seen.dialogAnswer = 1
    main.window().emit('unresponsive')
    await main.until('it is back', () => noticed('revived') === before + 1)
  })

  it('takes the question back when it answers again, and asks once at a time', async () => {
    const before = noticed('revived')
    seen.dialogAnswer = null
    main.window().emit('unresponsive')
    main.window().emit('unresponsive')
    expect(seen.questions).toHaveLength(1)
    main.window().emit('responsive')
    expect(seen.questions[0]?.signal?.aborted).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 50))
    main.window().emit('unresponsive')
    expect(seen.questions).toHaveLength(2)
    main.window().emit('responsive')
    expect(noticed('revived')).toBe(before)
  })
})

describe('a library whose thread dies', () => {
  it('is started again; the window is told, and the menu goes on following it', async () => {
    const client = main.client()
    await client.send('library.describe', {})
    await Promise.all([...threads].map((thread) => thread.terminate()))
    await main.until('the window is told', () => noticed('restarted') === 1)
    const after = main.client()
    expect((await after.send('themes.list', {})).map(({ name }) => name)).toEqual(['港口'])
    expect(await after.send('library.checkState', {})).toMatchObject({ unclean: true })
    await after.send('settings.set', { key: 'language', value: 'en' })
    await main.until('the menu is English', () => seen.menus.at(-1)?.[0]?.label === 'File')
  })
})
