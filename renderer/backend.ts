/** The only file that knows the host: Electron's preload puts `window.host` there, else a WebSocket on our own origin. */
import { connect, type Client, type Wire } from '../shared/rpc.ts'

interface Host {
  post(frame: unknown): void
  onFrame(listener: (frame: unknown) => void): void
}
declare global {
  interface Window {
    host?: Host
  }
}

/** The session's second token: the loopback host writes it into the page; the cookie alone must not suffice. */
const token = document.querySelector<HTMLMetaElement>('meta[name="pressmark-token"]')?.content ?? ''

function hostWire(host: Host): Wire {
  return {
    post: (frame) => host.post(frame),
    onFrame: (listener) => host.onFrame(listener),
    onClose: () => undefined,
  }
}

function socketWire(socket: WebSocket): Wire {
  const unsent: string[] = []
  socket.addEventListener('open', () => unsent.splice(0).forEach((text) => socket.send(text)))
  return {
    post(frame) {
      const text = JSON.stringify(frame)
      if (socket.readyState === WebSocket.CONNECTING) unsent.push(text)
      else socket.send(text)
    },
    onFrame: (listener) =>
      socket.addEventListener('message', (message) => listener(JSON.parse(message.data as string))),
    onClose: (listener) => socket.addEventListener('close', listener),
  }
}

/** Electron has a dialog for folders of its own; in a browser a folder to watch is named. */
export const hasFolderDialog = (): boolean => window.host !== undefined

/** Opens a fresh connection to the library. queries.ts reconnects through it when one is lost. */
export function openBackend(): Client {
  if (window.host) return connect(hostWire(window.host))
  const socket = new WebSocket(`ws://${location.host}/wire`, ['pressmark', `token.${token}`])
  return connect(socketWire(socket))
}

/** Address of bytes that the backend serves or takes, below `/content/`. */
export const contentUrl = (path: string): string => new URL(`/content/${path}`, location.href).href

/** Fetches or sends bytes below `/content/` with the session's token. */
export function fetchContent(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers)
  headers.set('x-pressmark-token', token)
  return fetch(contentUrl(path), { ...init, headers })
}
