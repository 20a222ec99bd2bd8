/** A library of one page to act on, written straight into the store, behind a direct wire. */
import { createHash } from 'node:crypto'
import { openLibrary } from '../../../electron/backend/database/open.ts'
import { NO_DETAILS, type SplitPage, type SplitReport } from '../../../electron/backend/pages/page.ts'
import { insertSource } from '../../../electron/backend/sources/store.ts'
import { writeBlob } from '../../../electron/backend/sources/blobs.ts'
import { openDirect, type Direct } from '../../../electron/hosts/direct.ts'
import type { Decision, Desk, DeskAct } from '../../../shared/model/page.ts'
import type { Range } from '../../../shared/model/range.ts'
import type { BlockKind } from '../../../shared/model/report.ts'
import { MIGRATIONS, newFolder, SEEDS } from '../../contract/fixture.ts'

export interface PageMade {
  /** Blocks of each report: kind and the lines (numbers) it is made of; a line in none is furniture. */
  reports: [kind: BlockKind, ...lines: number[]][][]
  decisions?: Decision[]
}

export interface Lab {
  direct: Direct
  folder: string
  text: string
  sourceId: string
  reportIds: string[]
  /** Where words stand. */
  at: (words: string) => number
  range: (words: string) => Range
  show: () => Promise<Desk>
  act: (act: DeskAct) => ReturnType<Direct['client']['send']>
  close: () => Promise<void>
}

/** @param lines of the page; '' is a blank line */
export async function openLab(lines: readonly string[], made: PageMade): Promise<Lab> {
  const { folder, remove } = newFolder()
  const text = lines.join('\n')
  const rangeOfLine = (number: number): Range => {
    const start = lines.slice(0, number).join('\n').length + (number > 0 ? 1 : 0)
    return [start, start + (lines[number] ?? '').length]
  }
  const reports = made.reports.map((blocks): SplitReport => {
    const headline = blocks.find(([kind]) => kind === 'title')
    return {
      title: headline
        ? headline
            .slice(1)
            .map((line) => lines[line as number])
            .join('')
        : null,
      ...{ byline: null, dateline: null, ...NO_DETAILS, language: 'zh-Hans' },
      origins: headline ? { title: { from: 'heading', certainty: 'certain' } } : {},
      blocks: blocks.map(([kind, ...numbers]) => ({ kind, ranges: numbers.map(rangeOfLine) })),
    }
  })
  const split: SplitPage = {
    ...{ publication: '北岸报', published: '2026-03-04', pageLabel: 'A3', edition: null, origins: {} },
    ...{ reports, furniture: [], decisions: made.decisions ?? [] },
  }
  const library = await openLibrary(folder, { migrations: MIGRATIONS })
  const bytes = Buffer.from(text)
  await writeBlob(folder, bytes)
  const { sourceId, reports: inserted } = library.transact((db) =>
    insertSource(db, {
      ...{ fileName: 'page.txt', mediaType: 'text/plain', encoding: 'utf-8', encodingCertainty: 'declared' },
      ...{ byteLength: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') },
      ...{ text, split, sample: false },
    }),
  )
  library.close()
  const direct = await openDirect({ folder, migrations: MIGRATIONS, seeds: SEEDS })
  const at = (words: string): number => {
    const found = text.indexOf(words)
    if (found < 0) throw new Error(`the page does not say ${words}`)
    return found
  }
  return {
    ...{ direct, folder, text, sourceId, reportIds: inserted.map(({ id }) => id), at },
    range: (words) => [at(words), at(words) + words.length],
    show: () => direct.client.send('desk.show', { sourceId }),
    act: (act) => direct.client.send('desk.act', { sourceId, act }),
    async close() {
      await direct.close()
      remove()
    },
  }
}

/** The texts of a report's blocks in reading order, mended parts joined by `+`; `kind:` before what is no paragraph. */
export function readingOf({ pieces }: Desk, reportId: string | null): string[] {
  const own = pieces.filter((piece) => piece.reportId === reportId)
  if (reportId === null) return own.map(({ text }) => text)
  const blocks = new Map<number, Desk['pieces']>()
  for (const piece of own) blocks.set(piece.block, [...(blocks.get(piece.block) ?? []), piece])
  return [...blocks]
    .sort((a, b) => a[0] - b[0])
    .map(([, parts]) => {
      const sorted = parts.sort((a, b) => a.part - b.part)
      const kind = sorted[0]?.kind === 'paragraph' ? '' : `${sorted[0]?.kind}:`
      return kind + sorted.map(({ text }) => text).join('+')
    })
}
