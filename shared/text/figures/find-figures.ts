/**
 * Figures in news of both scripts and English, by rules: amounts, percentages, measures, counts and dates, with what
 * they mean. Many are found, not all: 若干, 大半 and numbers that are part of a name are not.
 */
import { fieldsOf, readDates } from '../dates.ts'
import { fold } from '../fold.ts'
import { numberAt, withShortSize, type ReadNumber } from './numbers.ts'
import { currencyBefore, unitAt } from './units.ts'

export interface Figure {
  /** UTF-16 units of the text. */
  start: number
  end: number
  kind: 'money' | 'percent' | 'date' | 'measure' | 'count' | 'number'
  /** In units of `unit`; of a date the days since 1970-01-01, of one without a year as if it were of 1970. */
  value: number
  /** The upper end of a range, or null. */
  upTo: number | null
  unit: string
  approximate: boolean
  /** Two figures that differ by less than this are rounded alike. */
  step: number
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; where the year is not known `--MM-DD`, `--MM` or `---DD`. */
  date: string | null
}

const any = (words: string): string => fold(words).split(' ').join('|')
const BEFORE = new RegExp(
  `(?:${any('大约 约 近 将近 接近 逾 超过 超 破 突破 不足 不到 至少 起码 达到近 上 about around nearly almost roughly some over')}|more than|at least|up to)\\s?$`,
)
const AFTER = new RegExp(`^\\s?(?:${any('左右 上下 以上 以下 许')})`)
const TO = /^\s?(?:-|–|—|~|〜|至|到|to )\s?/
/** 第三, 5G, WAVE-7, 5+8, v2.1: numbers of a name. English letters beside a number make it one, units apart. */
const NAME_BEFORE = new RegExp(`(?:第|${fold('排名')}(?:第|为)?|[a-z][-.]?|\\d[.+/:-]|[+#@/])$`)
const NAME_AFTER = /^(?:[+/]|:\d|-?[a-z]\w*\d|(?:st|nd|rd|th)\b)/
const FRACTION = new RegExp(`^分之`)
const HUNDREDTHS = /百分之/g
/** Units that begin another word there: 十五元宵, 三部门. */
const NO_UNIT = new RegExp(
  `^(?:${any('元宵 元旦 元首 元素 部分 部长 部队 年级 年代 天津 天下 周一 周二 周三 周四 周五 周六 周日 国际 国家队 市场 省市 克拉 起来 起义 起诉 升级 升至 升到 度假 道路 场馆 场景')})`,
)
/** Words in which a numeral counts nothing. */
const NO_COUNT = new RegExp(
  `^(?:${any('一些 一起 一样 一定 一直 一般 一边 一方面 一旦 一致 一次性 一体 一批 一下 一带 一步 一路 一流 一手 一线 一度 一面 一种 一个 一名 一位 一家 一项 一条 一场 一份 一座 一系列 一年一度 万一 十分 百姓 千万别 三农 四川 五金 七夕 八卦 九州 百货 两岸 两会 两国 三位一体 一成果 一成员 两位数 三位数 二十国集团 四部曲')})`,
)

/** All figures of a text in order, none in another. @param published the day it was printed, for dates without a year */
export function findFigures(text: string, published: string | null = null): Figure[] {
  const folded = fold(text)
  const found = readDates(text, { reference: published, partial: true })
  const taken = new Uint8Array(text.length)
  for (const { start, end } of found) taken.fill(1, start, end)
  // 去年, 今年: no figure is printed.
  const dates = found.filter(({ start, end }) => DIGIT.test(text.slice(start, end))).map(dateFigure)
  for (const match of folded.matchAll(DATE_LIKE)) taken.fill(1, match.index, match.index + match[0].length)
  const figures = [...dates]
  for (const match of folded.matchAll(HUNDREDTHS)) {
    const read = numberAt(folded, match.index + 3)
    if (!read || taken[match.index]) continue
    figures.push(made(folded, match.index, read.end, read, '%', 'percent', 1))
    taken.fill(1, match.index, read.end)
  }
  let free = 0
  for (let at = 0; at < folded.length; at++) {
    if (taken[at] || !START.test(folded.charAt(at))) continue
    const figure = figureAt(folded, at, Math.max(free, endOfTaken(taken, at)))
    const isFree = figure && taken[figure.end - 1] === 0
    if (isFree) {
      figures.push(figure)
      free = figure.end
    }
    // 第二十八次: what a refused number ends with is none, either.
    at = (isFree ? figure.end : Math.max(at + 1, numberAt(folded, at)?.end ?? 0)) - 1
  }
  return figures.sort((a, b) => a.start - b.start)
}

