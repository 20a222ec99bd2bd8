/** The loopback host against bytes that no browser would send, and sockets that will not go. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { serveLoopback, type Loopback } from '../../../electron/hosts/loopback.ts'
import { serve, type Wire } from '../../../shared/rpc.ts'
import { openWindow, rawRequest, type OpenedWindow } from './raw-request.ts'
import { rawExchange, rawStatuses, type RawExchange } from './raw-socket.ts'

const folder = mkdtempSync(join(tmpdir(), 'pressmark-window-'))
let host: Loopback
let opened: OpenedWindow
let port: number
/** What reached the library: nothing of what is sent here may. */
const reached: string[] = []
const backend = {
  attach: (wire: Wire): void =>
    void serve(
      wire,
      (call) => Promise.resolve(reached.push(call)),
      () => undefined,
    ),
  async content(request: Request): Promise<Response> {
    reached.push(`${request.method} ${(await request.text()).slice(0, 20)}`)
    return new Response('content')
  },
}

beforeAll(async () => {
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html><head><meta name="pressmark-token" content="" /></head><body></body></html>',
  )
  host = await serveLoopback({ backend, rendererFolder: folder, log: () => undefined })
  port = Number(new URL(host.origin).port)
  opened = await openWindow(host.address())
})
afterAll(async () => {
  await host.close()
  rmSync(folder, { recursive: true })
})

const lines = (...all: string[]): string => `${all.join('\r\n')}\r\n\r\n`
const ours = (): string => `Host: 127.0.0.1:${port}`
const cookie = (): string => `Cookie: ${opened.cookie}`
/** A window's own write, but for what a test changes. */
const write = (...more: string[]): string[] => [
  `PUT /content/inbox?name=a.txt HTTP/1.1`,
  ours(),
  cookie(),
  `X-Pressmark-Token: ${opened.token}`,
  ...more,
]
const works = async (): Promise<boolean> =>
  (await rawRequest(host.origin, opened.path, { headers: { cookie: opened.cookie } })).status === 200

