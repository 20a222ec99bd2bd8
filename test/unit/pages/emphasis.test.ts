/** What a reader sees of `*` and `**`: marks are left out, everything else stays. */
import { describe, expect, it } from 'vitest'
import { splitPage } from '../../../electron/backend/pages/index.ts'
import { showBlock } from '../../../shared/text/text-map.ts'

const shown = (text: string, fileName: string): string =>
  splitPage(text, { fileName })
    .reports.flatMap(({ blocks }) => blocks.map((block) => showBlock(text, block).text))
    .join('\n')

const CODE = '计算 2**10 与 3**2 的值，调用 `f(**kw)` 和 `g(**kw)`，都写在手册里。'

describe.each(['page.txt', 'page.md'])('the words shown of %s', (name) => {
  it.each([
    [CODE, CODE],
    ['他写 f(**kw) 和 g(**kw)，没有别的。', '他写 f(**kw) 和 g(**kw)，没有别的。'],
    ['这是**“重点”**的意思。', '这是“重点”的意思。'],
    ['這是**「重點」**的意思。', '這是「重點」的意思。'],
    ['他说**“好。”**然后走了。', '他说“好。”然后走了。'],
    ['**重点**在后，**结论**在前。', '重点在后，结论在前。'],
    ['写作 \\*\\*不是重点\\*\\* 的字。', '写作 \\*\\*不是重点\\*\\* 的字。'],
    ['a ** b ** c，两边都有空。', 'a ** b ** c，两边都有空。'],
    ['只有一个 **开头，没有结尾。', '只有一个 **开头，没有结尾。'],
  ])('%s', (text, words) => expect(shown(text, name)).toBe(words))
})

it('a line between two ** is bold also where OCR put a space inside', () => {
  expect(shown('** 要闻 **\n\n今天渡轮停航，市民改乘公交。', 'page.txt')).toContain('要闻\n')
})

it('plain text keeps ** between Latin letters', () => {
  expect(shown('式子 a**b 加 c**d 等于零。', 'page.txt')).toBe('式子 a**b 加 c**d 等于零。')
})

it('the marks of a long line are found in time that grows with it', () => {
  const time = (text: string): number => {
    const start = performance.now()
    shown(text, 'page.txt')
    return performance.now() - start
  }
  time('**重**点'.repeat(2000))
  expect(time('**重**点`'.repeat(10_000))).toBeLessThan(3000)
})
