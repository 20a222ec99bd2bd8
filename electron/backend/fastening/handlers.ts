import { FIXED_POINTS, type FixedPoint } from '../../../shared/model/fixed-point.ts'
import type { Change, Inverse, Mutations } from '../handlers.ts'
import { requireReport } from '../reports/store.ts'
import { writeSetting } from '../settings/store.ts'
import { readPoints } from './store.ts'

/** The latest ones are kept: a setting is no table. */
const MOST = 500

const nameOf = ({ a, b }: FixedPoint): string =>
  [a, b]
    .map(({ reportId, offset }) => `${reportId} ${offset}`)
    .toSorted()
    .join(' ')
const without = (points: readonly FixedPoint[], gone: readonly FixedPoint[]): FixedPoint[] => {
  const names = new Set(gone.map(nameOf))
  return points.filter((point) => !names.has(nameOf(point)))
}

const adding = (points: FixedPoint[]): Inverse => ({
  label: 'unfasten',
  call: 'fastening.add',
  args: { points },
})
const removing = (points: FixedPoint[]): Inverse => ({
  label: 'fasten',
  call: 'fastening.remove',
  args: { points },
})
const changed = (inverse: readonly Inverse[]): Change<Record<string, never>> => ({
  result: {},
  inverse: inverse.length > 0 ? inverse : null,
  tables: inverse.length > 0 ? ['setting'] : [],
  ids: [FIXED_POINTS],
})

export const mutations = {
  'fastening.add'(db, { points }) {
    for (const { a, b } of points) for (const { reportId } of [a, b]) requireReport(db, reportId)
    const known = readPoints(db)
    const added = without(points, known)
    const all = [...known, ...added]
    const dropped = all.slice(0, Math.max(0, all.length - MOST))
    if (added.length === 0) return changed([])
    writeSetting(db, FIXED_POINTS, all.slice(dropped.length))
    return changed([removing(added), ...(dropped.length > 0 ? [adding(dropped)] : [])])
  },

  'fastening.remove'(db, { points }) {
    const known = readPoints(db)
    const left = without(known, points)
    const gone = without(known, left)
    if (gone.length === 0) return changed([])
    writeSetting(db, FIXED_POINTS, left)
    return changed([adding(gone)])
  },
} satisfies Mutations
