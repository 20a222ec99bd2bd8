import type { Range } from '../model/range.ts'

/** Have any of these ranges a character in common with any of those? */
export const overlaps = (some: readonly Range[], others: readonly Range[]): boolean =>
  some.some(([start, end]) => others.some(([a, z]) => a < end && z > start))
