import { CallError } from '../../../shared/errors.ts'
import type { CallResult } from '../../../shared/contract.ts'
import { readText } from '../database/source-text.ts'
import type { ReadableDb } from '../database/sql.ts'
import type { TaskContext } from '../handlers.ts'
import { newId } from '../ids.ts'
import { listUsableLessons } from '../lessons/store.ts'
import type { SplitOptions } from '../pages/page.ts'
import { readMarkup } from '../sources/markup-store.ts'
import { requireSource } from '../sources/store.ts'
import { changeOf, readLayout, unchanged } from './act.ts'
import { isSameLayout } from './acts/move.ts'
import { pageChanged } from './draft.ts'
import { decisionsAgain, layAgain, settledText } from './regroup.ts'
import { readRemovedText } from './store.ts'
import { withShownTitles } from './titles.ts'
import { writeLayout } from './write.ts'

/**
 * Puts a page together again where the user has not touched it, with what was learned since. One step of undo; none
 * where nothing differs.
 * @throws not-found; page-of-document; page-changed where the page was changed while the engine was at work; split-failed
 */
export async function putTogetherAgain(
  { db, change, createImporter }: TaskContext,
  sourceId: string,
): Promise<CallResult<'desk.again'>> {
  const { settled, version, options } = prepare(db, sourceId)
  const importer = createImporter()
  try {
    const split = await importer.split(readText(db, sourceId), options)
    return change((writable) => {
      const { layout: before, page } = readLayout(writable, sourceId)
      if (page.version !== version) throw pageChanged('such version')
      const after = withShownTitles(writable, sourceId, layAgain(before, split, settled, newId))
      const decisions = decisionsAgain(page.decisions, split.decisions, settled)
      const isSame = JSON.stringify(decisions) === JSON.stringify(page.decisions)
      if (isSame && isSameLayout(before, after)) return unchanged
      const source = requireSource(writable, sourceId)
      const written = writeLayout(writable, { source, before, after, decisions, lessons: [] })
      return changeOf(sourceId, 'desk-again', written)
    })
  } finally {
    await importer.close()
  }
}

function prepare(db: ReadableDb, sourceId: string) {
  const { fileName, publication, published, origins } = requireSource(db, sourceId)
  // The engine reads evidence in plain text; where a document says itself what is what, it could only be wrong.
  if (readMarkup(db, sourceId))
    throw new CallError('page-of-document', 'the document says itself what is what')
  const { layout, page } = readLayout(db, sourceId)
  const settled = settledText(layout, readRemovedText(db, sourceId))
  const options: SplitOptions = {
    fileName,
    settled,
    lessons: listUsableLessons(db),
    ...(origins.publication?.from === 'hand' ? { publication } : {}),
    ...(origins.published?.from === 'hand' ? { published } : {}),
  }
  return { settled, version: page.version, options }
}
