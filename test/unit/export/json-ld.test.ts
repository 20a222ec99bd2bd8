import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonLd } from '../../../electron/backend/export/json-ld.ts'
import { codePoints, plainText, stretchesOf } from '../../../electron/backend/export/plain-text.ts'
import { sampleLibrary } from '../../golden/export/library.ts'
import { written } from './archives.ts'
import { collectionFaults } from './json-ld-rules.ts'

interface Selector {
  type: string
  exact?: string
  prefix?: string
  suffix?: string
  start?: number
  end?: number
}
interface Target {
  source: string
  selector: Selector[] | Selector
}
interface Annotation {
  id: string
  motivation: string | string[]
  body: { id?: string; purpose?: string; value?: string }[]
  target: string | Target | (string | Target)[]
}
interface Collection {
  first: { items: Annotation[] }
}
const read = async (scope: 'all' | 'report') => {
  const { files } = await written(jsonLd, sampleLibrary(scope), { language: 'zh-Hans' })
  const texts = new Map(files.slice(1).map(({ path, text }) => [path, text]))
  const collection = JSON.parse(files[0]?.text ?? '') as Collection
  return { collection, texts, items: collection.first.items }
}

describe('annotations as JSON-LD', () => {
  it.each(['all', 'report'] as const)('keep the model’s MUSTs (%s)', async (scope) => {
    const { collection } = await read(scope)
    expect(collectionFaults(collection)).toEqual([])
  })

  it('the checker finds what is wrong', async () => {
    const { collection, items } = await read('all')
    items[1]!.motivation = 'liking'
    items[2]!.id = items[1]!.id
    items[0]!.target = []
    expect(collectionFaults(collection).join('\n')).toMatch(/twice.*\n.*target.*\n.*motivation/s)
  })

  it('say which text each report is, and every selector stands in it, in code points', async () => {
    const { items, texts } = await read('all')
    const textOf = new Map(
      items
        .filter(({ motivation }) => motivation === 'identifying')
        .map(({ body, target }) => [target, texts.get(decodeURIComponent(body[0]?.id ?? ''))] as const),
    )
    expect(textOf.size).toBe(3)
    let quotes = 0
    for (const target of items.flatMap((one) => one.target)) {
      if (typeof target === 'string' || !Array.isArray(target.selector)) continue
      const text = textOf.get(target.source) ?? ''
      const [quote, position] = target.selector
      const chars = Array.from(text)
      const { start = 0, end = 0 } = position ?? {}
      expect(chars.slice(start, end).join('')).toBe(quote?.exact)
      expect(
        chars
          .slice(0, start)
          .join('')
          .endsWith(quote?.prefix ?? ''),
      ).toBe(true)
      expect(
        chars
          .slice(end)
          .join('')
          .startsWith(quote?.suffix ?? ''),
      ).toBe(true)
      quotes++
    }
    expect(quotes).toBe(5)
  })

  it('links have two ends, the relation as a tag and its note as a comment', async () => {
    const { items } = await read('all')
    const links = items.filter(({ motivation }) => motivation === 'linking')
    expect(links).toHaveLength(4)
    expect(links[0]?.target).toEqual([
      'urn:uuid:01990000-0000-7000-8000-000000000012',
      'urn:uuid:01990000-0000-7000-8000-000000000010',
    ])
    expect(links[0]?.body.map(({ purpose, value }) => [purpose, value])).toEqual([
      ['tagging', 'different-figure'],
      ['commenting', '报社各说各的：*未核实*\n三月再问'],
      ['describing', '70 people were aboard → 首班船载客六十人'],
    ])
  })
})

describe('plain text of a report', () => {
  it('code points before an offset are what iterating counts', () => {
    const text = fc.string({ unit: fc.constantFrom('字', '𠮷', 'a', '😀', '\n'), maxLength: 40 })
    fc.assert(
      fc.property(text, (value) => {
        const points = codePoints(value)
        let at = 0
        for (const [index, char] of [...value].entries()) {
          expect(points(at)).toBe(index)
          at += char.length
        }
        expect(points(at)).toBe([...value].length)
      }),
    )
  })

  it('places in neighbouring blocks are one stretch, others are not', () => {
    const [report] = sampleLibrary('report').reports
    if (!report) throw new Error('no report')
    const plain = plainText(report)
    const [whole] = stretchesOf(
      {
        places: [
          { block: 0, start: 2, end: 8 },
          { block: 1, start: 0, end: 4 },
        ],
      },
      plain,
    )
    expect(plain.text.slice(whole?.start, whole?.end)).toBe('渡口恢复通航\n本报记者')
    const apart = {
      places: [
        { block: 0, start: 2, end: 7 },
        { block: 1, start: 0, end: 4 },
      ],
    }
    expect(stretchesOf(apart, plain)).toHaveLength(2)
  })
})
