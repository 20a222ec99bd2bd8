/** How much two texts have in common, wherever it stands: by runs of six letters, of either script and any width. */
import { squeeze } from './quote-index.ts'

const RUN = 6

/** Every run of six letters of a text, once. */
export function gramsOf(text: string): Set<string> {
  const { text: letters } = squeeze(text)
  const grams = new Set<string>()
  for (let at = 0; at + RUN <= letters.length; at++) grams.add(letters.slice(at, at + RUN))
  return grams
}

/** The share of the first text's runs that the other has, 0 to 1; 1 for a text too short to have any. */
export function shareOf(grams: ReadonlySet<string>, others: ReadonlySet<string>): number {
  if (grams.size === 0) return 1
  let shared = 0
  for (const gram of grams) if (others.has(gram)) shared++
  return shared / grams.size
}
