import { afterEach, beforeEach, expect, it } from 'vitest'
import { placeForeign, type ForeignFile } from '../../../electron/backend/annotations/foreign.ts'
import { nearestColor } from '../../../electron/backend/annotations/colors.ts'
import { placeAhead } from '../../../electron/backend/annotations/place-ahead.ts'
import { openLibrary, type Library } from '../../../electron/backend/database/open.ts'
import { listHighlights } from '../../../electron/backend/highlights/store.ts'
import { findNote, listNotes, removeNote, updateNote } from '../../../electron/backend/notes/store.ts'
import { putRowsBack } from '../../../electron/backend/rows/recorder-store.ts'
import { splitPage } from '../../../electron/backend/pages/index.ts'
import { insertSource, removeSource } from '../../../electron/backend/sources/store.ts'
import { listAssignments, listThemes } from '../../../electron/backend/themes/store.ts'
import { listUnplaced } from '../../../electron/backend/versions/unplaced.ts'
import type { ForeignAnnotation } from '../../../shared/model/foreign.ts'
import { readState } from '../../../shared/note/tree.ts'
import { FIXTURE_HASH, makeFixture, MIGRATIONS, newFolder, TEXT } from '../../contract/fixture.ts'

let library: Library
let remove: () => void
beforeEach(async () => {
  const made = newFolder()
  remove = made.remove
  await makeFixture(made.folder)
  library = await openLibrary(made.folder, { migrations: MIGRATIONS })
})
afterEach(() => {
  library.close()
  remove()
})

const one = (annotation: Partial<ForeignAnnotation>): ForeignAnnotation => ({
  origin: 'test',
  id: 'a1',
  tags: [],
  ...annotation,
})
const place = (annotations: ForeignAnnotation[], more: Partial<ForeignFile> = {}) =>
  library.transact((db) => placeForeign(db, { origin: 'test', annotations, ...more }))

it('places words of a named document as a highlight with colour, note, replies and themes', () => {
  const { outcome } = place([
    one({
      document: { sha256: FIXTURE_HASH },
      quote: { exact: '渔民代表要求先划定新的渔场' },
      color: '#ffeb99',
      style: 'underline',
      comment: '谁说的？',
      author: '林',
      created: '2024-05-06T07:08:09Z',
      tags: ['渔业/渔场', 'port'],
      replies: [{ text: '见第三版', author: '周' }],
    }),
  ])
  expect(outcome).toMatchObject({ placed: 1, waiting: [], left: [], themes: ['渔业', '渔业 / 渔场', 'port'] })
  const [highlight] = listHighlights(library.db)
  expect(highlight).toMatchObject({
    exact: '渔民代表要求先划定新的渔场',
    color: 'yellow',
    style: 'underline',
  })
  expect(highlight?.createdAt).toBe('2024-05-06T07:08:09.000Z')
  expect(TEXT.slice(...(highlight?.ranges[0] ?? [0, 0]))).toBe(highlight?.exact)
  expect(highlight?.reportId).not.toBeNull()
  expect(listNotes(library.db).map(({ text }) => text)).toEqual(['谁说的？\n— 林\n\n见第三版\n— 周'])
  expect(listAssignments(library.db)).toHaveLength(2)
})

it('finds words over a column break, and without any document by search, in the other script too', () => {
  const { outcome } = place([
    one({ id: 'a', quote: { exact: '预计三年后可停靠两艘巨轮' }, document: { title: 'Page of nowhere' } }),
    one({ id: 'b', quote: { exact: '漁民代表要求先劃定新的漁場' } }),
    one({ id: 'c', quote: { exact: 'fares would rise by five per cent' } }),
  ])
  expect(outcome).toMatchObject({ placed: 3, left: [] })
  expect(listHighlights(library.db).map(({ exact }) => exact)).toEqual([
    '预计三年后可停靠两艘巨轮',
    '渔民代表要求先划定新的渔场',
    'fares would rise by five per cent',
  ])
})

