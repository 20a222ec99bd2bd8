/** When the reader's commands have something to act on. */
import { showsPanes, useWorkspace } from '../workspace.ts'
import { aim } from './actions.ts'
import { activeSession } from './session.ts'

export const isReading = (): boolean => showsPanes(useWorkspace.getState())
export const hasReport = (): boolean => isReading() && activeSession() !== undefined
export const hasAim = (): boolean => hasReport() && aim() !== null
/** The text itself has the focus, not a bar over it: arrows there have other work. */
export const isInText = (): boolean =>
  hasReport() && document.activeElement?.closest('[data-pane-text]') != null
/** The browser's own selection can be grown by Shift and arrows; it keeps them while there is one. */
export const hasNoNativeSelection = (): boolean => isInText() && getSelection()?.isCollapsed !== false
export const active = (): string => useWorkspace.getState().activePaneId
