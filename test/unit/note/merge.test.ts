import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeNotes } from '../../../shared/note/merge.ts'
import { textOfBlocks, type NoteNode } from '../../../shared/note/tree.ts'

const text = (value: string, format = 0): NoteNode => ({ type: 'text', text: value, format })
const p = (...parts: (string | NoteNode)[]): NoteNode => ({
  type: 'paragraph',
  children: parts.map((part) => (typeof part === 'string' ? text(part) : part)),
})
const list = (listType: string, ...items: [string, boolean?][]): NoteNode => ({
  type: 'list',
  listType,
  start: 1,
  children: items.map(([value, checked], at) => ({
    type: 'listitem',
    value: at + 1,
    ...(checked === undefined ? {} : { checked }),
    children: [text(value)],
  })),
})
const merged = (base: NoteNode[], mine: NoteNode[], theirs: NoteNode[]): string =>
  textOfBlocks(mergeNotes(base, mine, theirs))

describe('two texts that grew from one', () => {
  const base = [p('市长说工程会带来四千个职位。'), p('渔民要求先划定渔场。')]

  test('edits of different paragraphs both stand', () => {
    const mine = [p('市长昨日说工程会带来四千个职位。'), base[1]!]
    const theirs = [base[0]!, p('渔民代表要求先划定新的渔场。')]
    expect(merged(base, mine, theirs)).toBe(
      '市长昨日说工程会带来四千个职位。\n\n渔民代表要求先划定新的渔场。',
    )
  })

  test('edits of different places of one paragraph both stand', () => {
    const mine = [p('市长昨日说工程会带来四千个职位。'), base[1]!]
    const theirs = [p('市长说工程会带来五千多个职位。'), base[1]!]
    expect(merged(base, mine, theirs)).toBe('市长昨日说工程会带来五千多个职位。\n\n渔民要求先划定渔场。')
  })

  test('what both add at the end stands one after the other, mine first', () => {
    expect(merged(base, [...base, p('我的结论')], [...base, p('另一个想法')])).toBe(
      `${textOfBlocks(base)}\n\n我的结论\n\n另一个想法`,
    )
    expect(merged([p('甲')], [p('甲乙')], [p('甲丙')])).toBe('甲乙丙')
  })

  test('what one deletes and the other alters stays; what nobody altered goes', () => {
    expect(merged(base, [base[1]!], [p('市长说工程会带来四千个职位，而且很快。'), base[1]!])).toContain(
      '而且很快',
    )
    expect(merged(base, [base[1]!], [...base, p('新的')])).toBe('渔民要求先划定渔场。\n\n新的')
  })

  test('what both rewrote stands twice, the second under a mark', () => {
    const blocks = mergeNotes([p('原来的一句话在此')], [p('Completely different')], [p('又是另外一段')])
    expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'conflict', 'paragraph'])
  })

  test('a save that arrives again with more text does not stand twice', () => {
    expect(merged([], [p('第一句。第二句。')], [p('第一句。')])).toBe('第一句。第二句。')
    expect(merged([p()], [p('第一句。第二句。')], [p('第一句。')])).toBe('第一句。第二句。')
  })

  test('lists merge by items, keep their boxes and count anew', () => {
    const [was, mine, theirs]: [NoteNode, NoteNode, NoteNode] = [
      list('check', ['查证', false], ['打电话', false]),
      list('check', ['查证', true], ['打电话', false]),
      list('check', ['新的一项', false], ['查证', false], ['打电话给渔会', false]),
    ]
    const [result] = mergeNotes([was], [mine], [theirs])
    expect(result?.children?.map((item) => [item.value, item.checked, item.children?.[0]?.text])).toEqual([
      [1, false, '新的一项'],
      [2, true, '查证'],
      [3, false, '打电话给渔会'],
    ])
  })

  test('emphasis of one and words of the other both stand', () => {
    const [block] = mergeNotes([p('港口动工')], [p(text('港口', 1), '动工')], [p('港口昨日动工')])
    expect(block?.children?.map(({ text: value, format }) => [value, format])).toEqual([
      ['港口', 1],
      ['昨日动工', 0],
    ])
  })

  test('nothing that either typed is lost, whatever they do', () => {
    // Each side writes with letters of its own, so that every one of them can be looked for.
    const edit = (letters: string) =>
      fc.array(
        fc.tuple(
          fc.nat(40),
          fc.nat(3),
          fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 4 }),
        ),
        { maxLength: 6 },
      )
    const apply = (start: string[], edits: [number, number, string][]): string[] => {
      const lines = [...start]
      for (const [at, drop, words] of edits) {
        const row = at % lines.length
        const line = lines[row]!
        const place = at % (line.length + 1)
        lines[row] = line.slice(0, place) + words + line.slice(place + drop)
        if (at % 7 === 0) lines.splice(row, 0, words)
      }
      return lines
    }
    const start = ['港口二期工程昨日动工', '渔民代表要求先划定新的渔场', '市长说会带来四千个职位']
    fc.assert(
      fc.property(edit('abcd'), edit('wxyz'), (mine, theirs) => {
        const [a, b] = [apply(start, mine), apply(start, theirs)]
        const result = merged(
          start.map((line) => p(line)),
          a.map((line) => p(line)),
          b.map((line) => p(line)),
        )
        const count = (of: string, letters: RegExp): number => of.match(letters)?.length ?? 0
        return (
          count(result, /[abcd]/g) >= count(a.join(''), /[abcd]/g) &&
          count(result, /[wxyz]/g) >= count(b.join(''), /[wxyz]/g)
        )
      }),
      { numRuns: 2000 },
    )
  })
})
