import { describe, expect, test } from 'vitest'
import { EXTENSIONS } from '../../../electron/backend/import/index.ts'
import {
  fileOfHtml,
  fileOfText,
  fragmentOf,
  guessTitle,
  hasStructure,
} from '../../../renderer/library/import/pasted-text.ts'
import { FILE_EXTENSIONS } from '../../../shared/model/import.ts'
import { changedDetails, isDate } from '../../../renderer/library/report-details.ts'
import type { Person } from '../../../shared/model/report.ts'
import { readPreferences } from '../../../renderer/ui/preference-values.ts'

describe('details of a report', () => {
  const report = {
    title: '港区恢复夜航',
    byline: null,
    dateline: null,
    ...{ publication: '海港日报', published: '2025-03-04', pageLabel: '5' },
    ...{ place: null, datelineDate: null, agency: null },
    people: [{ name: '林南舟', role: 'reporter', as: null }] satisfies Person[],
  }
  const [first] = report.people
  test('only what was changed is sent; what was emptied becomes nothing', () => {
    expect(changedDetails(report, {})).toEqual({})
    expect(
      changedDetails(report, { title: '港区恢复夜航 ', byline: '', people: [...report.people] }),
    ).toEqual({})
    expect(changedDetails(report, { byline: ' 林南舟 ', publication: '  ', place: '港区' })).toEqual({
      ...{ byline: '林南舟', publication: null, place: '港区' },
    })
  })
  test('people without a name are gone, others are sent together', () => {
    const added = { name: ' 何溪 ', role: 'photographer', as: null } as const
    const empty = { ...added, name: ' ' }
    expect(changedDetails(report, { people: [...report.people, empty] })).toEqual({})
    expect(changedDetails(report, { people: [...report.people, empty, added] })).toEqual({
      people: [first, { ...added, name: '何溪' }],
    })
    expect(changedDetails(report, { people: [] })).toEqual({ people: [] })
  })
  test('a date is a day that exists', () => {
    expect(['2025-03-04', '2024-02-29'].every(isDate)).toBe(true)
    expect(['2025-02-29', '2025-3-4', '20250304', '2025-13-01', 'gestern'].some(isDate)).toBe(false)
  })
})

describe('pasted text', () => {
  test('gets its title as first line, once', async () => {
    expect(await fileOfText('港区', '第一段。\r\n第二段。').text()).toBe('港区\n\n第一段。\n第二段。\n')
    expect(await fileOfText('港区', '港区\n\n第一段。').text()).toBe('港区\n\n第一段。\n')
  })
  test('gets a file name that every system takes', () => {
    expect(fileOfText('a/b:c?', 'x').name).toBe('a b c.txt')
    expect(fileOfText('', '第一行\n第二行').name).toBe('第一行.txt')
    expect(fileOfText('字'.repeat(200), 'x').name).toBe(`${'字'.repeat(60)}.txt`)
  })
  test('a first line that reads like a title is offered as one', () => {
    expect(guessTitle('港区恢复夜航\n昨夜……')).toBe('港区恢复夜航')
    expect(guessTitle('昨夜恢复通航。\n今晨……')).toBe('')
    expect(guessTitle('')).toBe('')
  })
})

test('a preference of the wrong shape counts as not chosen', () => {
  const read = readPreferences({ theme: 'sepia', language: 'tlh', 'reading.fontSize': 900, workspace: {} })
  expect(read).toMatchObject({
    theme: 'sepia',
    language: 'auto',
    'reading.fontSize': 17,
    'reading.measure': 36,
  })
})

describe('rich text from the clipboard', () => {
  const copied =
    '<html><body><!--StartFragment--><h2>渡口</h2><p>首班船<b>载客</b>六十人。</p><!--EndFragment--></body></html>'
  test('what the clipboard writes around it goes; words alone have no structure', () => {
    expect(fragmentOf(copied)).toBe('<h2>渡口</h2><p>首班船<b>载客</b>六十人。</p>')
    expect(hasStructure(fragmentOf(copied))).toBe(true)
    expect(hasStructure('<meta charset="utf-8"><span>渡口</span><br>')).toBe(false)
  })
  test('becomes a page of its own, with a title where it has none', async () => {
    const file = fileOfHtml('A <b> & B', '首班船载客', '<p>首班船载客</p>')
    expect(file.name).toBe('A  b  & B.html')
    expect(await file.text()).toContain('<h1>A &lt;b> &amp; B</h1><p>首班船载客</p>')
    expect(await fileOfHtml('渡口', '渡口\n首班船', '<h2>渡口</h2>').text()).not.toContain('<h1>')
  })
})

test('the window offers what the importers take', () => {
  expect([...FILE_EXTENSIONS].sort()).toEqual([...EXTENSIONS, '.zip'].sort())
})
