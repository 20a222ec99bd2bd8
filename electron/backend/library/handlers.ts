import { basename } from 'node:path'
import type { Tasks } from '../handlers.ts'
import { checkLibrary } from './check.ts'
import { countAll, readLibraryId, readVersion } from './store.ts'

export const tasks = {
  'library.describe': async ({ db, folder }) => ({
    id: readLibraryId(db),
    path: folder,
    name: basename(folder),
    schemaVersion: readVersion(db),
    // A library that cannot be written to is refused when it is opened.
    readOnly: false,
    ...countAll(db),
  }),
  'library.check': (context) => checkLibrary(context),
} satisfies Tasks
