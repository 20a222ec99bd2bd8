/** The built main process and preload, under a double of Electron: what ships is what is tested. */
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openDirect } from '../../electron/hosts/direct.ts'
import { MENU } from '../../shared/commands.ts'
import { MIGRATIONS, SEEDS } from '../contract/fixture.ts'
import type { FakeFrame } from './fake-electron.ts'
import { app, session, seen } from './fake-electron.ts'
import { loadPreload, type Bridge } from './load-preload.ts'
import { newPlace, PRELOAD, startMain, type StartedMain } from './start-main.ts'

const place = newPlace()
let main: StartedMain
beforeAll(async () => {
  main = await startMain(place)
  await main.until('the window is shown', () => seen.windows[0]?.isShown === true)
})

const ask = async (url: string, init?: RequestInit): Promise<Response> => {
  const handler = seen.handlers.get('app')
  if (!handler) throw new Error('app:// is not handled')
  return handler(new Request(url, init))
}

describe('the window', () => {
  it('is one, sandboxed, isolated, without Node', () => {
    expect(seen.windows).toHaveLength(1)
    expect(main.window().options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
    })
    expect(main.window().options.webPreferences?.preload).toBe(PRELOAD)
  })

  it('switches on nothing that Electron advises against', () => {
    const preferences = main.window().options.webPreferences ?? {}
    expect(preferences).toMatchObject({ allowRunningInsecureContent: false, experimentalFeatures: false })
    for (const name of ['enableBlinkFeatures', 'disableBlinkFeatures', 'additionalArguments', 'partition'])
      expect(preferences, name).not.toHaveProperty(name)
  })

  it('goes nowhere: not by link, not by frame, not by redirect, not into a webview', () => {
    const { webContents } = main.window()
    for (const [name, event] of [
      ['will-navigate', { url: 'https://example.org/' }],
      ['will-navigate', { url: 'file:///etc/passwd' }],
      ['will-navigate', { url: 'app://bundle/assets/x.html' }],
      ['will-frame-navigate', { url: 'https://example.org/', isMainFrame: false }],
      ['will-redirect', { url: 'app://bundle/' }],
      ['will-attach-webview', {}],
    ] as const) {
      const preventDefault = vi.fn()
      webContents.emit(name, { ...event, preventDefault })
      expect(preventDefault, `${name} ${JSON.stringify(event)}`).toHaveBeenCalled()
    }
    const preventDefault = vi.fn()
    webContents.emit('will-navigate', { url: 'app://bundle/', preventDefault })
    expect(preventDefault, 'a reload').not.toHaveBeenCalled()
  })

  it('comes forward when Pressmark is started again', async () => {
    const before = main.window().focusCount
    app.emit('second-instance', {}, ['pressmark'])
    expect(main.window().focusCount).toBe(before + 1)
  })
})

describe('links out of the app', () => {
  beforeEach(() => {
    seen.questions.length = 0
    seen.opened.length = 0
  })
  const open = async (url: string, answer: number): Promise<void> => {
    seen.dialogAnswer = answer
    const verdict = main.window().webContents.openHandler?.({ url } as never)
    expect(verdict).toEqual({ action: 'deny' })
    await new Promise((resolve) => setImmediate(resolve))
  }

  it('are opened outside only after a question that shows the whole address', async () => {
    await open('https://example.org/a?b=c', 0)
    expect(seen.questions[0]?.detail).toBe('https://example.org/a?b=c')
    expect(seen.questions[0]?.message).toBe('要用瀏覽器開啟這個連結嗎？')
    expect(seen.opened).toEqual([])
    await open('mailto:desk@example.org', 1)
    expect(seen.opened).toEqual(['mailto:desk@example.org'])
  })

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://host/share',
    'ms-settings:',
    'app://bundle/',
    'x',
  ])('are not even asked about for %s', async (url) => {
    await open(url, 1)
    expect(seen.questions).toEqual([])
    expect(seen.opened).toEqual([])
  })
})

