import { reindexReport } from '../reports/store.ts'
import type { Recorder } from './recorder-store.ts'

/** Search finds the reports that were changed as they are now. Notes keep their words, wherever they sit. */
export function refreshSearch({ db, reindexed }: Recorder): void {
  for (const id of reindexed) reindexReport(db, id)
}
