/** Which reports of the library share text with one: a sample of its phrases, asked of the search index. */
import { splitRuns } from '../../../shared/text/bigrams.ts'
import { fold } from '../../../shared/text/fold.ts'
import type { ReadableDb } from '../database/sql.ts'
import type { ReadyReport } from './ready.ts'
import { matchingReports } from './store.ts'

/** Six characters hardly stand anywhere by chance, and an edit in every tenth leaves half of them whole. */
const PHRASE = 6
/** So many phrases, spread evenly: a passage of a tenth of the report has five of them. */
const PHRASES = 48
const MOST_REPORTS = 24

/** Ids of other reports, the one with most phrases in common first; at most 24. */
export function sharingReports(db: ReadableDb, { report, align }: ReadyReport): string[] {
  const phrases = phrasesOf(align.text)
  if (phrases.length === 0) return []
  const match = phrases.map((phrase) => `"${phrase}"`).join(' OR ')
  return matchingReports(db, match, report.id, MOST_REPORTS)
}

/** FTS5 phrases of letters and digits only: see `matchQuery`. */
function phrasesOf(text: string): string[] {
  const runs = splitRuns(fold(text)).filter(
    ({ pairwise, text: run }) => pairwise && Array.from(run).length >= PHRASE,
  )
  const english = splitRuns(fold(text)).filter(({ pairwise }) => !pairwise)
  const all = [
    ...runs.map(({ text: run }) => pairsOf(Array.from(run).slice(0, PHRASE))),
    // Four words in a row, from every fourth.
    ...Array.from({ length: Math.floor(english.length / 4) }, (_, i) =>
      english
        .slice(i * 4, i * 4 + 4)
        .map(({ text: word }) => word)
        .join(' '),
    ),
  ]
  const step = Math.max(1, all.length / PHRASES)
  const chosen = new Set<string>()
  for (let at = 0; at < all.length; at += step) chosen.add(all[Math.floor(at)]!)
  return [...chosen]
}

const pairsOf = (characters: readonly string[]): string =>
  characters
    .slice(0, -1)
    .map((character, i) => `${character}${characters[i + 1]}`)
    .join(' ')
