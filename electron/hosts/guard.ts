/**
 * Who may talk to the loopback host. Any page in the user's browser, and any program of any user on the
 * machine, can reach 127.0.0.1; each check below stops one of them. Pure: headers in, refusal out.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

export interface Refusal {
  status: number
  reason: string
}

/** 256 bits, in characters that may stand in a URL, a cookie and a WebSocket subprotocol. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** Equality in a time that does not depend on where the texts differ; hashed first, so that lengths may differ too. */
export function sameSecret(given: string | undefined, secret: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given ?? ''), digest(secret)) && given !== undefined
}

/** Addresses that open the app: each works once, the newest 16 are kept. */
export class Tickets {
  #waiting: { ticket: string; used: (() => void) | undefined }[] = []
  /** @param used hears that it was redeemed */
  mint(used?: () => void): string {
    const ticket = newSecret()
    this.#waiting = [...this.#waiting, { ticket, used }].slice(-16)
    return ticket
  }
  /** True once for each ticket. */
  redeem(given: string): boolean {
    const found = this.#waiting.filter(({ ticket }) => sameSecret(given, ticket))
    this.#waiting = this.#waiting.filter((one) => !found.includes(one))
    for (const { used } of found) used?.()
    return found.length > 0
  }
}

/**
 * Another name for our address is a rebound DNS name (or a mistake): 421. Told twice it is nobody's browser; Node's
 * `headers` would hold the first alone.
 * @param headers `headersDistinct` of a message
 */
export const checkHost = (headers: NodeJS.Dict<string[]>, host: string): Refusal | null =>
  headers['host']?.length === 1 && headers['host'][0] === host
    ? null
    : { status: 421, reason: 'this is not the address that Pressmark answers to' }

/** Browsers say where a request comes from; another site's pages, other ports of this machine included, get nothing. */
export function checkSite(headers: IncomingHttpHeaders): Refusal | null {
  const site = headers['sec-fetch-site']
  return site === undefined || site === 'same-origin' || site === 'none'
    ? null
    : { status: 403, reason: 'asked from another site' }
}

/** `required` for whatever changes something or opens a wire; elsewhere a foreign Origin is refused, a missing one is not. */
export function checkOrigin(headers: IncomingHttpHeaders, origin: string, required: boolean): Refusal | null {
  if (headers.origin === origin || (headers.origin === undefined && !required)) return null
  return { status: 403, reason: 'asked from another origin' }
}

/** Forms of other sites can send these without asking first; the app never does. */
export function checkContentType(headers: IncomingHttpHeaders): Refusal | null {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''
  return ['application/x-www-form-urlencoded', 'multipart/form-data'].includes(type)
    ? { status: 415, reason: 'forms are not taken' }
    : null
}

/**
 * Refuses unless a cookie of this name holds the secret. Any of several will do: another port of this
 * machine can set cookies that reach us too, and must not be able to lock the user out by that.
 */
export function checkCookie(headers: IncomingHttpHeaders, name: string, secret: string): Refusal | null {
  const values = (headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
  return values.some((value) => sameSecret(value, secret))
    ? null
    : { status: 403, reason: 'this window was not opened by Pressmark' }
}

/** The second secret, which no cookie carries: a header on `/content`, a subprotocol on `/wire`. */
export const checkToken = (given: string | undefined, token: string): Refusal | null =>
  sameSecret(given, token) ? null : { status: 403, reason: 'the token of this session is missing' }

/** The first refusal of a row of checks, in their order. */
export function firstRefusal(...checks: (() => Refusal | null)[]): Refusal | null {
  for (const check of checks) {
    const refusal = check()
    if (refusal) return refusal
  }
  return null
}
