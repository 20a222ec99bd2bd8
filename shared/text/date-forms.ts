/** The forms a date is written in, each with what it tells. Patterns see half-width digits and never back up far. */

/** What a form tells of a date; the rest is worked out from the page's own date. Months and weekdays from 1 and 0. */
export type Told =
  | { kind: 'absolute'; year: number; month?: number; day?: number }
  | { kind: 'month-day'; month: number; day?: number }
  | { kind: 'day'; day: number }
  /** 去年12月3日, 上月8日: so many years or months from the page's. */
  | { kind: 'from-year'; years: number; month?: number; day?: number }
  | { kind: 'from-month'; months: number; day?: number }
  | { kind: 'days'; days: number }
  /** Weeks from the page's, which begin on Monday (weekday 0). */
  | { kind: 'weekday'; weeks: number; weekday: number }

export interface DateForm {
  pattern: RegExp
  read: (match: RegExpExecArray) => Told | null
}

const S = '[ \\t\\u00a0\\u3000]{0,2}'
const HAN = '〇零○一二三四五六七八九十廿卅'
/** A month or a day: 3, 03, 三, 十二, 廿一, 二十一. */
const N = `(?:\\d{1,2}|[${HAN}]{1,3})`
const YEAR = '(?:\\d{4}|[〇零○一二三四五六七八九]{4})'
const MONTH_DAY = `(?<month>${N})${S}月份?(?:${S}(?<day>${N})${S}[日号號])?`
const YEAR_WORDS: Record<string, number> = { 前: -2, 去: -1, 上: -1, 今: 0, 本: 0, 明: 1 }
const MONTH_WORDS: Record<string, number> = { 上: -1, 本: 0, 这: 0, 這: 0, 下: 1 }
const DAY_WORDS: Record<string, number> = { 前: -2, 昨: -1, 今: 0, 明: 1, 后: 2, 後: 2 }
const ENGLISH_DAYS: Record<string, number> = { yesterday: -1, today: 0, tonight: 0, tomorrow: 1 }

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(?<name>january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\b\\.?)'
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d|,\\d{3}|[.:]\\d|%)'
const ES = '[ \\t\\u00a0\\u3000]{1,2}'

const one = (raw: string | undefined): number | undefined => (raw === undefined ? undefined : readNumber(raw))
/** Only what was matched: an absent month stays absent. */
const parts = (groups: Record<string, string | undefined> | undefined): { month?: number; day?: number } => {
  const [month, day] = [one(groups?.['month']), one(groups?.['day'])]
  return { ...(month !== undefined && { month }), ...(day !== undefined && { day }) }
}
const monthOf = (name: string | undefined): number =>
  MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1
const isCapital = (name: string | undefined): boolean => /^[A-Z]/.test(name ?? '')

