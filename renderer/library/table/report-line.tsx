import { Check, Ellipsis } from 'lucide-react'
import { memo, type MouseEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportRow } from '../../../shared/model/report.ts'
import type { Theme } from '../../../shared/model/theme.ts'
import { ColorDot } from '../../ui/color-dot.tsx'
import { showDate } from '../../ui/dates.ts'
import { langOf } from '../../ui/use-report-language.ts'
import { ignoreSecondPress, openReport } from '../report-actions.ts'
import { startReportDrag } from '../report-drag.ts'
import type { MenuPlace } from '../report-menu.tsx'
import styles from './table.module.css'

export interface ReportLineProps {
  index: number
  top: number
  hasTabStop: boolean
  report: ReportRow
  /** Depth in a grouped table, from 1. */
  level: number | undefined
  themes: ReadonlyMap<string, Theme>
  isSelected: boolean
  /** Its page has a newer version. */
  isOlder: boolean
  onToggle: (index: number) => void
  onExtend: (index: number) => void
  onFocus: (index: number) => void
  onMenu: (report: ReportRow, place: Omit<MenuPlace, 'reports'>) => void
  /** What is dragged when this row is: the selection it belongs to, or itself. */
  dragged: (report: ReportRow) => ReportRow[]
}

/** One report of the table. A click opens it, with Ctrl or ⌘ beside; Shift and the box select. */
export const ReportLine = memo(function ReportLine(props: ReportLineProps): ReactElement {
  const { index, report, isSelected } = props
  const { t, i18n } = useTranslation(['library', 'common', 'versions'])
  const lang = langOf(report)
  const title = report.title ?? (report.opening || t('common:untitled'))
  const date = showDate(report.published, i18n.language)
  // Where no byline is printed, whom the text names.
  const byline = report.byline ?? report.people.join(i18n.language === 'en' ? ', ' : '、')
  const press = (event: MouseEvent): void => {
    props.onFocus(index)
    if (event.shiftKey) props.onExtend(index)
    else {
      ignoreSecondPress(event)
      openReport(report.id, event.ctrlKey || event.metaKey)
    }
  }
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid hears Enter and Space for all rows
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-level={props.level}
      aria-selected={isSelected}
      data-line={index}
      data-report={report.id}
      tabIndex={props.hasTabStop ? 0 : -1}
      className={styles.row}
      style={{ transform: `translateY(${props.top}px)` }}
      draggable
      onDragStart={(event) => startReportDrag(event, props.dragged(report))}
      onClick={press}
      onContextMenu={(event) => {
        event.preventDefault()
        props.onFocus(index)
        props.onMenu(report, { anchor: event.currentTarget, x: event.clientX, y: event.clientY })
      }}
    >
      <div role="gridcell" className={styles.check}>
        <button
          type="button"
          tabIndex={-1}
          role="checkbox"
          aria-checked={isSelected}
          aria-label={t('library:select', { title })}
          onClick={(event) => {
            event.stopPropagation()
            if (event.shiftKey) props.onExtend(index)
            else props.onToggle(index)
          }}
        >
          <Check aria-hidden />
        </button>
      </div>
      <div role="rowheader" className={styles.title} title={title}>
        <span lang={lang} data-quiet={!report.title || undefined}>
          {title}
        </span>
        {props.isOlder ? <span className={styles.badge}>{t('versions:older')}</span> : null}
        {report.sample ? <span className={styles.badge}>{t('library:sample')}</span> : null}
      </div>
      <div role="gridcell" lang={lang} className={styles.cell} title={report.publication ?? undefined}>
        {report.publication}
      </div>
      <div
        role="gridcell"
        className={styles.cell}
        title={date && report.dateInferred ? t('library:dateInferred') : undefined}
      >
        {date && report.dateInferred ? `≈ ${date}` : date}
      </div>
      <div
        role="gridcell"
        lang={lang}
        className={[styles.cell, styles.byline].join(' ')}
        title={byline || undefined}
      >
        {byline}
      </div>
      <div role="gridcell" className={[styles.cell, styles.themes].join(' ')}>
        <Themes ids={report.themeIds} themes={props.themes} />
      </div>
      <Count value={report.highlights} />
      <Count value={report.notes} />
      <Count value={report.links} />
      <div role="gridcell" className={styles.more}>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('library:actionsOf', { title })}
          onClick={(event) => {
            event.stopPropagation()
            const box = event.currentTarget.getBoundingClientRect()
            props.onMenu(report, { anchor: event.currentTarget, x: box.left, y: box.bottom })
          }}
        >
          <Ellipsis aria-hidden />
        </button>
      </div>
    </div>
  )
})

/** A number, or nothing at zero: what stands out is what there is. */
function Count({ value }: { value: number }): ReactElement {
  return (
    <div role="gridcell" className={styles.number}>
      {value > 0 ? value : null}
    </div>
  )
}

function Themes({
  ids,
  themes,
}: {
  ids: readonly string[]
  themes: ReadonlyMap<string, Theme>
}): ReactElement | null {
  const shown = ids.flatMap((id) => themes.get(id) ?? [])
  if (shown.length === 0) return null
  return (
    <span title={shown.map((theme) => theme.name).join('、')}>
      {shown.map((theme) => (
        <span key={theme.id} className={styles.theme}>
          <ColorDot color={theme.color} />
          {theme.name}
        </span>
      ))}
    </span>
  )
}
