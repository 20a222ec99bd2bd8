/** Takes corrections off, changes others and brings others back, in one step: the way back of all acts on them. */
import type { ParsedArgs } from '../../../shared/contract.ts'
import { CallError } from '../../../shared/errors.ts'
import type { UndoLabel } from '../../../shared/i18n/undo.ts'
import type { Correction } from '../../../shared/model/correction.ts'
import { overlaps } from '../../../shared/text/overlaps.ts'
import { readText } from '../database/source-text.ts'
import type { WritableDb } from '../database/sql.ts'
import type { Change, Inverse } from '../handlers.ts'
import { anchorRanges } from '../highlights/anchor.ts'
import { notFound } from '../targets/store.ts'
import type { Made } from './make.ts'
import { refreshReports } from './refresh.ts'
import {
  changeCorrection,
  findCorrections,
  readCorrections,
  removeCorrection,
  restoreCorrection,
} from './store.ts'

/** What a changed correction was, as its way back needs it. */
const asItWas = ({ id, ranges, original, text }: Correction) => ({ id, ranges, original, text })

/** The way back of corrections that were made: new ones go, `gone` ones return, changed ones are as they were. */
export function exchangeBack(
  { corrections, changed }: Pick<Made, 'corrections' | 'changed'>,
  gone: readonly string[],
  label: UndoLabel,
): Inverse {
  const remove = corrections.map(({ id }) => id).filter((id) => changed.every((was) => was.id !== id))
  const args = { remove, restore: [...gone] }
  const all = changed.length > 0 ? { ...args, change: changed.map(asItWas) } : args
  return { label, call: 'corrections.exchange', args: all }
}

/**
 * @throws not-found; correction-overlap where another stands on the words of one that would come back or be changed
 */
export function exchange(
  db: WritableDb,
  { remove, restore, change = [] }: ParsedArgs<'corrections.exchange'>,
  label: UndoLabel,
): Change<Record<string, never>> {
  const changed = change.map(({ id }) => id)
  const ids = [...remove, ...restore, ...changed]
  const known = new Map(findCorrections(db, ids).map((one) => [one.correction.id, one]))
  const take = (wanted: readonly string[], isRemoved: boolean): Correction[] =>
    wanted.map((id) => {
      const found = known.get(id)
      if (!found || found.isRemoved !== isRemoved) throw notFound('correction', id)
      return found.correction
    })
  const [off, back, were] = [take(remove, false), take(restore, true), take(changed, false)]
  const before = new Map<string, Correction[]>()
  for (const { sourceId } of [...off, ...back, ...were])
    if (!before.has(sourceId)) before.set(sourceId, readCorrections(db, sourceId))
  for (const { id } of off) removeCorrection(db, id)
  const standing = [...before.values()]
    .flat()
    .filter(({ id }) => !remove.includes(id) && !changed.includes(id))
  const stand = (one: Correction): void => {
    if (standing.some(({ sourceId, ranges }) => sourceId === one.sourceId && overlaps(ranges, one.ranges)))
      throw new CallError('correction-overlap', `another correction stands on the words of ${one.id}`)
    standing.push(one)
  }
  const are = were.map((was, at) => ({ ...was, ...change[at]! }))
  for (const one of are) {
    stand(one)
    const { prefix, suffix } = anchorRanges(readText(db, one.sourceId), one.ranges)
    changeCorrection(db, one.id, { ...asItWas(one), prefix, suffix })
  }
  for (const one of back) {
    stand(one)
    restoreCorrection(db, one.id)
  }
  const reportIds = refreshReports(db, before, [...off, ...back, ...were, ...are])
  const inverse: Inverse = {
    label,
    call: 'corrections.exchange',
    args: { remove: restore, restore: remove, ...(were.length > 0 ? { change: were.map(asItWas) } : {}) },
  }
  return { result: {}, inverse, tables: ['correction', 'report'], ids: [...ids, ...reportIds] }
}
