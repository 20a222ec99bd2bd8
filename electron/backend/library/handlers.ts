import { basename } from 'node:path'
import { CallError } from '../../../shared/errors.ts'
import { requireWritable } from '../database/require-writable.ts'
import { syncedBy } from '../database/synced.ts'
import type { Tasks } from '../handlers.ts'
import { cancelCheck, checkLibrary, nameLost, readCheckState } from './check.ts'
import { countAll, readLibraryId, readVersion } from './store.ts'

export const tasks = {
  'library.describe': async ({ db, folder, readOnly }) => ({
    id: readLibraryId(db),
    path: folder,
    name: basename(folder),
    schemaVersion: readVersion(db),
    readOnly,
    synced: syncedBy(folder),
    ...countAll(db),
  }),
  // A host whose library did not open answers these by itself: hosts/opening-backend.ts.
  'opening.state': async () => null,
  'opening.act': async () => {
    throw new CallError('not-allowed', 'the library is open')
  },
  'library.check': (context) => checkLibrary(context),
  'library.checkState': async ({ library }) => readCheckState(library),
  'library.cancelCheck': async (context) => {
    cancelCheck(context)
    return {}
  },
  async 'library.repair'(context, { by }) {
    const { db } = context
    requireWritable(context.library)
    cancelCheck(context)
    const reopen = context.freeze()
    try {
      const { kept, lost } = await context.repair(by)
      return { kept, lost: lost.length, ...nameLost(db, lost) }
    } finally {
      reopen()
    }
  },
} satisfies Tasks
