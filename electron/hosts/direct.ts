/** The backend in this thread, without a host around it: for tests and the command line. */
import { createBackend, type Backend, type BackendOptions } from '../backend/backend.ts'
import { connect, directPair, type Client } from '../../shared/rpc.ts'

export interface Direct {
  client: Client
  backend: Backend
  close: () => Promise<void>
}

/**
 * Opens a library and a client of it. Its user names files by path, so paths are allowed unless
 * `mayUsePaths` is false. @throws what opening a library throws.
 */
export async function openDirect(options: BackendOptions & { mayUsePaths?: boolean }): Promise<Direct> {
  const backend = await createBackend(options)
  const pair = directPair()
  const [ours, theirs] = pair
  backend.attach(theirs, { mayUsePaths: options.mayUsePaths ?? true })
  return {
    client: connect(ours),
    backend,
    async close() {
      await backend.close()
      pair.close()
    },
  }
}
