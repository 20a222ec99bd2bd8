import { useEffect } from 'react'
import type { ReadingSession } from '../session.ts'
import { activeBond, useBeside } from './beside-store.ts'
import { paintIn } from './places.ts'

/** Paints what other reports lend a mounted one: twins of their highlights, and the passage that is at hand. */
export function useTwins(session: ReadingSession | null): void {
  const twins = useBeside((state) => state.twins)
  const lit = useBeside((state) => state.bonds.find(({ id }) => id === state.hoverId) ?? activeBond(state))
  const reportId = session?.report.id
  useEffect(() => {
    session?.painter.set(
      'twins',
      twins
        .filter((twin) => twin.reportId === reportId)
        .flatMap(({ ranges, color }) => paintIn(session, ranges, `hl-twin-${color}`)),
    )
  }, [session, reportId, twins])
  useEffect(() => {
    if (!session) return
    const ends = lit ? [lit.a, lit.b].filter((end) => end.reportId === reportId) : []
    session.painter.set(
      'passage-lit',
      ends.flatMap(({ ranges }) => paintIn(session, ranges, 'hl-passage')),
    )
  }, [session, reportId, lit])
}