describe('permissions', () => {
  const request = (permission: string, requestingUrl: string): boolean => {
    let answer = true
    session.defaultSession.mayAsk?.(null as never, permission as never, (granted) => (answer = granted), {
      requestingUrl,
    } as never)
    return answer
  }

  it('are refused, but for copying text out of our own window', () => {
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'fullscreen',
      'openExternal',
      'clipboard-read',
    ]) {
      expect(request(permission, 'app://bundle/'), permission).toBe(false)
      expect(session.defaultSession.mayCheck?.(null, permission as never, 'app://bundle', {} as never)).toBe(
        false,
      )
    }
    expect(request('clipboard-sanitized-write', 'app://bundle/')).toBe(true)
    expect(request('clipboard-sanitized-write', 'https://example.org/')).toBe(false)
    expect(session.defaultSession.mayUseDevice?.({} as never)).toBe(false)
  })

  it.each([
    ['app://bundle/content/export/1', true],
    ['blob:app://bundle/0a1b', true],
    ['https://example.org/x.exe', false],
    ['data:text/html,x', false],
    ['app://other/content/export/1', false],
  ])('a download of %s is allowed: %s', (url, allowed) => {
    const preventDefault = vi.fn()
    session.defaultSession.emit('will-download', { preventDefault }, { getURL: () => url })
    expect(preventDefault.mock.calls.length === 0).toBe(allowed)
  })
})

