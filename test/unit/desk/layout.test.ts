/** Layouts by themselves, on any text: nothing is lost and nothing is there twice, whatever is done. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { perform } from '../../../electron/backend/desk/perform.ts'
import { showPieces } from '../../../electron/backend/desk/pieces.ts'
import {
  asidesOf,
  type KeptReport,
  layOut,
  type Layout,
  toBlock,
} from '../../../electron/backend/desk/layout.ts'
import { readLines } from '../../../electron/backend/pages/lines.ts'
import { CallError } from '../../../shared/errors.ts'
import type { DeskAct } from '../../../shared/model/page.ts'
import type { Range } from '../../../shared/model/range.ts'
import { BLOCK_KINDS } from '../../../shared/model/report.ts'

/** Lines of a page: Chinese, English, marks, pairs of surrogates, accents, nothing. */
const LINE = fc.oneof(
  fc.constantFrom(
    '',
    '',
    '渡口今晨重开。',
    '# 票价',
    '**北岸**渡口',
    '> 船长说',
    '- 一',
    '---',
    '| a | b |',
    '===',
  ),
  fc.string({ unit: fc.constantFrom('船', 'a', ' ', '𠮷', 'é', '*', '#', '。', '-', '👩‍👧'), maxLength: 8 }),
)

const PAGE = fc
  .tuple(
    fc.array(LINE, { minLength: 1, maxLength: 14 }),
    fc.array(fc.nat(4), { minLength: 14, maxLength: 14 }),
  )
  .map(([lines, owners]): Layout => {
    const text = lines.join('\n')
    const reports: KeptReport[] = [0, 1, 2].map((i) => ({
      ...{ id: `r${i}`, position: i, title: null, touched: false, origins: {}, blocks: [] },
    }))
    for (const [i, { ranges }] of readLines(text).entries()) {
      const blocks = reports[owners[i % 14] ?? 4]?.blocks
      // Every third line goes on in the block before it.
      if (i % 3 === 2 && blocks?.length) blocks.at(-1)!.ranges.push(...ranges)
      else blocks?.push({ kind: 'paragraph', ranges })
    }
    return layOut(
      text,
      reports.filter(({ blocks }) => blocks.length > 0),
      [],
    )
  })

function actFrom(layout: Layout, [what = 0, a = 0, b = 0, c = 0]: number[]): DeskAct | null {
  const pieces = showPieces(layout)
  const piece = (n: number) => pieces[n % Math.max(1, pieces.length)]?.at ?? 0
  const report = (n: number) => layout.reports[n % Math.max(1, layout.reports.length)]?.id ?? ''
  const place = a % Math.max(1, layout.text.length)
  const acts: DeskAct[] = [
    { do: 'give', pieces: [piece(a), piece(b)], to: c % 3 === 0 ? 'new' : report(c) },
    { do: 'split', at: place },
    { do: 'join', reports: [report(a), report(b)] },
    { do: 'move', pieces: [piece(a)], before: c % 3 === 0 ? null : piece(b) },
    { do: 'mend', piece: piece(a), next: piece(b) },
    { do: 'unmend', at: place },
    { do: 'aside', pieces: [piece(a), piece(b)] },
    { do: 'kind', pieces: [piece(a), piece(b)], kind: BLOCK_KINDS[c % BLOCK_KINDS.length]! },
    { do: 'untitle', report: report(a) },
    { do: 'order', report: report(a), before: report(b) },
  ]
  return pieces.length === 0 ? null : (acts[what % acts.length] ?? null)
}

/** As the library would give it back: what is not written is not there. */
const kept = (layout: Layout): Layout =>
  layOut(
    layout.text,
    layout.reports.map(({ id, title, touched, titleByHand, blocks }, position) => ({
      ...{ id, position, title, touched, blocks: blocks.map(toBlock) },
      origins: titleByHand ? { title: { from: 'hand', certainty: 'certain' } } : {},
    })),
    asidesOf(layout),
  )

const heldBy = (layout: Layout): Range[] =>
  showPieces(layout)
    .flatMap(({ ranges }) => ranges)
    .sort((a, b) => a[0] - b[0])

/** The characters in pieces; white space at cuts belongs to none. */
const charactersOf = (layout: Layout): string =>
  heldBy(layout)
    .map(([start, end]) => layout.text.slice(start, end))
    .join('')
    .replaceAll(/\s/g, '')

test('each character that is no mark and no white space is in exactly one piece, after any acts', () => {
  fc.assert(
    fc.property(
      PAGE,
      fc.array(fc.array(fc.nat(999), { minLength: 4, maxLength: 4 }), { maxLength: 9 }),
      (page, walk) => {
        let made = 0
        let now = page
        const before = charactersOf(page)
        for (const numbers of walk) {
          const act = actFrom(now, numbers)
          if (!act) return
          try {
            now = kept(perform(now, act, { decisions: [], newId: () => `new${made++}` }))
          } catch (error) {
            if (!(error instanceof CallError)) throw error
          }
          const held = heldBy(now)
          for (const [i, [start, end]] of held.entries()) {
            expect(start).toBeLessThan(end)
            expect(start).toBeGreaterThanOrEqual(held[i - 1]?.[1] ?? 0)
            // No cut goes through a character.
            expect(now.text.slice(start, end).isWellFormed()).toBe(true)
          }
          expect(charactersOf(now)).toBe(before)
          expect(
            now.reports.every(
              ({ blocks }) => blocks.length > 0 && blocks.every(({ parts }) => parts.length > 0),
            ),
          ).toBe(true)
          const pieces = showPieces(now)
          expect(new Set(pieces.map(({ at }) => at)).size).toBe(pieces.length)
        }
      },
    ),
    { numRuns: 300 },
  )
})

describe('a layout', () => {
  test('an act leaves the layout it was made on as it was', () => {
    const text = '一。\n\n二。\n\n三。'
    const block = (at: number) => ({ kind: 'paragraph' as const, ranges: [[at, at + 2] as Range] })
    const kept0 = { id: 'a', position: 0, title: null, touched: false, origins: {} }
    const layout = layOut(text, [{ ...kept0, blocks: [block(0), block(4), block(8)] }], [])
    const before = structuredClone(layout)
    for (const act of [
      { do: 'mend', piece: 0, next: 8 },
      { do: 'aside', pieces: [4] },
      { do: 'split', at: 5 },
      { do: 'kind', pieces: [8], kind: 'title' },
    ] satisfies DeskAct[])
      perform(layout, act, { decisions: [], newId: () => 'new' })
    expect(layout).toEqual(before)
  })

  test('a cut never goes through a character as a reader sees it', () => {
    const text = '船𠮷号e\u0301'
    const layout = layOut(
      text,
      [
        {
          ...{ id: 'a', position: 0, title: null, touched: false, origins: {} },
          blocks: [{ kind: 'paragraph', ranges: [[0, text.length]] }],
        },
      ],
      [],
    )
    const cutAt = (at: number) =>
      showPieces(perform(layout, { do: 'unmend', at }, { decisions: [], newId: () => 'new' })).map(
        (piece) => piece.text,
      )
    expect(cutAt(2)).toEqual(['船', '𠮷号e\u0301'])
    expect(cutAt(5)).toEqual(['船𠮷号', 'e\u0301'])
  })
})
