/**
 * Dates as news in Chinese and English writes them. Pure. Only real calendar days of 1600 to 2199 count; what cannot
 * be worked out gives no date rather than a guess.
 */
import { DATE_FORMS, type Told } from './date-forms.ts'

export { readNumber } from './date-forms.ts'

export type Grain = 'day' | 'month' | 'year'

export interface FoundDate {
  /** UTF-16 units of the text. */
  start: number
  end: number
  /**
   * `YYYY-MM-DD`; `YYYY-MM` for a month, `YYYY` for a year. Where `partial` is asked for, also what is printed of a date
   * whose year or month is not known: `--MM-DD`, `--MM`, `---DD`.
   */
  date: string
  /** `inferred`: not printed so, but worked out from the reference or from the date before it. */
  certainty: 'certain' | 'inferred'
  grain: Grain
}

export interface DateOptions {
  /** The page's own date, `YYYY-MM-DD`. Without it 昨日, 3日 and March 3 give no date. */
  reference?: string | null | undefined
  /** The dates are of what has happened already (a dateline): none is later than the reference. */
  past?: boolean | undefined
  /** Without a reference, dates without a year are found as they are printed, instead of not at all. */
  partial?: boolean | undefined
}

interface Day {
  year: number
  month: number
  day: number
}

const MILLISECONDS = 86_400_000
/** News looks back more than ahead: a day ahead is taken for as far away as this many days back. */
const AHEAD = 2
/** The leap day nearest to any year is at most 8 years off (1896, 1904). */
const LEAP_YEARS = 8

/** All dates in a text, in their order, none in another. Takes time in proportion to the text's length. */
export function readDates(
  text: string,
  { reference, past = false, partial = false }: DateOptions = {},
): FoundDate[] {
  const plain = text.replace(/[０-９－／．，]/g, halfWidth)
  const hits = DATE_FORMS.flatMap(({ pattern, read }) =>
    [...plain.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      read: () => read(match),
    })),
  ).sort((a, b) => a.start - b.start || b.end - a.end)
  const today = dayOf(reference ?? '')
  const dates: FoundDate[] = []
  let end = 0
  for (const hit of hits) {
    // 30日 in 2025年2月30日 is no date of its own.
    if (hit.start < end) continue
    const told = hit.read()
    if (!told) continue
    end = hit.end
    const before = dates.at(-1)
    const goesOn = before && /^\s?[至到—–\-~～、和及與与或]\s?$/u.test(plain.slice(before.end, hit.start))
    const known = goesOn ? before : undefined
    const found =
      resolve(told, today, past, known?.date.startsWith('-') ? undefined : known) ??
      (partial && !today ? asPrinted(told, known) : null)
    if (found) dates.push({ start: hit.start, end: hit.end, ...found })
  }
  return dates
}

/** The days of a text as `YYYY-MM-DD`, each once, in their order. */
export function readDays(text: string, options: DateOptions = {}): string[] {
  const days = readDates(text, options).filter(({ grain }) => grain === 'day')
  return [...new Set(days.map(({ date }) => date))]
}

/** The day of a text that holds exactly one, else null. Looks at its first 300 units. */
export function readDay(text: string, options: DateOptions = {}): string | null {
  const days = readDays(text.slice(0, 300), options)
  return days.length === 1 ? (days[0] as string) : null
}

type Resolved = Pick<FoundDate, 'date' | 'certainty' | 'grain'>

function resolve(told: Told, today: Day | null, past: boolean, before?: FoundDate): Resolved | null {
  if (told.kind === 'absolute') return written(told, 'certain')
  // 3月20日至22日, 12月30日至2026年1月2日: the month and year of the date before it.
  if (before?.grain === 'day' && (told.kind === 'day' || told.kind === 'month-day')) {
    const [year, month] = before.date.split('-').map(Number) as [number, number]
    const later = written({ year, month, ...told }, before.certainty)
    if (later && later.date > before.date) return later
  }
  if (!today) return null
  if (told.kind === 'from-year') return written({ ...told, year: today.year + told.years }, 'inferred')
  if (told.kind === 'from-month') return written({ ...monthFrom(today, told.months), ...told }, 'inferred')
  if (told.kind === 'days') return dayFrom(today, told.days)
  if (told.kind === 'weekday') {
    const sinceMonday = (new Date(timeOf(today)).getUTCDay() + 6) % 7
    return dayFrom(today, told.weeks * 7 + told.weekday - sinceMonday)
  }
  return nearest(told, today, past)
}

