import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { connect as connectSocket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { serveLoopback, type Loopback } from '../../../electron/hosts/loopback.ts'
import { serve, type Wire } from '../../../shared/rpc.ts'
import { openWindow, rawRequest, type OpenedWindow } from './raw-request.ts'

const folder = mkdtempSync(join(tmpdir(), 'pressmark-window-'))
const outside = mkdtempSync(join(tmpdir(), 'pressmark-outside-'))
let host: Loopback
let opened: OpenedWindow
const wires: { wire: Wire; mayUsePaths: boolean }[] = []
const requests: { method: string; path: string; headers: Headers; body: string }[] = []

const backend = {
  attach(wire: Wire, options: { mayUsePaths: boolean }): void {
    wires.push({ wire, ...options })
    serve(wire, (call, args) => Promise.resolve({ call, args }), console.error)
  },
  async content(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url)
    const body = await request.text()
    requests.push({ method: request.method, path: pathname + search, headers: request.headers, body })
    return new Response(
      pathname.endsWith('/page.html') ? '<script>alert(1)</script>' : `got ${body.length}`,
      {
        headers: { 'content-type': 'text/html' },
      },
    )
  },
}

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html><head><meta name="pressmark-token" content="" /></head><body></body></html>',
  )
  writeFileSync(join(folder, 'assets', 'index.js'), 'export {}')
  writeFileSync(join(folder, 'assets', 'serif.woff2'), 'font')
  writeFileSync(join(folder, 'assets', 'notes.bak'), 'not for serving')
  writeFileSync(join(outside, 'secret.txt'), 'secret')
  symlinkSync(join(outside, 'secret.txt'), join(folder, 'assets', 'link.txt'))
  host = await serveLoopback({ backend, rendererFolder: folder })
  opened = await openWindow(host.address())
})

afterAll(async () => {
  await host.close()
  rmSync(folder, { recursive: true })
  rmSync(outside, { recursive: true })
})

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET', body?: string) =>
  rawRequest(host.origin, path, { headers, method, ...(body === undefined ? {} : { body }) })

/** The headers of a window of ours; `undefined` leaves one out. */
const own = (changes: Record<string, string | undefined> = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      cookie: opened.callCookie,
      'x-pressmark-token': opened.token,
      origin: host.origin,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/octet-stream',
      ...changes,
    }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )

const put = (changes?: Record<string, string | undefined>) =>
  ask('/content/inbox?name=a.txt', own(changes), 'PUT', 'bytes')

/** The status of a refused upgrade, or `open` with the chosen protocol. */
function upgrade(
  changes: Record<string, string | undefined> = {},
  options: { protocols?: string[]; path?: string } = {},
): Promise<number | WebSocket> {
  const headers = own({ 'x-pressmark-token': undefined, 'content-type': undefined, ...changes })
  const { origin, ...others } = headers
  const socket = new WebSocket(
    `${host.origin.replace('http', 'ws')}${options.path ?? '/wire'}`,
    options.protocols ?? ['pressmark', `token.${opened.token}`],
    { headers: others, ...(origin === undefined ? {} : { origin }) },
  )
  return new Promise((resolve) => {
    socket.on('open', () => resolve(socket))
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    socket.on('error', () => undefined)
  })
}

