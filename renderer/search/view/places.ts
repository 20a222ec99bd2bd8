/** Hits as places one can step through. Pure. */
import type { Range } from '../../../shared/model/range.ts'
import type { SearchHit } from '../../../shared/model/search.ts'
import { groupHits, type HitGroup } from '../group-hits.ts'

export interface Place {
  hit: SearchHit
  /** Which of the hit's lines; null where it has none (its words stand in the title, or there are no words). */
  line: number | null
  ranges: Range[]
}
export interface PlacedHit {
  hit: SearchHit
  /** Numbers of its first place and of the one after its last. */
  from: number
  to: number
}
export interface PlacedGroup extends Omit<HitGroup, 'hits'> {
  hits: PlacedHit[]
}

/** Every place in the order in which the list shows them: groups in the order of the answer, places in reading order. */
export function placesOf(hits: readonly SearchHit[]): { groups: PlacedGroup[]; places: Place[] } {
  const places: Place[] = []
  const groups = groupHits(hits).map((group) => ({
    ...group,
    hits: group.hits.map((hit) => {
      const from = places.length
      if (hit.lines.length === 0) places.push({ hit, line: null, ranges: hit.ranges })
      else hit.lines.forEach((line, index) => places.push({ hit, line: index, ranges: line.ranges }))
      return { hit, from, to: places.length }
    }),
  }))
  return { groups, places }
}

/** The number after or before one, round the ends. Null where there are none. */
export const stepFrom = (at: number | null, by: 1 | -1, count: number): number | null =>
  count === 0 ? null : at === null ? (by > 0 ? 0 : count - 1) : (at + by + count) % count
