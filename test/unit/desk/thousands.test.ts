/** Two thousand highlights on pages that are split, joined, reordered, mended and corrected: every quote stays. */
import { expect, test } from 'vitest'
import type { DeskAct } from '../../../shared/model/page.ts'
import { joinRanges } from '../../../shared/text/text-map.ts'
import { makeRandom, makeSentence, pick } from '../text/corpus.ts'
import { openLab } from './library.ts'

const HIGHLIGHTS = 2000
const ACTS = 120
const CORRECTIONS = 160

test('2,000 highlights over random acts of the desk and corrections keep their words', {
  timeout: 120_000,
}, async () => {
  const random = makeRandom(20260311)
  const lines: string[] = []
  const reports: ['title' | 'paragraph', ...number[]][][] = []
  for (let r = 0; r < 12; r++) {
    const own: ['title' | 'paragraph', ...number[]][] = [
      ['title', lines.push(makeSentence(random).slice(0, 18)) - 1],
    ]
    for (let p = 0; p < 8; p++) {
      const first = lines.push(makeSentence(random) + makeSentence(random)) - 1
      // Some paragraphs a column has broken.
      own.push(
        random() < 0.3
          ? ['paragraph', first, lines.push(`${makeSentence(random)}𠮷e\u0301。`) - 1]
          : ['paragraph', first],
      )
    }
    reports.push(own)
  }
  const lab = await openLab(lines, { reports })
  const send: typeof lab.direct.client.send = (name, args) => lab.direct.client.send(name, args)
  const place = (most: number): [number, number] => {
    const start = Math.floor(random() * (lab.text.length - 1))
    return [start, Math.min(lab.text.length, start + 1 + Math.floor(random() * most))]
  }
  for (let n = 0; n < HIGHLIGHTS; n++) {
    const ranges = [place(60), ...(random() < 0.1 ? [place(20)] : [])]
    await send('highlights.create', { reportId: pick(random, lab.reportIds), ranges })
  }
  const quotes = async () =>
    (await send('highlights.list', { sourceId: lab.sourceId })).map(({ id, exact, ranges }) => [
      id,
      exact,
      ranges,
    ])
  const before = await quotes()
  expect(before).toHaveLength(HIGHLIGHTS)

  let done = 0
  let corrected = 0
  const codes = new Map<string, number>()
  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work()
      return true
    } catch (error) {
      const { code } = error as { code?: string }
      if (!code || code === 'internal') throw error
      codes.set(code, (codes.get(code) ?? 0) + 1)
      return false
    }
  }
  for (let n = 0; n < ACTS + CORRECTIONS; n++) {
    const { reports: now, pieces } = await lab.show()
    const at = () => pick(random, pieces).ranges[0]![0]
    const report = () => pick(random, now).id
    if (random() < CORRECTIONS / (ACTS + CORRECTIONS)) {
      const text = pick(random, ['已经', '𠮷', '一句更长的话', 'e\u0301', 'the right word', ''])
      const wanted = { places: [{ reportId: report(), ranges: [place(8)] }], text }
      const piece = pieces.find(
        ({ ranges }) =>
          ranges[0]![0] <= wanted.places[0]!.ranges[0]![0] &&
          ranges.at(-1)![1] > wanted.places[0]!.ranges[0]![0],
      )
      if (piece?.reportId) wanted.places[0]!.reportId = piece.reportId
      if (await attempt(() => send('corrections.create', wanted))) corrected++
    } else {
      const act = pick<() => DeskAct>(random, [
        () => ({ do: 'split', at: at() }),
        () => ({ do: 'join', reports: [report(), report()] }),
        () => ({ do: 'give', pieces: [at()], to: report() }),
        () => ({ do: 'give', pieces: [at(), at()], to: 'new' }),
        () => ({ do: 'move', pieces: [at()], before: at() }),
        () => ({ do: 'aside', pieces: [at()] }),
        () => ({ do: 'mend', piece: at(), next: at() }),
        () => ({ do: 'order', report: report(), before: report() }),
      ])()
      if (await attempt(() => lab.act(act))) done++
    }
    if (n % 7 === 6) await attempt(() => send('undo.undo', {}))
  }
  expect(done).toBeGreaterThan(ACTS / 3)
  expect(corrected).toBeGreaterThan(CORRECTIONS / 2)

  const after = await quotes()
  const wrong = after.filter((one, i) => JSON.stringify(one) !== JSON.stringify(before[i]))
  expect([after.length, wrong]).toEqual([HIGHLIGHTS, []])
  for (const [, exact, ranges] of after as [string, string, [number, number][]][])
    expect(joinRanges(lab.text, ranges)).toBe(exact)
  expect(await send('library.check', {})).toMatchObject({ problems: [] })
  // Every correction is kept, seen or parted, over the very words it was made of.
  for (const { ranges, original } of await send('corrections.list', { sourceId: lab.sourceId }))
    expect(joinRanges(lab.text, ranges).trim()).toBe(original.trim())
  await lab.close()
})
