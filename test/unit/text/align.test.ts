import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { fold } from '../../../shared/text/fold.ts'
import { graphemesOf } from '../../../shared/text/graphemes.ts'
import { countDifference, differenceOf } from '../../../shared/text/align/difference.ts'
import {
  alignSteps,
  parallelPassages,
  readyToAlign,
  repeatedPassages,
} from '../../../shared/text/align/passages.ts'
import { twinOf } from '../../../shared/text/align/twin.ts'
import { makeRandom } from './corpus.ts'
import { makeWriter, plantedPair, rate, toTraditional } from './planted.ts'

const write = makeWriter(7)
const letters = (text: string): string => fold(text).replaceAll(/[^\p{L}\p{N}]/gu, '')

const HARBOUR = '渔业协会昨日宣布，三号码头的冷库将推迟到明年四月启用，原因是海底电缆尚未验收。'
const TEA = '山谷里的茶农说，今年春茶比去年晚了九天，一百二十箱茶叶还没有卖出去。'
const MUSEUM = '旧地图在馆里存了六十年，直到上个月才有人发现它画的是另一条河。'

describe('parallel passages', () => {
  it.each([
    [20_000, 0, 0.99],
    [20_000, 0.1, 0.95],
    [20_000, 0.2, 0.9],
    [200_000, 0.1, 0.95],
    [200_000, 0.2, 0.9],
  ])('of two texts of %i characters with %f edited cover %f of what was planted', (size, share, least) => {
    const pair = plantedPair(makeRandom(size + share * 100), write, size, share)
    const { coverage, unplanted } = rate(pair, parallelPassages(pair.a, pair.b))
    expect(coverage).toBeGreaterThanOrEqual(least)
    expect(unplanted).toBeLessThanOrEqual(0.03)
  })

  it('of two texts that have nothing in common are none', () => {
    expect(parallelPassages(write(makeRandom(1), 20_000), write(makeRandom(2), 20_000))).toEqual([])
    expect(parallelPassages('', HARBOUR)).toEqual([])
    expect(repeatedPassages('\n\n')).toEqual([])
  })

  it('stand at their very characters in both texts, whatever script, width and marks', () => {
    const a = `${TEA}\n\n　${HARBOUR}`
    const b = `${MUSEUM}${toTraditional(HARBOUR).replaceAll('，', '、').replace('三号', '三\n號')}又及。`
    const [passage, ...more] = parallelPassages(a, b)
    expect(more).toEqual([])
    expect(passage).toMatchObject({ kind: 'identical', likeness: 1 })
    expect(a.slice(passage!.aStart, passage!.aEnd)).toBe(HARBOUR)
    expect(b.slice(passage!.bStart, passage!.bEnd)).toMatch(/^漁業協會.*驗收。$/su)
  })

  it('say how alike they are', () => {
    const near = HARBOUR.replace('推迟到明年四月', '推迟到明年五月')
    const reworded = '渔业协会的人昨日说，三号码头那座冷库要推迟到明年四月才启用，海底电缆尚未验收。'
    expect(parallelPassages(HARBOUR, near)[0]?.kind).toBe('near')
    expect(parallelPassages(HARBOUR, reworded)[0]?.kind).toBe('reworded')
  })

  it('of identical texts are one, however long', () => {
    const text = write(makeRandom(3), 50_000)
    const found = parallelPassages(text, toTraditional(text))
    expect(found).toHaveLength(1)
    expect(letters(text.slice(found[0]!.aStart, found[0]!.aEnd))).toBe(letters(text))
  })

  it('are found in English, by words', () => {
    const line = 'the ferry would run again by Friday if the cable is repaired in time'
    const found = parallelPassages(`He said ${line}, more or less.`, `“${line.toUpperCase()}” it said.`)
    expect(found).toHaveLength(1)
    expect(found[0]?.kind).toBe('identical')
  })

  it('are found within one text, each pair once, never over one another', () => {
    const text = `${HARBOUR}\n\n${TEA}\n\n${MUSEUM}${HARBOUR}`
    const [passage, ...more] = repeatedPassages(text)
    expect(more).toEqual([])
    expect(text.slice(passage!.aStart, passage!.aEnd)).toBe(HARBOUR)
    expect(text.slice(passage!.bStart, passage!.bEnd)).toBe(HARBOUR)
    for (const { aEnd, bStart } of repeatedPassages('哈'.repeat(200)))
      expect(aEnd).toBeLessThanOrEqual(bStart)
  })

  it('are told of two reports with the same text, too', () => {
    const ready = readyToAlign(HARBOUR)
    const steps = alignSteps(ready, ready, { within: false })
    let step = steps.next()
    while (step.done !== true) step = steps.next()
    expect(step.value).toHaveLength(1)
  })

  it('leave out short words that many reports have, not long ones', () => {
    const masthead = '东岸晚报数字报刊平台版权所有未经许可不得转载'
    const [a, b] = [
      `${masthead}\n${write(makeRandom(8), 300)}\n${TEA}${HARBOUR}`,
      `${MUSEUM}\n${masthead}\n${write(makeRandom(9), 300)}\n${TEA}${HARBOUR}`,
    ]
    const asked: string[] = []
    const steps = alignSteps(readyToAlign(a), readyToAlign(b), {
      frequency: (words) => {
        asked.push(words)
        return 400
      },
    })
    let step = steps.next()
    while (step.done !== true) step = steps.next()
    expect(step.value.map(({ aStart, aEnd }) => a.slice(aStart, aEnd))).toEqual([`${TEA}${HARBOUR}`])
    expect(asked).toEqual([masthead])
  })

  it('never end inside a character', () => {
    const words = '𠮷野家的店员把旧招牌擦了三遍才重新挂上去𠮷'
    const [passage] = parallelPassages(`他说${words}`, `${words}\u{e0100}了`)
    expect(`${words}\u{e0100}了`.slice(passage!.bStart, passage!.bEnd)).toBe(`${words}\u{e0100}`)
  })
})