describe('app://', () => {
  it('is a real, secure origin', () => {
    expect(seen.privileges).toHaveLength(1)
    expect(seen.privileges[0]).toMatchObject({ scheme: 'app', privileges: { standard: true, secure: true } })
    expect(seen.privileges[0]?.privileges).not.toHaveProperty('bypassCSP')
    expect(seen.privileges[0]?.privileges).not.toHaveProperty('allowServiceWorkers')
  })

  it('serves the page with its walls, and what the page asks for', async () => {
    const page = await ask('app://bundle/')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(page.headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'")
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    const html = await page.text()
    const scripts = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map((match) => match[1])
    expect(scripts.length).toBeGreaterThan(0)
    for (const path of scripts) expect((await ask(`app://bundle/${path}`)).status, path).toBe(200)
    expect(html, 'no inline script').not.toMatch(/<script(?![^>]*\bsrc=)/)
  })

  it.each([
    ['app://bundle/../package.json', 404],
    ['app://bundle/%2e%2e/%2e%2e/package.json', 404],
    ['app://bundle/..%2f..%2fpackage.json', 404],
    ['app://bundle/index.html', 404],
    ['app://other/', 404],
  ])('serves nothing else: %s', async (url, status) => {
    expect((await ask(url)).status).toBe(status)
  })

  it('takes bytes in from our own page only', async () => {
    const put = (origin: string) =>
      ask('app://bundle/content/inbox?name=a.txt', { method: 'PUT', body: 'x', headers: { origin } })
    expect((await put('https://example.org')).status).toBe(403)
    const taken = await put('app://bundle')
    expect(taken.status).toBe(201)
    expect(taken.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect((await ask('app://bundle/', { method: 'POST', body: 'x' })).status).toBe(405)
  })
})

describe('the preload', () => {
  it('is one CommonJS file that gives the page two functions and no promise', () => {
    const exposed = loadPreload(PRELOAD, main.window().webContents)
    expect(Object.keys(exposed)).toEqual(['host'])
    const host = exposed.host as Bridge
    expect(Object.keys(host)).toEqual(['post', 'onFrame'])
    expect(host.post({ id: 0 })).toBeUndefined()
    expect(host.onFrame(() => undefined)).toBeUndefined()
  })
})

describe('calls', () => {
  it('cross from the page to the library in its thread and back', async () => {
    const library = await main.client().send('library.describe', {})
    expect(library.path).toBe(place.folder)
    expect(library.readOnly).toBe(false)
  })

  it('brings in a file through a utility process that knows nothing of us', async () => {
    const taken = await ask('app://bundle/content/inbox?name=a.txt', {
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
    expect(heard).toEqual([])
    expect((await main.client().send('library.describe', {})).path).toBe(place.folder)
  })
})

describe('a link of ours', () => {
  const report = '0198c1de-0000-7000-8000-000000000001'
  const highlight = '0198c1de-0000-7000-8000-000000000002'
  const opened = (): unknown[] =>
    main.window().webContents.sent.filter((frame) => typeof frame === 'object' && 'open' in frame!)

  it('that another start was given is opened in the window that is there', () => {
    app.emit('second-instance', {}, ['pressmark', '--flag', `pressmark://report/${report}#${highlight}`])
    expect(opened().at(-1)).toEqual({ open: { report, highlight } })
  })

  it('that the system hands over (macOS) is opened, and anything else is not', () => {
    const preventDefault = vi.fn()
    app.emit('open-url', { preventDefault }, `pressmark://report/${report}`)
    expect(preventDefault).toHaveBeenCalled()
    expect(opened().at(-1)).toEqual({ open: { report, highlight: null } })
    const before = opened().length
    for (const url of [
      'pressmark://settings/x',
      'https://example.org/',
      `pressmark://report/${report}?run=1`,
    ])
      app.emit('open-url', { preventDefault }, url)
    expect(opened()).toHaveLength(before)
  })

  it('is asked for by the installed app only', async () => {
    // What was sent above has arrived before the next test listens.
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(seen.schemes).toEqual([])
  })
})

describe('the menu', () => {
  const items = () =>
    seen.menus.at(-1)!.flatMap((menu) => menu.submenu as Electron.MenuItemConstructorOptions[])

  it('holds every command of the table, in the language of the system', () => {
    const labels = items().flatMap(({ id, label }) => (id ? [[id, label]] : []))
    expect(labels.map(([id]) => id)).toEqual(MENU.map(({ id }) => id))
    for (const [id, label] of labels) expect(label, String(id)).not.toMatch(/^[\w:]*$/)
    expect(seen.menus.at(-1)?.[0]?.label).toBe('檔案')
  })

  it('runs a command in the window', async () => {
    const heard: unknown[] = []
    ;(loadPreload(PRELOAD, main.window().webContents).host as Bridge).onFrame((frame) => heard.push(frame))
    const item = items().find(({ id }) => id === 'view.themes')
    item?.click?.(null as never, undefined, null as never)
    await main.until('the command arrives', () => heard.length > 0)
    expect(heard).toEqual([{ command: 'view.themes' }])
  })

  it('shows keys without taking them from the window', () => {
    const item = items().find(({ id }) => id === 'library.import')
    expect(item).toMatchObject({ accelerator: 'CmdOrCtrl+O', registerAccelerator: false })
  })

  it('follows the language chosen in the window', async () => {
    await main.client().send('settings.set', { key: 'language', value: 'en' })
    await main.until('the menu is English', () => seen.menus.at(-1)?.[0]?.label === 'File')
  })
})

describe('starting and ending', () => {
  const own = newPlace()
  beforeAll(async () => {
    await main.quit()
    place.remove()
  })
  afterAll(() => own.remove())

  it('shows in its window why a library cannot be opened, and opens it when that has passed', async () => {
    const holder = await openDirect({ folder: own.folder, migrations: MIGRATIONS, seeds: SEEDS })
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const waiting = await startMain(own)
    await waiting.until('the window is shown', () => seen.windows[0]?.isShown === true)
    const client = waiting.client()
    expect(await client.send('opening.state', {})).toMatchObject({
      code: 'library-locked',
      acts: ['again', 'folder'],
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
    const first = await startMain(own)
    await first.until('the window is shown', () => seen.windows[0]?.isShown === true)
    first.window().bounds = { x: 100, y: 120, width: 1000, height: 700 }
    await first.quit()
    expect(JSON.parse(readFileSync(join(own.userData, 'window.json'), 'utf8'))).toMatchObject({
      x: 100,
      width: 1000,
    })
    const second = await startMain(own)
    await second.until('the window is shown', () => seen.windows[0]?.isShown === true)
    expect(second.window().options).toMatchObject({ x: 100, y: 120, width: 1000, height: 700 })
    await second.quit()
  })

  it('closes the library before it ends, so that the next start can open it', async () => {
    const first = await startMain(own)
    await first.until('the window is shown', () => seen.windows[0]?.isShown === true)
    await first.client().send('themes.create', { name: '港口' })
    await first.quit()
    const second = await startMain(own)
    await second.until('the window is shown', () => seen.windows[0]?.isShown === true)
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
    await first.quit()
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
