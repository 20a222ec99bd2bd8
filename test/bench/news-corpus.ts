/**
 * Made-up news in any number, deterministic: report `i` depends on the seed and `i` only. Words are OpenCC's phrases
 * in a Zipf order of our own, 70 % of them after the word that they usually follow; invented names, numbers, acronyms;
 * a fifth traditional, a twenty-fifth English, a twentieth full-width. About 1,600 characters (4.3 KB) each. It is word
 * salad: more different bigrams than real news, so sizes of an index measured with it are rather too large.
 */
import stPhrases from 'opencc-js/dict/STPhrases'
import stCharacters from 'opencc-js/dict/STCharacters'
import { makeRandom } from '../unit/text/corpus.ts'

export interface MadeReport {
  title: string
  body: string
  language: 'zh-Hans' | 'zh-Hant' | 'en'
  /** ISO 8601. */
  published: string
}

const random0 = makeRandom(20251128)
const WORDS = stPhrases
  .split('|')
  .map((entry) => entry.split(' ')[0]!)
  .filter((word) => word.length >= 2 && word.length <= 4)
  .map((word) => ({ word, key: random0() }))
  .toSorted((a, b) => a.key - b.key)
  .map(({ word }) => word)
const GLUE = Array.from('的了在是和与对将已也就都从向为被把这那其')
const SURNAMES = Array.from('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗')
const GIVEN = Array.from('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华')
const ENGLISH =
  'the of a to in and for port trade river board said that new ferry export minister week growth union market rail bridge talks energy plan deal report council price delay harbour accord tariff vessel cargo'.split(
    ' ',
  )
const TRADITIONAL = new Map(
  stCharacters.split('|').map((entry) => {
    const [from = '', to = ''] = entry.split(' ')
    return [from, to] as const
  }),
)
/** Characters of the other script: of one unit for one. */
const traditional = (text: string): string =>
  Array.from(text, (character) => TRADITIONAL.get(character) ?? character).join('')
const wide = (text: string): string =>
  text.replaceAll(/[\dA-Za-z]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))

export const toTraditional = traditional
export const someWords = (from: number, count: number): string[] => WORDS.slice(from, from + count)

/** What usually follows a word, itself in Zipf's order. */
function follower(word: number, which: number): number {
  let hash = Math.imul(word * 3 + which + 1, 0x9e3779b1)
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca77)
  return Math.floor(WORDS.length ** (((hash ^ (hash >>> 13)) >>> 0) / 4294967296)) % WORDS.length
}

export function makeReport(i: number): MadeReport {
  const random = makeRandom(7919 * i + 17)
  const zipf = (): number => Math.floor(WORDS.length ** random()) % WORDS.length
  const topic = Math.floor(random() * 400) * 97
  const names = Array.from({ length: 6 }, () => {
    const rank = Math.floor(20_000 ** random())
    return (
      SURNAMES[rank % 20]! +
      GIVEN[Math.floor(rank / 20) % 24]! +
      (rank % 3 ? GIVEN[Math.floor(rank / 480) % 24]! : '')
    )
  })
  let before = zipf()
  const word = (): string => {
    const kind = random()
    if (kind < 0.06) return names[Math.floor(random() * names.length)]!
    if (kind < 0.09) return String(Math.floor(10 ** (1 + 4 * random())))
    if (kind < 0.1) return ['GDP', 'WTO', '5G', 'AI', 'EU'][Math.floor(random() * 5)]!
    const at =
      random() < 0.7
        ? follower(before, Math.floor(3 * random()))
        : random() < 0.4
          ? (topic + zipf()) % WORDS.length
          : zipf()
    before = at
    return WORDS[at]!
  }
  const clause = (): string => {
    let text = ''
    for (let left = 2 + Math.floor(random() * 5); left > 0; left--)
      text += (random() < 0.35 ? GLUE[Math.floor(random() ** 2 * GLUE.length)]! : '') + word()
    return text
  }
  const published = new Date(Date.UTC(2020, 0, 1) + Math.floor(random() * 2100) * 86_400_000)
    .toISOString()
    .slice(0, 10)
  const kind = random()
  if (kind < 0.04) {
    const english = (): string => ENGLISH[Math.floor(ENGLISH.length ** random())] ?? 'the'
    const sentence = (): string => `${Array.from({ length: 14 }, english).join(' ')}.`
    return {
      title: Array.from({ length: 7 }, english).join(' '),
      body: Array.from({ length: 26 }, sentence).join(' '),
      language: 'en',
      published,
    }
  }
  const length = 500 + Math.floor(random() * 2200)
  let body = ''
  while (body.length < length) {
    const paragraph = body.length + 150 + random() * 200
    while (body.length < paragraph) body += clause() + (random() < 0.4 ? '。' : '，')
    body = `${body.slice(0, -1)}。\n`
  }
  const text = { title: clause() + clause(), body: body.trimEnd() }
  if (kind < 0.24)
    return { title: traditional(text.title), body: traditional(text.body), language: 'zh-Hant', published }
  if (kind < 0.29) return { title: text.title, body: wide(text.body), language: 'zh-Hans', published }
  return { ...text, language: 'zh-Hans', published }
}
