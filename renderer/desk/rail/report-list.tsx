import { Combine } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeskReport } from '../../../shared/model/page.ts'
import { Button } from '../../ui/button.tsx'
import { useReportLanguage } from '../../ui/use-report-language.ts'
import type { DeskModel } from '../desk-model.ts'
import { useDeskState } from '../desk-state.ts'
import { canEdit } from '../hand.ts'
import { joinReports, moveReport, readReport, removeReport, showReport } from './report-acts.ts'
import { ReportMenu, type ReportMenuPlace } from './report-menu.tsx'
import { ReportRow } from './report-row.tsx'
import styles from './reports.module.css'
import rail from './rail.module.css'

/** The reports of the page in their order: shown, named, ordered, joined. */
export function ReportList({ model }: { model: DeskModel }): ReactElement {
  const { t } = useTranslation('rail')
  const languageOf = useReportLanguage()
  const grid = useRef<HTMLDivElement>(null)
  /** The focus goes to this row as soon as it is drawn again: joins and reorders draw the list anew. */
  const toFocus = useRef<string | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [stopId, setStopId] = useState<string | null>(null)
  const [anchor, setAnchor] = useState<string | null>(null)
  const [renaming, setRenaming] = useState<string | null>(null)
  const [menu, setMenu] = useState<ReportMenuPlace | null>(null)
  const { reports } = model
  const selected = reports.filter(({ id }) => chosen.has(id))
  const stop = reports.find(({ id }) => id === stopId) ?? reports[0]

  useEffect(() => {
    const row =
      toFocus.current !== null &&
      grid.current?.querySelector<HTMLElement>(`[data-report-id="${CSS.escape(toFocus.current)}"]`)
    if (row) row.focus({ preventScroll: true })
    toFocus.current = null
  }, [reports, renaming])

  const focusRow = (id: string): void => {
    setStopId(id)
    const row = grid.current?.querySelector<HTMLElement>(`[data-report-id="${CSS.escape(id)}"]`)
    row?.focus({ preventScroll: true })
    row?.scrollIntoView({ block: 'nearest' })
  }
  const between = (from: string, to: string): string[] => {
    const places = [from, to].map((id) => reports.findIndex((report) => report.id === id))
    return reports.slice(Math.min(...places), Math.max(...places) + 1).map(({ id }) => id)
  }
  const choose = (id: string, { extend = false, toggle = false } = {}): void => {
    if (extend && anchor !== null) return setChosen(new Set(between(anchor, id)))
    setAnchor(id)
    if (!toggle) return setChosen(new Set([id]))
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const onPress = (report: DeskReport, event: MouseEvent<HTMLElement>): void => {
    if (event.detail > 1) return readReport(report.id, event.ctrlKey || event.metaKey)
    focusRow(report.id)
    choose(report.id, { extend: event.shiftKey, toggle: event.ctrlKey || event.metaKey })
    if (!event.shiftKey && !event.ctrlKey && !event.metaKey) showReport(model, report.id)
  }
  const openMenu = (report: DeskReport, anchorElement: HTMLElement, x: number, y: number): void => {
    setStopId(report.id)
    if (!chosen.has(report.id)) choose(report.id)
    const many = chosen.has(report.id) && selected.length > 1
    setMenu({ x, y, anchor: anchorElement, reports: many ? selected : [report] })
  }
  const join = (): void => {
    toFocus.current = selected[0]?.id ?? null
    void joinReports(
      model,
      selected.map(({ id }) => id),
    ).then(() => setChosen(new Set()))
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (!stop || !(event.target as Element).matches('[role="row"]') || event.nativeEvent.isComposing) return
    const { id } = stop
    const here = reports.indexOf(stop)
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    const row = event.target as HTMLElement
    const go = (to: number): void => {
      const next = reports[Math.min(reports.length - 1, Math.max(0, to))]!
      focusRow(next.id)
      choose(next.id, { extend: event.shiftKey })
      showReport(model, next.id)
    }
    const keys: Record<string, (() => void) | undefined> = {
      ArrowDown: isPlain ? () => go(here + 1) : undefined,
      ArrowUp: isPlain ? () => go(here - 1) : undefined,
      Home: isPlain ? () => go(0) : undefined,
      End: isPlain ? () => go(reports.length - 1) : undefined,
      ' ': isPlain ? () => choose(id, { toggle: true }) : undefined,
      Enter: () => readReport(id, event.ctrlKey || event.metaKey),
      ContextMenu: () => menuAt(row, stop),
      ...(event.shiftKey && event.key === 'F10' ? { F10: () => menuAt(row, stop) } : {}),
      ...(canEdit() ? edits(id) : {}),
      ...(selected.length > 1 ? { Escape: () => setChosen(new Set()) } : {}),
    }
    const edit = keys[event.key]
    if (!edit) return
    event.preventDefault()
    edit()

    function edits(own: string): Record<string, (() => void) | undefined> {
      const move = (step: 1 | -1) => (): void => {
        toFocus.current = own
        void moveReport(model, own, step)
      }
      return {
        F2: () => setRenaming(own),
        Delete: isPlain ? () => void removeReport(model.desk.sourceId, stop!) : undefined,
        e: isPlain ? () => setRenaming(own) : undefined,
        j: isPlain && selected.length > 1 ? join : undefined,
        ...(event.altKey ? { ArrowUp: move(-1), ArrowDown: move(1) } : {}),
      }
    }
  }
  const menuAt = (row: HTMLElement, report: DeskReport): void => {
    const box = row.getBoundingClientRect()
    openMenu(report, row, box.left + 24, box.top + box.height)
  }

  return (
    <section className={styles.section} aria-label={t('reports')}>
      <h2 className={rail.heading}>
        {t('reports')}
        <span className={rail.count}>{reports.length}</span>
        {selected.length > 1 && canEdit() ? (
          <Button className={rail.headButton ?? ''} icon={<Combine aria-hidden />} onPress={join}>
            {t('joinMany', { count: selected.length })}
          </Button>
        ) : null}
      </h2>
      {reports.length > 0 ? (
        // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its rows take the focus
        <div
          ref={grid}
          role="grid"
          aria-label={t('reports')}
          aria-multiselectable
          className={styles.list}
          onKeyDown={onKeyDown}
          onFocus={({ target }) => {
            const id = target.closest<HTMLElement>('[data-report-id]')?.dataset['reportId']
            if (id && target.matches('[role="row"]')) useDeskState.setState({ hovered: id })
          }}
          onBlur={() => useDeskState.setState({ hovered: null })}
        >
          {reports.map((report) => (
            <ReportRow
              key={report.id}
              model={model}
              report={report}
              lang={languageOf(report.id)}
              isSelected={chosen.has(report.id)}
              isStop={report === stop}
              isRenaming={renaming === report.id}
              onRenamed={() => {
                toFocus.current = report.id
                setRenaming(null)
              }}
              onPress={onPress}
              onMenu={openMenu}
            />
          ))}
        </div>
      ) : null}
      <ReportMenu
        model={model}
        place={menu}
        onClose={() => setMenu(null)}
        onRename={(id) => {
          setMenu(null)
          setRenaming(id)
        }}
      />
    </section>
  )
}
