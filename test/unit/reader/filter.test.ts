import { describe, expect, it } from 'vitest'
import { filterFor } from '../../../renderer/reader/highlights/filter.ts'
import type { HighlightColor } from '../../../shared/model/highlight.ts'
import type { Theme } from '../../../shared/model/theme.ts'

const theme = (id: string, parentId: string | null = null): Theme => ({
  ...{ id, parentId, name: id, definition: '', color: 'gray', position: 0 },
  ...{ createdAt: '', updatedAt: '', highlights: 0, reports: 0 },
})
const themes = [theme('war'), theme('truce', 'war'), theme('prices')]
const mark = (color: HighlightColor, ...themeIds: string[]) => ({ highlight: { color }, themeIds })

describe('a filter of highlights', () => {
  it('lets all pass where there is none', () => {
    expect(filterFor(null, themes)(mark('red'))).toBe(true)
  })

  it('by theme lets pass what has it or a theme below it', () => {
    const passes = filterFor({ themeId: 'war', color: null }, themes)
    expect(['war', 'truce', 'prices'].map((id) => passes(mark('red', id)))).toEqual([true, true, false])
    expect(passes(mark('red'))).toBe(false)
  })

  it('by theme and colour lets pass what has both', () => {
    const passes = filterFor({ themeId: 'war', color: 'red' }, themes)
    expect([passes(mark('red', 'truce')), passes(mark('blue', 'truce')), passes(mark('red'))]).toEqual([
      true,
      false,
      false,
    ])
  })
})
