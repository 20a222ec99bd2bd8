import { CallError } from '../../../shared/errors.ts'
import { requireWritable } from '../database/require-writable.ts'
import type { Inverse, Mutations, Queries, TaskContext, Tasks } from '../handlers.ts'
import { decodeBytes } from '../import/decode.ts'
import type { ReadPage } from '../import/read-page.ts'
import { listUsableLessons } from '../lessons/store.ts'
import { followPage, inferAgain, listTold, writeDetails } from '../reports/details-store.ts'
import { notFound } from '../targets/store.ts'
import { readBlob } from './blobs.ts'
import { changesOfPage, pageByHand, readPageAgain, writePage } from './details.ts'
import {
  confirmEncoding,
  countAnnotations,
  countHandwork,
  findSource,
  insertSource,
  listSources,
  removeSource,
  requireSource,
  restoreSource,
} from './store.ts'

/** What a preview decodes and shows: enough for the eye to tell an encoding by. */
const PREVIEW_BYTES = 65_536
const PREVIEW_CHARACTERS = 2000

export const queries = {
  'sources.list': (db) => listSources(db),
} satisfies Queries

export const mutations = {
  'sources.update'(db, { id, reset = [], ...said }) {
    const source = requireSource(db, id)
    const changes = changesOfPage(source, {
      ...pageByHand(source, said),
      ...readPageAgain(db, source, reset),
    })
    if (Object.keys(changes).length === 0) return { result: source, inverse: null, tables: [], ids: [] }
    const details = writePage(db, source, changes)
    const after = requireSource(db, id)
    const reports = listTold(db, id).flatMap((told) => {
      const followed = inferAgain(db, told, followPage(told, source, after))
      return Object.keys(followed).length > 0
        ? [{ id: told.id, details: writeDetails(db, told, followed) }]
        : []
    })
    const page: Inverse = { label: 'edit-source', call: 'sources.putBack', args: { id, details } }
    return {
      result: after,
      inverse:
        reports.length === 0
          ? page
          : [page, { label: 'edit-source', call: 'reports.putBack', args: { reports } }],
      tables: ['source', 'report'],
      ids: [id, ...reports.map((report) => report.id)],
    }
  },

  'sources.putBack'(db, { id, details }) {
    const before = writePage(db, requireSource(db, id), details)
    return {
      result: {},
      inverse: { label: 'edit-source', call: 'sources.putBack', args: { id, details: before } },
      tables: ['source'],
      ids: [id],
    }
  },

  'sources.remove'(db, { id }) {
    requireSource(db, id)
    removeSource(db, id)
    return {
      result: {},
      inverse: { label: 'remove-source', call: 'sources.restore', args: { id } },
      tables: ['source', 'report', 'highlight', 'note', 'theme', 'link'],
      ids: [id],
    }
  },

  'sources.restore'(db, { id }) {
    const found = findSource(db, id)
    if (!found?.deletedAt) throw notFound('source', id)
    restoreSource(db, found.source, found.deletedAt)
    return {
      result: {},
      inverse: { label: 'remove-source', call: 'sources.remove', args: { id } },
      tables: ['source', 'report', 'highlight', 'note', 'theme', 'link'],
      ids: [id],
    }
  },
} satisfies Mutations

export const tasks = {
  async 'sources.preview'({ db, folder }, { id, encoding }) {
    const { sha256 } = requireSource(db, id)
    const bytes = await readBlob(folder, sha256)
    const text = decodeBytes(bytes.subarray(0, PREVIEW_BYTES), encoding, true)
    return { text: text.slice(0, PREVIEW_CHARACTERS) }
  },

  async 'sources.redecode'(context, { id, encoding }) {
    requireWritable(context.library)
    const source = requireSource(context.db, id)
    requireBare(context.db, id)
    if (source.encoding === encoding) {
      if (source.encodingCertainty !== 'chosen')
        context.change((db) => {
          confirmEncoding(db, id)
          return { result: {}, inverse: null, tables: ['source'], ids: [id] }
        })
      return { id }
    }
    const bytes = await readBlob(context.folder, source.sha256)
    const { text, split, mediaType, document } = await readAgain(context, bytes, source.fileName, encoding)
    return context.change((db) => {
      // A highlight may have been made while the child was reading.
      requireSource(db, id)
      requireBare(db, id)
      removeSource(db, id)
      const { fileName, sha256, byteLength, sample } = source
      const { sourceId } = insertSource(db, {
        ...{ fileName, mediaType, encoding, sha256, byteLength, text, split, document, sample },
        encodingCertainty: 'chosen',
      })
      return {
        result: { id: sourceId },
        inverse: [
          { label: 'redecode', call: 'sources.remove', args: { id: sourceId } },
          { label: 'redecode', call: 'sources.restore', args: { id } },
        ],
        tables: ['source', 'report'],
        ids: [id, sourceId],
      }
    })
  },
} satisfies Tasks

/** @throws source-annotated (`count`): what was put on the old text, or said of it, has no place in the new one. */
function requireBare(db: TaskContext['db'], id: string): void {
  const count = countAnnotations(db, id) + countHandwork(db, id)
  if (count > 0) throw new CallError('source-annotated', `the source has ${count} annotations`, { count })
}

async function readAgain(
  { createImporter, db }: TaskContext,
  bytes: Uint8Array,
  name: string,
  encoding: ReadPage['encoding'],
): Promise<ReadPage> {
  const importer = createImporter()
  try {
    return await importer.run(bytes, { name, encoding, lessons: listUsableLessons(db) })
  } finally {
    await importer.close()
  }
}