describe('opening the app', () => {
  it('turns a ticket into the page, with the token in it and the secret out of the address', async () => {
    expect(opened.html.status).toBe(200)
    expect(opened.token).toMatch(/^[\w-]{43}$/)
    expect(opened.path).not.toContain('ticket')
  })

  it('takes each ticket once', async () => {
    const { pathname, search } = new URL(host.address())
    expect((await ask(pathname + search)).status).toBe(303)
    const again = await ask(pathname + search, { 'accept-language': 'zh-TW,zh;q=0.9' })
    expect(again.status).toBe(403)
    expect(again.body).toContain('這個網址已經用過')
    expect(again.headers['set-cookie']).toBeUndefined()
  })

  it('lets a link preview ask with HEAD without using the ticket up', async () => {
    const { pathname, search } = new URL(host.address())
    expect((await ask(pathname + search, {}, 'HEAD')).status).toBe(405)
    expect((await ask(pathname + search)).status).toBe(303)
  })

  it('goes on by itself where a whole window comes from elsewhere, as from the file a browser is started with', async () => {
    const { pathname, search } = new URL(host.address())
    const navigation = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
    // A frame of another page's is no window, and costs the ticket nothing.
    expect((await ask(pathname + search, { ...navigation, 'sec-fetch-dest': 'iframe' })).status).toBe(403)
    const answer = await ask(pathname + search, { ...navigation, 'sec-fetch-dest': 'document' })
    expect(answer.status).toBe(200)
    expect(answer.headers['set-cookie']).toHaveLength(2)
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'")
    expect(answer.body).toMatch(/http-equiv="refresh" content="0; url=\/[\w-]{43}\/"/)
    expect(answer.body).not.toContain(opened.token)
    const guess = await ask(`/open?ticket=${'A'.repeat(43)}`, { ...navigation, 'sec-fetch-dest': 'document' })
    expect(guess.status).toBe(403)
    expect(guess.headers['set-cookie']).toBeUndefined()
    expect(
      (await ask(opened.path, { ...navigation, 'sec-fetch-dest': 'document', cookie: opened.cookie })).status,
    ).toBe(403)
  })

  it('takes no ticket from another user’s program, and keeps it good for its own', async () => {
    let isOwn = false
    const guarded = await serveLoopback({ backend, rendererFolder: folder, isOwnUser: () => isOwn })
    const address = guarded.address()
    const { pathname, search } = new URL(address)
    const taken = await rawRequest(guarded.origin, pathname + search)
    expect(taken.status).toBe(403)
    expect(taken.headers['set-cookie']).toBeUndefined()
    isOwn = true
    expect((await openWindow(address)).html.status).toBe(200)
    await guarded.close()
  })

  it('tells who opened an address that it was used, once it was', async () => {
    let used = 0
    const { pathname, search } = new URL(host.address(() => (used += 1)))
    await ask(pathname + search, {}, 'HEAD')
    expect(used).toBe(0)
    await ask(pathname + search)
    await ask(pathname + search)
    expect(used).toBe(1)
  })

  it('refuses a guessed ticket, an empty one and none', async () => {
    expect((await ask('/open?ticket=' + 'A'.repeat(43))).status).toBe(403)
    expect((await ask('/open?ticket=')).status).toBe(403)
    expect((await ask('/open')).status).toBe(403)
  })

  it('gives cookies that scripts cannot read and other sites do not send', async () => {
    const { pathname, search } = new URL(host.address())
    const lines = (await ask(pathname + search)).headers['set-cookie'] as string[]
    expect(lines).toHaveLength(2)
    for (const line of lines) expect(line).toMatch(/; HttpOnly; SameSite=Strict$/)
  })

  it('shows the page again with the cookie: a reload', async () => {
    expect((await ask(opened.path, { cookie: opened.cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(
      200,
    )
  })

  it('gives neither page nor token without the cookie, or with the one that other ports can see', async () => {
    for (const headers of [{}, { cookie: opened.callCookie }, { cookie: 'pressmark-page-1=x' }]) {
      const answer = await ask(opened.path, headers as Record<string, string>)
      expect(answer.status).toBe(403)
      expect(answer.body).not.toContain(opened.token)
    }
    expect((await ask('/', { cookie: opened.cookie })).status).toBe(403)
  })

  it('sends the page cookie only below the page’s own secret path', async () => {
    const { pathname, search } = new URL(host.address())
    const lines = (await ask(pathname + search)).headers['set-cookie'] as string[]
    const page = lines.find((line) => line.startsWith('pressmark-page'))
    expect(page).toContain(`Path=${opened.path};`)
    expect(opened.path).toMatch(/^\/[\w-]{43}\/$/)
  })
})

describe('the page', () => {
  it('is walled in by headers', () => {
    const { headers } = opened.html
    const port = new URL(host.origin).port
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; " +
        `connect-src 'self' ws://127.0.0.1:${port}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; ` +
        "require-trusted-types-for 'script'; trusted-types pressmark-preview pressmark-pdf lexical 'allow-duplicates'",
    )
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
  })

  it('loads its files with their media types', async () => {
    const { cookie } = opened
    expect((await ask(`${opened.path}assets/index.js`, { cookie })).headers['content-type']).toMatch(
      /^text\/javascript/,
    )
    expect((await ask(`${opened.path}assets/serif.woff2`, { cookie })).headers['content-type']).toBe(
      'font/woff2',
    )
    expect((await ask(`${opened.path}assets/index.js`)).status).toBe(403)
  })

  it.each([
    'assets/../../secret.txt',
    'assets/%2e%2e/%2e%2e/secret.txt',
    '..%2f..%2fetc%2fpasswd',
    'assets/..\\..\\secret.txt',
    'assets/link.txt',
    'assets/notes.bak',
    'assets',
    'index.html',
    '%00',
  ])('serves nothing at %s', async (path) => {
    const answer = await ask(opened.path + path, { cookie: opened.cookie })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.body).not.toContain('secret')
  })
})

describe('requests that are not ours', () => {
  it.each(['localhost', '127.0.0.1', 'evil.example', '127.0.0.1:1', '127.0.0.1.nip.io', '[::1]'])(
    'refuses the host name %s',
    async (name) => {
      const port = new URL(host.origin).port
      expect((await ask(opened.path, { cookie: opened.cookie, host: name })).status).toBe(421)
      if (name !== '127.0.0.1') {
        expect((await ask(opened.path, { cookie: opened.cookie, host: `${name}:${port}` })).status).toBe(421)
      }
    },
  )

  it.each(['cross-site', 'same-site'])('refuses a request from a %s page', async (site) => {
    expect((await ask(opened.path, { cookie: opened.cookie, 'sec-fetch-site': site })).status).toBe(403)
    const { pathname, search } = new URL(host.address())
    expect((await ask(pathname + search, { 'sec-fetch-site': site })).status).toBe(403)
    expect((await put({ 'sec-fetch-site': site })).status).toBe(403)
  })

  it.each(['POST', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])('refuses %s', async (method) => {
    const answer = await ask('/content/inbox', own(), method)
    expect(answer.status).toBe(405)
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it.each([undefined, 'null', 'http://evil.example', 'http://127.0.0.1:1', 'http://localhost'])(
    'refuses a write with the origin %s',
    async (origin) => {
      const before = requests.length
      expect((await put({ origin })).status).toBe(403)
      expect(requests).toHaveLength(before)
    },
  )

  it('refuses content without the token, with a wrong one, and without the cookie', async () => {
    expect((await put({ 'x-pressmark-token': undefined })).status).toBe(403)
    expect((await put({ 'x-pressmark-token': 'x' + opened.token.slice(1) })).status).toBe(403)
    expect((await put({ cookie: undefined })).status).toBe(403)
    expect((await ask('/content/original/1', { cookie: opened.callCookie })).status).toBe(403)
  })

  it('refuses forms', async () => {
    expect((await put({ 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(415)
    expect((await put({ 'content-type': 'Application/X-WWW-Form-Urlencoded' })).status).toBe(415)
  })

  it('refuses a write anywhere but under /content/', async () => {
    expect((await ask(opened.path, { ...own(), cookie: opened.cookie }, 'PUT', 'x')).status).toBe(405)
  })

  it('drops what is not HTTP', async () => {
    const text = await new Promise<string>((resolve) => {
      const socket = connectSocket(Number(new URL(host.origin).port), '127.0.0.1')
      let seen = ''
      socket.on('data', (chunk) => (seen += String(chunk)))
      socket.on('error', () => undefined)
      socket.on('close', () => resolve(seen))
      socket.end('EHLO mail\r\n\r\n')
    })
    expect(text).toBe('')
  })

  it('is not reachable on another address of the machine', async () => {
    const port = Number(new URL(host.origin).port)
    const refused = await new Promise<boolean>((resolve) => {
      const socket = connectSocket(port, '::1')
      socket.on('connect', () => resolve(false))
      socket.on('error', () => resolve(true))
    })
    expect(refused).toBe(true)
  })
})

describe('content', () => {
  it('reaches the backend whole, and the secrets do not', async () => {
    const answer = await put()
    expect(answer.body).toBe('got 5')
    const seen = requests.at(-1)!
    expect(seen).toMatchObject({ method: 'PUT', path: '/content/inbox?name=a.txt', body: 'bytes' })
    expect(seen.headers.get('cookie')).toBeNull()
    expect(seen.headers.get('x-pressmark-token')).toBeNull()
  })

  it('can never run as a page of ours, whatever it is', async () => {
    const answer = await ask('/content/original/page.html', own({ origin: undefined }))
    expect(answer.body).toContain('<script>')
    expect(answer.headers['content-security-policy']).toBe("default-src 'none'; sandbox")
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  })

  it('stops an upload that is too long', async () => {
    const size = 66 * 1024 * 1024
    const answer = await rawRequest(host.origin, '/content/inbox?name=b.txt', {
      method: 'PUT',
      headers: { ...own(), 'transfer-encoding': 'chunked' },
      body: Buffer.alloc(size),
    })
    expect(answer.status).toBe(413)
  })
})

describe('the wire', () => {
  it('carries calls, chooses our protocol and never says the token back', async () => {
    const socket = (await upgrade()) as WebSocket
    expect(socket.protocol).toBe('pressmark')
    expect(wires.at(-1)?.mayUsePaths).toBe(false)
    const reply = new Promise<string>((resolve) =>
      socket.on('message', (data: Buffer) => resolve(data.toString('utf8'))),
    )
    socket.send(JSON.stringify({ id: 7, call: 'library.describe', args: {} }))
    expect(JSON.parse(await reply)).toEqual({ id: 7, result: { call: 'library.describe', args: {} } })
    socket.close()
  })

  it.each<[string, Record<string, string | undefined>, number]>([
    ['without an origin', { origin: undefined }, 403],
    ['from another origin', { origin: 'http://127.0.0.1:1' }, 403],
    ['from a page of another site', { 'sec-fetch-site': 'same-site' }, 403],
    ['without the cookie', { cookie: undefined }, 403],
    ['under another host name', { host: 'evil.example' }, 421],
  ])('is refused %s', async (_name, changes, status) => {
    expect(await upgrade(changes)).toBe(status)
  })

  it('is refused with a wrong token, no token, no protocol of ours, or elsewhere', async () => {
    expect(await upgrade({}, { protocols: ['pressmark', 'token.wrong'] })).toBe(403)
    expect(await upgrade({}, { protocols: ['pressmark'] })).toBe(403)
    expect(await upgrade({}, { protocols: [`token.${opened.token}`] })).toBe(400)
    expect(await upgrade({}, { path: '/other' })).toBe(404)
  })

  it('closes on what is not JSON and goes on serving others', async () => {
    const bad = (await upgrade()) as WebSocket
    const code = new Promise<number>((resolve) => bad.on('close', resolve))
    bad.send('{')
    expect(await code).toBe(1007)
    const good = (await upgrade()) as WebSocket
    good.close()
  })

  it('closes on a frame longer than any note', async () => {
    const socket = (await upgrade()) as WebSocket
    const code = new Promise<number>((resolve) => socket.on('close', resolve))
    socket.send('"' + 'x'.repeat(33 * 1024 * 1024) + '"')
    expect(await code).toBe(1009)
  })
})

describe('closing', () => {
  it('ends open windows, and the port is free again', async () => {
    const second = await serveLoopback({ backend, rendererFolder: folder })
    const window = await openWindow(second.address())
    const socket = new WebSocket(
      `${second.origin.replace('http', 'ws')}/wire`,
      ['pressmark', `token.${window.token}`],
      {
        origin: second.origin,
        headers: { cookie: window.callCookie },
      },
    )
    await new Promise((resolve) => socket.on('open', resolve))
    expect(second.windows()).toBe(1)
    const code = new Promise<number>((resolve) => socket.on('close', resolve))
    await second.close()
    expect(await code).toBe(1001)
    const third = await serveLoopback({
      backend,
      rendererFolder: folder,
      port: Number(new URL(second.origin).port),
    })
    await third.close()
  })

  it('says so when there is no built window, and leaves no server behind', async () => {
    await expect(serveLoopback({ backend, rendererFolder: outside })).rejects.toThrow()
  })
})
