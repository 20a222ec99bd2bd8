/** A selection, or a highlight's card, dragged out of a report carries the way back to its words. */
import { writePassage } from '../notes/quoting.ts'
import { aim, passageOf } from './actions.ts'
import { elementOf } from './text-dom.ts'
import { sessionOf } from './session.ts'

/** Fills drags that begin in a report's text; returns what stops it. */
export function trackPassageDrags(): () => void {
  const onDragStart = (event: DragEvent): void => {
    const from = event.target instanceof Node ? elementOf(event.target) : null
    const paneId = from?.closest<HTMLElement>('[data-pane-text]')?.dataset.paneText
    const session = paneId === undefined ? undefined : sessionOf(paneId)
    const selection = getSelection()
    const span = session && selection ? session.dom.selectedSpan(selection) : null
    if (!session || !span || !event.dataTransfer) return
    // The press that began the drag had taken the passage back: it might have begun another one.
    session.choose(span)
    const chosen = aim(session)
    if (chosen) writePassage(event.dataTransfer, passageOf(chosen))
  }
  document.addEventListener('dragstart', onDragStart)
  return () => document.removeEventListener('dragstart', onDragStart)
}
