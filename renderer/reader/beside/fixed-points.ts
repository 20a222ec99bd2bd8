/** Places that the user fastened to one another by hand. Kept in source offsets, so that they outlive borders and corrections. */
import { preferencesNow } from '../../ui/preferences.ts'
import type { FixedPoint } from '../../../shared/model/fixed-point.ts'
import { toSource } from '../../../shared/text/text-map.ts'
import type { Position } from '../positions.ts'
import type { ReadingSession } from '../session.ts'
import { spanIn } from './places.ts'

/** A point as it stands in two mounted reports. */
export interface PlacedPoint {
  point: FixedPoint
  left: Position
  right: Position
}

const placeOf = (session: ReadingSession, offset: number): Position | null =>
  spanIn(session, [[offset, offset + 1]])?.from ?? null

/** The points between two mounted reports, whichever was named first. */
export function fixedBetween(left: ReadingSession, right: ReadingSession): PlacedPoint[] {
  return preferencesNow()['beside.fixed'].flatMap((point) => {
    const { a, b } = point
    const [one, other] =
      a.reportId === left.report.id && b.reportId === right.report.id
        ? [a, b]
        : b.reportId === left.report.id && a.reportId === right.report.id
          ? [b, a]
          : []
    const from = one && placeOf(left, one.offset)
    const to = other && placeOf(right, other.offset)
    return from && to ? [{ point, left: from, right: to }] : []
  })
}

/** The source offset of a shown place; of the next that has one where it stands for nothing. */
export function sourceOf(session: ReadingSession, { block, offset }: Position): number | null {
  const end = { block, offset: session.report.blocks[block]?.text.length ?? 0 }
  return toSource(session.report.blocks, { block, offset }, end)[0]?.[0] ?? null
}
