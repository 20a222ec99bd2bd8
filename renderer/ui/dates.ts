/** Dates and numbers in the language of the interface, by Intl. */

/** `2025-03-04` → `2025年3月4日`, `4 Mar 2025`. Null and what is no date come back as ''. */
export function showDate(date: string | null, language: string): string {
  if (!date) return ''
  const time = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(time)) return date
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(time)
}

/** An instant, in local time: `2025年3月4日 14:05`. */
export function showInstant(instant: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(
    Date.parse(instant),
  )
}

/** `12345` → `12,345`. */
export const showNumber = (value: number, language: string): string =>
  new Intl.NumberFormat(language).format(value)

/** Bytes as `12 kB`, `3.4 MB` (decimal units, as file managers show them). */
export function showBytes(bytes: number, language: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const at = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** at
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[at]!,
    unitDisplay: at === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && at > 0 ? 1 : 0,
  }).format(value)
}
