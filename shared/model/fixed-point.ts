import { z } from 'zod'
import { Id } from './range.ts'

const Place = z.object({ reportId: Id, offset: z.int().min(0) })

/** Two places that the user fastened to one another: source offsets, UTF-16 units. Which was named first means nothing. */
export const FixedPoint = z.object({ a: Place, b: Place })
export type FixedPoint = z.infer<typeof FixedPoint>

/** The setting that holds them, the latest last. */
export const FIXED_POINTS = 'beside.fixed'
