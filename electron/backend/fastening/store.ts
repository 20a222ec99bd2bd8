import { z } from 'zod'
import { FIXED_POINTS, FixedPoint } from '../../../shared/model/fixed-point.ts'
import type { ReadableDb } from '../database/sql.ts'
import { readSettings } from '../settings/store.ts'

const Points = z.array(FixedPoint).catch([])

/** What the user fastened by hand, the latest last. */
export const readPoints = (db: ReadableDb): FixedPoint[] => Points.parse(readSettings(db)[FIXED_POINTS] ?? [])
