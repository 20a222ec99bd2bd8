import { useEffect, useMemo } from 'react'
import { useCall, useCalls } from '../../queries.ts'
import { usePreferences } from '../../ui/preferences.ts'
import { useRelations } from '../../links/use-relations.ts'
import { usePanes } from '../use-panes.ts'
import { useBeside } from './beside-store.ts'
import { makeBonds } from './bonds.ts'
import { forgetMaps, mountFastening } from './fastening.ts'
import { distinct, reportsIn } from './open-reports.ts'

/** Keeps what is known of the reports in sight true to the library. Draws nothing; mounted once, in the reader. */
export function WatchBeside(): null {
  const panes = usePanes()
  const reportIds = useMemo(() => distinct(reportsIn(panes)), [panes])
  const enabled = reportIds.length > 0
  const passages = useCall('parallels.list', { reportIds }, { enabled, cancels: true })
  const proposals = useCall('proposals.list', { reportIds }, { enabled: reportIds.length > 1, cancels: true })
  const annotations = useCalls(
    'reports.annotations',
    reportIds.map((id) => ({ id })),
  )
  const { all } = useRelations()
  const preferences = usePreferences()
  const wantsTwins = preferences['beside.ghosts'] && reportIds.length > 1
  const fixed = preferences['beside.fixed']
  const twins = useCall('parallels.ghosts', { reportIds }, { enabled: wantsTwins, cancels: true })

  const bonds = useMemo(
    () =>
      makeBonds(
        passages.data?.passages ?? [],
        reportIds.length > 1 ? (proposals.data ?? []) : [],
        annotations.flatMap((one) => one ?? []),
      ),
    [passages.data, proposals.data, annotations, reportIds],
  )
  const isLooking = enabled && passages.isPending
  useEffect(() => useBeside.setState({ bonds, isLooking }), [bonds, isLooking])
  useEffect(() => {
    useBeside.setState({ colors: new Map(all.map(({ name, color }) => [name, color])) })
  }, [all])
  const shownTwins = wantsTwins ? twins.data?.ghosts : undefined
  useEffect(() => useBeside.setState({ twins: shownTwins ?? [] }), [shownTwins])
  useEffect(() => mountFastening(), [])
  // Set or taken away here, by undo, or in another window.
  useEffect(() => forgetMaps(), [fixed])
  return null
}