it('places again what was removed between the look for it and the writing', async () => {
  const annotations = [
    one({ id: 'gone', document: { sha256: FIXTURE_HASH }, quote: { exact: '渔民代表要求先划定新的渔场' } }),
    one({ id: 'note', comment: '没有引文' }),
  ]
  const places = await placeAhead(library.db, { origin: 'test', annotations }, new AbortController().signal)
  expect([...places.values()]).toMatchObject([{ ranges: [expect.anything()] }])
  const before = library.transact((db) => placeForeign(db, { origin: 'test', annotations }, { places }))
  expect(before.outcome).toMatchObject({ placed: 1, kept: [{ id: 'note' }] })
  const [source] = listHighlights(library.db)
  library.transact((db) => removeSource(db, source!.sourceId))
  const again = annotations.map((annotation) => ({ ...annotation, id: `${annotation.id} again` }))
  const stale = new Map(again.map((annotation, i) => [annotation, [...places.values()][i]!]))
  const { outcome } = library.transact((db) =>
    placeForeign(db, { origin: 'test', annotations: again.slice(0, 1) }, { places: stale }),
  )
  expect(outcome).toMatchObject({ placed: 0, kept: [{ reason: 'no-document' }] })
})

it('does nothing for what came in before, and nothing is left after it is taken back', () => {
  const annotations = [
    one({ quote: { exact: '新的渔场' }, document: { title: '港口二期工程动工' }, tags: ['渔业'] }),
  ]
  const first = place(annotations)
  expect(first.outcome.placed).toBe(1)
  expect(place(annotations).outcome).toMatchObject({ placed: 0, known: 1, themes: [] })
  expect(listHighlights(library.db)).toHaveLength(1)
  const again = library.transact((db) => putRowsBack(db, first.rows))
  expect(listHighlights(library.db)).toEqual([])
  expect(listThemes(library.db)).toEqual([])
  expect(place(annotations).outcome.placed).toBe(1)
  library.transact((db) => putRowsBack(db, again))
  expect(listThemes(library.db)).toHaveLength(2)
})

it('puts words that are not in their document into the tray, and keeps as notes what has no document at all', () => {
  const { outcome } = place([
    one({
      id: 'a',
      document: { sha256: FIXTURE_HASH },
      quote: { exact: '渔民代表反对在东岸挖泥的全部计划' },
    }),
    one({ id: 'b', document: { title: '别处' }, quote: { exact: '别处报纸上的一句话，这里没有' } }),
    one({ id: 'c', quote: { exact: '渔场' } }),
    one({ id: 'd', document: { title: '别处' }, comment: '整页的话' }),
    one({ id: 'e', document: { sha256: FIXTURE_HASH }, comment: '整页的话' }),
    one({ id: 'f', document: { title: '别处' } }),
  ])
  expect(outcome).toMatchObject({ placed: 0, notes: 1 })
  expect(outcome.waiting.map(({ id, reason }) => [id, reason])).toEqual([['a', 'not-found']])
  expect(outcome.left.map(({ id, reason }) => [id, reason])).toEqual([['f', 'empty']])
  expect(outcome.kept.map(({ id, reason }) => [id, reason])).toEqual([
    ['b', 'no-document'],
    ['c', 'too-short'],
    ['d', 'no-document'],
  ])
  expect(listUnplaced(library.db)).toMatchObject([
    { kind: 'highlight', reason: 'quote-gone', highlight: { exact: '渔民代表反对在东岸挖泥的全部计划' } },
  ])
  expect(listNotes(library.db).map(({ text, target }) => [text, target?.kind ?? 'free'])).toEqual([
    ['别处报纸上的一句话，这里没有\n\n— 别处', 'free'],
    ['渔场', 'free'],
    ['整页的话\n\n— 别处', 'free'],
    ['整页的话', 'report'],
  ])
})

const ABSENT = '别处报纸上的一句话，这里还没有'
const elsewhere = one({
  document: { title: '别处日报', uri: 'https://example.org/x' },
  quote: { exact: ABSENT },
  comment: '要查证',
  author: '林',
  tags: ['渔业/渔场'],
})

/** The fixture's page is all there is; the document comes with a page of its own. */
function bringDocument(): void {
  library.transact((db) =>
    insertSource(db, {
      ...{
        fileName: '别处日报.txt',
        mediaType: 'text/plain',
        encoding: 'utf-8',
        encodingCertainty: 'detected',
      },
      ...{ sha256: 'f'.repeat(64), byteLength: 99, sample: false, document: undefined },
      text: `标题\n\n昨天刊出的是${ABSENT}，记者说。\n`,
      split: splitPage(`标题\n\n昨天刊出的是${ABSENT}，记者说。\n`),
    }),
  )
}

