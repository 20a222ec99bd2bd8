/** Numbers as they are printed: 1,500 · 3.2亿 · 六百二十 · 两千多 · 100余万 · half-width or full. On folded text. */
import { fold } from '../fold.ts'

export interface ReadNumber {
  end: number
  value: number
  /** The size of its last printed digit: 3.2亿 is exact to ten millions. */
  step: number
  /** 多, 余, 几 inside or behind it. */
  isVague: boolean
  /** Written in Han numerals throughout. */
  isHan: boolean
}

const DIGITS: Record<string, number> = Object.fromEntries(
  Array.from('〇零一二三四五六七八九').map((digit, at) => [digit, Math.max(0, at - 1)]),
)
DIGITS['两'] = 2
DIGITS[fold('两')] = 2
const SMALL: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }
const LARGE: Record<string, number> = { [fold('万')]: 1e4, [fold('亿')]: 1e8, 兆: 1e12 }
const MULTIPLIERS: Record<string, number> = { ...SMALL, ...LARGE }
const HAN_NUMBER = new RegExp(`[${Object.keys({ ...DIGITS, ...SMALL }).join('')}${fold('万亿')}]+`, 'y')
const HAN_START = new RegExp(`^[${Object.keys(DIGITS).join('')}十百千]`)
const ARABIC = /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?/y
/** 千米, 千克, 千瓦, 百分: the first character is part of a unit. */
const IN_UNIT = new RegExp(`${fold('千米')}|千克|千瓦|千伏|百分`, 'y')
const VAGUE = new RegExp(`[${fold('多余餘几來来')}]`)
const ENGLISH_SIZES: [RegExp, number][] = [
  [/ ?(?:trillion|tn)\b/y, 1e12],
  [/ ?(?:billion|bn)\b/y, 1e9],
  [/ ?(?:million|mn)\b/y, 1e6],
  [/ ?thousand\b/y, 1e3],
]

/** The number that begins at an offset of folded text, with its multipliers; null where none does. */
export function numberAt(folded: string, at: number): ReadNumber | null {
  const first = folded.charAt(at)
  if (first >= '0' && first <= '9') return arabicAt(folded, at)
  return HAN_START.test(first) || first === fold('几') || first === fold('数') ? hanAt(folded, at) : null
}

function arabicAt(folded: string, at: number): ReadNumber {
  ARABIC.lastIndex = at
  const printed = ARABIC.exec(folded)![0]
  const decimals = printed.split('.')[1]?.length ?? 0
  const value = Number(printed.replaceAll(',', ''))
  const read = withSizes(folded, {
    end: at + printed.length,
    value,
    step: 10 ** -decimals,
    isVague: false,
    isHan: false,
  })
  for (const [pattern, size] of ENGLISH_SIZES) {
    pattern.lastIndex = read.end
    const found = pattern.exec(folded)
    if (found)
      return { ...read, end: read.end + found[0].length, value: read.value * size, step: read.step * size }
  }
  return read
}

/** 万, 亿 and 多 that follow: 100多万, 3.2万亿, 620余. */
function withSizes(folded: string, read: ReadNumber): ReadNumber {
  let { end, value, step, isVague } = read
  for (;;) {
    const next = folded.charAt(end)
    IN_UNIT.lastIndex = end
    if (IN_UNIT.test(folded)) break
    const size = MULTIPLIERS[next]
    if (size !== undefined && next !== '十') {
      value *= size
      step *= size
      end++
    } else if (!isVague && VAGUE.test(next)) {
      isVague = true
      end++
    } else break
  }
  return { ...read, end, value, step, isVague }
}

function hanAt(folded: string, at: number): ReadNumber | null {
  const isSome = VAGUE.test(folded.charAt(at)) || folded.charAt(at) === fold('数')
  HAN_NUMBER.lastIndex = at + Number(isSome)
  const printed = HAN_NUMBER.exec(folded)?.[0]
  if (!printed || (isSome && !/^[十百千万亿]/.test(printed))) return null
  IN_UNIT.lastIndex = at + Number(isSome) + printed.length - 1
  const cut = printed.length > 1 && IN_UNIT.test(folded) ? printed.slice(0, -1) : printed
  const value = hanValue(cut)
  if (value === null) return null
  let end = at + Number(isSome) + cut.length
  const point = /^点[〇零一二三四五六七八九]+/.exec(folded.slice(end, end + 8))?.[0]
  let exact = value
  if (point) {
    exact += Number(`0.${Array.from(point.slice(1), (digit) => DIGITS[digit] ?? 0).join('')}`)
    end += point.length
  }
  const step = point ? 10 ** -(point.length - 1) : stepOf(cut)
  return withSizes(folded, { end, value: exact, step, isVague: isSome, isHan: true })
}

const stepOf = (printed: string): number => MULTIPLIERS[printed.at(-1) ?? ''] ?? 1

/** 六百二十 620, 两千 2000, 十二 12, 二〇二五 2025, 一万二 12000; null for what is no number (千万 alone is one). */
function hanValue(printed: string): number | null {
  if (!/[十百千万亿兆]/.test(printed)) {
    // 一二 is not twelve: digit by digit only years and the like, of two or more with 〇 or of four.
    if (printed.length === 1) return DIGITS[printed] ?? null
    return printed.length >= 4 || /[〇零]/.test(printed)
      ? Number(Array.from(printed, (digit) => DIGITS[digit] ?? 0).join(''))
      : null
  }
  let [total, section, digit, last] = [0, 0, 0, 1]
  let hasDigit = false
  for (const character of printed) {
    const value = DIGITS[character]
    if (value !== undefined) {
      digit = value
      hasDigit = true
      if (value === 0) last = 1
      continue
    }
    const small = SMALL[character]
    if (small !== undefined) {
      section += (hasDigit ? digit : 1) * small
      last = small
    } else {
      const large = LARGE[character] ?? 1
      section += digit
      // 万亿: what came before counts ten thousandfold, too.
      if (section === 0 && total > 0) total *= large
      else total = large > total && total > 0 ? (total + section) * large : total + (section || 1) * large
      section = 0
      last = large
    }
    digit = 0
    hasDigit = false
  }
  // 一万二, 三千五: the last digit counts tenths of what is before it.
  const tail = hasDigit && digit > 0 && last >= 100 ? digit * (last / 10) : digit
  return total + section + tail
}
