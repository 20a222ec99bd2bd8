import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../queries.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { activeReportIn } from './active-report.ts'
import { findShown, firstFrom, type FoundPlace } from './find.ts'
import { closeFind, setFind, useReader, type FindState } from './reader-store.ts'
import { firstVisible } from './reading-place.ts'
import { sessionOf } from './session.ts'
import { useShownReport } from './shown-report.ts'
import { useWorkspace } from '../workspace.ts'
import styles from './find-bar.module.css'

/** Find in report: every hit is painted, the current one brought into view. Closed until asked for. */
export function FindBar({ paneId }: { paneId: string }): ReactElement | null {
  const find = useReader((state) => state.find[paneId])
  const reportId = useWorkspace((state) => activeReportIn(state, paneId))
  return find && reportId ? <OpenFindBar paneId={paneId} reportId={reportId} find={find} /> : null
}

const NOTHING: FoundPlace[] = []

function OpenFindBar({
  paneId,
  reportId,
  find,
}: {
  paneId: string
  reportId: string
  find: FindState
}): ReactElement {
  const { t } = useTranslation('reader')
  const field = useRef<HTMLInputElement>(null)
  const { data } = useCall('reports.get', { id: reportId })
  const query = useDeferredValue(find.query)
  const report = useShownReport(paneId, data)
  const found = useMemo(() => (report ? findShown(report, query) : NOTHING), [report, query])
  const current = found.length === 0 ? -1 : ((find.current % found.length) + found.length) % found.length

  const { asked } = find
  useEffect(() => {
    if (asked > 0) field.current?.select()
  }, [asked])
  useFoundPaint(paneId, found, current)
  // A new query begins at the first hit from where one reads, not at the top. A report that changes meanwhile is no new query.
  const begun = useRef('')
  useEffect(() => {
    const session = sessionOf(paneId)
    const asking = found.length === 0 ? '' : `${reportId} ${query}`
    if (!session || asking === begun.current) return
    begun.current = asking
    if (asking === '') return
    const visible = firstVisible(session.dom, session.scroller.getBoundingClientRect().top)
    setFind(paneId, { current: visible ? firstFrom(found, visible.position) : 0 })
  }, [paneId, reportId, query, found])

  const step = (by: 1 | -1): void => setFind(paneId, { current: current + by })
  const close = (): void => {
    closeFind(paneId)
    sessionOf(paneId)?.scroller.focus({ preventScroll: true })
  }
  return (
    <search className={styles.bar}>
      <input
        ref={field}
        type="text"
        className={styles.field}
        aria-label={t('find')}
        placeholder={t('findHint')}
        value={find.query}
        onChange={(event) => setFind(paneId, { query: event.target.value, current: 0 })}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
          else if (event.key === 'Escape') close()
          else return
          event.preventDefault()
        }}
      />
      <output className={styles.count} aria-live="polite">
        {query.trim() === ''
          ? ''
          : current < 0
            ? t('findNone')
            : t('findCount', { current: current + 1, count: found.length })}
      </output>
      <IconButton
        small
        label={t('findPrevious')}
        keys="Shift+Enter"
        icon={<ChevronUp aria-hidden />}
        isDisabled={current < 0}
        onPress={() => step(-1)}
      />
      <IconButton
        small
        label={t('findNext')}
        keys="Enter"
        icon={<ChevronDown aria-hidden />}
        isDisabled={current < 0}
        onPress={() => step(1)}
      />
      <IconButton small label={t('findClose')} keys="Escape" icon={<X aria-hidden />} onPress={close} />
    </search>
  )
}

/** Paints all hits and the current one, and takes the paint off when the bar closes. */
function useFoundPaint(paneId: string, found: FoundPlace[], current: number): void {
  useEffect(() => {
    const session = sessionOf(paneId)
    session?.painter.set(
      'find',
      found.map((place) => ({ ...place, name: 'hl-find' })),
    )
    return () => session?.painter.set('find', [])
  }, [paneId, found])
  useEffect(() => {
    const session = sessionOf(paneId)
    const place = found[current]
    if (!session || !place) return undefined
    const { block, start, end } = place
    session.painter.set('find-current', [{ ...place, name: 'hl-find-current' }])
    session.reveal({ from: { block, offset: start }, to: { block, offset: end } })
    return () => session.painter.set('find-current', [])
  }, [paneId, found, current])
}
