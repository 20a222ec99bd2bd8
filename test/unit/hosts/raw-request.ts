/** Requests as an attacker sends them: every header by hand, nothing added, no redirects followed. */
import { request } from 'node:http'

export interface RawAnswer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

export interface RawOptions {
  method?: string
  headers?: Record<string, string>
  body?: string | Uint8Array
}

export function rawRequest(origin: string, path: string, options: RawOptions = {}): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const sent = request(
      { hostname, port, path, method: options.method ?? 'GET', headers: options.headers ?? {}, agent: false },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(options.body)
  })
}

/** What a real window holds after opening an address: its cookies, its path and its token. */
export interface OpenedWindow {
  cookie: string
  callCookie: string
  path: string
  token: string
  html: RawAnswer
}

/** Opens an address as a browser does: ticket, redirect, page. */
export async function openWindow(address: string): Promise<OpenedWindow> {
  const url = new URL(address)
  const opened = await rawRequest(url.origin, url.pathname + url.search)
  if (opened.status !== 303) throw new Error(`the ticket was refused: ${opened.status} ${opened.body}`)
  const cookies = (opened.headers['set-cookie'] as string[]).map((line) => line.split(';')[0]!)
  const cookie = cookies.join('; ')
  const path = opened.headers.location as string
  const html = await rawRequest(url.origin, path, { headers: { cookie } })
  const token = /<meta name="pressmark-token" content="([^"]*)"/.exec(html.body)?.[1] ?? ''
  const callCookie = cookies.find((pair) => pair.startsWith('pressmark-call'))!
  return { cookie, callCookie, path, token, html }
}
