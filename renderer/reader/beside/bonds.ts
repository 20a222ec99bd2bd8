/** What ties two reports that are read side by side: the user's links, proposed links, parallel passages. Pure. */
import type { ShownLink } from '../../../shared/model/link.ts'
import type { LinkProposal, ParallelPassage, PassageEnd } from '../../../shared/model/parallel.ts'
import type { Range } from '../../../shared/model/range.ts'
import type { Annotations } from '../highlights/placed.ts'

export interface BondEnd extends PassageEnd {
  text: string
}
interface Ends {
  /** The same as long as both ends are, also when a passage turns out to be proposed as a link while its card is open. */
  id: string
  a: BondEnd
  b: BondEnd
}
interface Likeness {
  passage: ParallelPassage['kind']
  matched: number
  likeness: number
}
export type LinkBond = Ends & { kind: 'link'; linkId: string; relation: string }
export type ProposalBond = Ends & Likeness & { kind: 'proposal'; relation: string }
export type PassageBond = Ends & Likeness & { kind: 'passage' }
/** `a` of a proposal is the end it goes out from. */
export type Bond = LinkBond | ProposalBond | PassageBond

/** Two places are one where they share this much of the longer. */
const SAME = 0.5

const nameOf = ({ reportId, ranges }: PassageEnd): string => `${reportId}:${ranges.join(';')}`
/** Of two places, whichever is named first. */
const bondId = (a: PassageEnd, b: PassageEnd): string => {
  const [one, other] = [nameOf(a), nameOf(b)]
  return one < other ? `${one} ${other}` : `${other} ${one}`
}

const size = (ranges: readonly Range[]): number => ranges.reduce((sum, [start, end]) => sum + end - start, 0)

function isSamePlace(one: PassageEnd, other: PassageEnd): boolean {
  if (one.reportId !== other.reportId) return false
  let shared = 0
  for (const [start, end] of one.ranges)
    for (const [from, to] of other.ranges) shared += Math.max(0, Math.min(end, to) - Math.max(start, from))
  return shared / Math.max(size(one.ranges), size(other.ranges)) >= SAME
}

const isSamePair = (one: Pick<Ends, 'a' | 'b'>, other: Pick<Ends, 'a' | 'b'>): boolean =>
  (isSamePlace(one.a, other.a) && isSamePlace(one.b, other.b)) ||
  (isSamePlace(one.a, other.b) && isSamePlace(one.b, other.a))

/** The user's links between passages of these reports, each once. */
function linkBonds(annotations: readonly Annotations[]): LinkBond[] {
  const ends = new Map<string, BondEnd>()
  const links = new Map<string, ShownLink>()
  for (const { highlights, links: found } of annotations) {
    for (const { id, reportId, ranges, exact, misplaced } of highlights)
      if (!misplaced && reportId) ends.set(id, { reportId, ranges, text: exact })
    for (const link of found) links.set(link.id, link)
  }
  return [...links.values()].flatMap(({ id, from, to, relation }) => {
    const [a, b] = [ends.get(from.id), ends.get(to.id)]
    return a && b ? [{ kind: 'link' as const, id: `link ${id}`, linkId: id, relation, a, b }] : []
  })
}

/**
 * The bonds of some open reports. A passage that is linked shows as its link alone, one that is proposed as the
 * proposal: two places are tied once.
 */
export function makeBonds(
  passages: readonly ParallelPassage[],
  proposals: readonly LinkProposal[],
  annotations: readonly Annotations[],
): Bond[] {
  const links = linkBonds(annotations)
  const proposed = proposals.map(({ from: a, to: b, kind: passage, ...rest }): ProposalBond => {
    return { kind: 'proposal', id: bondId(a, b), a, b, passage, ...rest }
  })
  const known = new Set(proposed.map(({ id }) => id))
  const other = passages
    .filter(({ a, b }) => !known.has(bondId(a, b)))
    .map(({ kind: passage, a, b, ...rest }): PassageBond => {
      return { kind: 'passage', id: bondId(a, b), a, b, passage, ...rest }
    })
    .filter((bond) => !links.some((link) => isSamePair(link, bond)))
  return [...links, ...proposed, ...other]
}

/** The end of a bond that is on a report, and the other; null where neither is. */
export function seenFrom(bond: Bond, reportId: string): { near: BondEnd; far: BondEnd } | null {
  if (bond.a.reportId === reportId) return { near: bond.a, far: bond.b }
  return bond.b.reportId === reportId ? { near: bond.b, far: bond.a } : null
}
