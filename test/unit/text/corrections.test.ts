import { describe, expect, it } from 'vitest'
import type { Range } from '../../../shared/model/range.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'
import {
  applyCorrections,
  correctionFinder,
  rangesOfEdit,
  withOriginals,
  type Overlay,
} from '../../../shared/text/corrections.ts'
import { planCorrection } from '../../../shared/text/plan-correction.ts'
import { joinRanges, showBlock, toShown, toSource } from '../../../shared/text/text-map.ts'
import { makeRandom } from './corpus.ts'
import { makePage, toSimplified, toTraditional, unitsOf } from './made-blocks.ts'

const SOURCE = '他己经走了，the ferry wa-\ntched us. 老𠮷野。'
const whole: ShownBlock = showBlock(SOURCE, { kind: 'paragraph', ranges: [[0, SOURCE.length]] })
const at = (words: string): Range[] => {
  const start = SOURCE.indexOf(words)
  return [[start, start + words.length]]
}
const correct = (blocks: ShownBlock[], ranges: Range[], text: string): Overlay => {
  const plan = planCorrection(blocks, ranges, text)
  if (typeof plan === 'string') throw new Error(plan)
  return { ...plan, id: 'c' }
}
const shown = (...overlays: Overlay[]): ShownBlock => applyCorrections(whole, overlays)

describe('a correction', () => {
  it('shows the right words and keeps the source under them', () => {
    const block = shown(correct([whole], at('己经'), '已经'))
    expect(block.text).toBe('他已经走了，the ferry watched us. 老𠮷野。')
    expect(toSource([block], { block: 0, offset: 1 }, { block: 0, offset: 2 })).toEqual(at('己经'))
    expect(joinRanges(SOURCE, toSource([block], { block: 0, offset: 0 }, { block: 0, offset: 5 }))).toBe(
      '他己经走了',
    )
    expect(withOriginals(block)).toEqual(whole)
  })

  it('is shown whole under a highlight that has a part of it', () => {
    const block = shown(correct([whole], at('己经'), '已经早就'))
    expect(toShown([block], [[0, 2]])).toEqual([{ block: 0, start: 0, end: 5 }])
    expect(toShown([block], [[2, 4]])).toEqual([{ block: 0, start: 1, end: 6 }])
  })

  it('over a word that a line broke stands for both its parts', () => {
    const ranges = toSource([whole], { block: 0, offset: 16 }, { block: 0, offset: 23 })
    expect(ranges).toHaveLength(2)
    const overlay = correct([whole], ranges, 'watches')
    expect([overlay.original, overlay.text]).toEqual(['watched', 'watches'])
    expect(shown(overlay).text).toContain('ferry watches us')
    expect(rangesOfEdit(shown(overlay).edits![0]!)).toEqual(overlay.ranges)
  })

  it('narrows a long choice to what differs, and cuts no word', () => {
    const overlay = correct([whole], [[0, SOURCE.length]], '他己经走了，the ferries watched us. 老𠮷野。')
    expect([overlay.original, overlay.text]).toEqual(['ferry watched', 'ferries watched'])
  })

  it('that takes words out has the character beside them', () => {
    const overlay = correct([whole], at('走了'), '')
    expect([overlay.original, overlay.text]).toEqual(['经走了', '经'])
    expect(planCorrection([whole], [[0, SOURCE.length]], '')).toBe('correction-empty')
    const first = correct([whole], at('他'), '')
    expect([first.original, first.text]).toEqual(['他己', '己'])
  })

  it('adds words beside the chosen ones', () => {
    expect(shown(correct([whole], at('走'), '早走')).text).toContain('己经早走了')
  })

  it('over another one takes its place, with what stays of it', () => {
    const first = correct([whole], at('己经'), '已经')
    const block = shown(first)
    const plan = planCorrection([block], [[2, 5]], '已经去了')
    expect(plan).toEqual({ ranges: [[1, 5]], original: '己经走了', text: '已经去了', replaced: ['c'] })
    // Back to what the source has: nothing is left of it.
    expect(planCorrection([block], at('己'), '己经')).toMatchObject({
      text: '己经',
      original: '己经',
      replaced: ['c'],
    })
  })

  it('is never half a character', () => {
    const half = SOURCE.indexOf('𠮷') + 1
    expect(correct([whole], [[half, half + 1]], '吉')).toMatchObject({ original: '𠮷', text: '吉' })
  })

  it.each([
    ['NUL', 'a\0b'],
    ['a line end', 'a\nb'],
    ['a turn of direction', 'a\u202eb'],
    ['half a character', 'a\ud842'],
    ['no character', 'a\ufffe'],
  ])('with %s is refused', (_, text) =>
    expect(planCorrection([whole], at('走'), text)).toBe('correction-characters'),
  )

  it('across two paragraphs, or words that do not stand together, is refused', () => {
    const two = [
      showBlock(SOURCE, { kind: 'paragraph', ranges: [[0, 5]] }),
      showBlock(SOURCE, { kind: 'paragraph', ranges: [[5, SOURCE.length]] }),
    ]
    expect(planCorrection(two, [[3, 8]], '好')).toBe('correction-across-blocks')
    expect(
      planCorrection(
        [whole],
        [
          [0, 1],
          [4, 5],
        ],
        '好',
      ),
    ).toBe('correction-across-blocks')
    expect(planCorrection(two, [[900, 901]], '好')).toBe('correction-nowhere')
    expect(planCorrection(two, [[0, 1]], '他')).toBe('correction-same')
  })

  it('that a border was put through shows the original until its parts are together again', () => {
    const overlay = correct([whole], at('己经'), '已经')
    const cut = [
      [0, 2],
      [2, SOURCE.length],
    ].map(([start, end]) => showBlock(SOURCE, { kind: 'paragraph', ranges: [[start!, end!]] }))
    expect(cut.map((block) => applyCorrections(block, [overlay]).text[0])).toEqual(['他', '经'])
  })
})

