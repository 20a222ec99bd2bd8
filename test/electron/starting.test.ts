/** Starts and ends of the built app, under a double of Electron. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { openDirect } from '../../electron/hosts/direct.ts'
import { MIGRATIONS, SEEDS } from '../contract/fixture.ts'
import { app, seen } from './fake-electron.ts'
import { loadPreload } from './load-preload.ts'
import { newPlace, PRELOAD, startMain, startShown, type StartedMain } from './start-main.ts'

describe('starting and ending', () => {
  const own = newPlace()
  afterAll(() => own.remove())

  it('shows in its window why a library cannot be opened, and opens it when that has passed', async () => {
    const holder = await openDirect({ folder: own.folder, migrations: MIGRATIONS, seeds: SEEDS })
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const waiting = await startShown(own)
    const client = waiting.client()
    expect(await client.send('opening.state', {})).toMatchObject({
      code: 'library-locked',
      acts: ['again', 'reading', 'folder'],
    })
    await expect(client.send('themes.list', {})).rejects.toMatchObject({ code: 'library-locked' })
    await holder.close()
    await client.send('opening.act', { act: 'again' })
    expect(await client.send('opening.state', {})).toBeNull()
    expect(await client.send('themes.list', {})).toEqual([])
    quiet.mockRestore()
    await waiting.quit()
  })

  it('remembers where the window stood', async () => {
    const first = await startShown(own)
    first.window().bounds = { x: 100, y: 120, width: 1000, height: 700 }
    await first.quit()
    expect(JSON.parse(readFileSync(join(own.userData, 'window.json'), 'utf8'))).toMatchObject({
      x: 100,
      width: 1000,
    })
    const second = await startShown(own)
    expect(second.window().options).toMatchObject({ x: 100, y: 120, width: 1000, height: 700 })
    await second.quit()
  })

  it('opens its window where it can be reached: not beyond the screens, not out of a broken file, large if it was', async () => {
    const file = join(own.userData, 'window.json')
    const kept = { x: 5000, y: 120, width: 1000, height: 700, maximized: true }
    for (const [text, expected] of [
      [JSON.stringify(kept), { width: 1000, height: 700 }],
      [JSON.stringify({ ...kept, maximized: false, x: -900 }), { width: 1000, height: 700 }],
      ['{"x":1', { width: 1280, height: 800 }],
      [JSON.stringify({ ...kept, width: 1e9 }), { width: 1280, height: 800 }],
      [JSON.stringify({ ...kept, x: 10, y: 20 }), { x: 10, y: 20, width: 1000, height: 700 }],
    ] as const) {
      writeFileSync(file, text)
      const shown = await startShown(own)
      const { x, y, width, height } = shown.window().options
      expect({ x, y, width, height }, text).toEqual({ x: undefined, y: undefined, ...expected })
      expect(shown.window().isMaximized(), text).toBe(
        text.includes('"maximized":true') && expected.width === 1000,
      )
      await shown.quit()
      expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ width: expected.width })
    }
  })

  it('closes the library before it ends, so that the next start can open it', async () => {
    const first = await startShown(own)
    await first.client().send('themes.create', { name: '港口' })
    await first.quit()
    const second = await startShown(own)
    expect((await second.client().send('themes.list', {})).map(({ name }) => name)).toEqual(['港口'])
    await second.quit()
  })

  it('opens the link it was started with once its page listens, and asks the system for such links', async () => {
    const report = '0198c1de-0000-7000-8000-000000000003'
    const first = await startMain(own, {
      args: [`pressmark://report/${report}`],
      prepare: () => (seen.isPackaged = true),
    })
    const sent = () => JSON.stringify(first.window().webContents.sent)
    await first.until('the link is opened', () => seen.windows.length > 0 && sent().includes(report))
    expect(seen.schemes).toEqual(['pressmark'])
    // Nor is a start with the sandbox asked about.
    expect(seen.questions).toEqual([])
    await first.quit()
  })

  it('asks before it starts without its sandbox, which an AppImage does by itself, and in any other way does not', async () => {
    const without = (answer: number) => ({
      prepare: () =>
        Object.assign(seen, { isPackaged: true, switches: ['no-sandbox'], dialogAnswer: answer }),
    })
    const refused = await startMain(own, without(0))
    await refused.until('the app quits', () => seen.quits > 0)
    expect(seen.questions.map(({ type }) => type)).toEqual(['warning'])
    expect(seen.windows).toHaveLength(0)

    const wanted = await startShown(own, without(1))
    expect(seen.questions).toHaveLength(1)
    await wanted.quit()
  })

  describe('a link', () => {
    const link = (n: number): string => `pressmark://report/0198c1de-0000-7000-8000-00000000000${n}`
    const opened = (main: StartedMain): string[] =>
      main
        .window()
        .webContents.sent.flatMap(
          (frame) => (frame as { open?: { report: string } }).open?.report.slice(-1) ?? [],
        )

    it('that comes while the library is being opened is opened once it is, by an event (macOS) or another start', async () => {
      for (const [event, ...more] of [
        ['open-url', { preventDefault: () => undefined }, link(4)],
        ['second-instance', {}, ['pressmark', link(4)], own.folder],
      ] as const) {
        const early = await startMain(own)
        // No window yet: the library's thread has only begun.
        expect(seen.windows).toEqual([])
        app.emit(event, ...more)
        await early.until(`${event} is opened`, () => seen.windows.length > 0 && opened(early).length > 0)
        expect(opened(early), event).toEqual(['4'])
        await early.quit()
      }
    })

    it('brings the window forward, out of the dock too; one that asks for anything else does no more than that', async () => {
      const main = await startShown(own)
      main.window().isSmall = true
      const preventDefault = vi.fn()
      app.emit('open-url', { preventDefault }, `${link(5)}#0198c1de-0000-7000-8000-000000000009`)
      app.emit('second-instance', {}, ['pressmark', '--flag', link(6)], own.folder)
      expect(main.window().isMinimized()).toBe(false)
      expect(main.window().focusCount).toBe(2)
      for (const bad of [
        'pressmark://report/../settings',
        `${link(7)}?call=library.remove`,
        'https://example.org/',
        '',
      ]) {
        app.emit('open-url', { preventDefault }, bad)
        app.emit('second-instance', {}, ['pressmark', bad], own.folder)
      }
      expect(preventDefault).toHaveBeenCalledTimes(5)
      expect(opened(main)).toEqual(['5', '6'])
      await main.quit()
      // Nothing is left to be brought forward.
      app.emit('second-instance', {}, ['pressmark', link(8)], own.folder)
    })
  })

  it('leaves the field to a Pressmark that runs already', async () => {
    await startMain(own, { prepare: () => (seen.gotLock = false) })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(seen.windows).toHaveLength(0)
    expect(seen.quits).toBe(1)
  })

  it('--smoke asks the library through the page and says ok', async () => {
    const said: string[] = []
    const quiet = vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
    const smoke = await startMain(own, {
      args: ['--smoke'],
      prepare: () => {
        seen.runScript = (contents, code) => {
          const { host } = loadPreload(PRELOAD, contents)
          const document = { querySelector: () => ({}) }
          return runInContext(
            code,
            createContext({ window: { host }, document, setTimeout }),
          ) as Promise<unknown>
        }
      },
    })
    await smoke.until('the app ends', () => seen.quits > 0 || seen.exits.length > 0)
    quiet.mockRestore()
    expect(said).toEqual([expect.stringMatching(/^ok: the window and the library answer \(schema \d+\)$/)])
    expect(seen.exits).toEqual([])
    expect(smoke.window().isShown).toBe(false)
  })
})
