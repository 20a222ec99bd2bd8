/** From margins to probabilities, as measured on made pages (test/bench/calibration.ts). */
import type { DecisionKind } from '../../../shared/model/page.ts'

/** Logistic of the margin: `1 / (1 + exp(-(at + by × margin)))`. */
interface Curve {
  at: number
  by: number
}

const CURVES: Record<DecisionKind, { applied: Curve; rejected: Curve }> = {
  join: { applied: { at: 0.67, by: 0.55 }, rejected: { at: -0.51, by: 1.18 } },
  border: { applied: { at: 0.37, by: 0.36 }, rejected: { at: -1.4, by: 0.27 } },
  member: { applied: { at: -0.28, by: 0.57 }, rejected: { at: -1.5, by: 0.5 } },
  title: { applied: { at: 0.54, by: 0.34 }, rejected: { at: -0.4, by: 1.15 } },
  // Repeats and furniture are told by their form alone: no margin says more.
  aside: { applied: { at: 1.6, by: 0 }, rejected: { at: -2, by: 0 } },
}

/** Beyond this a margin says no more. */
const MOST = 8

/** How likely the statement of a decision is to be true, 0 to 1, to three decimals. */
export function likelihood(kind: DecisionKind, applied: boolean, margin: number): number {
  const { at, by } = CURVES[kind][applied ? 'applied' : 'rejected']
  const bounded = Math.max(-MOST, Math.min(MOST, margin))
  return Math.round(1000 / (1 + Math.exp(-(at + by * bounded)))) / 1000
}

/**
 * Between these a decision is shown as a proposal: on made pages nearly half of the wrong ones are, and a page
 * as the real ones shows five to ten.
 */
const UNLIKELY = 0.25
const SURE = 0.75

export function isDoubtful(_kind: DecisionKind, probability: number): boolean {
  return probability > UNLIKELY && probability < SURE
}
