/** Corrections go over from a page to its new version, where the same characters stand there. */
import type { Range } from '../../../shared/model/range.ts'
import type { Carried } from '../../../shared/model/version.ts'
import { applyCorrections } from '../../../shared/text/corrections.ts'
import type { OffsetMap } from '../../../shared/text/offset-map.ts'
import { showBlock } from '../../../shared/text/text-map.ts'
import { overlaps } from '../../../shared/text/overlaps.ts'
import { listReportsOfPage, readCorrections } from '../corrections/store.ts'
import { anchorRanges } from '../highlights/anchor.ts'
import { readBlocks } from '../reports/store.ts'
import { placeCorrection } from './place-correction.ts'
import type { VersionRecorder } from './recorder-store.ts'

/**
 * Carries the corrections of `fromId` over. One that the new text does not need any more, or that was made there as
 * well, is taken off and told as settled; one without a sure place stays, for the tray.
 */
export function carryCorrections(
  { db, update }: VersionRecorder,
  ids: { fromId: string; toId: string },
  texts: { old: string; now: string; map: OffsetMap },
): Carried['corrections'] {
  const carried: Carried['corrections'] = { placed: 0, settled: [], unplaced: [] }
  const own = readCorrections(db, ids.fromId)
  if (own.length === 0) return carried
  const there: { ranges: Range[]; text: string }[] = readCorrections(db, ids.toId)
  const blocks = listReportsOfPage(db, ids.toId).flatMap(({ id }) => readBlocks(db, id))
  for (const { id, ranges, original, text } of own) {
    const words = { id, original, text }
    const place = placeCorrection(texts, { ranges, original, text })
    const rivals =
      place === null || place === 'settled' ? [] : there.filter((one) => overlaps(one.ranges, place))
    const isMade = rivals.some(
      (one) => one.text === text && JSON.stringify(one.ranges) === JSON.stringify(place),
    )
    if (place === 'settled' || isMade) {
      update('correction', id, { deleted_at: db.clock.removal() })
      carried.settled.push(words)
      continue
    }
    const isSeen =
      place !== null &&
      blocks.some(
        (block) =>
          overlaps(block.ranges, place) &&
          applyCorrections(showBlock(texts.now, block), [{ id, ranges: place, original, text }]).edits,
      )
    if (!isSeen || rivals.length > 0) {
      carried.unplaced.push(words)
      continue
    }
    const { prefix, suffix } = anchorRanges(texts.now, place)
    update('correction', id, {
      source_id: ids.toId,
      ranges: JSON.stringify(place),
      start: Math.min(...place.map(([start]) => start)),
      ...{ original, prefix, suffix },
    })
    there.push({ ranges: place, text })
    carried.placed++
  }
  return carried
}