describe('the text map on any page, corrected, mended, in either script', () => {
  it('places 40,000 ranges from the text to the source and back, none wrong', () => {
    const random = makeRandom(20260310)
    let ranges = 0
    let corrected = 0
    let wrong = 0
    while (ranges < 40_000) {
      const { source, base, corrections, blocks } = makePage(random)
      const script = [(text: string) => text, toTraditional, toSimplified][ranges % 3]!
      const shownBlocks = blocks.map((block) => ({ ...block, text: script(block.text) }))
      const units = base.map((block) => unitsOf(block, corrections))
      blocks.forEach((block, b) => {
        if (script(block.text).length !== units[b]!.length) wrong++
        // What is no correction is the source's own character.
        units[b]!.forEach(({ sources, edit }, i) => {
          if (!edit && sources[0] !== undefined && block.text[i] !== source[sources[0]]) wrong++
        })
        if (JSON.stringify(withOriginals(block)) !== JSON.stringify(base[b])) wrong++
      })
      for (let n = 0; n < 50; n++) {
        const block = Math.floor(random() * 3)
        const own = units[block]!
        const start = Math.floor(random() * (own.length + 1))
        const end = Math.min(own.length, start + Math.floor(random() * 30))
        const found = toSource(shownBlocks, { block, offset: start }, { block, offset: end })
        const stood = own.slice(start, end)
        const expected: number[] = []
        stood.forEach(({ sources, edit }, i) => {
          if (edit === null || stood[i - 1]?.edit !== edit) expected.push(...sources)
        })
        const actual = found.flatMap(([from, to]) => Array.from({ length: to - from }, (_, i) => from + i))
        if (actual.join() !== expected.join()) wrong++
        // And back: the same stretch, with the whole of a correction at its ends, without spaces of no source.
        let [from, to] = [start, end]
        while (from > 0 && own[from]?.edit && own[from]!.edit === own[from - 1]?.edit && from < end) from--
        while (to < own.length && to > start && own[to]?.edit && own[to]!.edit === own[to - 1]?.edit) to++
        while (from < to && own[from]!.sources.length === 0) from++
        while (to > from && own[to - 1]!.sources.length === 0) to--
        const again = toShown(shownBlocks, found)
        const wanted = from < to ? [{ block, start: from, end: to }] : []
        if (JSON.stringify(again) !== JSON.stringify(wanted)) wrong++
        // The quote of a highlight there is the source's own.
        const quote = joinRanges(source, found)
        const plain = toShown([withOriginals(blocks[block]!)], found)[0]
        if (plain && quote !== base[block]!.text.slice(plain.start, plain.end).trim()) wrong++
        if (stood.some(({ edit }) => edit)) corrected++
        ranges++
      }
    }
    expect({ ranges, wrong }).toEqual({ ranges: 40_000, wrong: 0 })
    expect(corrected).toBeGreaterThan(8000)
  })

  it('finds the corrections of ranges as looking at all of them would', () => {
    const random = makeRandom(7)
    for (let n = 0; n < 200; n++) {
      const { source, corrections } = makePage(random)
      const find = correctionFinder(corrections)
      for (let k = 0; k < 20; k++) {
        const start = Math.floor(random() * source.length)
        const end = start + 1 + Math.floor(random() * 10)
        const all = corrections.filter(({ ranges }) => ranges.some(([a, z]) => a < end && z > start))
        expect(new Set(find([[start, end]]))).toEqual(new Set(all))
      }
    }
  })
})
