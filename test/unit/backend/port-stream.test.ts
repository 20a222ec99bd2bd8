import { setTimeout } from 'node:timers/promises'
import { MessageChannel } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { streamFromPort } from '../../../electron/backend/port-stream.ts'

it('a chunk that was on its way when the reader gave up is let go', async () => {
  const { port1, port2 } = new MessageChannel()
  const failures: unknown[] = []
  const hear = (error: unknown): void => void failures.push(error)
  process.on('uncaughtException', hear)
  try {
    const reader = streamFromPort(port1).getReader()
    port2.postMessage({ chunk: new Uint8Array(3) })
    expect((await reader.read()).value).toHaveLength(3)
    port2.postMessage({ chunk: new Uint8Array(3) })
    port2.postMessage({ done: true })
    await reader.cancel()
    await setTimeout(50)
    expect(failures).toEqual([])
  } finally {
    process.off('uncaughtException', hear)
    port2.close()
  }
})
