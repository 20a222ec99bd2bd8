import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kindOf, type Cited } from '../../../shared/citation/cited.ts'
import { formatCitation } from '../../../shared/citation/gbt7714.ts'
import { initials, parseName } from '../../../shared/citation/names.ts'

const person = (name: string, role: Cited['people'][number]['role'] = 'reporter') => ({
  name,
  role,
  as: null,
})
const report = (more: Partial<Cited> = {}): Cited => ({
  title: '北岸渡口恢复通航',
  opening: '北岸渡口今晨恢复通航，首班船载客六十人。',
  people: [person('林舟')],
  agency: null,
  publication: '河口日报',
  published: '2025-03-03',
  pageLabel: '5',
  language: 'zh-Hans',
  mediaType: 'text/plain',
  url: null,
  createdAt: '2025-04-05T06:07:08.000Z',
  ...more,
})
const both = (more: Partial<Cited> = {}): string[] =>
  (['gbt-2015', 'gbt-2025'] as const).map((style) => formatCitation(report(more), style))

describe('GB/T 7714', () => {
  it('a newspaper article', () => {
    expect(both()).toEqual([
      '林舟. 北岸渡口恢复通航[N]. 河口日报, 2025-03-03(5).',
      '林舟. 北岸渡口恢复通航[N]. 河口日报，2025-03-03（5）.',
    ])
  })

  it('names three writers at most, and those of the West by family name and initials', () => {
    const people = [
      person('Anna Maria Reyes'),
      person('Jean-Luc de la Tour'),
      person('林舟'),
      person('方一禾'),
    ]
    expect(both({ people })).toEqual([
      'REYES A M, DE LA TOUR J-L, 林舟, et al. 北岸渡口恢复通航[N]. 河口日报, 2025-03-03(5).',
      'Reyes A M，de la Tour J-L，林舟，et al. 北岸渡口恢复通航[N]. 河口日报，2025-03-03（5）.',
    ])
    const four = ['林舟', '方一禾', '顾青', '沈白'].map((name) => person(name))
    expect(both({ people: four })[1]).toBe(
      '林舟，方一禾，顾青，等. 北岸渡口恢复通航[N]. 河口日报，2025-03-03（5）.',
    )
  })

  it('not who took the pictures; the translator behind the title', () => {
    const people = [person('顾青', 'photographer'), person('林舟'), person('黎深', 'translator')]
    expect(both({ people })).toEqual([
      '林舟. 北岸渡口恢复通航[N]. 黎深, 译. 河口日报, 2025-03-03(5).',
      '林舟. 北岸渡口恢复通航[N]. 黎深，译. 河口日报，2025-03-03（5）.',
    ])
  })

  it('the agency where nobody is named, nobody where neither is known', () => {
    expect(both({ people: [], agency: '河口社' })[1]).toBe(
      '河口社. 北岸渡口恢复通航[N]. 河口日报，2025-03-03（5）.',
    )
    expect(both({ people: [] })[0]).toBe('北岸渡口恢复通航[N]. 河口日报, 2025-03-03(5).')
  })

  it('a web page, with the day it was looked at', () => {
    const web = { mediaType: 'text/html', pageLabel: null }
    expect(both(web)).toEqual([
      '林舟. 北岸渡口恢复通航[EB/OL]. 河口日报(2025-03-03)[2025-04-05].',
      '林舟. 北岸渡口恢复通航[EB/OL]. 河口日报（2025-03-03）[2025-04-05].',
    ])
    expect(both({ ...web, publication: null })[1]).toBe(
      '林舟. 北岸渡口恢复通航[EB/OL]. （2025-03-03）[2025-04-05].',
    )
  })

  it('its address, and that of an article on the web that was printed, too', () => {
    const url = 'https://example.org/a_b'
    expect(both({ url, pageLabel: null })[1]).toBe(
      '林舟. 北岸渡口恢复通航[EB/OL]. 河口日报（2025-03-03）[2025-04-05]. https://example.org/a_b.',
    )
    expect(both({ url })[0]).toBe(
      '林舟. 北岸渡口恢复通航[N/OL]. 河口日报, 2025-03-03(5)[2025-04-05]. https://example.org/a_b.',
    )
  })

  it('a report, and what little may be known of one', () => {
    expect(both({ publication: null, pageLabel: null })[1]).toBe('林舟. 北岸渡口恢复通航[R]. 2025-03-03.')
    const bare = { ...{ title: null, people: [], publication: null }, published: null, pageLabel: null }
    expect(both(bare)[0]).toBe('[北岸渡口今晨恢复通航，首班船载客六十人…][R].')
  })

  it('is one line without doubled stops, whatever is known', () => {
    const text = fc.option(fc.string({ unit: fc.constantFrom('字', 'a', ' ', '\n', 'B') }))
    fc.assert(
      fc.property(text, text, text, fc.array(fc.string()), (title, publication, pageLabel, names) => {
        for (const line of both({
          title,
          publication,
          pageLabel,
          people: names.map((name) => person(`林${name}`)),
        })) {
          expect(line).not.toMatch(/[\n\r]/)
          expect(line).toMatch(/\[(?:N|R|EB\/OL)\]/)
          expect(line.endsWith('.')).toBe(true)
        }
      }),
    )
  })
})

describe('names', () => {
  it.each([
    ['王小明', { literal: '王小明' }],
    ['昂温·P·S', { literal: '昂温·P·S' }],
    ['Reyes', { literal: 'Reyes' }],
    ['Anna Reyes', { family: 'Reyes', given: 'Anna' }],
    ['Reyes, Anna Maria', { family: 'Reyes', given: 'Anna Maria' }],
    ['Ludwig van Beethoven', { family: 'van Beethoven', given: 'Ludwig' }],
    ['Martin King Jr.', { family: 'King Jr.', given: 'Martin' }],
    ['van Gogh', { family: 'Gogh', given: 'van' }],
  ])('%s', (name, parsed) => expect(parseName(name)).toEqual(parsed))

  it('initials keep hyphens and leave out what is no letter', () => {
    expect(initials("jean-luc 3 o'Neil")).toBe('J-L O')
  })
})

it('a saved page with a page number of print is a newspaper’s', () => {
  expect(kindOf(report({ mediaType: 'text/html' }))).toBe('newspaper')
  expect(kindOf(report({ mediaType: 'multipart/related', pageLabel: null }))).toBe('webpage')
})