/** How far what is taken already reaches, of the few units before an offset. */
function endOfTaken(taken: Uint8Array, at: number): number {
  const from = Math.max(0, at - 12)
  return from + taken.subarray(from, at).lastIndexOf(1) + 1
}

const DIGIT = /[\d０-９〇零一二三四五六七八九十廿卅]/u

/** 3日, 12月, 2025年 where no date could be worked out: still no counts. */
const DATE_LIKE = new RegExp(
  `(?:\\d{4}|[〇零一二三四五六七八九]{4})年|(?:\\d{1,2}|[一二三四五六七八九十]{1,3})(?:月(?:份)?|[日号])(?!内|${fold('产')}|${fold('均')})`,
  'g',
)
const START = new RegExp(`[\\d〇零一二三四五六七八九十百千${fold('两几数')}]`)

/** @param from where the figure before it ends: nothing of that belongs to this */
function figureAt(folded: string, at: number, from: number): Figure | null {
  const before = folded.slice(Math.max(0, at - 12), at)
  const currency = currencyBefore(folded.slice(Math.max(from, at - 12), at))
  const isName = NAME_BEFORE.test(before) && !/[a-z]{3}$/.test(currency ? before : '')
  if (isName || NO_COUNT.test(folded.slice(at, at + 6))) return null
  const first = numberAt(folded, at)
  if (!first) return null
  // 百年大计, 千家万户: a bare 百 counts only where it is about that many.
  if (/[百千]/.test(folded.charAt(at)) && !first.isVague && !BEFORE.test(before)) return null
  let read = asMoney(folded, first, currency !== null)
  let upTo: ReadNumber | null = null
  const fraction = FRACTION.test(folded.slice(read.end))
  if (fraction) return fractionAt(folded, at, read)
  const lowUnit = unitAt(folded, skip(folded, read.end))
  const afterLow = lowUnit ? skip(folded, read.end) + lowUnit.word.length : read.end
  // 5至8人, 10%-12%, 3万到5万元
  for (const from of new Set([read.end, afterLow])) {
    const to = TO.exec(folded.slice(from, from + 6))
    if (!to) continue
    // $3–$5 billion
    const again = from + to[0].length
    const sign = /^[a-z]{0,2}[$€£¥]/.exec(folded.slice(again, again + 3))
    const high = numberAt(folded, again + (currency?.isSign && sign ? sign[0].length : 0))
    if (!high || high.isHan !== read.isHan || NAME_AFTER.test(folded.slice(high.end))) continue
    upTo = asMoney(folded, high, currency !== null)
    break
  }
  const last = upTo ?? read
  if (NAME_AFTER.test(folded.slice(last.end))) return null
  const unitStart = skip(folded, last.end)
  const found = NO_UNIT.test(folded.slice(unitStart, unitStart + 3)) ? null : unitAt(folded, unitStart)
  // $5 is money whatever stands behind it; 港币3次 is no amount.
  const unit = currency?.isSign && found?.kind !== 'money' ? null : found
  const isPaid = currency !== null && (currency.isSign || unit === null || unit.kind === 'money')
  if (!unit && !isPaid) return bare(folded, at, read, upTo)
  if (upTo && isShared(read, upTo))
    read = { ...read, value: read.value * upTo.size, step: read.step * upTo.size }
  if (unit?.kind === 'count' && read.isHan && !upTo && read.value < 2) return null
  const end = unit ? unitStart + unit.word.length : last.end
  const start = isPaid ? at - currency.length : at
  // 元 alone is that of the name before it: HK$500元.
  const name = !isPaid || (unit && unit.unit !== '元') ? unit!.unit : currency.unit
  const figure = made(folded, start, end, read, name, isPaid ? 'money' : unit!.kind, unit?.factor ?? 1, upTo)
  return { ...figure, approximate: figure.approximate || BEFORE.test(before) }
}

