import { reindexNote } from '../notes/store.ts'
import { reindexReport } from '../reports/store.ts'
import type { Recorder } from './recorder-store.ts'

/** Search finds the reports that were changed as they are now, and of the notes those that are there. */
export function refreshSearch({ db, reindexed, renoted }: Recorder): void {
  for (const id of reindexed) reindexReport(db, id)
  for (const id of renoted) reindexNote(db, id)
}
