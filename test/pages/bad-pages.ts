/** Pages that no newspaper would print, of any length: what a reader may nevertheless drop on the window. */
import { makeRandom } from '../unit/text/corpus.ts'

const fill = (unit: (i: number) => string, length: number): string => {
  const parts: string[] = []
  for (let i = 0, made = 0; made < length; i++) {
    const part = unit(i)
    parts.push(part)
    made += part.length
  }
  return parts.join('').slice(0, length)
}
const STORY = '码头扩建工程昨天开工，工程师林小舟说，这里将建起三座新泊位，渔民已经搬到对岸。'
const WORDS = '码头扩建工程开工以后渔民搬到对岸补偿款也发到他们手里了'
const scramble = (length: number, alphabet: string): string => {
  const random = makeRandom(7)
  const chars = [...alphabet]
  return fill(() => chars[Math.floor(random() * chars.length)] ?? '', length)
}
const number = (i: number): string =>
  [...String(i)].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')

export const BAD_PAGES: Record<string, (length: number) => string> = {
  'one line, no break at all': (n) => fill(() => STORY, n),
  'one line of sentences that differ': (n) => fill((i) => `${number(i)}号${STORY}`, n),
  'one character a line': (n) => [...fill(() => WORDS, n >> 1)].join('\n'),
  'one character a paragraph': (n) => [...fill(() => WORDS, Math.floor(n / 3))].join('\n\n'),
  'no punctuation, one line': (n) => scramble(n, WORDS),
  'no punctuation, paragraphs': (n) => fill((i) => `${number(i)}号${WORDS}\n\n`, n),
  'only headings': (n) => fill((i) => `# 码头新闻第${number(i)}条\n\n`, n),
  'only bare headings': (n) => fill((i) => `码头新闻第${number(i)}条\n\n`, n),
  'only furniture': (n) => fill((i) => `第${i % 90}版\n\n2025年3月4日 星期二\n\nA5\n\n`, n),
  'only bylines': (n) => fill((i) => `本报记者 林${number(i % 900)}\n\n`, n),
  'only captions': (n) => fill((i) => `▲新码头第${number(i)}角。\n\n`, n),
  'only continuation marks': (n) => fill(() => '（上接第一版）\n\n', n),
  'the same paragraph again and again': (n) => fill(() => `${STORY}\n\n`, n),
  'the same cut again and again': (n) => fill(() => '三期码头的\n\n工程师说，“\n\n', n),
  'cut paragraphs only': (n) => fill((i) => `工程师说${number(i)}号码头将会在明年\n\n`, n),
  'one report': (n) => `# 码头扩建\n\n${fill((i) => `${number(i)}号泊位，${STORY}\n\n`, n)}`,
  brackets: (n) => fill(() => '（「『“', n),
  'brackets, a line each': (n) => fill(() => '（“\n\n', n),
  'quotes that never close': (n) => fill((i) => `“${number(i)}号${WORDS}\n\n`, n),
  'marks of Markdown': (n) => fill(() => '**', n),
  'marks of Markdown, a line each': (n) => fill(() => '## **\n> -\n', n),
  spaces: (n) => `码${' '.repeat(n)}头`,
  'ideographic spaces': (n) => fill(() => '码　　　头　 ', n),
  dots: (n) => fill(() => '.', n),
  commas: (n) => fill(() => '，', n),
  digits: (n) => fill(() => '7', n),
  'digits and slashes': (n) => fill(() => '2025/3-', n),
  dates: (n) => fill(() => '2025年3月4日', n),
  dashes: (n) => fill(() => '—', n),
  'one Latin letter': (n) => fill(() => 'a', n),
  'Latin words without an end': (n) => fill((i) => `harbour ${i} `, n),
  'Latin names': (n) => fill(() => 'John Abel ', n),
  'capital letters': (n) => fill(() => 'AB ', n),
  'hyphens at line ends': (n) => fill(() => 'the har-\nbour wall of the pi-\ner\n', n),
  'bylines in one line': (n) => fill(() => '本报记者', n),
  'datelines in one line': (n) => fill(() => '（新华社北京3月3日电）', n),
  'labels in one line': (n) => fill(() => '【本报讯】', n),
  controls: (n) => fill((i) => String.fromCharCode(i % 32) + (i % 9 === 0 ? '码' : ''), n),
  'bidi characters': (n) => fill(() => '\u202e码\u202c头\u2066a\u2069\u200f。', n),
  'lone surrogates': (n) => fill((i) => (i % 2 === 0 ? '\ud83d码' : '\ude00\n'), n),
  'combining marks': (n) => fill(() => `e${'\u0301'.repeat(40)}`, n),
  'combining marks without a letter': (n) => fill(() => '\u0301\u20dd', n),
  emoji: (n) => fill(() => '👩‍👩‍👧‍👦🇨🇳👍🏽', n),
  'emoji, a line each': (n) => fill(() => '👩‍👩‍👧\n', n),
  'line ends of all kinds': (n) =>
    fill((i) => `${STORY}${['\r\n', '\r', '\n', '\u2028', '\u0085', '\v\f'][i % 6]}`, n),
  'zero-width characters': (n) => fill(() => '码\u200b\u200d\ufeff', n),
  tables: (n) => fill((i) => `| ${i} | 元 |\n`, n),
}