describe('the twin of a stretch of a passage', () => {
  const place = (a: string, b: string, quote: string): string | null => {
    const [readyA, readyB] = [readyToAlign(a), readyToAlign(b)]
    const start = a.indexOf(quote)
    const twin = twinOf(parallelPassages(a, b)[0]!, readyA, readyB, start, start + quote.length)
    return twin && b.slice(twin.start, twin.end)
  }
  const other = toTraditional(HARBOUR).replace('明年四月', '後年四月')

  it('is the same characters of the other text', () => {
    expect(place(HARBOUR, `${MUSEUM}${other}`, '三号码头的冷库')).toBe('三號碼頭的冷庫')
    expect(place(HARBOUR, other, '原因是海底电缆尚未验收。')).toBe('原因是海底電纜尚未驗收。')
  })
  it('has the changed words at its edges', () => {
    expect(place(HARBOUR, other, '明年四月启用')).toBe('後年四月啓用')
    expect(place(HARBOUR, other, '将推迟到明年')).toBe('將推遲到後年')
  })
  it('is none where most of it was changed, or it is outside', () => {
    const changed = HARBOUR.replace('推迟到明年四月', '提前到本周三晚上')
    expect(place(HARBOUR, changed, '推迟到明年四月')).toBe(null)
    expect(place(`${TEA}${HARBOUR}`, HARBOUR, '一百二十箱茶叶')).toBe(null)
  })
})

describe('the difference of two passages', () => {
  it('tells script and marks from changes', () => {
    expect(differenceOf('冷库推迟到明年四月启用，', '冷庫推遲到後年四月啟用。')).toEqual([
      { kind: 'same', a: '冷', b: '冷' },
      { kind: 'script', a: '库', b: '庫' },
      { kind: 'same', a: '推', b: '推' },
      { kind: 'script', a: '迟', b: '遲' },
      { kind: 'same', a: '到', b: '到' },
      { kind: 'changed', a: '明', b: '後' },
      { kind: 'same', a: '年四月', b: '年四月' },
      { kind: 'script', a: '启', b: '啟' },
      { kind: 'same', a: '用', b: '用' },
      { kind: 'mark', a: '，', b: '。' },
    ])
    expect(differenceOf('旧地图', '旧的地图')).toEqual([
      { kind: 'same', a: '旧', b: '旧' },
      { kind: 'only-b', a: '', b: '的' },
      { kind: 'same', a: '地图', b: '地图' },
    ])
  })

  it('counts letters, not marks', () => {
    expect(countDifference(differenceOf('旧地图，在馆里', '舊地圖在館裡。'))).toEqual({ changed: 0, same: 6 })
    expect(countDifference(differenceOf('四月启用', '五月启用'))).toEqual({ changed: 1, same: 3 })
  })

  it('holds all of both texts, in whole characters', () => {
    const text = fc.string({ unit: fc.constantFrom('旧', '舊', '地', '图', '，', ' ', 'é', '𠮷', 'a', '三') })
    fc.assert(
      fc.property(text, text, (a, b) => {
        const parts = differenceOf(a, b)
        expect(parts.map((part) => part.a).join('')).toBe(a)
        expect(parts.map((part) => part.b).join('')).toBe(b)
        for (const part of parts)
          if (part.kind === 'same' || part.kind === 'script')
            expect(graphemesOf(part.a).map(fold)).toEqual(graphemesOf(part.b).map(fold))
      }),
      { numRuns: 2000 },
    )
  })

  it('of a text and itself is nothing, and of long ones is still found', () => {
    const text = write(makeRandom(5), 3000)
    expect(differenceOf(text, text)).toEqual([{ kind: 'same', a: text, b: text }])
    const changed = `${text.slice(0, 1500)}插进来的几个字${text.slice(1500)}`
    expect(countDifference(differenceOf(text, changed)).changed).toBe(7)
  })
})
