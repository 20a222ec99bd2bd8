/** Numbers as they are printed: 1,500 · 3.2亿 · 六百二十 · 两千多 · 100余万 · half-width or full. On folded text. */
import { fold } from '../fold.ts'
import { MULTIPLIED_UNIT } from './units.ts'

export interface ReadNumber {
  end: number
  value: number
  /** The size of its last printed digit: 3.2亿 is exact to ten millions. */
  step: number
  /** What its printed digits are multiplied by: 1e4 of 3.2万, 1e9 of 3 billion; 1 of 十 and 3. */
  size: number
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
const VAGUE = new RegExp(`[${fold('多余餘几來来')}]`)
const ENGLISH_SIZES: [RegExp, number][] = [
  [/ ?(?:trillion|tn|trn)\b/y, 1e12],
  [/ ?(?:billion|bn|bln)\b/y, 1e9],
  [/ ?(?:million|mn|mln)\b/y, 1e6],
  [/ ?thousand\b/y, 1e3],
]
/** Of money only: 300m alone are metres, 5k a race. */
const SHORT_SIZES: Record<string, number> = { k: 1e3, m: 1e6, b: 1e9, t: 1e12 }

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
    size: 1,
    isVague: false,
    isHan: false,
  })
  const rest =
    read.size >= 1e4 && !read.isVague && /\d/.test(folded.charAt(read.end))
      ? arabicAt(folded, read.end)
      : null
  // 1亿5000万, 3万5000: the smaller size goes on.
  if (rest && rest.value < read.size && rest.value >= read.size / 1e4)
    return { ...rest, value: read.value + rest.value, size: 1 }
  for (const [pattern, size] of ENGLISH_SIZES) {
    pattern.lastIndex = read.end
    const found = pattern.exec(folded)
    if (found) return times(read, size, read.end + found[0].length)
  }
  return read
}

/** A number so many times as large, with the word that says so. */
const times = (read: ReadNumber, by: number, end: number): ReadNumber => ({
  ...{ ...read, end },
  ...{ value: read.value * by, step: read.step * by, size: read.size * by },
})

/** The same number with `k`, `m`, `b` or `t` behind it: of an amount of money. */
export function withShortSize(folded: string, read: ReadNumber): ReadNumber {
  const letter = /^ ?([kmbt])(?![\p{L}\p{N}])/u.exec(folded.slice(read.end, read.end + 3))
  const size = read.isHan || !letter ? undefined : SHORT_SIZES[letter[1]!]
  return size === undefined ? read : times(read, size, read.end + letter![0].length)
}

/** 万, 亿 and 多 that follow: 100多万, 3.2万亿, 620余. */
function withSizes(folded: string, read: ReadNumber): ReadNumber {
  let { end, value, step, size: all, isVague } = read
  for (;;) {
    const next = folded.charAt(end)
    MULTIPLIED_UNIT.lastIndex = end
    if (MULTIPLIED_UNIT.test(folded)) break
    const size = MULTIPLIERS[next]
    if (size !== undefined && next !== '十') {
      value *= size
      step *= size
      all *= size
      end++
    } else if (!isVague && VAGUE.test(next)) {
      isVague = true
      end++
    } else break
  }
  return { ...read, end, value, step, size: all, isVague }
}

function hanAt(folded: string, at: number): ReadNumber | null {
  const isSome = VAGUE.test(folded.charAt(at)) || folded.charAt(at) === fold('数')
  HAN_NUMBER.lastIndex = at + Number(isSome)
  const printed = HAN_NUMBER.exec(folded)?.[0]
  if (!printed || (isSome && !/^[十百千万亿]/.test(printed))) return null
  MULTIPLIED_UNIT.lastIndex = at + Number(isSome) + printed.length - 1
  const cut = printed.length > 1 && MULTIPLIED_UNIT.test(folded) ? printed.slice(0, -1) : printed
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
  return withSizes(folded, { end, value: exact, step, size: sizeOf(cut), isVague: isSome, isHan: true })
}

/** 五万 is 5 ten thousands, 五百 5 hundreds; 五十 may be 50 of 三至五十 and is left. */
function sizeOf(printed: string): number {
  let size = 1
  for (const character of Array.from(printed).toReversed()) {
    const large = LARGE[character]
    if (large === undefined) return size > 1 || character === '十' ? size : (SMALL[character] ?? 1)
    size *= large
  }
  return size
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
