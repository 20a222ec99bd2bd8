import { X } from 'lucide-react'
import { useEffect, useRef, type DragEvent, type KeyboardEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useReportLanguage } from '../ui/use-report-language.ts'
import { useReportTitle } from '../ui/use-report-title.ts'
import { useWorkspace, type Pane } from '../workspace.ts'
import { carriesReport, droppedReports, startTabDrag } from './drag.ts'
import { dropReports } from './drop.ts'
import { closeByButton } from './pane-moves.ts'
import styles from './pane.module.css'

/**
 * A pane's tabs. A tab list may own nothing but tabs, so it owns them by `aria-owns`: the close buttons
 * stand beside their tabs, outside of it.
 */
export function TabStrip({ pane }: { pane: Pane }): ReactElement {
  const { t } = useTranslation('reader')
  const titleOf = useReportTitle()
  const languageOf = useReportLanguage()
  const strip = useRef<HTMLDivElement>(null)
  const activateTab = useWorkspace((state) => state.activateTab)
  const closeTab = useWorkspace((state) => state.closeTab)
  const idOf = (reportId: string): string => `tab-${pane.id}-${reportId}`
  // A tab that was just opened may lie behind the strip's edge.
  useEffect(() => {
    strip.current
      ?.querySelector('[aria-selected="true"]')
      ?.parentElement?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
  }, [pane.active, pane.tabs.length])

  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Delete') closeTab(pane.id, index)
    else if (step !== 0) {
      const next = (index + step + pane.tabs.length) % pane.tabs.length
      activateTab(pane.id, next)
      strip.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus()
    } else return
    event.preventDefault()
  }
  const onDrop = (event: DragEvent, index: number): void => {
    const box = event.currentTarget.getBoundingClientRect()
    const isBehind = event.clientX > box.left + box.width / 2
    event.preventDefault()
    event.stopPropagation()
    dropReports(droppedReports(event), pane.id, index + (isBehind ? 1 : 0))
  }

  return (
    <div
      ref={strip}
      className={styles.strip}
      onDragOver={(event) => carriesReport(event) && event.preventDefault()}
    >
      <div
        role="tablist"
        aria-label={t('tabs')}
        aria-owns={pane.tabs.map((tab) => idOf(tab.reportId)).join(' ')}
      />
      {pane.tabs.map((tab, index) => {
        const title = titleOf(tab.reportId)
        const isActive = index === pane.active
        return (
          <div
            key={tab.reportId}
            className={styles.tab}
            data-active={isActive || undefined}
            onDrop={(event) => carriesReport(event) && onDrop(event, index)}
          >
            <button
              type="button"
              role="tab"
              id={idOf(tab.reportId)}
              aria-selected={isActive}
              aria-controls={isActive ? `panel-${pane.id}` : undefined}
              tabIndex={isActive ? 0 : -1}
              title={title}
              lang={languageOf(tab.reportId)}
              draggable
              onDragStart={(event) => startTabDrag(event, { paneId: pane.id, index }, tab.reportId, title)}
              onClick={() => activateTab(pane.id, index)}
              onAuxClick={(event) => event.button === 1 && closeTab(pane.id, index)}
              onKeyDown={(event) => onKeyDown(event, index)}
            >
              {title}
            </button>
            <button
              type="button"
              className={styles.close}
              aria-label={t('closeTab', { title })}
              tabIndex={isActive ? 0 : -1}
              onClick={() => closeByButton(() => closeTab(pane.id, index))}
            >
              <X aria-hidden />
            </button>
          </div>
        )
      })}
    </div>
  )
}
