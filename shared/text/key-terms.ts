/**
 * The words that tell what a text is about: its names and terms, each with how often it stands there and how common it
 * is in news. Pure. Words of a dictionary are one term each; characters that are in none of its words but stand beside
 * each other again and again (泽连斯基 in an older dictionary) are put together.
 */
import { COMMON_PAIRS, COUNTED } from './common-pairs.ts'
import { fold } from './fold.ts'
import { PRESS } from './press-words.ts'

export interface KeyTerm {
  /** As it is folded: what is searched for. */
  term: string
  /** How often it stands in the text. */
  times: number
  /** Where it stands first, UTF-16 units of the text. */
  at: number
  /** The share of reports that have it, as far as a count of Chinese newspapers tells, 0 to 1. */
  common: number
  kind: 'name' | 'term'
}

/** Characters too common to carry a matter: no term begins, ends or is made up with them. */
export const EMPTY: ReadonlySet<string> = new Set(
  '的了在是和与及等一不有这为对将从以到中上下也都就还又再并而但其之于或把被向由让使给称说示表年月日时个我们你他她它此该各每最更很可能会要来去后前大小多少新好地得着过出入进行用所者因如果即则比同自己记报道第次位名内外间二三四五六七八九十万亿零两几百千半今昨明',
)
const STOP = new Set(
  'the and for with from that this have has had been will would could should their there which about after before other more than into over were was are they them what when where while also only some such said says year years month months week day days monday tuesday wednesday thursday friday saturday sunday first last people one two three not but its his her who how all any can may new out our your him she now per without put through during between because against under until since still even back again never always many much most each both few make made makes take took get got going went come came see saw know think want give given use used way own around off yet being having does did done let set told tell tells according'.split(
    ' ',
  ),
)
/** A report has about so many words: what a share of all words is as a share of all reports. */
const WORDS_IN_REPORT = 700
/** What is in no table of common pairs. */
const RARE = 0.002
const LONGEST_UNKNOWN = 6
const TITLE_ENDS = new Set('师长员者家们官兵民工')

let shares: Map<string, number> | undefined
function sharesOfPairs(): Map<string, number> {
  if (shares) return shares
  shares = new Map()
  for (const [least, pairs] of COMMON_PAIRS) {
    const share = 1 - Math.exp((-WORDS_IN_REPORT * least * 1.4) / COUNTED)
    for (let at = 0; at < pairs.length; at += 2) shares.set(pairs.slice(at, at + 2), share)
  }
  return shares
}

/** A term is as common as its rarest pair of characters. */
function commonnessOf(term: string): number {
  const known = sharesOfPairs()
  let least = 1
  for (let at = 0; at + 1 < term.length; at++)
    least = Math.min(least, known.get(term.slice(at, at + 2)) ?? RARE)
  return term.length < 2 ? 1 : least
}

