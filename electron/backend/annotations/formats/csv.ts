/** Tables: highlights of Readwise and Taguette, the codebook of Taguette. Told apart by the names of their columns. */
import Papa from 'papaparse'
import type { ForeignAnnotation } from '../../../../shared/model/foreign.ts'
import {
  type ForeignFormat,
  type ForeignRead,
  idOf,
  MOST_ANNOTATIONS,
  requireFew,
  textOf,
  unreadable,
  utf8,
} from './format.ts'

type Row = Record<string, string>

/** Rows by the names of their columns, lower case. @throws annotations-unreadable, annotations-too-many */
function readRows(bytes: Uint8Array): Row[] {
  // Its own header option writes to the console where a name stands twice; here the first of them has the cells.
  const parsed = Papa.parse<string[]>(utf8(bytes).replace(/^\uFEFF/, ''), {
    // One more than may come in tells that there are too many; and the line of names.
    preview: MOST_ANNOTATIONS + 2,
    skipEmptyLines: 'greedy',
  })
  const broken = parsed.errors.find(({ type }) => type === 'Quotes')
  if (broken) throw unreadable(`row ${(broken.row ?? 0) + 1}: ${broken.message}`)
  const [names = [], ...rows] = parsed.data
  requireFew(rows.length)
  const columns = new Map<string, number>()
  names.forEach((name, at) => {
    const key = name.trim().toLowerCase()
    if (!columns.has(key)) columns.set(key, at)
  })
  return rows.map((row) => Object.fromEntries([...columns].map(([name, at]) => [name, row[at] ?? ''])))
}

/** The names of the columns in the first line. */
const columnsIn = (head: string): Set<string> => {
  const [line = []] = Papa.parse<string[]>(
    head.replace(/^\uFEFF/, '').slice(0, head.indexOf('\n') + 1 || undefined),
  ).data
  return new Set(line.map((name) => name.trim().toLowerCase()))
}
const has =
  (...names: string[]) =>
  (head: string): boolean => {
    const columns = columnsIn(head)
    return names.every((name) => columns.has(name))
  }

/** Readwise: its export (`Highlight, Book Title, Book Author, …`) and what it imports (`Highlight, Title, Author, URL, …`). */
export const readwise: ForeignFormat = {
  id: 'readwise',
  extensions: ['.csv'],
  fits: (head) => has('highlight', 'book title')(head) || has('highlight', 'title')(head),
  read: (bytes): ForeignRead => ({
    origin: 'readwise',
    annotations: readRows(bytes)
      .filter((row) => textOf(row['highlight']) ?? textOf(row['note']))
      .map(readwiseRow),
  }),
}

function readwiseRow(row: Row): ForeignAnnotation {
  const exact = textOf(row['highlight'])
  const title = textOf(row['book title']) ?? textOf(row['title'])
  const { text, tags } = dotTags(row['note'] ?? '')
  const told = (row['tags'] ?? '').split(',').flatMap((tag) => textOf(tag)?.trim() ?? [])
  const created = textOf(row['highlighted at']) ?? textOf(row['date'])
  return {
    origin: 'readwise',
    id: idOf(title ?? '', exact ?? '', row['note'] ?? '', row['location'] ?? ''),
    document: { title, uri: textOf(row['url']) ?? textOf(row['source url']) },
    ...(exact === undefined ? {} : { quote: { exact } }),
    ...(textOf(row['color']) ? { color: row['color'] } : {}),
    ...(text === '' ? {} : { comment: text }),
    tags: [...new Set([...told, ...tags])],
    created,
  }
}

/** In a Readwise note, words that begin with a dot are tags: `.渔业 .c1 more`. */
function dotTags(note: string): { text: string; tags: string[] } {
  const tags: string[] = []
  const text = note.replaceAll(/(^|\s)\.([\p{L}\p{N}_-]+)(?=\s|$)/gu, (_, before: string, tag: string) => {
    tags.push(tag)
    return before
  })
  return { text: text.trim(), tags }
}

/** Taguette's highlights: a row for each tag of a highlight, so rows of one `id` are one. */
export const taguette: ForeignFormat = {
  id: 'taguette',
  extensions: ['.csv'],
  fits: has('id', 'document', 'tag', 'content'),
  read(bytes): ForeignRead {
    const found = new Map<string, ForeignAnnotation>()
    for (const row of readRows(bytes)) {
      const exact = textOf(row['content'])
      if (exact === undefined) continue
      const document = textOf(row['document'])
      // Ids count from 1 in every project: the words tell projects apart.
      const id = idOf(row['id'] ?? '', document ?? '', exact)
      const one = found.get(id) ?? {
        ...{ origin: 'taguette', id, tags: [], quote: { exact } },
        document: { fileName: document, title: document },
      }
      found.set(id, one)
      const tag = textOf(row['tag'])
      if (tag !== undefined && !one.tags.includes(tag)) one.tags.push(tag)
    }
    return { origin: 'taguette', annotations: [...found.values()] }
  },
}

export const taguetteCodebook: ForeignFormat = {
  id: 'taguette-codebook',
  extensions: ['.csv'],
  fits: has('tag', 'description'),
  read: (bytes): ForeignRead => ({
    origin: 'taguette',
    annotations: [],
    themes: readRows(bytes).flatMap((row) => {
      const name = textOf(row['tag'])
      return name === undefined ? [] : [{ path: [name], definition: row['description'] ?? '' }]
    }),
  }),
}
