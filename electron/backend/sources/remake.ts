/**
 * Texts that a disk has lost or changed, read again from the original files. Most of a library's bytes are texts, so most
 * damage is in them; the original is kept under its SHA-256, and the seal of the text says whether what was read is, to
 * the last character, what was saved. Nothing else is put in its place.
 *
 * Runs after a repair, before anything is indexed: in the repaired copy, never in the damaged library.
 */
import { setImmediate } from 'node:timers/promises'
import type { Lessons } from '../../../shared/model/page.ts'
import { readMeta, writeMeta } from '../database/meta.ts'
import type { LostRow } from '../database/salvage-losses.ts'
import { type FromOriginal, sealOf, TEXTS_KEY } from '../database/seals.ts'
import type { ReadableDb } from '../database/sql.ts'
import type { TaskContext } from '../handlers.ts'
import type { ReadPage } from '../import/read-page.ts'
import type { Importer } from '../import/run-importer.ts'
import { listUsableLessons } from '../lessons/store.ts'
import { type CheckedSource, listCheckedSources } from '../library/check-store.ts'
import { forgetSeal, isAsSealed } from '../library/seal-store.ts'
import { hashBytes, readBlob } from './blobs.ts'
import { putBackMarkup } from './markup-store.ts'
import { listDoubted, putBackText } from './remake-store.ts'

type Context = Pick<
  TaskContext,
  'db' | 'folder' | 'change' | 'createImporter' | 'signal' | 'announce' | 'log'
>

/** Are texts still to be looked at after a repair? */
export const hasDoubtedTexts = (db: ReadableDb): boolean => readMeta(db, TEXTS_KEY) !== null

/** @returns what could not be read again. Ended by the closing of the library, the next opening goes on */
export async function remakeTexts(context: Context): Promise<LostRow[]> {
  const { db, signal } = context
  const lost: (LostRow & { table: FromOriginal })[] = []
  const importer = context.createImporter()
  const stop = (): void => importer.cancel()
  signal.addEventListener('abort', stop, { once: true })
  try {
    let after = 0
    for (
      let sources = listCheckedSources(db, after);
      sources.length > 0;
      sources = listCheckedSources(db, after)
    ) {
      for (const source of sources) {
        after = source.num
        const tables = listDoubted(db, source.id)
        const left = tables.length > 0 ? await remake(context, importer, source, tables) : []
        if (signal.aborted) return lost
        lost.push(...left.map((table) => ({ table, id: source.id })))
        // What else waits has its turn: a text may be a book.
        await setImmediate()
        if (signal.aborted) return lost
      }
    }
    context.change((writable) => {
      writeMeta(writable, TEXTS_KEY, null)
      for (const { table, id } of lost)
        if (sealOf(writable, table, id) === null) forgetSeal(writable, table, id)
      return { result: null, inverse: null, tables: [], ids: [] }
    })
    context.announce(['source', 'report'])
    return lost
  } finally {
    signal.removeEventListener('abort', stop)
    await importer.close()
  }
}

/** @returns which of the tables still lack what was saved */
async function remake(
  context: Context,
  importer: Importer,
  source: CheckedSource,
  tables: FromOriginal[],
): Promise<FromOriginal[]> {
  const lessons = listUsableLessons(context.db)
  let left = tables
  // What earlier pages taught has a say in the order of a printed page's text: first as one that knew nothing.
  for (const known of lessons.length > 0 ? [[], lessons] : [[]]) {
    const page = await readAgain(context, importer, source, known)
    if (!page) break
    left = left.filter((table) => !putBack(context, source, table, page))
    if (left.length === 0) break
  }
  return left
}

/** Null where the original is gone, is another file now, or cannot be read. */
async function readAgain(
  { folder, signal, log }: Context,
  importer: Importer,
  { sha256, fileName: name, encoding, certainty }: CheckedSource,
  lessons: readonly Lessons[],
): Promise<ReadPage | null> {
  try {
    const bytes = await readBlob(folder, sha256)
    if (hashBytes(bytes) !== sha256) return null
    return await importer.run(bytes, {
      ...{ name, lessons },
      encoding: certainty === 'declared' ? undefined : encoding,
    })
  } catch (error) {
    if (!signal.aborted) log(error)
    return null
  }
}

/** Thrown in the transaction that it takes back. */
class Unlike extends Error {}

/** @throws what a disk that is full or failing gives: nothing is said to be lost then */
function putBack({ change }: Context, source: CheckedSource, table: FromOriginal, page: ReadPage): boolean {
  if (page.text.length !== source.characters) return false
  try {
    change((db) => {
      if (table === 'source_text') putBackText(db, source.id, page.text)
      else if (page.document) putBackMarkup(db, source.id, page.document.markup, page.document.left)
      if (isAsSealed(db, table, source.id) === false) throw new Unlike('it is not what was saved')
      return { result: null, inverse: null, tables: ['source'], ids: [source.id] }
    })
    return true
  } catch (error) {
    if (error instanceof Unlike) return false
    throw error
  }
}