const RUNS = /\p{Script=Han}{2,}|[\p{Script=Latin}][\p{Script=Latin}\p{N}'’-]{2,}/gu
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** All terms of a text; linear. About 1 ms for 2,000 characters. */
export function keyTerms(text: string): KeyTerm[] {
  const folded = fold(text)
  const found = new Map<string, KeyTerm>()
  const add = (term: string, at: number, kind: KeyTerm['kind'], common: number): void => {
    const known = found.get(term)
    if (known) {
      known.times++
      if (kind === 'name') known.kind = kind
    } else found.set(term, { term, times: 1, at, common, kind })
  }
  const unknown: { run: string; at: number }[] = []
  for (const { 0: run, index } of folded.matchAll(RUNS)) {
    if (!/^\p{Script=Han}/u.test(run)) {
      const word = run.replace(/['’]s?$|-+$/u, '')
      if (word.length > 2 && !STOP.has(word)) add(word, index, isCapital(text, index) ? 'name' : 'term', RARE)
      continue
    }
    let loose = ''
    let looseAt = 0
    const close = (): void => {
      if (loose.length > 1) unknown.push({ run: loose, at: looseAt })
      loose = ''
    }
    for (const { segment, index: at } of segmenter.segment(run)) {
      if (segment.length === 1 || isPieceOfName(segment)) {
        if (EMPTY.has(segment)) close()
        else {
          if (loose === '') looseAt = index + at
          loose += segment
        }
        continue
      }
      close()
      if (isTelling(segment))
        add(
          segment,
          index + at,
          isPlace(segment) || soundsForeign(segment) ? 'name' : 'term',
          commonnessOf(segment),
        )
    }
    close()
  }
  addUnknown(unknown, add)
  return [...found.values()]
}

/** Written large, and not because a sentence or a line begins with it. */
const isCapital = (text: string, at: number): boolean =>
  /\p{Lu}/u.test(text[at]!) && /[\p{L}\p{N},;)）、，]\s?$/u.test(text.slice(Math.max(0, at - 2), at))

/** Runs of single characters: where two of them meet again and again, they are one word the dictionary lacks. */
function addUnknown(
  given: readonly { run: string; at: number }[],
  add: (term: string, at: number, kind: KeyTerm['kind'], common: number) => void,
): void {
  const times = new Map<string, number>()
  const pairAt = (run: string, i: number): string => run.slice(i, i + 2)
  // 总工程师戚望舒: the end of a word for what somebody is, cut off by the dictionary, is none of the name.
  const runs = given
    .map(({ run, at }) =>
      run.length > 2 && TITLE_ENDS.has(run[0]!) ? { run: run.slice(1), at: at + 1 } : { run, at },
    )
    .flatMap(cutAtNames)
  for (const { run } of runs)
    for (let i = 0; i + 1 < run.length; i++) times.set(pairAt(run, i), (times.get(pairAt(run, i)) ?? 0) + 1)
  for (const { run, at } of runs) {
    for (let i = 0; i + 1 < run.length; ) {
      const here = times.get(pairAt(run, i))!
      let end = i + 2
      while (end < run.length && end - i < LONGEST_UNKNOWN && times.get(pairAt(run, end - 1)) === here) end++
      const term = run.slice(i, end)
      const isName = soundsForeign(term)
      // Once only, and long: clauses of single characters, no name.
      if (isTelling(term) && (here > 1 || isName || (term.length > 2 && term.length <= 4)))
        add(term, at + i, isName ? 'name' : 'term', commonnessOf(term))
      i = end
    }
  }
}

/** Of words of one UTF-16 unit a character: no array for each of a thousand words. */
function isAllOf(characters: ReadonlySet<string>, word: string): boolean {
  for (let at = 0; at < word.length; at++) if (!characters.has(word[at]!)) return false
  return true
}

const isTelling = (word: string): boolean => !PRESS.has(word) && !isAllOf(EMPTY, word)

/** Characters that foreign names are written with, folded. */
const SOUNDS = new Set(
  fold(
    '阿埃艾爱安奥巴班鲍贝比别宾波博布查达戴德登迪丁杜多厄尔恩法菲费芬弗佛盖甘冈戈格古哈海汉赫亨胡霍基吉加贾简杰金卡凯坎康考柯科克肯库夸拉莱赖兰朗劳勒雷里莉丽连列林琳卢鲁伦罗洛马玛迈曼梅蒙米密莫姆穆纳娜南内尼诺努欧帕潘佩皮普奇乔琼萨塞桑瑟沙舍史斯苏索塔泰坦汤特托瓦威韦维温沃西希夏谢辛雅亚扬耶伊尤约泽扎詹珍朱卓茨妮娅什墨乌切季捷奎茹申柳',
  ),
)
const FOREIGN = new RegExp(`[${[...SOUNDS].join('')}]{3,}`, 'gu')

/** 卡尔 in 卡尔波夫: a rare word of such characters may be cut from a longer name. A place stands for itself. */
const isPieceOfName = (word: string): boolean =>
  word.length < 4 && isAllOf(SOUNDS, word) && commonnessOf(word) <= RARE && !isPlace(word)

/** Three and more such characters in a row are a name, whatever stands beside them. */
function cutAtNames({ run, at }: { run: string; at: number }): { run: string; at: number }[] {
  const parts: { run: string; at: number }[] = []
  let from = 0
  for (const { 0: name, index } of run.matchAll(FOREIGN)) {
    parts.push({ run: run.slice(from, index), at: at + from }, { run: name, at: at + index })
    from = index + name.length
  }
  parts.push({ run: run.slice(from), at: at + from })
  return parts.filter((part) => part.run.length > 1)
}

const soundsForeign = (term: string): boolean =>
  term.length > 2 && [...term].filter((character) => SOUNDS.has(character)).length >= term.length * 0.7

let places: Set<string> | undefined
/** Countries by their names in this engine, Chinese provinces and large cities, and what ends as such names do. */
function isPlace(folded: string): boolean {
  places ??= placeNames()
  return places.has(folded) || (folded.length > 2 && /[省市县州区港岛镇]$/u.test(folded))
}

const CHINA =
  '北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 广州 深圳 青岛 大连 宁波 厦门 南京 杭州 成都 武汉 西安 沈阳 哈尔滨 长春 济南 郑州 长沙 福州 昆明 贵阳 南昌 合肥 石家庄 太原 兰州 南宁 海口 银川 西宁 拉萨 苏州 无锡 东莞 佛山 绥芬河 黑河 满洲里 台北 高雄 九龙 新界'
const WORLD =
  '欧盟 欧洲 亚洲 非洲 北美 拉美 东盟 北约 华盛顿 纽约 白宫 莫斯科 基辅 伦敦 巴黎 柏林 布鲁塞尔 东京 首尔 平壤 新德里 日内瓦 克里姆林宫 联合国 英国 加沙 俄 迈阿密 佛罗里达 加州 中东 欧'

function placeNames(): Set<string> {
  const names = new Set([...CHINA.split(' '), ...WORLD.split(' ')].map(fold))
  const regions = new Intl.DisplayNames('zh-Hans', { type: 'region', fallback: 'none' })
  for (let a = 65; a <= 90; a++)
    for (let b = 65; b <= 90; b++) {
      const name = regions.of(String.fromCharCode(a, b))
      if (name !== undefined && name.length < 8) names.add(fold(name))
    }
  return names
}
