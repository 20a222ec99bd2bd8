/** Dates as mastheads, front matter and file names write them. Only real calendar days count. */

const HAN_DIGITS = '〇一二三四五六七八九'
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
const NUMBER = '[〇零○一二三四五六七八九十廿卅\\d]'

/** All dates in a short text as `YYYY-MM-DD`, each once, in their order. */
export function readDates(text: string): string[] {
  const found = new Map<number, string>()
  const add = (at: number, year: number, month: number, day: number) => {
    const date = isoDate(year, month, day)
    if (date) found.set(at, date)
  }
  for (const m of text.matchAll(
    new RegExp(`(${NUMBER}{4})\\s*年\\s*(${NUMBER}{1,3})\\s*月\\s*(${NUMBER}{1,3})\\s*日`, 'g'),
  ))
    add(m.index, readNumber(m[1]), readNumber(m[2]), readNumber(m[3]))
  for (const m of text.matchAll(/(?:民國|民国)\s*(\d{2,3})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/g))
    add(m.index, Number(m[1]) + 1911, Number(m[2]), Number(m[3]))
  for (const m of text.matchAll(/(?<!\d)(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?!\d)/g))
    add(m.index, Number(m[1]), Number(m[3]), Number(m[4]))
  for (const m of text.matchAll(/(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/g))
    add(m.index, Number(m[1]), Number(m[2]), Number(m[3]))
  for (const m of text.matchAll(
    new RegExp(`\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, 'gi'),
  ))
    add(m.index, Number(m[3]), monthOf(m[1]), Number(m[2]))
  for (const m of text.matchAll(
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+${MONTH},?\\s+(\\d{4})\\b`, 'gi'),
  ))
    add(m.index, Number(m[3]), monthOf(m[2]), Number(m[1]))
  return [...new Set([...found].sort(([a], [b]) => a - b).map(([, date]) => date))]
}

/** The date of a text that holds exactly one, else null. */
export function readDate(text: string): string | null {
  const dates = readDates(text.slice(0, 300))
  return dates.length === 1 ? (dates[0] as string) : null
}

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1
}

/** `2025`, `二〇二五`, `十二`, `二十一`, `廿一`; NaN for anything else. */
function readNumber(raw: string | undefined): number {
  const text = (raw ?? '').replace(/[零○]/g, '〇').replace(/廿/g, '二十').replace(/卅/g, '三十')
  if (/^\d+$/.test(text)) return Number(text)
  if (!text.includes('十')) return Number([...text].map((char) => HAN_DIGITS.indexOf(char)).join(''))
  const [tens, ones] = text.split('十') as [string, string]
  return (tens === '' ? 1 : HAN_DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : HAN_DIGITS.indexOf(ones))
}

function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real && year >= 1600 && year < 2200 ? date.toISOString().slice(0, 10) : null
}
