import { connect, directPair } from '../../shared/rpc.ts'
import { startBackend } from '../../electron/backend/spawn.ts'
import { MIGRATIONS, SEEDS } from './fixture.ts'
import { contractSuite } from './suite.ts'

const WORKER = new URL('../../electron/backend/worker.ts', import.meta.url)

contractSuite("the worker's MessagePort", async (folder) => {
  const backend = await startBackend(WORKER, { folder, migrations: MIGRATIONS, seeds: SEEDS })
  const openWindow = () => {
    const [ours, theirs] = directPair()
    backend.attach(theirs, { mayUsePaths: true })
    return connect(ours)
  }
  return {
    client: openWindow(),
    another: () => Promise.resolve(openWindow()),
    mayUsePaths: true,
    close: () => backend.close(),
  }
})
