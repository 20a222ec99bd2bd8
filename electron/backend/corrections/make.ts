/** Makes corrections of places: each planned against what is shown there now, all of them one step. */
import { CallError } from '../../../shared/errors.ts'
import type { Correction } from '../../../shared/model/correction.ts'
import type { Range } from '../../../shared/model/range.ts'
import { overlaps } from '../../../shared/text/overlaps.ts'
import {
  planCorrection,
  type CorrectionPlan,
  type CorrectionRefusal,
} from '../../../shared/text/plan-correction.ts'
import { readText } from '../database/source-text.ts'
import type { WritableDb } from '../database/sql.ts'
import { anchorRanges } from '../highlights/anchor.ts'
import { readShownBlocks, requireReport } from '../reports/store.ts'
import { refreshReports } from './refresh.ts'
import { changeCorrection, insertCorrection, readCorrections, removeCorrection } from './store.ts'

export interface Place {
  reportId: string
  ranges: Range[]
}

export interface Made {
  corrections: Correction[]
  /** Ids of those they took the place of. */
  replaced: string[]
  /** Those among `corrections` that were there, as they were: they keep their ids. */
  changed: Correction[]
  /** How many places could not be corrected: something else stands there now. */
  refused: number
  reportIds: string[]
}

const MESSAGES: Record<CorrectionRefusal, string> = {
  'correction-nowhere': 'the report does not show these words',
  'correction-across-blocks': 'the words do not stand together in one block',
  'correction-empty': 'nothing would be left of the block',
  'correction-characters': 'the text holds controls or halves of characters',
  'correction-same': 'the text is as it was',
}
export const refusal = (code: CorrectionRefusal): CallError => new CallError(code, MESSAGES[code])

/**
 * Corrects the words at each place to `text`. With one place, what stands against it is thrown; of several, those
 * that it stands against are left out and counted, unless it is all of them. A correction of the very same words is
 * changed, and so is `keptId`, whatever words it comes to stand over.
 * @throws correction-…, range-outside, not-found
 */
export function makeCorrections(
  db: WritableDb,
  places: readonly Place[],
  text: string,
  keptId?: string,
): Made {
  const corrections: Correction[] = []
  const changed: Correction[] = []
  const gone: Correction[] = []
  let refused = 0
  let reason: CorrectionRefusal = 'correction-nowhere'
  const before = new Map<string, Correction[]>()
  for (const [reportId, own] of Map.groupBy(places, (place) => place.reportId)) {
    const { sourceId } = requireReport(db, reportId)
    const source = readText(db, sourceId)
    const known = before.get(sourceId) ?? readCorrections(db, sourceId)
    before.set(sourceId, known)
    const blocks = readShownBlocks(db, reportId, source)
    const taken: Range[] = []
    for (const { ranges } of own) {
      const plan = planCorrection(blocks, anchorRanges(source, ranges).ranges, text)
      if (typeof plan === 'string' || overlaps(plan.ranges, taken)) {
        if (typeof plan === 'string') reason = plan
        refused++
        continue
      }
      taken.push(...plan.ranges)
      const under = liesUnder(known, plan)
      const { replaced: _, ...wanted } = plan
      const kept =
        plan.text === plan.original
          ? undefined
          : under.find((one) => one.id === keptId || one.ranges.join() === plan.ranges.join())
      const going = under.filter((one) => one !== kept)
      for (const { id } of going) removeCorrection(db, id)
      gone.push(...going)
      if (plan.text === plan.original) continue
      const { prefix, suffix } = anchorRanges(source, plan.ranges)
      if (kept) {
        const updatedAt = changeCorrection(db, kept.id, { ...wanted, prefix, suffix })
        corrections.push({ ...kept, ...wanted, updatedAt })
        changed.push(kept)
      } else corrections.push(insertCorrection(db, { sourceId, ...wanted, prefix, suffix }))
    }
  }
  if (corrections.length === 0 && gone.length === 0) throw refusal(reason)
  const reportIds = refreshReports(db, before, [...corrections, ...changed, ...gone])
  return { corrections, replaced: gone.map(({ id }) => id), changed, refused, reportIds }
}

/** The corrections a plan takes the place of: also those that are not seen, where a border cuts them. */
const liesUnder = (known: readonly Correction[], plan: CorrectionPlan): Correction[] =>
  known.filter(({ id, ranges }) => plan.replaced.includes(id) || overlaps(ranges, plan.ranges))
