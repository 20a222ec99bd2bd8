/** What can be done on the desk, as the keyboard, the palette, the help sheet, the menu and the bar know it. */
import i18next from 'i18next'
import { queryClient } from '../queries.ts'
import { IS_MAC, matchesKeys } from '../ui/keys.ts'
import { notify } from '../ui/notify.tsx'
import { readPreferences, setPreference } from '../ui/preferences.ts'
import type { Command, LabelKey } from '../ui/command.ts'
import { useWorkspace } from '../workspace.ts'
import { chooseRun, moveTo, step, stepCaret, stepRun, stepScreen } from './column-moves.ts'
import { answer, proposalAtHand } from './desk-actions.ts'
import { useDeskState } from './desk-state.ts'
import * as does from './hand.ts'
import { canEdit, hand, type Hand } from './hand.ts'
import { orderAct, runAbove, splitAct, unmendAct } from './targets.ts'
import { deskNow } from './use-desk.ts'

/** Takes the keys of the desk while it or something in it has focus. */
export const DESK_COLUMN = '[data-desk-column]'

export const isDesk = (): boolean => useWorkspace.getState().view === 'desk' && deskNow() !== null
const isInColumn = (): boolean => isDesk() && document.activeElement?.closest(DESK_COLUMN) != null
const has = (test: (now: Hand) => boolean) => (): boolean => {
  const now = isDesk() && canEdit() ? hand() : null
  return now !== null && test(now)
}
const runOf = ({ model, piece }: Hand) => model.runOf[model.indexOf.get(piece.at)!]!
const isInReport = ({ piece }: Hand): boolean => piece.reportId !== null
const isMending = (): boolean => useDeskState.getState().mending !== null

const move = (id: string, labelKey: LabelKey, keys: string[], run: () => void): Command => ({
  id: `desk.${id}`,
  labelKey,
  keys,
  group: 'desk',
  keyOnly: true,
  when: isInColumn,
  run,
})
const deed = (
  id: string,
  labelKey: LabelKey,
  keys: string[],
  run: () => unknown,
  when: (now: Hand) => boolean = () => true,
): Command => ({ id: `desk.${id}`, labelKey, keys, group: 'desk', when: has(when), run: () => void run() })

const moves: Command[] = [
  move('next', 'desk:next', ['j', 'ArrowDown'], () => step(1)),
  move('previous', 'desk:previous', ['k', 'ArrowUp'], () => step(-1)),
  move('extendNext', 'desk:extendNext', ['Shift+j', 'Shift+ArrowDown'], () => step(1, true)),
  move('extendPrevious', 'desk:extendPrevious', ['Shift+k', 'Shift+ArrowUp'], () => step(-1, true)),
  move('nextReport', 'desk:nextReport', ['Mod+ArrowDown'], () => stepRun(1)),
  move('previousReport', 'desk:previousReport', ['Mod+ArrowUp'], () => stepRun(-1)),
  move('screenDown', 'desk:screenDown', ['PageDown'], () => stepScreen(1)),
  move('screenUp', 'desk:screenUp', ['PageUp'], () => stepScreen(-1)),
  move('first', 'desk:first', ['Home'], () => moveTo(0, { far: true })),
  move('last', 'desk:last', ['End'], () => moveTo(Number.MAX_SAFE_INTEGER, { far: true })),
  move('caretRight', 'desk:caretRight', ['ArrowRight'], () => stepCaret(1, false)),
  move('caretLeft', 'desk:caretLeft', ['ArrowLeft'], () => stepCaret(-1, false)),
  move('caretRightFine', 'desk:caretRightFine', ['Mod+ArrowRight'], () => stepCaret(1, true)),
  move('caretLeftFine', 'desk:caretLeftFine', ['Mod+ArrowLeft'], () => stepCaret(-1, true)),
  move('all', 'desk:all', ['Mod+A'], chooseRun),
  {
    ...move('settle', 'desk:settle', ['Enter'], does.settleMend),
    when: () => isInColumn() && isMending() && document.activeElement?.matches('[data-at]') === true,
  },
  {
    ...move('stepBack', 'desk:stepBack', ['Escape'], () => stepsBack()?.()),
    when: () => isDesk() && stepsBack() !== null,
  },
]

