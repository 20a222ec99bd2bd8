/** Electron's IPC is two one-way channels of cloned messages; an EventEmitter with the same shape stands in for it. */
import { EventEmitter } from 'node:events'
import { connect, type Client, type Wire } from '../../shared/rpc.ts'
import { createBackend } from '../../electron/backend/backend.ts'
import { MIGRATIONS, SEEDS } from './fixture.ts'
import { contractSuite } from './suite.ts'

/** One side of the channel: sends under one name, hears the other, always later and always a copy. */
function side(channel: EventEmitter, sends: string, hears: string): Wire {
  return {
    post(frame) {
      const copy: unknown = structuredClone(frame)
      setImmediate(() => channel.emit(sends, copy))
    },
    onFrame: (listener) => void channel.on(hears, listener),
    onClose: (listener) => void channel.on('destroyed', listener),
  }
}

contractSuite('an IPC-shaped wire', async (folder) => {
  const backend = await createBackend({ folder, migrations: MIGRATIONS, seeds: SEEDS })
  const channels: EventEmitter[] = []
  const openWindow = (): Client => {
    const channel = new EventEmitter()
    channels.push(channel)
    backend.attach(side(channel, 'to-window', 'to-main'), { mayUsePaths: false })
    return connect(side(channel, 'to-main', 'to-window'))
  }
  return {
    client: openWindow(),
    another: () => Promise.resolve(openWindow()),
    mayUsePaths: false,
    async close() {
      await backend.close()
      for (const channel of channels) channel.emit('destroyed')
    },
  }
})
