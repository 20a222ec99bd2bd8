/** Places that the user fastened go over to the new version. */
import { FIXED_POINTS, type FixedPoint } from '../../../shared/model/fixed-point.ts'
import type { OffsetMap } from '../../../shared/text/offset-map.ts'
import { readPoints } from '../fastening/store.ts'
import { ownerOf, placeRanges } from './place.ts'
import type { VersionRecorder } from './recorder-store.ts'
import type { HeldReport } from './store.ts'

/** A place is found by so much of the text from it on, in UTF-16 units. */
const LOOKED_AT = 24

type Place = FixedPoint['a']

/** What has no place in the new version stays on the old one. */
export function carryFastened(
  { db, update }: VersionRecorder,
  texts: { old: string; now: string; map: OffsetMap },
  olds: readonly HeldReport[],
  news: readonly HeldReport[],
): void {
  const gone = new Set(olds.map(({ id }) => id))
  const move = (place: Place): Place => {
    if (!gone.has(place.reportId)) return place
    const end = Math.min(texts.old.length, place.offset + LOOKED_AT)
    const ranges = placeRanges(texts.old, texts.now, texts.map, { ranges: [[place.offset, end]] })
    const owner = ranges && ownerOf(news, ranges)
    return owner ? { reportId: owner.id, offset: ranges[0]![0] } : place
  }
  const points = readPoints(db)
  const moved = points.map((point) => {
    const [a, b] = [move(point.a), move(point.b)]
    return a.reportId === b.reportId ? point : { a, b }
  })
  if (points.length > 0) update('setting', FIXED_POINTS, { value: JSON.stringify(moved) })
}
