import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportRow } from '../../../shared/model/report.ts'
import type { Theme } from '../../../shared/model/theme.ts'
import { MOST_PANES } from '../../workspace.ts'
import { ReportMenu, type MenuPlace } from '../report-menu.tsx'
import { openReport, removeReports } from '../report-actions.ts'
import { gridAction } from './grid-keys.ts'
import { GroupLine } from './group-line.tsx'
import { reportsBetween, type Line } from './lines.ts'
import { ReportLine } from './report-line.tsx'
import { TableHead } from './table-head.tsx'
import { useWindow } from '../../ui/use-window.ts'
import styles from './table.module.css'

export const ROW_HEIGHT = 36

/**
 * Reports as a grid of which only the rows in sight are in the document, so that thousands stay smooth.
 * One row has the tab stop; arrows move it, Enter opens, Space and Shift select. Role, row count and row
 * numbers say the whole table to screen readers.
 */
export function ReportTable({
  lines,
  themes,
  older,
  selected,
  onSelect,
  onToggleGroup,
}: {
  lines: Line[]
  themes: ReadonlyMap<string, Theme>
  /** The pages that have a newer version, by id. */
  older: ReadonlyMap<string, unknown>
  selected: ReadonlySet<string>
  onSelect: (ids: ReadonlySet<string>) => void
  onToggleGroup: (key: string) => void
}): ReactElement {
  const { t } = useTranslation('library')
  const scroller = useRef<HTMLDivElement>(null)
  const shown = useWindow(scroller, ROW_HEIGHT, lines.length)
  const [active, setActive] = useState(0)
  const [menu, setMenu] = useState<MenuPlace | null>(null)
  const anchor = useRef(0)
  /** The line that is to have the focus as soon as it is drawn. */
  const toFocus = useRef<number | null>(null)
  const hasFocus = useRef(false)
  // Only a treegrid may say that a row opens and closes.
  const isGrouped = lines.some((line) => line.kind === 'group')
  const at = Math.min(active, Math.max(0, lines.length - 1))

  // The row with the tab stop stays in the document even when it is scrolled away, or Tab could not come back.
  const indexes = useMemo(() => {
    const inSight = Array.from({ length: Math.max(0, shown.end - shown.start) }, (_, i) => shown.start + i)
    const away = at < shown.start ? [at, ...inSight] : at >= shown.end ? [...inSight, at] : inSight
    return away.filter((index) => index < lines.length)
  }, [shown, at, lines.length])

  useEffect(() => {
    if (toFocus.current !== at) return
    toFocus.current = null
    const row = scroller.current?.querySelector<HTMLElement>(`[data-line="${at}"]`)
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  }, [at, indexes])

  // A row that goes (removed, filtered away) would take the focus along, and the keys with it.
  useEffect(() => {
    if (!hasFocus.current || document.activeElement !== document.body) return
    scroller.current?.querySelector<HTMLElement>(`[data-line="${at}"]`)?.focus({ preventScroll: true })
  }, [lines, at])

  const selectedReports = useCallback(
    (report: ReportRow): ReportRow[] =>
      selected.has(report.id)
        ? lines.flatMap((line) => (line.kind === 'report' && selected.has(line.key) ? [line.report] : []))
        : [report],
    [lines, selected],
  )
  const toggle = useCallback(
    (index: number): void => {
      const line = lines[index]
      if (line?.kind !== 'report') return
      const next = new Set(selected)
      if (!next.delete(line.key)) next.add(line.key)
      anchor.current = index
      setActive(index)
      onSelect(next)
    },
    [lines, selected, onSelect],
  )
  const extend = useCallback(
    (index: number): void => {
      setActive(index)
      onSelect(new Set(reportsBetween(lines, anchor.current, index)))
    },
    [lines, onSelect],
  )
  const showMenu = useCallback(
    (report: ReportRow, place: Omit<MenuPlace, 'reports'>): void =>
      setMenu({ ...place, reports: selectedReports(report) }),
    [selectedReports],
  )

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset.line === undefined) return
    const line = lines[at]
    const action = gridAction(event, at, lines.length, shown.page)
    if (!line || !action) return
    if (action.do === 'clear' && selected.size === 0) return
    event.preventDefault()
    if (action.do === 'move') {
      toFocus.current = action.to
      if (action.extend) extend(action.to)
      else {
        anchor.current = action.to
        setActive(action.to)
      }
    } else if (action.do === 'clear') onSelect(new Set())
    else if (action.do === 'select-all') onSelect(new Set(reportsBetween(lines, 0, lines.length - 1)))
    else if (line.kind === 'group') onToggleGroup(line.key)
    else if (action.do === 'open') openReport(line.report.id, action.beside)
    else if (action.do === 'toggle') toggle(at)
    else if (action.do === 'remove') void removeReports(selectedReports(line.report))
    else {
      const box = event.target.getBoundingClientRect()
      showMenu(line.report, { anchor: event.target, x: box.left + 80, y: box.bottom })
    }
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- its role is one of two
    <div
      role={isGrouped ? 'treegrid' : 'grid'}
      aria-label={t('reports')}
      aria-rowcount={lines.length + 1}
      aria-multiselectable="true"
      className={styles.grid}
      onKeyDown={onKeyDown}
      onBlur={() => (hasFocus.current = false)}
      onFocus={(event) => {
        hasFocus.current = true
        const { line } = event.target.dataset
        if (line !== undefined) setActive(Number(line))
      }}
    >
      <TableHead />
      <div ref={scroller} role="rowgroup" className={styles.scroller}>
        <div role="presentation" className={styles.space} style={{ height: lines.length * ROW_HEIGHT }}>
          {indexes.map((index) => {
            const line = lines[index]!
            const shared = { index, top: index * ROW_HEIGHT, hasTabStop: index === at }
            return line.kind === 'group' ? (
              <GroupLine key={line.key} {...shared} line={line} onToggle={onToggleGroup} />
            ) : (
              <ReportLine
                key={line.key}
                {...shared}
                report={line.report}
                level={isGrouped ? 2 : undefined}
                themes={themes}
                isSelected={selected.has(line.key)}
                isOlder={older.has(line.report.sourceId)}
                onToggle={toggle}
                onExtend={extend}
                onFocus={setActive}
                onMenu={showMenu}
                dragged={selectedReports}
              />
            )
          })}
        </div>
      </div>
      <ReportMenu place={menu} most={MOST_PANES} onClose={() => setMenu(null)} />
    </div>
  )
}