/** Month and day as they stand there; 5日 of 3月2日至5日 in the month before it. */
function asPrinted(told: Told, before?: FoundDate): Resolved | null {
  if (!('day' in told || 'month' in told)) return null
  const { day } = told
  const month =
    'month' in told
      ? told.month
      : told.kind === 'day' && before?.grain === 'day'
        ? fieldsOf(before.date).month
        : undefined
  // A leap year: 2月29日 may be one.
  if (!isReal({ year: 2000, month: month ?? 1, day: day ?? 1 })) return null
  const two = (number: number): string => String(number).padStart(2, '0')
  if (month === undefined)
    return day === undefined ? null : { date: `---${two(day)}`, certainty: 'certain', grain: 'day' }
  if (day === undefined) return { date: `--${two(month)}`, certainty: 'certain', grain: 'month' }
  return { date: `--${two(month)}-${two(day)}`, certainty: 'certain', grain: 'day' }
}

/** What a date of any of the forms of `FoundDate` says. */
export function fieldsOf(date: string): { year?: number; month?: number; day?: number } {
  const [, year, month, day] = /^(\d{4}|-)(?:-(\d{2})?)?(?:-(\d{2}))?$/.exec(date) ?? []
  const one = (name: string, raw: string | undefined) =>
    raw === undefined || raw === '-' ? {} : { [name]: Number(raw) }
  return { ...one('year', year), ...one('month', month), ...one('day', day) }
}

/** The year (and month) that were left out: those that bring the date nearest to the page's own. */
function nearest(told: Told & { kind: 'day' | 'month-day' }, today: Day, past: boolean): Resolved | null {
  const candidates: Day[] = []
  if (told.kind === 'day')
    for (const months of [-2, -1, 0, 1]) candidates.push({ ...monthFrom(today, months), day: told.day })
  else
    for (let year = today.year - LEAP_YEARS; year <= today.year + 1; year++)
      candidates.push({ year, month: told.month, day: told.day ?? 1 })
  let best: Day | null = null
  let least = Number.POSITIVE_INFINITY
  for (const day of candidates) {
    if (!isReal(day)) continue
    const ahead = (timeOf(day) - timeOf(today)) / MILLISECONDS
    const far = ahead > 0 ? ahead * (past ? Number.POSITIVE_INFINITY : AHEAD) : -ahead
    if (far < least) [best, least] = [day, far]
  }
  if (!best) return null
  return written(told.kind === 'month-day' && !told.day ? { ...best, day: undefined } : best, 'inferred')
}

function written(
  { year, month, day }: { year?: number | undefined; month?: number | undefined; day?: number | undefined },
  certainty: FoundDate['certainty'],
): Resolved | null {
  if (year === undefined || !isReal({ year, month: month ?? 1, day: day ?? 1 })) return null
  const date = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1)).toISOString()
  if (month === undefined) return { date: date.slice(0, 4), certainty, grain: 'year' }
  if (day === undefined) return { date: date.slice(0, 7), certainty, grain: 'month' }
  return { date: date.slice(0, 10), certainty, grain: 'day' }
}

/** The month `months` from the page's. */
function monthFrom(today: Day, months: number): { year: number; month: number } {
  const index = today.year * 12 + today.month - 1 + months
  return { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 }
}

function dayFrom(today: Day, days: number): Resolved | null {
  const day = new Date(timeOf(today) + days * MILLISECONDS)
  return written(
    { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() },
    'inferred',
  )
}

const timeOf = ({ year, month, day }: Day): number => Date.UTC(year, month - 1, day)

function isReal({ year, month, day }: Day): boolean {
  if (!(year >= 1600 && year < 2200)) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

function dayOf(date: string): Day | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []
  const found = { year: Number(year), month: Number(month), day: Number(day) }
  return year !== undefined && isReal(found) ? found : null
}

const halfWidth = (char: string): string => String.fromCharCode(char.charCodeAt(0) - 0xfee0)
