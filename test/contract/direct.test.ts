import { connect, directPair } from '../../shared/rpc.ts'
import { openDirect } from '../../electron/hosts/direct.ts'
import { MIGRATIONS, SEEDS } from './fixture.ts'
import { contractSuite } from './suite.ts'

contractSuite('a direct wire', async (folder) => {
  const { client, backend, close } = await openDirect({ folder, migrations: MIGRATIONS, seeds: SEEDS })
  return {
    client,
    another() {
      const [ours, theirs] = directPair()
      backend.attach(theirs, { mayUsePaths: true })
      return Promise.resolve(connect(ours))
    },
    mayUsePaths: true,
    close,
  }
})
