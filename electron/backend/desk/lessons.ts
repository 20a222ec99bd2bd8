/** What an act of the hand teaches. */
import type { DeskAct } from '../../../shared/model/page.ts'
import { showBlock } from '../../../shared/text/text-map.ts'
import type { Lesson } from '../lessons/store.ts'
import { lineKey } from '../pages/lessons.ts'
import { createJudge, findStanding, idOf, standings, type StoredDecision } from './decisions.ts'
import { atOf, type Layout } from './layout.ts'
import { createRivals } from './rivals.ts'

/** UTF-16 units: longer lines do not come again on another page. */
const LONGEST_LINE = 40

/**
 * What became of the decisions in an act. One that the act turned round, or that the user answered, has the state
 * that says what is true now, and each piece of its evidence agreed with that or misled. Open joins that the act ruled
 * out are refused with it, and teach nothing: what speaks for them (an open quote at the very end that was joined)
 * mostly speaks for the right one, too.
 */
export function settleDecisions(
  before: Layout,
  after: Layout,
  decisions: readonly StoredDecision[],
  act: DeskAct | null,
): { decisions: StoredDecision[]; lessons: Lesson[] } {
  const [was, is] = [createJudge(before), createJudge(after)]
  const answered = new Set(act?.do === 'accept' || act?.do === 'refuse' ? act.decisions : [])
  const confirmed = decisions.filter(
    (one) => one.kind === 'join' && act?.do === 'accept' && answered.has(idOf(one)) && is(one) === true,
  )
  const ruledOut = createRivals(before, after, confirmed)
  const lessons: Lesson[] = []
  const settled = decisions.map((decision): StoredDecision => {
    const [then, now] = [was(decision), is(decision)]
    const isRuledOut = now !== true && ruledOut(decision)
    // Of two that rule one another out, accepted at once, the one that stands is accepted.
    const isAnswered = answered.has(idOf(decision)) && !(isRuledOut && act?.do === 'accept')
    const isTurned = then !== null && now !== null && then !== now
    const isOpen = (decision.state ?? 'open') === 'open'
    if (isRuledOut && isOpen && !isAnswered && !isTurned) return { ...decision, state: 'refused' }
    const truth = isAnswered ? act?.do === 'accept' : now
    if (truth === null || (!isAnswered && !isTurned)) return decision
    const state = truth ? 'accepted' : 'refused'
    if (isAnswered && state === decision.state) return decision
    lessons.push(...evidenceOf(decision, truth))
    return { ...decision, state }
  })
  return { decisions: settled, lessons: [...lessons, ...linesOf(before, act)] }
}

const evidenceOf = ({ evidence }: StoredDecision, truth: boolean): Lesson[] =>
  evidence
    .filter(([, weight]) => weight !== 0)
    .map(([name, weight]) => ({
      feature: `evidence:${name}`,
      outcome: weight > 0 === truth ? 'agreed' : 'misled',
    }))

/** Short lines whose kind the user set, as they stood before. */
function linesOf(before: Layout, act: DeskAct | null): Lesson[] {
  if (act?.do !== 'kind' && act?.do !== 'aside') return []
  const kind = act.do === 'kind' ? act.kind : 'furniture'
  const all = standings(before)
  const free = new Map(before.furniture.map((part) => [atOf(part), part]))
  return act.pieces.flatMap((at): Lesson[] => {
    const { report = -1, block = 0, part = 0 } = all[findStanding(all, at)] ?? {}
    const laid = before.reports[report]?.blocks[block]?.parts[part]
    const piece = laid ?? free.get(at)
    const text = piece ? showBlock(before.text, { kind, ranges: piece.ranges }).text : ''
    return text === '' || text.length > LONGEST_LINE
      ? []
      : [{ feature: `line:${lineKey(text)}`, outcome: kind }]
  })
}
