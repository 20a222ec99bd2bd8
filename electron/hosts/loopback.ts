/**
 * The same app without Electron: the built window, `/content` and a WebSocket on 127.0.0.1.
 *
 * Secrets (256 bits each, new at every start):
 *   ticket      in the address that opens the app; works once, gives the two cookies
 *   page path   the window lives under `/<secret>/`, and the page cookie has that path
 *   page cookie without it no page, hence no token
 *   call cookie and token: both are needed on `/content` and `/wire`
 * Browsers send cookies to every port of 127.0.0.1, so another local server that the user visits would learn
 * a cookie of path `/`. It cannot learn the page cookie without knowing the path, so it never gets the token.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { maxFileBytes } from '../../shared/model/import.ts'
import type { Backend } from '../backend/backend.ts'
import { answerContent } from './answer-content.ts'
import { answerPage } from './answer-page.ts'
import {
  checkContentType,
  checkCookie,
  checkHost,
  checkOrigin,
  checkSite,
  checkToken,
  firstRefusal,
  type Refusal,
} from './guard.ts'
import { listRendererFiles } from './renderer-files.ts'
import { isOwnUser } from './same-user.ts'
import { COMMON_HEADERS } from './security-headers.ts'
import { newSession, type Session } from './session.ts'
import { LONGEST_FRAME, socketWire } from './socket-wire.ts'

export interface LoopbackOptions {
  backend: Pick<Backend, 'attach' | 'content'>
  /** The built window: `out/renderer`. */
  rendererFolder: string
  /** A free one is chosen if not given. */
  port?: number | undefined
  /** Where what users are not shown goes; standard error if not given. */
  log?: ((error: unknown) => void) | undefined
  /** Whether the other end of a connection is this user's; asked before a ticket is taken. */
  isOwnUser?: typeof isOwnUser | undefined
  /** Shorter ones for tests. */
  patience?: typeof PATIENCE | undefined
}

export interface Loopback {
  /** `http://127.0.0.1:<port>` */
  origin: string
  /** A fresh address that opens the app once. Only for the person who runs the server. @param used hears that it did */
  address(used?: () => void): string
  /** Windows that are connected now. */
  windows(): number
  close(): Promise<void>
}

/** What a body may have beyond the file's own limit, so that the backend's refusal, in words, comes first. */
const SPARE = 1024 * 1024

/**
 * In milliseconds. A local browser is fast; whoever dawdles only holds a socket. 64 MiB of upload take well under two
 * minutes. Longer than Chromium keeps a spare or idle connection (60 s): where the server closes one first, a request
 * sent at that moment (a font, a late chunk) is lost as ERR_EMPTY_RESPONSE. Seen once in three long runs at 5 s.
 */
const PATIENCE = { headers: 75_000, request: 120_000, idle: 75_000, checkedEvery: 10_000 }

const METHODS = ['GET', 'HEAD', 'PUT']

