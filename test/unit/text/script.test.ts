import { describe, expect, it } from 'vitest'
import { makeConverter } from '../../../shared/text/script.ts'
import { makeRandom, makeText } from './corpus.ts'
import { toSimplified, toTraditional } from './made-blocks.ts'

describe('showing the other script', () => {
  it('goes by phrases where a character alone would be wrong', () => {
    expect(toTraditional('皇后以后理发，发展干燥的头发')).toBe('皇后以後理髮，發展乾燥的頭髮')
    expect(toSimplified('乾隆皇帝的頭髮乾燥')).toBe('乾隆皇帝的头发干燥')
  })

  it('leaves words of the region as they are', () => {
    expect(toTraditional('软件和出租车')).toBe('軟件和出租車')
  })

  it('never changes the length, whatever stands in the text', () => {
    const random = makeRandom(3)
    for (let n = 0; n < 300; n++) {
      const text = `${makeText(random, 400)}𠮷𩜾e\u0301㑮㓄髟\ud842`
      for (const convert of [toTraditional, toSimplified]) {
        const shown = convert(text)
        expect(shown).toHaveLength(text.length)
        // Halves of characters stay where they are.
        for (let i = 0; i < text.length; i++)
          if (/[\ud800-\udfff]/.test(text[i]!)) expect(shown[i]).toMatch(/[\ud800-\udfff]/)
      }
    }
  })

  it('takes a phrase of another length character by character', () => {
    const convert = makeConverter([{ phrases: ['甲乙 丙丁戊|己庚 𠀀庚'], characters: '甲 子|乙 𠮷|己 丑' }])
    expect(convert('甲乙己庚')).toBe('子乙丑庚')
  })
})
