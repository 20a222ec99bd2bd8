import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLibrary, type Library } from '../../../electron/backend/database/open.ts'
import { sql, type WritableDb } from '../../../electron/backend/database/sql.ts'
import {
  forgetLessons,
  insertLessons,
  type Lesson,
  listLessons,
  listUsableLessons,
  removeLessons,
  restoreLessons,
  unforgetLessons,
} from '../../../electron/backend/lessons/store.ts'
import { insertSource, removeSource } from '../../../electron/backend/sources/store.ts'
import { MIGRATIONS, newFolder, SPLIT, TEXT } from '../../contract/fixture.ts'

const AGREED: Lesson = { feature: 'evidence:open-sentence', outcome: 'agreed' }
const MISLED: Lesson = { feature: 'evidence:open-sentence', outcome: 'misled' }
const LINE: Lesson = { feature: 'line:导读', outcome: 'furniture' }

let library: Library
let remove: () => void
beforeEach(async () => {
  const made = newFolder()
  remove = made.remove
  library = await openLibrary(made.folder, { migrations: MIGRATIONS })
})
afterEach(() => {
  library.close()
  remove()
})

let count = 0
const addSource = (publication: string | null, sample = false): string =>
  library.transact(
    (db) =>
      insertSource(db, {
        ...{ fileName: 'a.txt', mediaType: 'text/plain', encoding: 'utf-8', encodingCertainty: 'declared' },
        ...{ byteLength: 1, sha256: String(++count).padStart(64, '0'), text: TEXT, sample },
        split: { ...SPLIT, publication },
      }).sourceId,
  )
const teach = (sourceId: string, ...lessons: Lesson[]): string[] =>
  library.transact((db) => insertLessons(db, sourceId, lessons))
const change = <T>(act: (db: WritableDb) => T): T => library.transact(act)

test('lessons of all pages of a publication are counted together', () => {
  teach(addSource('东岸日报'), AGREED, MISLED, LINE)
  teach(addSource('东岸日报'), AGREED, LINE, { feature: 'line:导读', outcome: 'label' })
  teach(addSource('西岸日报'), { feature: 'evidence:byline-ends', outcome: 'misled' })
  expect(listLessons(library.db)).toEqual([
    {
      publication: '东岸日报',
      evidence: [{ name: 'open-sentence', agreed: 2, misled: 1 }],
      lines: [
        { text: '导读', kind: 'furniture', times: 2 },
        { text: '导读', kind: 'label', times: 1 },
      ],
    },
    { publication: '西岸日报', evidence: [{ name: 'byline-ends', agreed: 0, misled: 1 }], lines: [] },
  ])
})

test('pages without a publication teach nothing to others, and what they hold can be forgotten', () => {
  teach(addSource(null), LINE)
  expect(listLessons(library.db)).toMatchObject([{ publication: '', lines: [{ times: 1 }] }])
  expect(listUsableLessons(library.db)).toEqual([])
  change((db) => forgetLessons(db, ''))
  expect(listLessons(library.db)).toEqual([])
})

test('lessons follow the name their page is given', () => {
  const id = addSource(null)
  teach(id, LINE)
  change((db) => db.run(sql`update source set publication = '东岸日报' where id = ${id}`))
  expect(listUsableLessons(library.db)).toMatchObject([{ publication: '东岸日报' }])
})

test('a page that was removed has taught all the same; a sample page never teaches', () => {
  const id = addSource('东岸日报')
  teach(id, LINE)
  change((db) => removeSource(db, id))
  expect(teach(addSource('范例日报', true), LINE, AGREED)).toEqual([])
  expect(listLessons(library.db).map(({ publication }) => publication)).toEqual(['东岸日报'])
})

test('an act taken back has taught nothing, until it is done again', () => {
  const id = addSource('东岸日报')
  teach(id, AGREED)
  const before = listLessons(library.db)
  const ids = teach(id, MISLED, LINE)
  const after = listLessons(library.db)
  change((db) => removeLessons(db, ids))
  expect(listLessons(library.db)).toEqual(before)
  change((db) => restoreLessons(db, ids))
  expect(listLessons(library.db)).toEqual(after)
})

test('a forgetting takes one publication, and is taken back alone', () => {
  const [east, west] = [addSource('东岸日报'), addSource('西岸日报')]
  teach(east, AGREED)
  teach(west, LINE)
  const first = change((db) => forgetLessons(db, '东岸日报'))
  teach(east, MISLED)
  const second = change((db) => forgetLessons(db, '东岸日报'))
  expect(second.at).not.toBe(first.at)
  expect(listLessons(library.db).map(({ publication }) => publication)).toEqual(['西岸日报'])
  change((db) => unforgetLessons(db, first.at))
  expect(listLessons(library.db)[0]).toMatchObject({ evidence: [{ agreed: 1, misled: 0 }] })
})
