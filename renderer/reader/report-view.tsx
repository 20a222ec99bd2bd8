import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadableReport, ShownBlock, ShownPage } from '../../shared/model/report.ts'
import { allowLinkDrop, dropLink } from '../links/link-drag.ts'
import { useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { showDate } from '../ui/dates.ts'
import { useWorkspace, type Place } from '../workspace.ts'
import { useTwins } from './beside/use-twins.ts'
import { useTold } from './beside/use-told.ts'
import { BlockView, depthsOf } from './block-view.tsx'
import { CorrectionCard } from './corrections/hover-card.tsx'
import { mountHandles } from './end-handles.ts'
import { follow } from './follow.ts'
import { usePaint } from './highlights/use-paint.ts'
import { MarginMarkers } from './highlights/margin-markers.tsx'
import { openNewer, useNewerPages } from './newer-pages.ts'
import { hasLongBlock, makeSections, type Section } from './sections.ts'
import { lend, ReadingSession } from './session.ts'
import { useShownReport } from './shown-report.ts'
import styles from './report-view.module.css'

/** A report in a pane: asks for it, then shows it as paper. */
export const ReportView = memo(function ReportView({
  paneId,
  reportId,
}: {
  paneId: string
  reportId: string
}): ReactElement {
  const { t } = useTranslation('reader')
  const { data, error } = useCall('reports.get', { id: reportId })
  if (error) return <p className={styles.note}>{t(error.code === 'not-found' ? 'gone' : 'failed')}</p>
  if (!data) return <div className={styles.report} aria-busy="true" />
  return <Paper key={data.id} paneId={paneId} report={data} />
})

/** The place this pane had in the report when the tab was opened. Read once: later ones are our own. */
const placeIn = (paneId: string, reportId: string): Place | null =>
  useWorkspace
    .getState()
    .panes.find((pane) => pane.id === paneId)
    ?.tabs.find((tab) => tab.reportId === reportId)?.place ?? null

function Paper({ paneId, report: given }: { paneId: string; report: ReadableReport }): ReactElement {
  const { t } = useTranslation('reader')
  const scroller = useRef<HTMLElement>(null)
  const root = useRef<HTMLDivElement>(null)
  const shown = useShownReport(paneId, given)
  const report = shown.shown
  const { blocks } = report
  const sections = useMemo(() => makeSections(blocks), [blocks])
  const depths = useMemo(() => depthsOf(blocks), [blocks])
  const headline = useMemo(() => blocks.findIndex((block) => block.kind === 'title'), [blocks])
  const [session, setSession] = useState<ReadingSession | null>(null)

  useLayoutEffect(() => {
    const opened = new ReadingSession({
      paneId,
      shown,
      sections,
      scroller: scroller.current!,
      root: root.current!,
      place: placeIn(paneId, report.id),
      remember: (place) => useWorkspace.getState().remember(paneId, report.id, place),
    })
    const takeBack = lend(opened)
    const takeHandles = mountHandles(opened)
    setSession(opened)
    return () => {
      takeBack()
      takeHandles()
      opened.choose(null)
      opened.dispose()
    }
    // `shown` changes with each answer; the session lives as long as its text does.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [paneId, report.id, blocks])

  usePaint(session)
  useTold(session)
  useTwins(session)
  useReveal(session)
  useEffect(() => {
    // Opened from a list that is gone now: the keys of the reader should work at once.
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (isLost && useWorkspace.getState().activePaneId === paneId)
      scroller.current?.focus({ preventScroll: true })
  }, [paneId])

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys link by L; a drop is for hands
    <article
      ref={scroller}
      className={styles.report}
      lang={report.language === 'und' ? undefined : report.language}
      // It scrolls, so the keyboard must reach it; its keys are the reader's commands.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onDragOver={allowLinkDrop}
      onKeyDown={(event) => {
        const isTaken = event.key !== 'Enter' || event.nativeEvent.isComposing || !session
        // A button is pressed by its own click.
        if (isTaken || (event.target as Element).closest('button') || !follow(session, event.target)) return
        event.preventDefault()
        event.stopPropagation()
      }}
      onDrop={(event) => {
        const id = session?.highlightsAt(event.clientX, event.clientY)[0]
        const found = session?.placed.find(({ highlight }) => highlight.id === id)?.highlight
        dropLink(event, found ? { id: found.id, quote: found.exact } : null)
      }}
      data-reading-pane=""
      data-pane-text={paneId}
      aria-label={t('text', { title: report.title ?? blocks[0]?.text.slice(0, 30) ?? '' })}
    >
      <Meta report={given} />
      <div ref={root}>
        {sections.map((section) => (
          <div
            key={section.index}
            className={styles.section}
            data-section={section.index}
            data-long={hasLongBlock(section, blocks) ? '' : undefined}
          >
            <Blocks
              section={section}
              blocks={blocks}
              headline={headline}
              pages={report.pages}
              depths={depths}
            />
            {session ? <MarginMarkers session={session} section={section.index} /> : null}
          </div>
        ))}
      </div>
      {session ? <CorrectionCard session={session} /> : null}
      {blocks.length === 0 ? <p className={styles.note}>{t('emptyText')}</p> : null}
    </article>
  )
}

/** Drawn once: nothing that is marked, found or selected touches these nodes. */
const Blocks = memo(function Blocks({
  section,
  blocks,
  headline,
  pages,
  depths,
}: {
  section: Section
  blocks: ShownBlock[]
  headline: number
  pages: readonly ShownPage[]
  depths: readonly number[]
}): ReactElement[] {
  return blocks.slice(section.first, section.end).map((block, at) => {
    const index = section.first + at
    const own = pages.filter((page) => page.block === index)
    return (
      <BlockView
        key={index}
        block={block}
        index={index}
        headline={index === headline}
        depth={depths[index] ?? 0}
        pages={own.length > 0 ? own : undefined}
      />
    )
  })
})

/** Where it stood in print, quietly, in the tool's type; and title or byline where the text itself has none. */
function Meta({ report }: { report: ReadableReport }): ReactElement {
  const { t, i18n } = useTranslation(['common', 'versions'])
  const has = (kind: string): boolean => report.blocks.some((block) => block.kind === kind)
  const date = showDate(report.published, i18n.language)
  const parts = [
    report.publication,
    // Worked out, not printed: the side panel says from what.
    date && report.origins.published?.certainty === 'inferred' ? `≈ ${date}` : date,
    report.pageLabel ? t('page', { page: report.pageLabel }) : '',
    // One the user typed in: what the text itself says is not said twice.
    report.blocks.some((block) => block.text.includes(report.byline ?? '')) ? '' : report.byline,
  ].filter(Boolean)
  const newer = useNewerPages().get(report.sourceId)
  return (
    <header data-x="" className={styles.top}>
      {newer ? (
        <p className={styles.older} data-older="">
          <span title={t('versions:newerIs', { name: newer.fileName })}>{t('versions:older')}</span>
          <Button variant="quiet" onPress={() => void openNewer(report)}>
            {t('versions:openNewer')}
          </Button>
        </p>
      ) : null}
      <div className={styles.meta}>
        {(parts.length > 0 ? parts : [report.fileName]).map((part) => (
          <span key={part}>{part}</span>
        ))}
      </div>
      {report.title && !has('title') ? <h2 className={styles.added}>{report.title}</h2> : null}
    </header>
  )
}

/** Answers the workspace's requests to show a passage in this pane. */
function useReveal(session: ReadingSession | null): void {
  const reveal = useWorkspace((state) => state.reveal)
  useEffect(() => {
    if (!session || !reveal) return
    if (reveal.paneId !== session.paneId || reveal.reportId !== session.report.id) return
    session.flash(reveal.ranges)
    useWorkspace.getState().set({ reveal: null })
  }, [session, reveal])
}
