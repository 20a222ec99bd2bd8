import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutSnippet } from '../../../electron/backend/search/snippet.ts'
import { findTerms } from '../../../shared/text/find.ts'

const LONG = `${'北岸的渡口已经停航两个月。'.repeat(12)}今晨第一班渡轮载着六十人离岸，船长说河面已无浮冰。${'对岸的码头仍在整修。'.repeat(12)}`

describe('a snippet', () => {
  it('is about eighty Han long and begins and ends with sentences near by', () => {
    const { text, marks } = cutSnippet(LONG, findTerms(LONG, '浮冰'))
    expect(text.length).toBeGreaterThan(50)
    expect(text.length).toBeLessThanOrEqual(84)
    expect(text).toMatch(/^…(北岸|今晨)/)
    expect(text).toMatch(/。…$/)
    expect(marks.map(([start, end]) => text.slice(start, end))).toEqual(['浮冰'])
  })

  it('is twice as long in letters', () => {
    const text = 'The ferry sailed again on Monday morning. '.repeat(20)
    const { text: cut } = cutSnippet(text, findTerms(text, 'Monday').slice(9))
    expect(cut.length).toBeGreaterThan(100)
    expect(cut.length).toBeLessThanOrEqual(164)
  })

  it('shows where most of the words stand together', () => {
    const text = `渡轮停航。${'无关的一句话在这里。'.repeat(20)}渡轮与码头同日重开。`
    expect(cutSnippet(text, findTerms(text, '渡轮 码头')).text).toContain('渡轮与码头')
  })

  it('never cuts a character in two, and marks stay inside', () => {
    const unit = fc.constantFrom('𠮷', '渡', '轮', '。', 'a', ' ', '\n', '」')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 400 }), (text) => {
        const places = findTerms(text, '渡')
        const { text: cut, marks } = cutSnippet(text, places)
        expect(cut.isWellFormed()).toBe(true)
        for (const [start, end] of marks) expect(cut.slice(start, end)).toMatch(/^渡+$/)
        if (places.length > 0) expect(marks.length).toBeGreaterThan(0)
      }),
    )
  })
})
