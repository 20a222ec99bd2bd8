/** The twin of a highlight that was clicked, and its small bar. */
import type { Ghost } from '../../../shared/model/parallel.ts'
import { preferencesNow } from '../../ui/preferences.ts'
import { comparePositions, type Position } from '../positions.ts'
import type { ReadingSession } from '../session.ts'
import { useBeside } from './beside-store.ts'
import { spanIn } from './places.ts'

function twinAt(session: ReadingSession, at: Position): Ghost | null {
  if (!preferencesNow()['beside.ghosts']) return null
  const { id } = session.report
  return (
    useBeside.getState().twins.find(({ reportId, ranges }) => {
      const span = reportId === id ? spanIn(session, ranges) : null
      return span && comparePositions(span.from, at) <= 0 && comparePositions(at, span.to) < 0
    }) ?? null
  )
}

/** A click on a twin opens its bar, any other closes it. */
export function clickTwin(session: ReadingSession, at: Position | null): void {
  const twin = at && twinAt(session, at)
  useBeside.setState({ clicked: twin ? { paneId: session.paneId, twin } : null })
}

export const closeTwin = (): void => {
  if (useBeside.getState().clicked) useBeside.setState({ clicked: null })
}