/** Serves the app. @throws where `rendererFolder` holds no built window, or the port is taken. */
export async function serveLoopback(options: LoopbackOptions): Promise<Loopback> {
  const log = options.log ?? ((error: unknown) => console.error(error))
  const files = listRendererFiles(options.rendererFolder)
  const patience = options.patience ?? PATIENCE
  const server = createServer({
    maxHeaderSize: 16 * 1024,
    connectionsCheckingInterval: patience.checkedEvery,
  })
  server.headersTimeout = patience.headers
  server.requestTimeout = patience.request
  server.keepAliveTimeout = patience.idle
  server.maxHeadersCount = 64
  server.maxConnections = 128
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
  const { port } = server.address() as AddressInfo
  const session = newSession(port)
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LONGEST_FRAME,
    perMessageDeflate: false,
    handleProtocols: () => 'pressmark',
  })

  server.on('request', (message, response) => {
    answer(message, response).catch((error: unknown) => {
      // The other end went away, or a body broke off: nothing to tell anyone any more.
      if (!response.writableEnded) response.destroy()
      if (!message.destroyed) log(error)
    })
  })
  server.on('upgrade', (message, socket: Duplex, head) => {
    const refusal = checkUpgrade(message, session)
    if (refusal) return refuseUpgrade(socket, refusal)
    sockets.handleUpgrade(message, socket, head, (opened) => {
      // A frame too long or malformed: ws closes the socket itself, and the window reconnects.
      opened.on('error', () => undefined)
      options.backend.attach(socketWire(opened), { mayUsePaths: false, mayNameFolders: true })
    })
  })
  // Broken HTTP gets no courtesy; the default answer would miss our headers.
  server.on('clientError', (_error, socket) => socket.destroy())

  async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = firstRefusal(
      () => checkHost(message.headersDistinct, session.host),
      () => (METHODS.includes(message.method ?? '') ? null : { status: 405, reason: 'no such method here' }),
      () => (opensWindow(message) ? null : checkSite(message.headers)),
      () => checkOrigin(message.headers, session.origin, message.method === 'PUT'),
      () => checkContentType(message.headers),
    )
    if (refusal) return refuse(response, refusal)
    const url = parseUrl(message.url, session.origin)
    if (!url) return refuse(response, { status: 400, reason: 'no such address' })
    if (url.pathname.startsWith('/content/')) {
      const denied = firstRefusal(
        () => checkCookie(message.headers, session.callCookie.name, session.callCookie.value),
        () => checkToken(header(message, 'x-pressmark-token'), session.token),
      )
      if (denied) return refuse(response, denied)
      const most = maxFileBytes(url.searchParams.get('name') ?? '') + SPARE
      return answerContent(options.backend, message, response, url, most)
    }
    return answerPage({ session, files, isOwn: options.isOwnUser ?? isOwnUser }, message, response, url)
  }

  return {
    origin: session.origin,
    address: (used) => `${session.origin}/open?ticket=${session.tickets.mint(used)}`,
    windows: () => sockets.clients.size,
    async close() {
      for (const socket of sockets.clients) socket.close(1001, 'Pressmark was closed')
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      // A browser tab that does not answer the closing handshake must not hold the library open.
      setTimeout(() => sockets.clients.forEach((socket) => socket.terminate()), 500).unref()
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), 1000).unref()
      await closed
    },
  }
}

/** Everything a wire needs, in the same order as a request. */
function checkUpgrade(message: IncomingMessage, session: Session): Refusal | null {
  const { headers } = message
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
  return firstRefusal(
    () => checkHost(message.headersDistinct, session.host),
    () => (message.url === '/wire' ? null : { status: 404, reason: 'no wire here' }),
    () => checkSite(headers),
    () => checkOrigin(headers, session.origin, true),
    () => checkCookie(headers, session.callCookie.name, session.callCookie.value),
    () => (offered.includes('pressmark') ? null : { status: 400, reason: 'not a Pressmark window' }),
    () =>
      checkToken(offered.find((name) => name.startsWith('token.'))?.slice('token.'.length), session.token),
  )
}

function refuseUpgrade(socket: Duplex, { status, reason }: Refusal): void {
  socket.on('error', () => undefined)
  // The server knows this socket no more: one whose other end stays would stand for ever, take the place of a window
  // (128 are all) and hold up the end of the host.
  socket.once('finish', () => socket.destroy())
  socket.end(
    `HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: ${reason.length}\r\n\r\n${reason}`,
  )
}

function refuse(response: ServerResponse, { status, reason }: Refusal): void {
  response.writeHead(status, {
    ...COMMON_HEADERS,
    'content-type': 'text/plain; charset=utf-8',
    // Whoever is refused while still sending is cut off after the answer.
    connection: 'close',
  })
  response.end(`${reason}\n`)
}

const header = (message: IncomingMessage, name: string): string | undefined => {
  const value = message.headers[name]
  return Array.isArray(value) ? value[0] : value
}

/**
 * A whole window on its way to the address with the ticket may come from anywhere: from the file a browser is started
 * with, from a terminal that is itself a web page. The ticket decides, and no other page can read the answer.
 */
const opensWindow = ({ url, headers }: IncomingMessage): boolean =>
  url?.startsWith('/open?') === true &&
  headers['sec-fetch-mode'] === 'navigate' &&
  headers['sec-fetch-dest'] === 'document'

/** Only paths: a request line with a whole URL, or one that is none, is no request of a browser page. */
const parseUrl = (path: string | undefined, origin: string): URL | null =>
  path?.startsWith('/') && !path.startsWith('//') ? URL.parse(path, origin) : null