it('what has no document here is a free note, once, in one step, and goes to its place when that is there', () => {
  const { outcome, rows } = place([elsewhere])
  expect(outcome).toMatchObject({ placed: 0, kept: [{ reason: 'no-document' }], left: [] })
  const [note] = listNotes(library.db, null)
  expect(note?.text).toBe(`${ABSENT}\n\n要查证\n— 林\n\n#渔场\n\n— 别处日报 · https://example.org/x`)
  expect(readState(note?.state ?? '')?.map(({ type }) => type)).toEqual([
    'quote',
    ...['paragraph', 'paragraph', 'paragraph'],
  ])
  expect(place([elsewhere]).outcome).toMatchObject({ known: 1, kept: [] })
  expect(listNotes(library.db)).toHaveLength(1)
  const again = library.transact((db) => putRowsBack(db, rows))
  expect([listNotes(library.db), listThemes(library.db)]).toEqual([[], []])
  library.transact((db) => putRowsBack(db, again))

  bringDocument()
  expect(place([elsewhere]).outcome).toMatchObject({ placed: 1, known: 0, kept: [] })
  expect(listHighlights(library.db)).toMatchObject([{ exact: ABSENT }])
  expect(listNotes(library.db)).toMatchObject([{ text: '要查证\n— 林', target: { kind: 'highlight' } }])
  expect(listAssignments(library.db)).toHaveLength(1)
  expect(place([elsewhere]).outcome).toMatchObject({ placed: 0, known: 1 })
})

it('a note one has worked on goes along to the place as it is; a removed one does not come back by itself', () => {
  place([elsewhere, { ...elsewhere, id: 'a2', comment: '另一句' }])
  const [first, second] = listNotes(library.db, null)
  library.transact((db) => {
    const { note, num } = findNote(db, first!.id)!
    updateNote(db, note, num, { ...note, text: `${note.text} 我补的` })
    removeNote(db, second!.id, findNote(db, second!.id)!.num)
  })
  expect(place([{ ...elsewhere, id: 'a2', comment: '另一句' }]).outcome).toMatchObject({ known: 1, kept: [] })
  bringDocument()
  place([elsewhere])
  expect(listNotes(library.db)).toMatchObject([
    { id: first!.id, text: expect.stringContaining('我补的'), target: { kind: 'highlight' } },
  ])
})

it('chooses between equal words by the position the program gives, in its own units', () => {
  const at = TEXT.lastIndexOf('野')
  const points = [...TEXT.slice(0, at)].length
  place([
    one({
      document: { sha256: FIXTURE_HASH },
      quote: { exact: '野家' },
      position: { start: points, end: points + 2, unit: 'code-point' },
    }),
  ])
  expect(listHighlights(library.db)[0]?.ranges).toEqual([[at, at + 2]])
})

it('makes a codebook’s themes with definitions and links between what it placed', () => {
  const document = { sha256: FIXTURE_HASH }
  const { outcome } = place(
    [
      one({ id: 'a', document, quote: { exact: '新的渔场' } }),
      one({ id: 'b', document, quote: { exact: 'a week before' } }),
    ],
    {
      themes: [{ path: ['经济'], definition: '钱', color: '#00ff00' }, { path: ['经济', '票价'] }],
      links: [{ id: 'l', from: 'a', to: 'b', relation: 'contradicts' }],
    },
  )
  expect(outcome).toMatchObject({ placed: 2, links: 1, themes: ['经济', '经济 / 票价'] })
  expect(listThemes(library.db)).toMatchObject([
    { name: '经济', definition: '钱', color: 'green' },
    { name: '票价', color: 'gray' },
  ])
})

it.each([
  ['#fff3a3', 'yellow'],
  ['#fb5b89', 'red'],
  ['#1e9c00', 'green'],
  ['#74cbff', 'blue'],
  ['#888', 'gray'],
  ['Pink', 'magenta'],
  ['浅黄色', 'yellow'],
  ['', null],
])('takes %s for %s', (color, ours) => expect(nearestColor(color)).toBe(ours))
