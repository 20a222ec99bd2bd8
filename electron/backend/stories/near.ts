/** Which reports tell the same matter as one, as far as words and dates show it. */
import { isGeneric } from '../../../shared/text/press-words.ts'
import type { ReadableDb } from '../database/sql.ts'
import type { Job } from '../handlers.ts'
import { relatedTo, type Found } from '../related/rank.ts'
import { numOf } from './store.ts'

/** Both ways: a short report is near many, a long one near few. */
const NEAR = 0.28
const CANDIDATES = 8
/** Reports of one story are printed within so many days of one another. */
const WINDOW_DAYS = 12
const DAY = 86_400_000

export interface Near {
  id: string
  /** Its row. */
  num: number
  score: number
}

/** Asked of the reader's thread. Nothing for a report that is gone. */
export const nearJob: Job<{ id: string }, Near[]> = {
  name: 'stories.near',
  run(db, { id }) {
    if (numOf(db, id) === undefined) return []
    const { ready, found } = relatedTo(db, id, CANDIDATES)
    return found
      .filter(
        (one) =>
          one.score >= NEAR && isTelling(one) && isWithin(ready.report.published, one.ready.report.published),
      )
      .flatMap((one) => toNear(db, one))
  },
}

function toNear(db: ReadableDb, { ready, score }: Found): Near[] {
  const num = numOf(db, ready.report.id)
  return num === undefined ? [] : [{ id: ready.report.id, num, score }]
}

/** A text in common, or names and several words: subjects alone (trade, technology) make no story. */
function isTelling({ share, terms }: Found): boolean {
  const names = terms.filter(({ term }) => term.kind === 'name').length
  const rare = terms.filter(({ term }) => term.rarity >= 3 && !isGeneric(term.term)).length
  return share >= 0.2 || (names > 0 && rare >= 3) || rare >= 5
}

function isWithin(a: string | null, b: string | null): boolean {
  return a === null || b === null || Math.abs(Date.parse(a) - Date.parse(b)) <= WINDOW_DAYS * DAY
}
