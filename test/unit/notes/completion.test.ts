import { describe, expect, test } from 'vitest'
import { initialsOf } from '../../../renderer/notes/completion/initials.ts'
import { isNamed, pickOptions, type Option } from '../../../renderer/notes/completion/options.ts'
import { findTrigger } from '../../../renderer/notes/completion/trigger.ts'

describe('what asks for a completion', () => {
  test.each([
    ['[[', 'named', 0, ''],
    ['参见[[港口', 'named', 2, '港口'],
    ['参见【【港口', 'named', 2, '港口'],
    ['参见［［a b', 'named', 2, 'a b'],
    ['#', 'theme', 0, ''],
    ['数字可疑#就业', 'theme', 4, '就业'],
    ['数字可疑＃就业', 'theme', 4, '就业'],
    ['see #jobs', 'theme', 4, 'jobs'],
    ['（#就', 'theme', 1, '就'],
  ] as const)('%s', (before, what, start, query) => {
    expect(findTrigger(before)).toEqual({ what, start, query })
  })
  test.each([
    '参见[港口',
    '[[港口]]',
    '[[一\n二',
    '## ',
    '# 标题',
    '##',
    'C#',
    'https://a.org/#top',
    '&#20013',
    '#就业，',
    '#就业 后',
    `[[${'长'.repeat(41)}`,
  ])('not %s', (before) => {
    expect(findTrigger(before)).toBeNull()
  })
})

describe('what is offered', () => {
  const names = ['港口二期工程动工', '碼頭重開', 'Ferry fares to rise', '重开的港口']
  const all = names.map((name, at): Option => ({ kind: 'report', id: String(at), name, detail: '' }))
  const pick = (query: string): string[] => pickOptions(all, query).map(({ name }) => name)

  test('by words in either script, those that begin with them first', () => {
    expect(pick('港口')).toEqual(['港口二期工程动工', '重开的港口'])
    expect(pick('码头')).toEqual(['碼頭重開'])
    expect(pick('重开')).toEqual(['重开的港口', '碼頭重開'])
    expect(pick('FARES')).toEqual(['Ferry fares to rise'])
  })
  test('by first letters of pinyin, two at least', () => {
    expect(pick('gkeq')).toEqual(['港口二期工程动工'])
    expect(pick('mtzk')).toEqual(['碼頭重開'])
    expect(pick('zq')).toEqual([])
  })
  test('nothing typed: all, up to twelve', () => {
    expect(pick('')).toEqual(names)
    const many = Array.from({ length: 40 }, (_, at): Option => ({ ...all[0]!, id: String(at) }))
    expect(pickOptions(many, '')).toHaveLength(12)
  })
  test('a theme of the same name in the other script is not made again', () => {
    const themes: Option[] = [{ kind: 'theme', id: '1', name: '就业', detail: '' }]
    expect(isNamed(themes, '就業 ')).toBe(true)
    expect(isNamed(themes, '就业率')).toBe(false)
  })
  test('initials of Han, letters and digits; the rest is left out', () => {
    expect(initialsOf('港口动工，2期 Ab')).toBe('gkdg2qab')
    expect(initialsOf('阿八草大鹅方哥海金口李米你哦皮七人三天王小一中')).toBe('abcdefghjklmnopqrstwxyz')
  })
})
