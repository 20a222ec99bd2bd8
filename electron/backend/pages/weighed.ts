/** A decision while the page is being put together: places are piece indexes, not yet characters. */
import type { DecisionKind, Evidence } from '../../../shared/model/page.ts'

export interface Weighed {
  kind: DecisionKind
  at: number
  to: number | null
  instead: number | null
  applied: boolean
  /** By how much it weighs more than the next best choice; below 0: another one was taken. */
  margin: number
  evidence: Evidence[]
}
