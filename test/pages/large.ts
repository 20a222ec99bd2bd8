/** Pages of any length for measuring: made pages one after another, each in words of its own. */
import { makeRandom } from '../unit/text/corpus.ts'
import { makePage } from './lay-out.ts'
import { between } from './pieces.ts'
import type { Preset } from './rates.ts'

/** Characters that stay: what the engine reads forms by (numbers, bylines, marks) and the commonest of all. */
const KEPT = new Set(
  '的了是在和有不这一二三四五六七八九十百千万亿〇零两年月日时分点上下午今昨天本报讯记者通讯员实习文图摄影供资料新华社电据责任编辑校对版第接转紧特约首席来源综合整理统筹采写参与作者他她它们也就都而及与或但为以把被从到对于说着过要会能可没很更最那个还又再只里外中',
)
const HANZI = /[一-鿿]/

/** A page of about `characters` UTF-16 units, cut at a line's end; no passage stands in it by chance twice. */
export function makeLargePage(seed: number, characters: number, preset: Preset = 'like these'): string {
  const pages: string[] = []
  let length = 0
  for (let i = 0; length < characters; i++) {
    const { text } = makePage(seed + i, preset)
    const page = i === 0 ? text : disguise(text, seed + i)
    pages.push(page)
    length += page.length + 2
  }
  const text = pages.join('\n\n').slice(0, characters)
  return text.slice(0, text.lastIndexOf('\n'))
}

/** The page in other words: each character always becomes the same other one, so that what belongs together still does. */
function disguise(text: string, seed: number): string {
  const random = makeRandom(seed)
  const from = [...new Set([...text].filter((char) => HANZI.test(char) && !KEPT.has(char)))]
  const to = new Map(from.map((char) => [char, String.fromCodePoint(between(random, 0x4e00, 0x6fff))]))
  return [...text].map((char) => to.get(char) ?? char).join('')
}