const deeds: Command[] = [
  deed('split', 'desk:split', ['s'], does.split, ({ piece, caret }) => splitAct(piece, caret) !== null),
  deed('join', 'desk:join', ['Shift+s'], does.joinAbove, (now) => {
    const run = runOf(now)
    return run.reportId !== null && runAbove(now.model, run) !== null
  }),
  deed(
    'joinMenu',
    'desk:joinMenu',
    ['Shift+g'],
    () => does.openMenu('join'),
    (now) => isInReport(now) && now.model.reports.length > 1,
  ),
  deed('give', 'desk:give', ['g'], () => does.openMenu('give')),
  deed('giveNew', 'desk:giveNew', ['n'], () => does.give('new')),
  deed('mend', 'desk:mend', ['m'], does.beginMend, ({ model }) => model.pieces.length > 1),
  deed(
    'unmend',
    'desk:unmend',
    ['u', 'Shift+m'],
    does.unmend,
    ({ piece, caret }) => unmendAct(piece, caret) !== null,
  ),
  deed('aside', 'desk:aside', ['x'], does.asideOrBack, ({ pieces }) =>
    pieces.some(({ reportId }) => reportId !== null),
  ),
  deed(
    'takeBack',
    'desk:takeBack',
    ['x'],
    does.asideOrBack,
    (now) => now.pieces.every(({ reportId }) => reportId === null) && does.reportAround(now) !== null,
  ),
  deed('kind', 'desk:kind', ['f'], () => does.openMenu('kind')),
  deed(
    'makeTitle',
    'desk:makeTitle',
    ['t'],
    () => does.setKind('title', [hand()!.piece]),
    (now) => isInReport(now) && now.piece.kind !== 'title',
  ),
  deed(
    'untitle',
    'desk:untitle',
    ['Shift+t'],
    does.untitle,
    ({ model, piece }) =>
      piece.reportId !== null &&
      model.pieces.some(({ reportId, kind }) => reportId === piece.reportId && kind === 'title'),
  ),
  deed('editTitle', 'desk:editTitle', ['e'], () => does.openMenu('title'), isInReport),
  deed(
    'borderUp',
    'desk:borderUp',
    ['Alt+ArrowUp'],
    () => does.pushBorder(-1),
    (now) => runOf(now).index > 0,
  ),
  deed(
    'borderDown',
    'desk:borderDown',
    ['Alt+ArrowDown'],
    () => does.pushBorder(1),
    (now) => runOf(now).index < now.model.runs.length - 1,
  ),
  deed(
    'earlier',
    'desk:earlier',
    ['['],
    () => does.reorder(-1),
    ({ model, pieces }) => orderAct(model, pieces, -1) !== null,
  ),
  deed(
    'later',
    'desk:later',
    [']'],
    () => does.reorder(1),
    ({ model, pieces }) => orderAct(model, pieces, 1) !== null,
  ),
  deed(
    'accept',
    'desk:accept',
    ['y'],
    () => answer([proposalAtHand()!.id], true),
    () => proposalAtHand() !== null,
  ),
  deed(
    'refuse',
    'desk:refuse',
    ['r'],
    () => answer([proposalAtHand()!.id], false),
    () => proposalAtHand() !== null,
  ),
]

/** Names the kind of every piece, or only of the one at hand. */
function toggleKinds(): void {
  const settings = queryClient.getQueryData<Record<string, unknown>>(['settings.all', {}]) ?? {}
  setPreference('desk.kinds', !readPreferences(settings)['desk.kinds'])
}

const goings: Command[] = [
  {
    ...move('nextProposal', 'desk:nextProposal', ['p'], () => does.goToProposal(1)),
    keyOnly: false,
    when: isDesk,
  },
  {
    ...move('previousProposal', 'desk:previousProposal', ['Shift+p'], () => does.goToProposal(-1)),
    keyOnly: false,
    when: isDesk,
  },
  {
    ...move('why', 'desk:why', ['w'], does.showWhy),
    keyOnly: false,
    when: () => isDesk() && proposalAtHand() !== null,
  },
  {
    ...move('showKinds', 'desk:showKinds', [], toggleKinds),
    keyOnly: false,
    when: isDesk,
  },
  {
    ...move('open', 'desk:open', ['o'], does.openInReader),
    keyOnly: false,
    when: () => isDesk() && (hand()?.piece.reportId ?? null) !== null,
  },
]

export const deskCommands: Command[] = [...moves, ...deeds, ...goings]

/** In a library that is open for reading only, the keys of acts say why nothing happens. */
export function refuseKey(event: KeyboardEvent): void {
  if (canEdit() || event.isComposing || event.keyCode === 229 || event.defaultPrevented) return
  if (!deeds.some(({ keys = [] }) => keys.some((one) => matchesKeys(event, one, IS_MAC)))) return
  event.preventDefault()
  notify.info(i18next.t('desk:readOnly'), { id: 'desk' })
}

/** A command of the desk by the last part of its id. */
export const deskCommand = (name: string): Command => deskCommands.find(({ id }) => id === `desk.${name}`)!

/** What Escape takes away first. */
function stepsBack(): (() => void) | null {
  const { setState, getState } = useDeskState
  const { mending, caret, selected, proposal } = getState()
  if (mending !== null) {
    return () => {
      setState({ mending: null })
      const index = deskNow()?.indexOf.get(mending)
      if (index !== undefined) moveTo(index)
    }
  }
  if (caret !== null) return () => setState({ caret: null })
  if (selected.size > 0) return () => setState({ selected: new Set() })
  if (proposal !== null) return () => setState({ proposal: null })
  return null
}
