import { findAll } from './find.ts'

export interface Quote {
  exact: string
  prefix: string
  suffix: string
}

/** Where a quote stands in a text, or null rather than a guess. */
export function matchQuote(
  text: string,
  quote: Quote,
  hint?: number,
): { start: number; end: number; score: number } | null {
  const places = findAll(text, quote.exact)
  if (places.length === 0) return null
  const distance = (start: number): number => Math.abs(start - (hint ?? 0))
  const best = places.toSorted((a, b) => distance(a[0]) - distance(b[0]))[0]!
  return { start: best[0], end: best[1], score: 1 }
}
