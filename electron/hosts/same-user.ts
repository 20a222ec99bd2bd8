/**
 * Whose program is at the other end of a connection from this machine? An address with a ticket stands in the browser's
 * arguments, where every user of the machine may read it (`ps`): on Linux the kernel says who it is that brings it.
 */
import { readFileSync } from 'node:fs'
import type { Socket } from 'node:net'

/** One line of /proc/net/tcp: addresses as hex `IP:PORT`, then state, queues, timer, retransmits and the user. */
const LINE = /^\s*\d+: [0-9A-F]+:([0-9A-F]{4}) [0-9A-F]+:([0-9A-F]{4}) (?:\S+ ){4}\s*(\d+)/

/**
 * @param table the text of /proc/net/tcp
 * @returns the user id of the program whose own port is `from` and that is connected to `to`; null where none is listed
 */
export function userOf(table: string, from: number, to: number): number | null {
  for (const line of table.split('\n')) {
    const [, own = '', other = '', uid = ''] = LINE.exec(line) ?? []
    if (Number.parseInt(own, 16) === from && Number.parseInt(other, 16) === to) return Number(uid)
  }
  return null
}

/**
 * True where the other end is not known to be another user's. Whoever is root needs no ticket.
 * @param table reads the kernel's
 */
export function isOwnUser(
  { remotePort, localPort }: Pick<Socket, 'remotePort' | 'localPort'>,
  table = (): string => readFileSync('/proc/net/tcp', 'latin1'),
): boolean {
  const own = process.getuid?.()
  if (process.platform !== 'linux' || own === undefined) return true
  if (remotePort === undefined || localPort === undefined) return false
  try {
    const uid = userOf(table(), remotePort, localPort)
    return uid === null || uid === own || uid === 0
  } catch {
    // No /proc in this place.
    return true
  }
}
