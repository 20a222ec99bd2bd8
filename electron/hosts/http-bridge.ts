/** Node's HTTP messages as web `Request` and `Response`, which is what the backend speaks. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A body longer than its limit; the host answers 413. */
export class BodyTooLarge extends Error {}

/** `limit` in bytes; the stream fails with `BodyTooLarge` as soon as it is passed, whatever Content-Length said. */
async function* limited(message: IncomingMessage, limit: number): AsyncGenerator<Uint8Array> {
  let taken = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    taken += chunk.length
    if (taken > limit) throw new BodyTooLarge()
    yield chunk
  }
}

/** Makes the `Request`; `signal` aborts when the other end goes away. */
export function toRequest(message: IncomingMessage, url: URL, limit: number, signal: AbortSignal): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(message.headers)) {
    // Who asks was settled at the door; the secrets go no further.
    if (name === 'cookie' || name === 'x-pressmark-token' || value === undefined) continue
    headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const method = message.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(url, {
    method,
    headers,
    signal,
    ...(hasBody
      ? { body: Readable.toWeb(Readable.from(limited(message, limit))) as ReadableStream, duplex: 'half' }
      : {}),
  })
}

/** Sends a `Response`; `fixed` headers win over the response's own. A body that breaks off ends the connection. */
export async function sendResponse(
  response: Response,
  target: ServerResponse,
  fixed: Readonly<Record<string, string>>,
  withBody: boolean,
): Promise<void> {
  target.writeHead(response.status, { ...Object.fromEntries(response.headers), ...fixed })
  if (!response.body || !withBody) {
    await response.body?.cancel()
    target.end()
    return
  }
  await pipeline(Readable.from(response.body), target)
}