/** `m` and the like count where money is told: beside its sign or name, or before it, `300m euros`. */
function asMoney(folded: string, read: ReadNumber, isMoney: boolean): ReadNumber {
  const longer = withShortSize(folded, read)
  if (longer === read || isMoney) return longer
  return unitAt(folded, skip(folded, longer.end))?.kind === 'money' ? longer : read
}

/** 3至5万, 3 to 5 billion: the size of the second is the first one's, too; not of 800至1.2万. */
const isShared = (low: ReadNumber, high: ReadNumber): boolean =>
  (low.size === 1 || (low.size < 1e4 && high.size >= 1e4)) && low.value * high.size <= high.value

/** White space between a number and its unit. */
const skip = (folded: string, at: number): number => (/[ \u3000]/.test(folded.charAt(at)) ? at + 1 : at)

/** 三分之一, 4分之3. */
function fractionAt(folded: string, at: number, whole: ReadNumber): Figure | null {
  const part = numberAt(folded, whole.end + 2)
  if (!part || whole.value === 0) return null
  const value = (100 * part.value) / whole.value
  return made(folded, at, part.end, { ...part, value, step: 1 }, '%', 'percent', 1)
}

/** A number without a unit says little: large ones, and with a point, are kept. */
function bare(folded: string, at: number, read: ReadNumber, upTo: ReadNumber | null): Figure | null {
  const last = upTo ?? read
  if (read.isHan || !/^\s?[a-z]/.test(folded.slice(last.end))) {
    const isTelling = read.value >= 100 && !/^\d{4}$/.test(folded.slice(at, read.end))
    if (read.isHan || !isTelling || /["'(《]$/.test(folded.slice(0, at).slice(-1))) return null
    return made(folded, at, last.end, read, '', 'number', 1, upTo)
  }
  // 1,500 ships, 34 centres: an English noun is its own unit.
  const noun = /^\s([a-z]{3,20})s\b/.exec(folded.slice(last.end))
  if (!noun) return null
  return made(folded, at, last.end + noun[0].length, read, `${noun[1]}s`, 'count', 1, upTo)
}

function made(
  folded: string,
  start: number,
  end: number,
  read: ReadNumber,
  unit: string,
  kind: Figure['kind'],
  factor: number,
  upTo: ReadNumber | null = null,
): Figure {
  const before = folded.slice(Math.max(0, start - 12), start)
  const isAbout = BEFORE.test(before) || AFTER.test(folded.slice(end, end + 4))
  return {
    ...{ start, end, kind, unit, date: null },
    value: tidy(read.value * factor),
    upTo: upTo && tidy(upTo.value * factor),
    approximate: isAbout || read.isVague || upTo?.isVague === true,
    step: (upTo ?? read).step * factor,
  }
}

/** 0.1 + 0.2 and the like: twelve digits are more than any report prints. */
const tidy = (value: number): number => Number(value.toPrecision(12))

const DAY = 86_400_000
function dateFigure({ start, end, date, grain }: ReturnType<typeof readDates>[number]): Figure {
  const { year = 1970, month = 1, day = 1 } = fieldsOf(date)
  return {
    ...{ start, end, kind: 'date', unit: '', upTo: null, approximate: false, date },
    value: Date.UTC(year, month - 1, day) / DAY,
    step: { day: 1, month: 31, year: 366 }[grain],
  }
}