describe('a request line or host name no browser sends', () => {
  it.each<[string, () => string]>([
    ['a second Host', () => lines(`GET ${opened.path} HTTP/1.1`, ours(), 'Host: evil.example', cookie())],
    [
      'a second Host before ours',
      () => lines(`GET ${opened.path} HTTP/1.1`, 'Host: evil.example', ours(), cookie()),
    ],
    ['no Host', () => lines(`GET ${opened.path} HTTP/1.1`, cookie())],
    ['no Host, HTTP/1.0', () => lines(`GET ${opened.path} HTTP/1.0`, cookie())],
    ['an empty Host', () => lines(`GET ${opened.path} HTTP/1.1`, 'Host:', cookie())],
    [
      'a Host with a dot at its end',
      () => lines(`GET ${opened.path} HTTP/1.1`, `Host: 127.0.0.1.:${port}`, cookie()),
    ],
    ['a Host with a user', () => lines(`GET ${opened.path} HTTP/1.1`, `Host: x@127.0.0.1:${port}`, cookie())],
    [
      'a Host in another notation',
      () => lines(`GET ${opened.path} HTTP/1.1`, `Host: 0x7f.1:${port}`, cookie()),
    ],
    ['LOCALHOST', () => lines(`GET ${opened.path} HTTP/1.1`, `Host: LOCALHOST:${port}`, cookie())],
    ['a whole URL', () => lines(`GET ${host.origin}${opened.path} HTTP/1.1`, ours(), cookie())],
    [
      'a whole URL of another host',
      () => lines(`GET http://evil.example${opened.path} HTTP/1.1`, ours(), cookie()),
    ],
    ['two slashes', () => lines(`GET //evil.example${opened.path} HTTP/1.1`, ours(), cookie())],
    ['CONNECT', () => lines(`CONNECT 127.0.0.1:${port} HTTP/1.1`, ours())],
    ['HTTP/2 without asking', () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['an asterisk', () => lines('OPTIONS * HTTP/1.1', ours(), cookie())],
  ])('is refused: %s', async (_name, text) => {
    for (const status of await rawStatuses(port, text())) expect(status).toBeGreaterThanOrEqual(400)
    const { socket, seen } = rawExchange(port, text())
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(seen()).not.toContain(opened.token)
    socket.destroy()
  })

  it('is refused, and what stands behind it in the same connection is not answered', async () => {
    const page = lines(`GET ${opened.path} HTTP/1.1`, ours(), cookie())
    expect(await rawStatuses(port, page + page)).toEqual([200, 200])
    const foreign = lines(`GET ${opened.path} HTTP/1.1`, 'Host: evil.example', cookie())
    expect(await rawStatuses(port, foreign + page)).toEqual([421])
  })
})

describe('a body no browser sends', () => {
  it.each<[string, () => string]>([
    [
      'with a length and in pieces',
      () =>
        `${lines(...write(`Origin: ${host.origin}`, 'Content-Length: 4', 'Transfer-Encoding: chunked'))}0\r\n\r\n`,
    ],
    [
      'with two lengths',
      () => `${lines(...write(`Origin: ${host.origin}`, 'Content-Length: 4', 'Content-Length: 5'))}abcde`,
    ],
    [
      'in pieces of a wrong length',
      () =>
        `${lines(...write(`Origin: ${host.origin}`, 'Transfer-Encoding: chunked'))}zz\r\nabc\r\n0\r\n\r\n`,
    ],
    [
      'with a line that is folded',
      () => `${lines(...write(`Origin: ${host.origin}`, 'X-A: b', ' c', 'Content-Length: 4'))}abcd`,
    ],
    [
      'with a header of 20 kB',
      () => lines(...write(`Origin: ${host.origin}`, `X-A: ${'b'.repeat(20_000)}`, 'Content-Length: 0')),
    ],
    [
      'with two Origins',
      () =>
        `${lines(...write(`Origin: ${host.origin}`, 'Origin: http://evil.example', 'Content-Length: 4'))}abcd`,
    ],
    [
      'with two Sec-Fetch-Sites',
      () =>
        `${lines(...write(`Origin: ${host.origin}`, 'Sec-Fetch-Site: same-origin', 'Sec-Fetch-Site: cross-site', 'Content-Length: 4'))}abcd`,
    ],
    [
      'without an Origin, in pieces',
      () => `${lines(...write('Transfer-Encoding: chunked'))}4\r\nabcd\r\n0\r\n\r\n`,
    ],
    ['as a method in small letters', () => lines('put /content/inbox HTTP/1.1', ours(), 'Content-Length: 0')],
    [
      'with its method in a header',
      () =>
        lines(
          `POST /content/inbox?name=a.txt HTTP/1.1`,
          ours(),
          cookie(),
          'X-HTTP-Method-Override: PUT',
          `Origin: ${host.origin}`,
          'Content-Length: 0',
        ),
    ],
  ])('never reaches the library: %s', async (_name, text) => {
    const before = reached.length
    const statuses = await rawStatuses(port, text())
    expect(reached.slice(before).filter((one) => /^PUT (?!$)/.test(one))).toEqual([])
    for (const status of statuses) expect(status).toBeGreaterThanOrEqual(400)
    expect(await works()).toBe(true)
  })

  it('is let through where it is a window’s own: the same words, rightly', async () => {
    const text = `${lines(...write(`Origin: ${host.origin}`, 'Content-Length: 4'))}abcd`
    expect(await rawStatuses(port, text)).toEqual([200])
    expect(reached.at(-1)).toBe('PUT abcd')
  })
})

describe('sockets that will not go', () => {
  const upgrade = (...more: string[]): string =>
    lines('GET /wire HTTP/1.1', ours(), 'Connection: Upgrade', 'Upgrade: websocket', ...more)

  it('are ended after a refused upgrade, though the other end keeps its own side open', async () => {
    const refused = Array.from({ length: 150 }, () =>
      rawExchange(port, upgrade('Origin: http://evil.example')),
    )
    await vi.waitFor(() =>
      expect(refused.filter(({ seen }) => seen().includes('403')).length).toBeGreaterThan(100),
    )
    // More than the host takes at once: the window must get through after a moment.
    await vi.waitFor(async () => expect(await works()).toBe(true), { timeout: 5000, interval: 200 })
    for (const { socket } of refused) socket.destroy()
  }, 20_000)

  it('are ended where a request never comes to its end, in its head or in its body', async () => {
    const patience = { headers: 200, request: 400, idle: 200, checkedEvery: 50 }
    const short = await serveLoopback({ backend, rendererFolder: folder, log: () => undefined, patience })
    const at = Number(new URL(short.origin).port)
    const { token, cookie: secrets } = await openWindow(short.address())
    const before = reached.length
    const head = `PUT /content/inbox?name=a.txt HTTP/1.1\r\nHost: 127.0.0.1:${at}\r\nCookie: ${secrets}\r\nX-Pressmark-Token: ${token}\r\nOrigin: ${short.origin}\r\n`
    const slow = [
      rawExchange(at, ''),
      rawExchange(at, 'GET / HT'),
      rawExchange(at, head),
      rawExchange(at, `${head}Content-Length: 900\r\n\r\na`),
      rawExchange(at, `${head}Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n`),
    ]
    const drip = setInterval(
      () => slow.forEach(({ socket }, i) => i > 1 && socket.writable && socket.write('a')),
      50,
    )
    const ended = slow.map(
      ({ socket }) => new Promise((resolve) => socket.on('end', resolve).on('close', resolve)),
    )
    await Promise.all(ended)
    clearInterval(drip)
    for (const { socket } of slow) socket.destroy()
    expect(reached.slice(before)).toEqual([])
    await short.close()
  }, 20_000)

  it.each<[string, string[]]>([
    ['an old version', ['Sec-WebSocket-Version: 7', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==']],
    ['no version', ['Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==']],
    ['no key', ['Sec-WebSocket-Version: 13']],
    ['a key that is none', ['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: x']],
  ])('an upgrade is refused with %s', async (_name, more) => {
    const own = [
      `Origin: ${host.origin}`,
      cookie(),
      `Sec-WebSocket-Protocol: pressmark, token.${opened.token}`,
    ]
    const windows = host.windows()
    const [status] = await rawStatuses(port, upgrade(...own, ...more))
    expect(status).toBeGreaterThanOrEqual(400)
    expect(host.windows()).toBe(windows)
  })

  it('an upgrade to anything else is no wire', async () => {
    const text = lines(
      'GET /wire HTTP/1.1',
      ours(),
      'Connection: Upgrade',
      'Upgrade: h2c',
      cookie(),
      `Origin: ${host.origin}`,
      `Sec-WebSocket-Protocol: pressmark, token.${opened.token}`,
    )
    const windows = host.windows()
    for (const status of await rawStatuses(port, text)) expect(status).toBeGreaterThanOrEqual(400)
    expect(host.windows()).toBe(windows)
  })
})

describe('a wire that was opened rightly, and is misused', () => {
  const KEY = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='
  async function wire(...more: string[]): Promise<RawExchange> {
    const exchange = rawExchange(
      port,
      lines(
        'GET /wire HTTP/1.1',
        ours(),
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        KEY,
        cookie(),
        `Origin: ${host.origin}`,
        `Sec-WebSocket-Protocol: pressmark, token.${opened.token}`,
        ...more,
      ),
    )
    await vi.waitFor(() => expect(exchange.seen()).toContain('101 Switching Protocols'))
    return exchange
  }
  /** One frame. A mask of zeros leaves the bytes as they are. */
  function frame(head: number, bytes: Buffer, masked = true): Buffer {
    const length = Buffer.alloc(9)
    length[0] = 127 | (masked ? 0x80 : 0)
    length.writeBigUInt64BE(BigInt(bytes.length), 1)
    const short = Buffer.from([bytes.length | (masked ? 0x80 : 0)])
    return Buffer.concat([
      Buffer.from([head]),
      bytes.length < 126 ? short : length,
      Buffer.alloc(masked ? 4 : 0),
      bytes,
    ])
  }
  const call = Buffer.from(JSON.stringify({ id: 1, call: 'themes.list', args: {} }))
  const [TEXT, FIRST, MORE, PING, RSV] = [0x81, 0x01, 0x00, 0x89, 0xc1]

  it.each<[string, Buffer, number]>([
    ['a frame that is not masked', frame(TEXT, call, false), 1002],
    ['a frame said to be packed', frame(RSV, call), 1002],
    ['a ping that is too long', frame(PING, Buffer.alloc(200)), 1002],
    ['a ping in pieces', frame(0x09, Buffer.alloc(2)), 1002],
    ['the end of a text that has no beginning', frame(0x80, call), 1002],
    ['text that is not UTF-8', frame(TEXT, Buffer.from([0xff, 0xfe])), 1007],
    ['bytes that are no text', frame(0x82, call), 1007],
  ])('is closed on %s', async (_name, bytes, code) => {
    const before = reached.length
    const { socket, seen, closed } = await wire()
    const answer = seen().length
    socket.write(bytes)
    // A frame of closing, with its reason as a number.
    await vi.waitFor(() => {
      const told = Buffer.from(seen().slice(answer), 'latin1')
      expect([told[0], told.readUInt16BE(2)]).toEqual([0x88, code])
    })
    socket.destroy()
    await closed
    expect(reached).toHaveLength(before)
  })

  it('is never packed, so that nothing small can unpack to something great', async () => {
    const { socket, seen } = await wire(
      'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits',
    )
    expect(seen().toLowerCase()).not.toContain('sec-websocket-extensions')
    socket.destroy()
  })

  it('takes no more in pieces than in one', async () => {
    const { socket, seen, closed } = await wire()
    const answer = seen().length
    socket.write(frame(FIRST, Buffer.alloc(1_000_000, 0x20)))
    for (let i = 0; i < 40; i++) socket.write(frame(MORE, Buffer.alloc(1_000_000, 0x20)))
    await vi.waitFor(() => expect(Buffer.from(seen().slice(answer), 'latin1').readUInt16BE(2)).toBe(1009), {
      timeout: 5000,
    })
    socket.destroy()
    await closed
  })

  it('may ping as it likes, and other windows are answered meanwhile', async () => {
    const { socket } = await wire()
    for (let i = 0; i < 200; i++)
      socket.write(Buffer.concat(Array.from({ length: 500 }, () => frame(PING, Buffer.alloc(100)))))
    expect(await works()).toBe(true)
    socket.destroy()
  })

  it('counts as a window until its browser is gone, however that ended', async () => {
    await vi.waitFor(() => expect(host.windows()).toBe(0))
    const first = await wire()
    const second = await wire()
    expect(host.windows()).toBe(2)
    // A browser that is killed says nothing; the system closes its sockets.
    first.socket.resetAndDestroy()
    second.socket.destroy()
    await vi.waitFor(() => expect(host.windows()).toBe(0))
  })
})
