/** The secrets of one run of the loopback host: what each is for stands in loopback.ts. */
import { newSecret, Tickets } from './guard.ts'

export interface Cookie {
  name: string
  value: string
}

export interface Session {
  origin: string
  /** The only `Host` that is answered. */
  host: string
  /** Where the window lives: `/<secret>/`. */
  pagePath: string
  pageCookie: Cookie
  callCookie: Cookie
  token: string
  tickets: Tickets
}

/** New secrets for a host on this port. */
export function newSession(port: number): Session {
  const host = `127.0.0.1:${port}`
  return {
    host,
    origin: `http://${host}`,
    pagePath: `/${newSecret()}/`,
    // The port is in the names because cookies ignore ports: two libraries served at once must not log each other out.
    pageCookie: { name: `pressmark-page-${port}`, value: newSecret() },
    callCookie: { name: `pressmark-call-${port}`, value: newSecret() },
    token: newSecret(),
    tickets: new Tickets(),
  }
}