export const DATE_FORMS: readonly DateForm[] = [
  {
    // 2025年3月3日, 二〇二三年三月, 2025年
    pattern: new RegExp(
      `(?<![\\d${HAN}])(?<year>${YEAR})${S}年(?!\\s?(?:代|前|来|來|后|後|间|間|以))(?:${S}${MONTH_DAY})?`,
      'gu',
    ),
    read: ({ groups }) => ({ kind: 'absolute', year: readNumber(groups?.['year'] ?? ''), ...parts(groups) }),
  },
  {
    // 民國113年3月3日: year 1 is 1912
    pattern: new RegExp(
      `(?:中[华華])?民[国國]${S}(?<year>元|\\d{1,3}|[${HAN}百]{1,5})${S}年(?:${S}${MONTH_DAY})?`,
      'gu',
    ),
    read({ groups }) {
      const raw = groups?.['year'] ?? ''
      const year = raw === '元' ? 1 : readNumber(raw)
      return { kind: 'absolute', year: year + 1911, ...parts(groups) }
    },
  },
  {
    // 去年12月3日, 今年
    pattern: new RegExp(
      `(?<![以之目日空提])(?<word>[去今明前])年(?!代|[初底末]?[^\\S\\n]?第)(?:${S}${MONTH_DAY})?`,
      'gu',
    ),
    read: ({ groups }) => ({
      kind: 'from-year',
      years: YEAR_WORDS[groups?.['word'] ?? ''] ?? 0,
      ...parts(groups),
    }),
  },
  {
    // 本月18日, 上月, 下個月3號
    pattern: new RegExp(
      `(?<![\\d${HAN}])(?<word>[上本这這下])(?:个|個)?月(?![亮球色光台刊饼餅])份?(?:${S}(?<day>${N})${S}[日号號])?`,
      'gu',
    ),
    read: ({ groups }) => ({
      kind: 'from-month',
      months: MONTH_WORDS[groups?.['word'] ?? ''] ?? 0,
      ...parts(groups),
    }),
  },
  {
    // 3月3日, 三月; not of a year that is not told (每年3月3日, 次年3月), not of the lunar calendar
    pattern: new RegExp(`(?<![\\d${HAN}.年]|年[ \\u3000]|[农農][历曆]|[阴陰夏][历曆]|第)${MONTH_DAY}`, 'gu'),
    read: ({ groups }) => ({ kind: 'month-day', ...(parts(groups) as { month: number; day?: number }) }),
  },
  {
    // 3日电, 记者3日从…; not how long something takes (为期3日, 3日内)
    pattern: new RegExp(
      `(?<![\\d${HAN}.月年第每近共逾历歷期约約满滿达達续續]|月[ \\u3000])(?<day>\\d{1,2}|[${HAN}]{1,3}(?=${S}[日号號](?:[电電讯訊晚晨早上下]|[^\\S\\n]?$))|(?:二?十|廿|卅|三十)[一二三四五六七八九]?)${S}[日](?!\\s?[内內间間游遊之以后後本元]|[三一二两兩]次)`,
      'gu',
    ),
    read: ({ groups }) => ({ kind: 'day', day: readNumber(groups?.['day'] ?? '') }),
  },
  {
    // 昨日, 今天, 明晚; 前日 not in 目前日本
    pattern:
      /(?<![目之以此午空提年生月日])(?:(?<near>[昨今明])[日天晚晨夜早]|(?<far>前[天日]|[后後]天))(?![本头頭])/gu,
    read: ({ groups }) => ({
      kind: 'days',
      days: DAY_WORDS[groups?.['near'] ?? groups?.['far']?.[0] ?? ''] ?? 0,
    }),
  },
  {
    // 上周五, 本星期三; a bare 周五 may be either and is none
    pattern: /(?<week>[上本这這下])(?:个|個)?(?:星期|礼拜|禮拜|周|週)(?<day>[一二三四五六日天])/gu,
    read: ({ groups }) => ({
      kind: 'weekday',
      weeks: MONTH_WORDS[groups?.['week'] ?? ''] ?? 0,
      weekday: Math.max('一二三四五六日'.indexOf((groups?.['day'] ?? '').replace('天', '日')), 0),
    }),
  },
  {
    // 2025-03-03, 2025/3/3, 2025.3.3
    pattern: /(?<!\d|\d[-./])(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?!\d|\.\d)/g,
    read: ([, year, , month, day]) => ({
      kind: 'absolute',
      year: Number(year),
      month: Number(month),
      day: Number(day),
    }),
  },
  {
    pattern: /(?<![\d.])((?:19|20)\d{2})(\d{2})(\d{2})(?!\d|\.\d)/g,
    read: ([, year, month, day]) => ({
      kind: 'absolute',
      year: Number(year),
      month: Number(month),
      day: Number(day),
    }),
  },
  {
    // March 3, 2025; Mar. 3; "march 3" without a year is no date
    pattern: new RegExp(`(?<![\\p{L}\\d])${MONTH}${ES}${DAY}(?:,?${ES}(?<year>\\d{4})(?!\\d))?`, 'giu'),
    read: ({ groups }) => english(groups),
  },
  {
    // 3 March 2025, the 3rd of March
    pattern: new RegExp(
      `(?<![\\p{L}\\d.,:])(?<day>\\d{1,2})(?:st|nd|rd|th)?${ES}(?:of${ES})?${MONTH}(?!\\p{L})(?:,?${ES}(?<year>\\d{4})(?!\\d))?`,
      'giu',
    ),
    read: ({ groups }) => english(groups),
  },
  {
    // March 2025
    pattern: new RegExp(`(?<![\\p{L}\\d])${MONTH},?${ES}(?<year>\\d{4})(?!\\d)`, 'giu'),
    read: ({ groups }) => english(groups),
  },
  {
    pattern: /(?<![\p{L}\d])(?:the day before )?(?<word>yesterday|today|tonight|tomorrow)(?!['’\p{L}])/giu,
    read: (match) => ({
      kind: 'days',
      days:
        (ENGLISH_DAYS[(match.groups?.['word'] ?? '').toLowerCase()] ?? 0) - (/^the/i.test(match[0]) ? 1 : 0),
    }),
  },
]

function english(groups: Record<string, string | undefined> | undefined): Told | null {
  const month = monthOf(groups?.['name'])
  const day = groups?.['day'] === undefined ? undefined : Number(groups['day'])
  if (groups?.['year'] !== undefined)
    return { kind: 'absolute', year: Number(groups['year']), month, ...(day !== undefined && { day }) }
  return day !== undefined && isCapital(groups?.['name']) ? { kind: 'month-day', month, day } : null
}

/** `2025`, `二〇二五`, `十二`, `二十一`, `廿一`, `一百一十三`; NaN for anything else. */
export function readNumber(raw: string): number {
  if (/^\d+$/.test(raw)) return Number(raw)
  const text = raw.replace(/[零○]/g, '〇').replace(/廿/g, '二十').replace(/卅/g, '三十')
  const digit = (char: string): number => '〇一二三四五六七八九'.indexOf(char)
  if (!/[十百]/.test(text))
    return Number([...text].map((char) => (digit(char) < 0 ? 'x' : digit(char))).join(''))
  const [, hundreds, tens, ones] =
    /^(?:([一二三四五六七八九])百)?〇?(?:([一二三四五六七八九]?)十)?([一二三四五六七八九]?)$/.exec(text) ?? []
  if (ones === undefined) return Number.NaN
  const ten = tens === undefined ? 0 : tens === '' ? 1 : digit(tens)
  return (hundreds ? digit(hundreds) * 100 : 0) + ten * 10 + (ones === '' ? 0 : digit(ones))
}
