/** A small library to test against, written straight into the store: no test here depends on how pages are split. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Block } from '../../shared/model/report.ts'
import { openLibrary } from '../../electron/backend/database/open.ts'
import { insertLessons } from '../../electron/backend/lessons/store.ts'
import { NO_DETAILS, type SplitPage } from '../../electron/backend/pages/page.ts'
import { writeBlob } from '../../electron/backend/sources/blobs.ts'
import { insertSource } from '../../electron/backend/sources/store.ts'

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
export const MIGRATIONS = at('electron/backend/database/migrations')
/** A sample library of two short pages. */
export const SEEDS = at('test/contract/seeds')

/** A new folder for one test, and what removes it. */
export function newFolder(): { folder: string; remove: () => void } {
  const parent = mkdtempSync(join(tmpdir(), 'pressmark-'))
  return { folder: join(parent, 'library'), remove: () => rmSync(parent, { recursive: true, force: true }) }
}

const LINES = [
  '港口二期工程动工',
  '本报记者 林小雨',
  '新码头昨日在东岸动工，预计三年后可停靠两艘',
  '巨轮。市长说，工程会带来四千个职位。',
  '渔民代表要求先划定新的渔场，再开始挖泥。',
  'Ferry fares to rise',
  'The harbour board said on Monday that fares would rise by five per cent.',
  'Passengers were told of the change only a week before.',
  '她看着𠮷野家的招牌笑了。',
]
export const TEXT = LINES.join('\n')

/** The range of a line, or of some lines that make one block. */
const lines = (...numbers: number[]): [number, number][] =>
  numbers.map((number) => {
    const start = LINES.slice(0, number).join('\n').length + (number > 0 ? 1 : 0)
    return [start, start + (LINES[number] ?? '').length]
  })
const block = (kind: Block['kind'], ...numbers: number[]): Block => ({ kind, ranges: lines(...numbers) })

export const SPLIT: SplitPage = {
  publication: '东岸日报',
  published: '2026-03-04',
  pageLabel: 'A2',
  edition: null,
  origins: {},
  decisions: [],
  reports: [
    {
      title: '港口二期工程动工',
      byline: '本报记者 林小雨',
      dateline: null,
      ...NO_DETAILS,
      language: 'zh-Hans',
      blocks: [block('title', 0), block('byline', 1), block('paragraph', 2, 3), block('paragraph', 4)],
    },
    {
      title: 'Ferry fares to rise',
      byline: null,
      dateline: null,
      ...NO_DETAILS,
      language: 'en',
      blocks: [block('title', 5), block('paragraph', 6), block('paragraph', 7)],
    },
    {
      ...{ title: null, byline: null, dateline: null, language: 'zh-Hans', blocks: [block('paragraph', 8)] },
      ...NO_DETAILS,
    },
  ],
  furniture: [],
}

export const FIXTURE_BYTES = Buffer.from(TEXT)
export const FIXTURE_HASH = createHash('sha256').update(FIXTURE_BYTES).digest('hex')

/** Where words stand in the fixture's text. */
export function rangeOf(words: string): [number, number] {
  const start = TEXT.indexOf(words)
  if (start < 0) throw new Error(`the fixture does not say ${words}`)
  return [start, start + words.length]
}

export interface FixtureIds {
  source: string
  /** 港口二期工程动工 */
  port: string
  /** Ferry fares to rise */
  ferry: string
  untitled: string
  /** A second source, in ASCII, that nothing ever sits on. */
  bare: string
}

/** Makes the library and closes it. */
export async function makeFixture(folder: string): Promise<FixtureIds> {
  const library = await openLibrary(folder, { migrations: MIGRATIONS })
  const sha256 = await writeBlob(folder, FIXTURE_BYTES)
  const { sourceId, reports } = library.transact((db) =>
    insertSource(db, {
      fileName: '东岸日报 0304 (A2).txt',
      mediaType: 'text/plain',
      encoding: 'utf-8',
      encodingCertainty: 'declared',
      byteLength: FIXTURE_BYTES.byteLength,
      sha256,
      text: TEXT,
      split: SPLIT,
      sample: false,
    }),
  )
  library.transact((db) =>
    insertLessons(db, sourceId, [
      { feature: 'evidence:open-sentence', outcome: 'agreed' },
      { feature: 'line:导读', outcome: 'furniture' },
    ]),
  )
  const bare = Buffer.from(
    'Tide tables\n\nHigh water stands at six in the morning and at seven in the evening.\n',
  )
  const bareHash = await writeBlob(folder, bare)
  const { sourceId: bareId } = library.transact((db) =>
    insertSource(db, {
      fileName: 'tides.txt',
      mediaType: 'text/plain',
      encoding: 'utf-8',
      encodingCertainty: 'detected',
      byteLength: bare.byteLength,
      sha256: bareHash,
      text: bare.toString(),
      split: { ...SPLIT, publication: null, published: null, pageLabel: null, reports: [] },
      sample: false,
    }),
  )
  library.close()
  const [port, ferry, untitled] = reports
  if (!port || !ferry || !untitled) throw new Error('the fixture has three reports')
  return { source: sourceId, port: port.id, ferry: ferry.id, untitled: untitled.id, bare: bareId }
}
