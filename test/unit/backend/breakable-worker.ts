// The backend's worker, with a way to break it from outside: for the test of what its host does then.
import { parentPort } from 'node:worker_threads'

parentPort?.on('message', (message: { kind: string; url?: string }) => {
  if (message.url?.endsWith('/break')) throw new Error('broken on purpose')
})
await import('../../../electron/backend/worker.ts')
