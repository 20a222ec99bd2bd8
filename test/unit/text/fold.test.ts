import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../../shared/text/fold.ts'

const meet: [why: string, a: string, b: string][] = [
  ['the two scripts', '俄羅斯與烏克蘭的戰爭', '俄罗斯与乌克兰的战争'],
  ['one simplified for two traditional', '皇后之後', '皇后之后'],
  ['one traditional for two simplified', '乾隆與乾燥', '干隆与干燥'],
  ["Taiwan's and Hong Kong's forms", '臺灣衞生局裏的羣眾', '台湾卫生局里的群众'],
  ['着 and 著', '看著他們', '看着他们'],
  ['width', 'ＡＢＣ－１２３％', 'abc-123%'],
  ['case', 'NATO İstanbul ÉCOLE Москва', 'nato istanbul école москва'],
  ['Kangxi radicals from PDFs', '⼈⺠⽇报', '人民日报'],
  ['the radicals supplement', '⻓江⻚面⻛险', '长江页面风险'],
  ['quotation marks of both traditions', '他說「和平」、『停火』', '他说“和平”、‘停火’'],
  ['apostrophes', 'it’s', "it's"],
  ['the dots in foreign names', '弗拉基米爾‧普京・', '弗拉基米尔·普京·'],
  ['spaces', '甲　乙\u00a0丙', '甲 乙 丙'],
  ['compatibility ideographs', '\uf9dd\uf90a', '利金'],
]

describe('fold', () => {
  it.each(meet)('lets %s meet: %s', (_, a, b) => expect(fold(a)).toBe(fold(b)))

  it.each([
    ['words that differ', '和平', '和解'],
    ['marks that mean different things', '（甲）', '《甲》'],
    ['accents, which make other words', 'résumé', 'resume'],
    ['what is one character in print but several in text', '…', '...'],
  ])('keeps apart %s', (_, a, b) => expect(fold(a)).not.toBe(fold(b)))

  it('keeps the length and folds nothing twice, for every unit there is', () => {
    for (let unit = 0; unit < 65536; unit++) {
      const folded = fold(String.fromCharCode(unit))
      expect(folded.length).toBe(1)
      expect(fold(folded)).toBe(folded)
    }
  })

  it('keeps every offset, in any text, with broken surrogates and a byte order mark too', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 })
        .map((units) => String.fromCharCode(...units)),
      fc.constantFrom('\ufeff中', 'İİ', '\ud83d', '\ude00\ud83d', '𠮷野家', 'ﬁ㎡½⑩'),
    )
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(fold(a).length).toBe(a.length)
        expect(fold(fold(a))).toBe(fold(a))
        if (a.isWellFormed() && b.isWellFormed()) expect(fold(a + b)).toBe(fold(a) + fold(b))
      }),
      { numRuns: 2000 },
    )
  })

  it('leaves surrogate pairs as they are', () => expect(fold('𠮷😀')).toBe('𠮷😀'))

  it('is the table that the script makes of Unicode and OpenCC today', () => {
    const script = fileURLToPath(new URL('../../../scripts/make-fold-table.ts', import.meta.url))
    const run = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' })
    expect(run.stderr.replaceAll(/^npm warn.*\n/gm, '')).toBe('')
    expect(run.status).toBe(0)
  })
})
