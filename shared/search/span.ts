/** Dates of a query: a day, a month, a year, or a span of them, open at either end. */

/** First and last day, ISO 8601, both within; null is open. */
export interface Span {
  from: string | null
  to: string | null
}

const DAY = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?$/u
const BETWEEN = /^(.*?)(?:\.{2,3}|…|～|~|—|至|到)(.*)$/u

/**
 * `2025`, `2025-03`, `2025-03-02`, `2025年3月`, `2025-03..2025-04`, `2025-03..`, `..2025`.
 * @returns null where it is no date; a span whose end is before its start is returned as it is
 */
export function readSpan(value: string): Span | null {
  const text = value.normalize('NFKC').replaceAll(/\s+/gu, '')
  const between = BETWEEN.exec(text)
  if (!between) return readOne(text)
  const [, start = '', end = ''] = between
  if (start === '' && end === '') return null
  const from = start === '' ? null : readOne(start)
  const to = end === '' ? null : readOne(end)
  if ((start !== '' && !from) || (end !== '' && !to)) return null
  return { from: from?.from ?? null, to: to?.to ?? null }
}

/** The end lies before the start: nothing can be published then. */
export const isTurned = ({ from, to }: Span): boolean => from !== null && to !== null && to < from

function readOne(text: string): Span | null {
  const match = DAY.exec(text)
  if (!match) return null
  const [year, month, day] = [match[1], match[2], match[3]].map((part) =>
    part === undefined ? null : Number(part),
  )
  if (!year || year < 1000) return null
  if (!month) return match[2] === undefined ? { from: iso(year, 1, 1), to: iso(year, 12, 31) } : null
  if (month > 12) return null
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (!day) return match[3] === undefined ? { from: iso(year, month, 1), to: iso(year, month, last) } : null
  return day <= last ? { from: iso(year, month, day), to: iso(year, month, day) } : null
}

const iso = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
