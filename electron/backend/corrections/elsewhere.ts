/** The same error elsewhere: where the same characters stand, and are not corrected there yet. */
import type { SamePlace } from '../../../shared/model/correction.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'
import { matchQuery } from '../../../shared/text/bigrams.ts'
import { withOriginals } from '../../../shared/text/corrections.ts'
import { toShown, toSource } from '../../../shared/text/text-map.ts'
import { readText } from '../database/source-text.ts'
import type { ReadableDb } from '../database/sql.ts'
import { readShownBlocks, requireReport } from '../reports/store.ts'
import { listReportsOfPage, matchOtherPages, type PageReport } from './store.ts'

export type Scope = 'report' | 'page' | 'library'

/** UTF-16 units of context on either side. */
const CONTEXT = 24

/**
 * Places in reading order, the report itself and its page first.
 * @returns at most `limit` of them, and how many there are
 */
export function findElsewhere(
  db: ReadableDb,
  { reportId, original, scope, limit }: { reportId: string; original: string; scope: Scope; limit: number },
): { places: SamePlace[]; total: number } {
  const places: SamePlace[] = []
  let total = 0
  let held = { sourceId: '', text: '' }
  for (const { id, title, sourceId } of candidates(db, reportId, original, scope)) {
    if (held.sourceId !== sourceId) held = { sourceId, text: readText(db, sourceId) }
    for (const place of placesIn(readShownBlocks(db, id, held.text), original)) {
      total++
      if (places.length < limit) places.push({ reportId: id, title, ...place })
    }
  }
  return { places, total }
}

function candidates(db: ReadableDb, reportId: string, original: string, scope: Scope): PageReport[] {
  const { title, sourceId } = requireReport(db, reportId)
  const own: PageReport = { id: reportId, title, sourceId }
  if (scope === 'report') return [own]
  const onPage = listReportsOfPage(db, sourceId).filter(({ id }) => id !== reportId)
  // Nothing but punctuation is in no index.
  const match = scope === 'library' ? matchQuery(original) : null
  const others = match === null ? [] : matchOtherPages(db, match, sourceId)
  return [own, ...onPage, ...others]
}

/** Where the characters stand in the source as it is shown without corrections, save where one stands already. */
export function placesIn(
  blocks: readonly ShownBlock[],
  original: string,
): Pick<SamePlace, 'ranges' | 'before' | 'original' | 'after'>[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'furniture') return []
    const base = withOriginals(block)
    const found: Pick<SamePlace, 'ranges' | 'before' | 'original' | 'after'>[] = []
    for (let at = base.text.indexOf(original); at !== -1; at = base.text.indexOf(original, at + 1)) {
      const end = at + original.length
      if (cutsWord(base.text, at) || cutsWord(base.text, end)) continue
      const ranges = toSource([base], { block: 0, offset: at }, { block: 0, offset: end })
      if (ranges.length === 0 || isCorrected(block, ranges)) continue
      found.push({
        ranges,
        original,
        before: base.text.slice(Math.max(0, at - CONTEXT), at),
        after: base.text.slice(end, end + CONTEXT),
      })
      at = end - 1
    }
    return found
  })
}

const isCorrected = (block: ShownBlock, ranges: SamePlace['ranges']): boolean => {
  const [place] = toShown([block], ranges)
  return (
    place !== undefined &&
    (block.edits ?? []).some((edit) => edit.start < place.end && edit.end > place.start)
  )
}

const LATIN = /[\p{Script=Latin}\p{N}]/u
/** An error in a Latin word is one in that word: `form` for `from` is no error in `formal`. */
const cutsWord = (text: string, at: number): boolean =>
  LATIN.test(text[at - 1] ?? '') && LATIN.test(text[at] ?? '')
