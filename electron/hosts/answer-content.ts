import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Backend } from '../backend/backend.ts'
import { BodyTooLarge, sendResponse, toRequest } from './http-bridge.ts'
import { COMMON_HEADERS, CONTENT_POLICY } from './security-headers.ts'

const FIXED = { ...COMMON_HEADERS, 'content-security-policy': CONTENT_POLICY }

/** Hands a request below `/content/` to the backend. `limit`: the longest body taken, in bytes. */
export async function answerContent(
  backend: Pick<Backend, 'content'>,
  message: IncomingMessage,
  response: ServerResponse,
  url: URL,
  limit: number,
): Promise<void> {
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  const answered = await backend
    .content(toRequest(message, url, limit, gone.signal))
    .catch((error: unknown) => {
      if (causedBy(error, BodyTooLarge)) return new Response('too large\n', { status: 413 })
      throw error
    })
  await sendResponse(answered, response, FIXED, message.method !== 'HEAD')
  // What was not read of a refused upload is let through unread, so that the browser gets the refusal.
  message.resume()
}

function causedBy(error: unknown, kind: typeof BodyTooLarge): boolean {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof kind) return true
  return false
}
