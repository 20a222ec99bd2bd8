/** From margins to probabilities, as measured on made pages (test/bench/calibration.ts). */
import type { DecisionKind } from '../../../shared/model/page.ts'

/** Logistic of the margin: `1 / (1 + exp(-(at + by × margin)))`. */
interface Curve {
  at: number
  by: number
}

const CURVES: Record<DecisionKind, { applied: Curve; rejected: Curve }> = {
  join: { applied: { at: 1, by: 1 }, rejected: { at: -1, by: 1 } },
  border: { applied: { at: 1, by: 0.8 }, rejected: { at: -1, by: 0.8 } },
  member: { applied: { at: 0.5, by: 0.8 }, rejected: { at: -1, by: 0.8 } },
  title: { applied: { at: 0.8, by: 0.7 }, rejected: { at: -1, by: 0.7 } },
  aside: { applied: { at: 0, by: 1 }, rejected: { at: -2, by: 1 } },
}

/** How likely the statement of a decision is to be true, 0 to 1, to three decimals. */
export function likelihood(kind: DecisionKind, applied: boolean, margin: number): number {
  const { at, by } = CURVES[kind][applied ? 'applied' : 'rejected']
  return Math.round(1000 / (1 + Math.exp(-(at + by * margin)))) / 1000
}

/** Between these a decision is shown as a proposal. */
const UNLIKELY = 0.2
const SURE = 0.85

export function isDoubtful(_kind: DecisionKind, probability: number): boolean {
  return probability > UNLIKELY && probability < SURE
}
