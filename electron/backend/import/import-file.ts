import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { type ImportedSource, maxFileBytes } from '../../../shared/model/import.ts'
import type { Lessons } from '../../../shared/model/page.ts'
import type { Encoding, Source } from '../../../shared/model/source.ts'
import type { ReadableDb, WritableDb } from '../database/sql.ts'
import type { Change, Inverse, TaskContext } from '../handlers.ts'
import { blobPath, hashBytes, takeBackBlob, writeBlob } from '../sources/blobs.ts'
import { findSourceByHash, insertSource, listTitles } from '../sources/store.ts'
import { carry, findVersionOf } from '../versions/carry.ts'
import { firstVersion } from '../versions/own-twins-store.ts'
import { type FileState, readRegularFile } from './read-file.ts'
import type { ReadPage } from './read-page.ts'
import { placeOwn } from './own-annotations.ts'
import type { Importer } from './run-importer.ts'

export interface FileToImport {
  path: string
  /** File name, or the path the command line gave. */
  name: string
  encoding: Encoding | undefined
  sample: boolean
  /** What earlier pages taught. */
  lessons: readonly Lessons[]
  /** Files of one job are one step of undo. */
  jobId: string
  /** The source it is a new version of. */
  replaces?: string | undefined
  /** It came by itself, as a look at its folder found it: no step of undo, for the user has done nothing. */
  unasked?: { expected: FileState | undefined } | undefined
  /** Written in the same transaction as the source. */
  also?: (db: WritableDb, source: ImportedSource) => unknown
}

/**
 * Brings one file in, whole or not at all: its bytes first, then all rows in one transaction. Bytes the
 * library holds already add nothing. Announces nothing: the caller does, for many files at once.
 * @throws CallError with one of the file codes, disk-full or library-read-only; ImportCancelled
 */
export async function importFile(
  context: TaskContext,
  importer: Importer,
  { path, name, encoding, sample, lessons, jobId, replaces, unasked, also }: FileToImport,
): Promise<ImportedSource> {
  const bytes = await readRegularFile(path, maxFileBytes(name), unasked?.expected)
  const sha256 = hashBytes(bytes)
  const known = findSourceByHash(context.db, sha256)
  if (known) return asVersion(context, knownSource(context.db, name, known), replaces)
  const page = await importer.run(bytes, { name, encoding, lessons })
  const wasKept = existsSync(blobPath(context.folder, sha256))
  // Again where another job's failed commit has removed them meanwhile. From here to the commit nothing waits.
  do await writeBlob(context.folder, bytes)
  while (!existsSync(blobPath(context.folder, sha256)))
  // Another job may have brought in the same bytes while the child was reading.
  const late = findSourceByHash(context.db, sha256)
  if (late) return asVersion(context, knownSource(context.db, name, late), replaces)
  try {
    const insert = (db: WritableDb): Change<ImportedSource> => {
      const { sourceId, reports } = insertSource(db, {
        fileName: basename(name),
        mediaType: page.mediaType,
        encoding: page.encoding,
        encodingCertainty: page.certainty,
        sha256,
        byteLength: bytes.length,
        text: page.text,
        split: page.split,
        document: page.document,
        sample,
      })
      const result = {
        id: sourceId,
        path: name,
        sha256,
        encoding: page.encoding,
        known: false,
        reports,
        ...leftOf(page),
      }
      const mergeKey = `import:${jobId}`
      const away: Inverse = { label: 'import', call: 'sources.remove', args: { id: sourceId }, mergeKey }
      if (replaces !== undefined) {
        const { carried, rows } = carry(db, sourceId, replaces)
        const back: Inverse = { label: 'import', call: 'versions.putBack', args: { rows }, mergeKey }
        // What was carried over must be back before the new version goes.
        const own = placeOwn(db, page, { sourceId, sha256: firstVersion(db, replaces) ?? sha256 })
        return {
          result: { ...result, ...own.told, carried },
          inverse: [...own.back(mergeKey), back, away],
          tables: ['highlight', 'correction', 'note', 'theme', 'link', 'related', 'story', 'setting'],
          ids: [],
        }
      }
      const versionOf = sample ? null : findVersionOf(db, sourceId, basename(name), page.text)
      const own = placeOwn(db, page, { sourceId, sha256 })
      return {
        result: { ...result, ...own.told, ...(versionOf ? { versionOf } : {}) },
        inverse: unasked ? null : [...own.back(mergeKey), away],
        // The job announces what came in.
        tables: [],
        ids: [],
      }
    }
    return context.change((db) => {
      const made = insert(db)
      also?.(db, made.result)
      return made
    })
  } catch (error) {
    if (!wasKept) takeBackBlob(context.folder, sha256, error)
    throw error
  }
}

/** What was not kept, where anything was not. */
const leftOf = ({ document }: ReadPage): Pick<ImportedSource, 'left'> =>
  document && Object.keys(document.left).length > 0 ? { left: document.left } : {}

/** A file that was there already and is now said to be a new version of another. */
function asVersion(
  context: TaskContext,
  source: ImportedSource,
  replaces: string | undefined,
): ImportedSource {
  if (replaces === undefined) return source
  return context.change<ImportedSource>((db) => {
    const { carried, rows } = carry(db, source.id, replaces)
    return {
      result: { ...source, carried },
      inverse: { label: 'new-version', call: 'versions.putBack', args: { rows } },
      tables: [
        ...(['source', 'report', 'highlight', 'correction', 'note', 'theme', 'link'] as const),
        ...(['related', 'story', 'setting'] as const),
      ],
      ids: [source.id],
    }
  })
}

const knownSource = (db: ReadableDb, path: string, source: Source): ImportedSource => ({
  id: source.id,
  path,
  sha256: source.sha256,
  encoding: source.encoding,
  known: true,
  reports: listTitles(db, source.id),
})
