/** "Check library": does the disk still hold what was put there? */
import type { CallResult } from '../../../shared/contract.ts'
import type { CheckCode } from '../../../shared/i18n/errors.ts'
import type { Range } from '../../../shared/model/range.ts'
import { countOverlaps } from '../desk/store.ts'
import type { TaskContext } from '../handlers.ts'
import { stands } from '../highlights/anchor.ts'
import { isComplete } from '../search/index-store.ts'
import { rehashBlob } from '../sources/blobs.ts'
import {
  checkIndexes,
  checkIntegrity,
  countBrokenKeys,
  countStray,
  countUnindexed,
  findText,
  listAnchors,
  listBlockRanges,
  listCheckedSources,
  listHeldRanges,
  listOverlays,
  type CheckedSource,
} from './check-store.ts'

type Result = CallResult<'library.check'>

/** What can be wrong, in English for logs and the command line; `check-…` in shared/i18n/errors.ts says it in three languages. */
const SENTENCES: Record<CheckCode, string> = {
  integrity: 'the database file is damaged',
  'broken-keys': 'rows point at rows that are gone',
  'original-missing': 'original files are missing from blobs/',
  'original-changed': 'original files are no longer what was imported',
  'text-damaged': 'texts of sources are missing or have another length',
  'block-outside': 'pieces of reports reach past their text',
  'text-twice': 'pieces of reports hold the same text',
  'quote-moved': 'highlights no longer stand on their words',
  'correction-moved': 'corrections no longer stand on the words they correct',
  stray: 'notes, themes or links sit on something that is gone',
  'index-damaged': 'the search index is damaged',
  'index-incomplete': 'the search index does not match the library',
}

/** Checks everything; yields between sources, so that other calls go on. */
export async function checkLibrary({ db, folder, change, signal }: TaskContext): Promise<Result> {
  const counts = new Map<CheckCode, number>()
  const found = (problem: CheckCode, count: number): void => {
    if (count > 0) counts.set(problem, (counts.get(problem) ?? 0) + count)
  }
  const checked = { sources: 0, highlights: 0, blocks: 0 }

  found('integrity', checkIntegrity(db).length)
  found('broken-keys', countBrokenKeys(db))
  for (const source of listCheckedSources(db)) {
    if (signal.aborted) break
    const sha256 = await rehashBlob(folder, source.sha256)
    found('original-missing', Number(sha256 === null))
    found('original-changed', Number(sha256 !== null && sha256 !== source.sha256))
    const blocks = listBlockRanges(db, source.id)
    const anchors = listAnchors(db, source.id)
    found('text-twice', countOverlaps(listHeldRanges(db, source.id)))
    checkText(
      source,
      findText(db, source.id),
      blocks,
      { anchors, overlays: listOverlays(db, source.id) },
      found,
    )
    checked.sources += 1
    checked.highlights += anchors.length
    checked.blocks += blocks.length
  }
  found('stray', countStray(db))
  // Else it is being made, and misses what comes.
  if (isComplete(db)) found('index-incomplete', countUnindexed(db))
  const damaged = change((writable) => ({
    result: checkIndexes(writable).length,
    inverse: null,
    tables: [],
    ids: [],
  }))
  found('index-damaged', damaged)

  const problems = [...counts].map(([code, count]) => ({ code, message: SENTENCES[code], count }))
  return { ok: problems.length === 0, checked, problems }
}

function checkText(
  source: CheckedSource,
  text: string | null,
  blocks: Range[],
  { anchors, overlays }: Record<'anchors' | 'overlays', { ranges: Range[]; exact: string }[]>,
  found: (problem: CheckCode, count: number) => void,
): void {
  if (text === null || text.length !== source.characters) {
    found('text-damaged', 1)
    return
  }
  const isInside = ([start, end]: Range): boolean => start >= 0 && start < end && end <= text.length
  found('block-outside', blocks.filter((range) => !isInside(range)).length)
  found('quote-moved', anchors.filter((anchor) => !stands(text, anchor)).length)
  found('correction-moved', overlays.filter((overlay) => !stands(text, overlay)).length)
}
