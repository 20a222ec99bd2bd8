/** The built main process and preload, under a double of Electron: what ships is what is tested. Here: the walls. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { app, session, seen } from './fake-electron.ts'
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
      spellcheck: false,
    })
    expect(main.window().options.webPreferences?.preload).toBe(PRELOAD)
  })

  it('has our icon, not that of Electron', () => {
    const png = readFileSync(main.window().options.icon as string)
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([256, 256])
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
    expect(request('clipboard-sanitized-write', 'app://bundle.evil/')).toBe(false)
    expect(request('clipboard-sanitized-write', 'app://bundle@evil/')).toBe(false)
    expect(session.defaultSession.mayUseDevice?.({} as never)).toBe(false)
  })

  it.each([
    ['app://bundle/content/export/1', true],
    ['blob:app://bundle/0a1b', true],
    ['https://example.org/x.exe', false],
    ['blob:app://bundle.evil/0a1b', false],
    ['app://bundle/content/../x', false],
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
    const page = await askScheme('app://bundle/')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(page.headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'")
    expect(page.headers.get('content-security-policy')).toContain(
      "; trusted-types pressmark-preview pressmark-pdf lexical 'allow-duplicates'",
    )
    for (const name of [
      "default-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ])
      expect(page.headers.get('content-security-policy')).toContain(name)
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    const html = await page.text()
    const scripts = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map((match) => match[1])
    expect(scripts.length).toBeGreaterThan(0)
    for (const path of scripts) expect((await askScheme(`app://bundle/${path}`)).status, path).toBe(200)
    expect(html, 'no inline script').not.toMatch(/<script(?![^>]*\bsrc=)/)
  })

  it.each([
    ['app://bundle/../package.json', 404],
    ['app://bundle/%2e%2e/%2e%2e/package.json', 404],
    ['app://bundle/..%2f..%2fpackage.json', 404],
    ['app://bundle/index.html', 404],
    ['app://other/', 404],
    ['app://BUNDLE/', 404],
    ['app://bundle:80/', 404],
    ['app://bundle.evil/', 404],
    ['app:bundle/', 404],
    ['app:///etc/passwd', 404],
    ['app://bundle/..\\..\\package.json', 404],
    ['app://bundle/assets/..%5c..%5c..%5cpackage.json', 404],
    ['app://bundle/%00', 404],
    ['app://bundle/assets/%00index.html', 404],
    ['app://bundle//etc/passwd', 404],
    ['app://bundle/%252e%252e/package.json', 404],
    ['app://bundle/assets', 404],
    ['app://bundle/content/../../package.json', 404],
    ['app://bundle/content/%2e%2e/%2e%2e/package.json', 404],
    ['app://bundle/content/original/..%2f..%2flibrary.db', 404],
  ])('serves nothing else: %s', async (url, status) => {
    expect((await askScheme(url)).status).toBe(status)
  })

  it('takes bytes in from our own page only', async () => {
    const put = (origin: string) =>
      askScheme('app://bundle/content/inbox?name=a.txt', { method: 'PUT', body: 'x', headers: { origin } })
    expect((await put('https://example.org')).status).toBe(403)
    const taken = await put('app://bundle')
    expect(taken.status).toBe(201)
    expect(taken.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect((await askScheme('app://bundle/', { method: 'POST', body: 'x' })).status).toBe(405)
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
