import { createReadStream } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { hosts } from '../../shared/i18n/hosts.ts'
import { languageOf, say } from '../../shared/i18n/say.ts'
import { goOnPage } from './go-on-page.ts'
import { checkCookie, checkSite } from './guard.ts'
import type { isOwnUser } from './same-user.ts'
import type { RendererFiles } from './renderer-files.ts'
import { COMMON_HEADERS, WORKER_POLICY, pagePolicy } from './security-headers.ts'
import type { Cookie, Session } from './session.ts'

/** What a page is answered out of. */
interface PageParts {
  session: Session
  files: RendererFiles
  isOwn: typeof isOwnUser
}

/** Answers whatever is not content: the address that opens the app, the page, and the files it loads. */
export async function answerPage(
  { session, files, isOwn }: PageParts,
  message: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  if (message.method === 'PUT') return tell(message, response, 405, 'notHere')
  if (url.pathname === '/open') return openWithTicket({ session, isOwn }, message, response, url)
  if (!url.pathname.startsWith(session.pagePath)) {
    return url.pathname === '/'
      ? tell(message, response, 403, 'needsTicket')
      : tell(message, response, 404, 'notHere')
  }
  if (checkCookie(message.headers, session.pageCookie.name, session.pageCookie.value)) {
    return tell(message, response, 403, 'needsTicket')
  }
  const path = url.pathname.slice(session.pagePath.length)
  if (path === '') {
    const html = files.page(session.token)
    response.writeHead(200, {
      ...COMMON_HEADERS,
      // Some browsers do not count ws: to the same host as 'self'.
      'content-security-policy': pagePolicy([`ws://${session.host}`]),
      'content-type': 'text/html; charset=utf-8',
      'content-length': Buffer.byteLength(html),
    })
    response.end(message.method === 'HEAD' ? undefined : html)
    return
  }
  const file = files.find(path)
  if (!file) return tell(message, response, 404, 'notHere')
  response.writeHead(200, {
    ...COMMON_HEADERS,
    'content-security-policy': WORKER_POLICY,
    'content-type': file.mediaType,
  })
  if (message.method === 'HEAD') return void response.end()
  await pipeline(createReadStream(file.path), response)
}

/** A ticket turns into cookies, and the address bar forgets it. */
function openWithTicket(
  { session, isOwn }: Pick<PageParts, 'session' | 'isOwn'>,
  message: IncomingMessage,
  response: ServerResponse,
  url: URL,
): void {
  // HEAD is what link previews send: it must not use the ticket up.
  if (message.method !== 'GET') return tell(message, response, 405, 'notHere')
  // Before the ticket is used up: somebody else's try must not cost the user's own.
  if (!isOwn(message.socket)) return tell(message, response, 403, 'needsTicket')
  if (!session.tickets.redeem(url.searchParams.get('ticket') ?? '')) {
    return tell(message, response, 403, 'ticketUsed')
  }
  const cookie = ({ name, value }: Cookie, path: string): string =>
    `${name}=${value}; Path=${path}; HttpOnly; SameSite=Strict`
  const headers = {
    ...COMMON_HEADERS,
    'set-cookie': [cookie(session.pageCookie, session.pagePath), cookie(session.callCookie, '/')],
  }
  // What began elsewhere (the file a browser is started with) stays from elsewhere through a redirect, and cookies of
  // SameSite=Strict stay behind: a page of ours goes on by itself. It has no script.
  if (checkSite(message.headers)) {
    response.writeHead(200, {
      ...headers,
      'content-security-policy': pagePolicy(),
      'content-type': 'text/html; charset=utf-8',
    })
    response.end(goOnPage(session.pagePath))
    return
  }
  response.writeHead(303, { ...headers, location: session.pagePath })
  response.end()
}

/** A sentence a person may see, in the first language of their browser. */
function tell(
  message: IncomingMessage,
  response: ServerResponse,
  status: number,
  key: 'needsTicket' | 'ticketUsed' | 'notHere',
): void {
  const language = languageOf(message.headers['accept-language']?.split(/[,;]/)[0] ?? 'en')
  response.writeHead(status, {
    ...COMMON_HEADERS,
    'content-security-policy': pagePolicy(),
    'content-type': 'text/plain; charset=utf-8',
    'content-language': language,
  })
  response.end(message.method === 'HEAD' ? undefined : `${say(hosts, language, key)}\n`)
}
