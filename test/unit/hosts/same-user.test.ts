import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { isOwnUser, userOf } from '../../../electron/hosts/same-user.ts'

const TABLE = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:9C40 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 24242 1 0000000000000000
   1: 0100007F:D431 0100007F:9C40 01 00000000:00000000 00:00000000 00000000  1001        0 24243 1 0000000000000000
   2: 0100007F:9C40 0100007F:D431 01 00000000:00000000 00:00000000 00000000  1000        0 24244 1 0000000000000000
`

it('is told from the table of the kernel: the user of the other end, not of ours', () => {
  expect(userOf(TABLE, 0xd431, 0x9c40)).toBe(1001)
  expect(userOf(TABLE, 0xd432, 0x9c40)).toBeNull()
  expect(userOf('', 1, 2)).toBeNull()
})

it.runIf(process.platform === 'linux')(
  'another user’s program is known as none of ours; root’s needs no ticket',
  () => {
    const own = process.getuid?.() ?? 0
    const table = (uid: number) => (): string => TABLE.replace('1001', String(uid))
    const ends = { remotePort: 0xd431, localPort: 0x9c40 }
    expect(isOwnUser(ends, table(own + 1))).toBe(false)
    expect(isOwnUser(ends, table(own))).toBe(true)
    expect(isOwnUser(ends, table(0))).toBe(true)
    expect(isOwnUser({ remotePort: undefined, localPort: 1 })).toBe(false)
    const broken = (): string => {
      throw new Error('no /proc')
    }
    expect(isOwnUser(ends, broken)).toBe(true)
  },
)

it.runIf(process.platform === 'linux')('a program of our own is known as ours', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const [there, here] = await Promise.all([
    new Promise<Socket>((resolve) => void server.once('connection', resolve)),
    new Promise<Socket>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(socket))
    }),
  ])
  expect(userOf(readFileSync('/proc/net/tcp', 'latin1'), here.localPort!, port)).toBe(process.getuid?.())
  expect(isOwnUser(there)).toBe(true)
  here.destroy()
  there.destroy()
  server.close()
})
