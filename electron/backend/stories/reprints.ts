/** Reports that print one text, put together: by a sample of it first, by its passages where it is the open one's. */
import { fold } from '../../../shared/text/fold.ts'
import type { ReadyReport } from '../parallels/ready.ts'
import { likelyReprint, runsOf, sameTextOf, sharedPassages } from '../related/shared-passages.ts'

/** A nearness from which on two reports are one text, printed again: see near.ts. */
export const REPRINT = 1.6

export interface Reprints {
  /** The first of them. */
  ready: ReadyReport
  again: ReadyReport[]
  /** Whether the text has a folded term. */
  has: (term: string) => boolean
}

/** @returns the group of `own` first, whether or not it was printed again; each report in one group */
export function groupReprints(own: ReadyReport, others: readonly ReadyReport[]): Reprints[] {
  const groups: (Reprints & { runs: Set<number> })[] = [start(own)]
  for (const ready of others) {
    const runs = runsOf(ready)
    const group = groups.find(
      (one, at) => likelyReprint(one.runs, runs, 'both') && (at > 0 || isReprint(own, ready)),
    )
    if (group) group.again.push(ready)
    else groups.push(start(ready, runs))
  }
  return groups
}

function start(ready: ReadyReport, runs = runsOf(ready)): Reprints & { runs: Set<number> } {
  let folded: string | null = null
  return {
    ...{ ready, again: [], runs },
    has: (term) => (folded ??= fold(ready.align.text)).includes(term),
  }
}

function isReprint(a: ReadyReport, b: ReadyReport): boolean {
  const { sameText } = sameTextOf(sharedPassages(a, b), a, b)
  return sameText === 'same' || sameText === 'near'
}
