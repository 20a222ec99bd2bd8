import { requireWritable } from '../database/require-writable.ts'
import type { Inverse, Mutations, Queries, Tasks } from '../handlers.ts'
import { hashBytes, writeBlob } from '../sources/blobs.ts'
import { findSourceByHash, insertSource, removeSource } from '../sources/store.ts'
import { removeTheme } from '../themes/store.ts'
import { annotateSamples, type LoadedPage } from './annotate.ts'
import { readSampleAnnotations, readSamplePages, type SamplePage } from './read.ts'
import {
  countOwnAnnotations,
  listSampleSources,
  listUnusedThemes,
  readSampleIds,
  rememberSamples,
} from './store.ts'

const TABLES = ['source', 'report', 'highlight', 'note', 'theme', 'link'] as const

export const queries = {
  'samples.describe': (db) => ({
    loaded: listSampleSources(db).length > 0,
    ownAnnotations: countOwnAnnotations(db),
  }),
} satisfies Queries

export const mutations = {
  'samples.remove'(db) {
    // Themes first: they are judged by what carries them, and sources take that along.
    const themes = listUnusedThemes(db, readSampleIds(db))
    const sources = listSampleSources(db)
    for (const id of themes) removeTheme(db, id)
    for (const { id } of sources) removeSource(db, id)
    const restore: Inverse[] = [
      ...sources.map(({ id }): Inverse => ({ label: 'samples', call: 'sources.restore', args: { id } })),
      ...themes
        .toReversed()
        .map((id): Inverse => ({ label: 'samples', call: 'themes.restore', args: { id } })),
    ]
    return { result: {}, inverse: restore, tables: [...TABLES], ids: [] }
  },
} satisfies Mutations

export const tasks = {
  async 'samples.load'({ library, db, seeds, folder, change, log }) {
    requireWritable(library)
    const none = { sources: 0, reports: 0, highlights: 0 }
    if (listSampleSources(db).length > 0) return none
    const pages = await readSamplePages(seeds)
    const annotations = await readSampleAnnotations(seeds)
    for (const { bytes } of pages) await writeBlob(folder, bytes)
    return change((writable) => {
      // Asked again inside the transaction: two windows may have pressed the button.
      if (listSampleSources(writable).length > 0) return { result: none, inverse: null, tables: [], ids: [] }
      const loaded = pages.flatMap((page) => insertPage(writable, page) ?? [])
      const { highlights, themeIds, unplaced } = annotateSamples(
        writable,
        loaded,
        onlyOn(loaded, annotations),
      )
      for (const what of unplaced) log(new Error(`sample annotation: ${what}`))
      rememberSamples(writable, themeIds)
      const reports = loaded.reduce((sum, page) => sum + page.reports.length, 0)
      const remove: Inverse[] = [
        ...themeIds
          .toReversed()
          .map((id): Inverse => ({ label: 'samples', call: 'themes.remove', args: { id } })),
        ...loaded.map(
          ({ sourceId: id }): Inverse => ({ label: 'samples', call: 'sources.remove', args: { id } }),
        ),
      ]
      return {
        result: { sources: loaded.length, reports, highlights },
        inverse: remove,
        tables: [...TABLES],
        ids: [],
      }
    })
  },
} satisfies Tasks

/** null where the user has imported these very bytes: the page is theirs and stays without sample annotations. */
function insertPage(
  db: Parameters<typeof insertSource>[0],
  { fileName, bytes, page }: SamplePage,
): LoadedPage | null {
  const sha256 = hashBytes(bytes)
  if (findSourceByHash(db, sha256)) return null
  const { encoding, certainty, text, mediaType, split } = page
  const { sourceId, reports } = insertSource(db, {
    ...{ fileName, mediaType, encoding, sha256, text, split },
    encodingCertainty: certainty,
    byteLength: bytes.byteLength,
    sample: true,
  })
  return { fileName, sourceId, reports }
}

/** The annotations whose pages were loaded. */
function onlyOn(
  loaded: readonly LoadedPage[],
  annotations: Awaited<ReturnType<typeof readSampleAnnotations>>,
): typeof annotations {
  const names = new Set(loaded.map(({ fileName }) => fileName))
  const isOn = ({ file }: { file: string }): boolean => names.has(file)
  return {
    themes: annotations.themes,
    highlights: annotations.highlights.filter(isOn),
    reportThemes: annotations.reportThemes.filter(isOn),
    reportNotes: annotations.reportNotes.filter(isOn),
    links: annotations.links.filter(({ from, to }) => isOn(from) && isOn(to)),
  }
}
