/** The library of the contract's fixture, anew for each test of a file. */
import { afterEach, beforeEach } from 'vitest'
import { openDirect, type Direct } from '../../electron/hosts/direct.ts'
import { makeFixture, MIGRATIONS, newFolder, SEEDS, type FixtureIds } from '../contract/fixture.ts'

export interface FixtureLibrary {
  /** Filled anew before each test. */
  ids: FixtureIds
  send: Direct['client']['send']
}

/** Opens it before each test of the file that calls this, and closes it after. */
export function fixtureLibrary(): FixtureLibrary {
  let library: Direct
  const ids = {} as FixtureIds
  let remove: () => void
  beforeEach(async () => {
    const made = newFolder()
    ;({ remove } = made)
    Object.assign(ids, await makeFixture(made.folder))
    library = await openDirect({ folder: made.folder, migrations: MIGRATIONS, seeds: SEEDS })
  })
  afterEach(async () => {
    await library.close()
    remove()
  })
  return { ids, send: (call, args) => library.client.send(call, args) }
}
