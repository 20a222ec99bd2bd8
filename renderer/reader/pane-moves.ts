/** Moves among panes and tabs by key. */
import { MOST_PANES, useWorkspace, type Pane } from '../workspace.ts'
import { sessionOf } from './session.ts'

function here(): { pane: Pane; index: number; panes: Pane[] } | null {
  const { panes, activePaneId } = useWorkspace.getState()
  const index = panes.findIndex((pane) => pane.id === activePaneId)
  const pane = panes[index]
  return pane ? { pane, index, panes } : null
}

/** Puts the keyboard's focus into a pane's text once React has mounted it. */
function focusText(paneId: string): void {
  requestAnimationFrame(() => {
    const text = sessionOf(paneId)?.scroller
    const pane = document.querySelector<HTMLElement>(`[data-pane="${paneId}"] button`)
    ;(text ?? pane)?.focus({ preventScroll: true })
  })
}

/** The next or previous tab of the active pane, round the ends. */
export function stepTab(step: 1 | -1): void {
  const at = here()
  if (!at || at.pane.tabs.length < 2) return
  const count = at.pane.tabs.length
  useWorkspace.getState().activateTab(at.pane.id, (at.pane.active + step + count) % count)
  focusText(at.pane.id)
}

/** Closes a tab or a pane by a button that goes with it: the focus goes to the text then in the active pane. */
export function closeByButton(close: () => void): void {
  close()
  focusText(useWorkspace.getState().activePaneId)
}

/** Closes the active tab. */
export function closePaneTab(): void {
  const at = here()
  if (!at) return
  useWorkspace.getState().closeTab(at.pane.id, at.pane.active)
  focusText(useWorkspace.getState().activePaneId)
}

/** The next or previous pane takes the focus, round the ends. */
export function focusPane(step: 1 | -1): void {
  const at = here()
  if (!at) return
  const { id } = at.panes[(at.index + step + at.panes.length) % at.panes.length]!
  useWorkspace.getState().activatePane(id)
  focusText(id)
}

/** Moves the active tab to the pane on that side; on the right end to a new one, while there are fewer than four. */
export function moveTabBy(step: 1 | -1): void {
  const at = here()
  if (!at || at.pane.tabs.length === 0) return
  const target = at.panes[at.index + step]
  const { moveTab } = useWorkspace.getState()
  if (target) moveTab(at.pane.id, at.pane.active, target.id)
  else if (step > 0 && at.pane.tabs.length > 1 && at.panes.length < MOST_PANES) {
    moveTab(at.pane.id, at.pane.active, null)
  } else return
  focusText(useWorkspace.getState().activePaneId)
}
