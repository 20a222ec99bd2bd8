import { Columns2, MoreHorizontal, Search, X } from 'lucide-react'
import { useState, type DragEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../ui/icon-button.tsx'
import { MOST_PANES, useWorkspace, type Pane } from '../workspace.ts'
import { FastenButton } from './beside/fasten-button.tsx'
import { ToldStrip } from './beside/told-strip.tsx'
import { carriesReport, droppedReports } from './drag.ts'
import { dropOnGap, dropReports } from './drop.ts'
import { EmptyPane } from './empty-pane.tsx'
import { FindBar } from './find-bar.tsx'
import { OriginalPane } from './original/original-pane.tsx'
import { PaneMenu } from './pane-menu.tsx'
import { closeByButton } from './pane-moves.ts'
import { openFind } from './reader-store.ts'
import { ScriptToggle } from './script/script-toggle.tsx'
import { ReportView } from './report-view.tsx'
import { TabStrip } from './tab-strip.tsx'
import styles from './pane.module.css'

/** The right part of a pane, from here on, takes a drop as a new pane. */
const BESIDE_FROM = 0.7

/** One pane: tabs, tools, find bar and the report, as a card of paper. Takes reports and tabs dropped on it. */
export function PaneView({
  pane,
  position,
  count,
}: {
  pane: Pane
  position: number
  count: number
}): ReactElement {
  const { t } = useTranslation('reader')
  const isActive = useWorkspace((state) => state.activePaneId === pane.id)
  const [drop, setDrop] = useState<'open' | 'beside' | null>(null)
  const reportId = pane.tabs[pane.active]?.reportId
  const activate = (): void => {
    if (!isActive) useWorkspace.getState().activatePane(pane.id)
  }
  const placeOf = (event: DragEvent): 'open' | 'beside' => {
    const box = event.currentTarget.getBoundingClientRect()
    const isRight = (event.clientX - box.left) / box.width > BESIDE_FROM
    return isRight && count < MOST_PANES && pane.tabs.length > 0 ? 'beside' : 'open'
  }

  return (
    // Dropping a report has its keys too (Alt+Shift+arrows, Enter in the library); focus only says which pane is active.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={styles.pane}
      aria-label={t('pane', { position: position + 1, count })}
      data-pane={pane.id}
      data-active={(isActive && count > 1) || undefined}
      onPointerDownCapture={activate}
      onFocusCapture={activate}
      onDragOver={(event) => {
        if (!carriesReport(event)) return
        event.preventDefault()
        setDrop(placeOf(event))
      }}
      onDragLeave={(event) => {
        const to = event.relatedTarget
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) setDrop(null)
      }}
      // Whoever takes the drop: a tab of ours keeps it for itself.
      onDropCapture={() => setDrop(null)}
      onDrop={(event) => {
        if (!carriesReport(event)) return
        event.preventDefault()
        if (placeOf(event) === 'beside') dropOnGap(droppedReports(event), position + 1)
        else dropReports(droppedReports(event), pane.id)
      }}
    >
      <div className={styles.head}>
        <TabStrip pane={pane} />
        <div className={styles.tools}>
          <span className={styles.spare}>
            {reportId && count > 1 ? <FastenButton paneId={pane.id} /> : null}
            {reportId ? <ScriptToggle paneId={pane.id} reportId={reportId} /> : null}
            {reportId ? (
              <span className={styles.seldom}>
                <IconButton
                  small
                  label={t('find')}
                  keys="Mod+F"
                  icon={<Search aria-hidden />}
                  onPress={() => openFind(pane.id)}
                />
              </span>
            ) : null}
            <IconButton
              small
              label={t('addPane')}
              keys="Alt+N"
              icon={<Columns2 aria-hidden />}
              isDisabled={count >= MOST_PANES}
              onPress={() => useWorkspace.getState().addPane(position + 1)}
            />
          </span>
          <PaneMenu
            pane={pane}
            trigger={<IconButton small label={t('tools')} icon={<MoreHorizontal aria-hidden />} />}
          />
          {count > 1 ? (
            <IconButton
              small
              label={t('closePane')}
              icon={<X aria-hidden />}
              onPress={() => closeByButton(() => useWorkspace.getState().closePane(pane.id))}
            />
          ) : null}
        </div>
      </div>
      <FindBar paneId={pane.id} />
      {reportId ? <ToldStrip paneId={pane.id} reportId={reportId} /> : null}
      <div
        id={`panel-${pane.id}`}
        className={styles.body}
        {...(reportId ? { role: 'tabpanel', 'aria-labelledby': `tab-${pane.id}-${reportId}` } : {})}
      >
        {reportId ? <ReportView key={reportId} paneId={pane.id} reportId={reportId} /> : <EmptyPane />}
        {reportId ? <OriginalPane paneId={pane.id} reportId={reportId} /> : null}
      </div>
      {drop ? (
        <div className={styles.drop} data-at={drop} aria-hidden>
          {t(drop === 'beside' ? 'dropBeside' : 'dropOpen')}
        </div>
      ) : null}
    </section>
  )
}
