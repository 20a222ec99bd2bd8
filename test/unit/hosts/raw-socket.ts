/** Bytes as an attacker sends them, HTTP or not. */
import { connect, type Socket } from 'node:net'

export interface RawExchange {
  socket: Socket
  /** What has come back so far. */
  seen: () => string
  closed: Promise<void>
}

/** Connects and sends; the other end is left to do what it will. */
export function rawExchange(port: number, text: string): RawExchange {
  // Half open: that the host ends its side does not end ours.
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  let seen = ''
  socket.setEncoding('latin1')
  socket.on('data', (chunk: string) => (seen += chunk))
  socket.on('error', () => undefined)
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  socket.on('connect', () => socket.write(text))
  return { socket, seen: () => seen, closed }
}

/** The statuses of all answers, once the host has ended the connection, or after `within` milliseconds. */
export async function rawStatuses(port: number, text: string, within = 400): Promise<number[]> {
  const { socket, seen, closed } = rawExchange(port, text)
  const ended = new Promise((resolve) => socket.on('end', resolve))
  const late = new Promise((resolve) => setTimeout(resolve, within))
  await Promise.race([closed, ended, late])
  socket.destroy()
  return [...seen().matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status))
}
