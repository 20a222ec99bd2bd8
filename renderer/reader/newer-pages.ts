/** Which pages have a newer version, and how one gets there. */
import { useMemo } from 'react'
import type { ReportRow } from '../../shared/model/report.ts'
import type { Source } from '../../shared/model/source.ts'
import { send, useCall } from '../queries.ts'
import { notify } from '../ui/notify.tsx'
import { useWorkspace } from '../workspace.ts'

/** Each replaced page with the page that replaces it: of several the latest. */
export function newerPages(sources: readonly Source[]): ReadonlyMap<string, Source> {
  return new Map(sources.flatMap((source) => (source.replacesId ? [[source.replacesId, source]] : [])))
}

/** `newerPages` of the library; the same map until pages change. */
export function useNewerPages(): ReadonlyMap<string, Source> {
  const { data } = useCall('sources.list', {})
  return useMemo(() => newerPages(data ?? []), [data])
}

/** Less of a report than this is another report. */
const LEAST_LIKENESS = 0.15

/** Opens what came of a report in the newest version of its page: its likeliest heir, or the page's first report. */
export async function openNewer(report: Pick<ReportRow, 'id' | 'sourceId'>): Promise<void> {
  try {
    const [heir] = await send('unplaced.heirs', { id: report.id })
    if (heir && heir.likeness >= LEAST_LIKENESS) return useWorkspace.getState().open(heir.id)
    let newest = report.sourceId
    const newer = newerPages(await send('sources.list', {}))
    const seen = new Set<string>()
    while (newer.has(newest) && !seen.has(newest)) {
      seen.add(newest)
      newest = newer.get(newest)!.id
    }
    const reports = await send('reports.list', { sourceId: newest })
    const first = reports.toSorted((a, b) => a.position - b.position)[0]
    if (first) useWorkspace.getState().open(first.id)
  } catch (error) {
    notify.error(error)
  }
}
