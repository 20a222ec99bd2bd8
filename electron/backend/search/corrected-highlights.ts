/**
 * Highlights by the words that are shown in place of theirs. The index of highlights has the source's own words, which
 * no correction changes; reports are in theirs with both. So candidates are the highlights of found reports, on pages
 * with corrections only: nothing more is kept, and a correction needs no highlight to be written.
 */
import type { SearchHit } from '../../../shared/model/search.ts'
import type { Query } from '../../../shared/search/query.ts'
import type { ReadableDb } from '../database/sql.ts'
import { wordsAt } from '../corrections/shown-words.ts'
import { anyCorrections } from '../corrections/store.ts'
import { readShownBlocks } from '../reports/store.ts'
import { matchCorrectedHighlights, type HighlightCandidate } from './store.ts'
import type { Conditions } from './conditions-store.ts'
import { mustHold, placeQuery } from './places.ts'
import { planPlaced, planQuery } from './plan-store.ts'
import { lastWord, type Words } from './words.ts'

/**
 * All of them that hold the words only as corrected, in the order of reports and their text.
 * @param textOf the text of a source
 * @param toHit makes a hit of a highlight and the words it was found by
 */
export function findCorrectedHighlights(
  db: ReadableDb,
  { query, words, filters }: { query: Query; words: Words; filters: Conditions },
  textOf: (sourceId: string) => string,
  toHit: (highlight: HighlightCandidate, words: string) => SearchHit | null,
): SearchHit[] {
  // In most libraries nothing is, and the reports need not be looked for a second time.
  if (!anyCorrections(db)) return []
  const last = lastWord(query)
  const wanted = mustHold(placeQuery(query))
  const match = wanted && planPlaced(wanted, 'report', last, filters).match
  if (!match) return []
  const { where } = planQuery(query, 'highlight', last, filters)
  const hits: SearchHit[] = []
  const found = matchCorrectedHighlights(db, match, where)
  for (const [reportId, own] of Map.groupBy(found, (highlight) => highlight.reportId)) {
    if (reportId === null) continue
    const blocks = readShownBlocks(db, reportId, textOf(own[0]!.sourceId))
    if (blocks.every(({ edits }) => !edits)) continue
    for (const highlight of own) {
      if (words.answers(highlight.exact, 'highlights')) continue
      const shown = wordsAt(blocks, highlight.ranges)
      if (shown === highlight.exact) continue
      // One word of the query may stand only in the source, the other only in the correction.
      const both = `${shown}\n${highlight.exact}`
      const text = [shown, both].find((each) => words.answers(each, 'highlights'))
      const hit = text === undefined ? null : toHit(highlight, text)
      if (hit) hits.push(hit)
    }
  }
  return hits
}
