/** Starts and ends of the built app, under a double of Electron. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { openDirect } from '../../electron/hosts/direct.ts'
import { MIGRATIONS, SEEDS } from '../contract/fixture.ts'
import { seen } from './fake-electron.ts'
import { loadPreload } from './load-preload.ts'
import { newPlace, PRELOAD, startMain, startShown } from './start-main.ts'

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
