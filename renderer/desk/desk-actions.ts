/** What the hand does on the desk, sent one after another, and what it did told in a sentence. */
import i18next from 'i18next'
import type { DeskAct, DeskOutcome, KeptDecision } from '../../shared/model/page.ts'
import { send } from '../queries.ts'
import { notify } from '../ui/notify.tsx'
import { useWorkspace } from '../workspace.ts'
import { isProposal, pieceAt } from './desk-model.ts'
import { goToPiece, sayOnDesk, useDeskState } from './desk-state.ts'
import { outcomeLines } from './outcome-words.ts'
import { deskNow, freshDesk } from './use-desk.ts'

/** Acts wait for one another: each must be made on the page as the one before it has left it. */
let queue: Promise<unknown> = Promise.resolve()

/**
 * Does one act on the open page and tells its outcome; `said`: what screen readers hear besides. Resolves to null
 * where it was refused (the error has been shown by then).
 */
export function act(what: DeskAct, said?: string): Promise<DeskOutcome | null> {
  return enqueue(
    (sourceId) => send('desk.act', { sourceId, version: deskNow()?.desk.version, act: what }),
    said,
  )
}

/** “Put together again”: all that the user has not touched. */
export const putTogetherAgain = (): Promise<DeskOutcome | null> =>
  enqueue((sourceId) => send('desk.again', { sourceId }), i18next.t('desk:putTogether'))

function enqueue(
  run: (sourceId: string) => Promise<DeskOutcome>,
  said: string | undefined,
): Promise<DeskOutcome | null> {
  const { deskSourceId } = useWorkspace.getState()
  if (deskSourceId === null) return Promise.resolve(null)
  const done = queue.then(async () => {
    const version = deskNow()?.desk.version
    try {
      const outcome = await run(deskSourceId)
      followReplaced(outcome)
      tell(outcome, said)
      await freshDesk(deskSourceId, version)
      return outcome
    } catch (error) {
      notify.error(error)
      await freshDesk(deskSourceId, version)
      return null
    }
  })
  queue = done
  return done
}

/** Tabs of a report that went into another one become tabs of that one. */
function followReplaced({ replaced }: DeskOutcome): void {
  if (replaced.length === 0) return
  const goesTo = new Map(replaced.map(({ from, to }) => [from, to]))
  const { panes, set } = useWorkspace.getState()
  set({
    panes: panes.map((pane) => {
      if (!pane.tabs.some(({ reportId }) => goesTo.has(reportId))) return pane
      const shown = pane.tabs[pane.active]?.reportId
      const ids = [...new Set(pane.tabs.map(({ reportId }) => goesTo.get(reportId) ?? reportId))]
      const tabs = ids.map(
        (reportId) => pane.tabs.find((tab) => tab.reportId === reportId) ?? { reportId, place: null },
      )
      const active = shown === undefined ? 0 : ids.indexOf(goesTo.get(shown) ?? shown)
      return { ...pane, tabs, active: Math.max(0, active) }
    }),
  })
}

/** Nothing to tell is not told; screen readers hear what was done in any case. */
function tell(outcome: DeskOutcome, said: string | undefined): void {
  const lines = outcomeLines(outcome)
  const [first, ...more] = lines
  if (first !== undefined) {
    notify.info(first, { id: 'desk', ...(more.length > 0 ? { description: more.join(' ') } : {}) })
  }
  if (said) sayOnDesk(said)
}

/**
 * Says yes or no to proposals, and goes on to the next one when the one at hand was among them; `focus`: the page's
 * text takes the keyboard there.
 */
export async function answer(decisions: readonly string[], yes: boolean, focus = true): Promise<void> {
  if (decisions.length === 0) return
  const { proposal } = useDeskState.getState()
  const wasAtHand = proposal !== null && decisions.includes(proposal)
  const following = wasAtHand ? proposalsAfter(1, decisions) : []
  const outcome = await act(
    { do: yes ? 'accept' : 'refuse', decisions: [...decisions] },
    i18next.t(yes ? 'desk:accepted' : 'desk:refused'),
  )
  if (!outcome) return
  useDeskState.setState({ why: null })
  if (!wasAtHand) return
  // An answer settles also what it rules out: those are no longer among the page's proposals.
  const open = new Set(deskNow()?.proposals.map(({ id }) => id))
  const next = following.find(({ id }) => open.has(id))
  if (next) showProposal(next, focus)
  else useDeskState.setState({ proposal: null })
}

/** The proposals after (`1`) or before (`-1`) the one at hand or the cursor, going round. */
function proposalsAfter(step: 1 | -1, without: readonly string[]): KeptDecision[] {
  const all = deskNow()?.proposals ?? []
  const { proposal, at } = useDeskState.getState()
  const open = all.filter(({ id }) => id === proposal || !without.includes(id))
  const down = step > 0 ? open : open.toReversed()
  const here = down.findIndex(({ id }) => id === proposal)
  const first =
    here >= 0 ? here + 1 : down.findIndex((one) => (step > 0 ? one.at >= (at ?? 0) : one.at <= (at ?? 0)))
  const start = Math.max(0, first)
  return [...down.slice(start), ...down.slice(0, start)].filter(({ id }) => !without.includes(id))
}

/** The next of them; null: there is none. */
export const followingProposal = (step: 1 | -1): KeptDecision | null => proposalsAfter(step, [])[0] ?? null

/** Puts the cursor on the piece a proposal is about and makes it the one that Y and R answer. */
export function showProposal({ id, at }: Pick<KeptDecision, 'id' | 'at'>, focus = true): void {
  const model = deskNow()
  goToPiece(model?.pieces[pieceAt(model, at)]?.at ?? at, { flash: true, focus })
  useDeskState.setState({ proposal: id })
}

/** The proposal that Y and R answer: the one P has come to, else the first on the cursor's piece. */
export function proposalAtHand(): KeptDecision | null {
  const model = deskNow()
  if (!model) return null
  const { proposal, at } = useDeskState.getState()
  const chosen = model.proposals.find(({ id }) => id === proposal)
  if (chosen && isProposal(chosen)) return chosen
  return at === null ? null : (model.proposalsAt.get(at)?.[0] ?? null)
}
