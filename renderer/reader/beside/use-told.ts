import { useEffect } from 'react'
import { useCall } from '../../queries.ts'
import { usePreferences } from '../../ui/preferences.ts'
import type { ReadingSession } from '../session.ts'
import { paintIn } from './places.ts'
import { keepTold } from './told-spans.ts'

/** Sets back what earlier reports have told, in a mounted report, while that is wanted. */
export function useTold(session: ReadingSession | null): void {
  const enabled = usePreferences()['beside.told'] && session !== null
  const { data } = useCall(
    'parallels.told',
    { reportId: session?.report.id ?? '' },
    { enabled, cancels: true },
  )
  useEffect(() => {
    if (!session) return
    const told = enabled ? data?.told : undefined
    keepTold(session, told ?? null)
    session.painter.set(
      'told',
      (told ?? []).flatMap(({ ranges }) => paintIn(session, ranges, 'hl-told')),
    )
  }, [session, enabled, data])
}
