/** The whole loopback host: guard, real WebSockets, the backend in its thread. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { WebSocket } from 'ws'
import { startBackend } from '../../electron/backend/spawn.ts'
import { serveLoopback } from '../../electron/hosts/loopback.ts'
import { socketWire } from '../../electron/hosts/socket-wire.ts'
import { connect, type Client } from '../../shared/rpc.ts'
import { openWindow } from '../unit/hosts/raw-request.ts'
import { MIGRATIONS, SEEDS } from './fixture.ts'
import { contractSuite } from './suite.ts'

const WORKER = new URL('../../electron/backend/worker.ts', import.meta.url)
let rendererFolder: string

beforeAll(() => {
  rendererFolder = mkdtempSync(join(tmpdir(), 'pressmark-window-'))
  writeFileSync(join(rendererFolder, 'index.html'), '<meta name="pressmark-token" content="" />')
})
afterAll(() => rmSync(rendererFolder, { recursive: true }))

contractSuite('a WebSocket of the loopback host', async (folder) => {
  const backend = await startBackend(WORKER, { folder, migrations: MIGRATIONS, seeds: SEEDS })
  const host = await serveLoopback({ backend, rendererFolder })
  const another = async (): Promise<Client> => {
    const { callCookie, token } = await openWindow(host.address())
    const socket = new WebSocket(
      `${host.origin.replace('http', 'ws')}/wire`,
      ['pressmark', `token.${token}`],
      {
        origin: host.origin,
        headers: { cookie: callCookie },
      },
    )
    await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject))
    return connect(socketWire(socket))
  }
  return {
    client: await another(),
    another,
    mayUsePaths: false,
    async close() {
      await host.close()
      await backend.close()
    },
  }
})
