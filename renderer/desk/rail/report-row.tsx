import { Ellipsis, Hand, Highlighter, StickyNote } from 'lucide-react'
import { memo, useState, type DragEvent, type MouseEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeskReport } from '../../../shared/model/page.ts'
import { showNumber } from '../../ui/dates.ts'
import { reportTitle } from '../desk-words.ts'
import type { DeskModel } from '../desk-model.ts'
import { useDeskState } from '../desk-state.ts'
import { canEdit, give } from '../hand.ts'
import { carriesPieces } from '../piece-drag.ts'
import { placeReport } from './report-acts.ts'
import { ReportChip } from './report-chip.tsx'
import { carriesReport, droppedOn, droppedReport, startOrderDrag } from './report-drag.ts'
import { TitleInput } from './title-input.tsx'
import styles from './reports.module.css'

type Over = 'above' | 'below' | 'on'

/** One report of the page. What is dropped on it is given to it; another report goes above or below it. */
export const ReportRow = memo(function ReportRow({
  model,
  report,
  lang,
  isSelected,
  isStop,
  isRenaming,
  onRenamed,
  onPress,
  onMenu,
}: {
  model: DeskModel
  report: DeskReport
  lang: string | undefined
  isSelected: boolean
  isStop: boolean
  isRenaming: boolean
  onRenamed: () => void
  onPress: (report: DeskReport, event: MouseEvent<HTMLElement>) => void
  onMenu: (report: DeskReport, anchor: HTMLElement, x: number, y: number) => void
}): ReactElement {
  const { t, i18n } = useTranslation('rail')
  const [over, setOver] = useState<Over | null>(null)
  const isHovered = useDeskState((state) => state.hovered === report.id)
  const number = model.numberOf.get(report.id) ?? 0
  const name = reportTitle(report)
  const characters = t('characters', {
    count: report.characters,
    shown: showNumber(report.characters, i18n.language),
  })
  const onDragOver = (event: DragEvent<HTMLElement>): void => {
    const isReport = carriesReport(event)
    if (!canEdit() || (!isReport && !carriesPieces(event))) return
    event.preventDefault()
    const box = event.currentTarget.getBoundingClientRect()
    const where = isReport ? (event.clientY < box.top + box.height / 2 ? 'above' : 'below') : 'on'
    if (where !== over) setOver(where)
    if (!isReport && !isHovered) useDeskState.setState({ hovered: report.id })
  }
  const leave = (): void => {
    setOver(null)
    useDeskState.setState({ hovered: null })
  }
  const onDrop = (event: DragEvent<HTMLElement>): void => {
    const where = over
    leave()
    const moved = droppedReport(event)
    if (moved) {
      event.preventDefault()
      const below = model.reports[model.reports.indexOf(report) + 1]?.id ?? null
      const before = where === 'above' ? report.id : below
      if (moved !== before && moved !== report.id) void placeReport(moved, before)
      return
    }
    const pieces = droppedOn(event, model)
    if (pieces.length > 0) give(report.id, pieces)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid has the keys
    <div
      role="row"
      aria-selected={isSelected}
      tabIndex={isStop ? 0 : -1}
      className={styles.row}
      data-report-id={report.id}
      data-over={over ?? undefined}
      data-hovered={isHovered || undefined}
      draggable={!isRenaming && canEdit()}
      onDragStart={(event) => startOrderDrag(event, report.id, name)}
      onDragOver={onDragOver}
      onDragLeave={leave}
      onDrop={onDrop}
      onClick={(event) => onPress(report, event)}
      onPointerEnter={() => useDeskState.setState({ hovered: report.id })}
      onPointerLeave={() => useDeskState.setState({ hovered: null })}
      onContextMenu={(event) => {
        event.preventDefault()
        onMenu(report, event.currentTarget, event.clientX, event.clientY)
      }}
    >
      <div role="gridcell" className={styles.number}>
        <ReportChip model={model} id={report.id} />
      </div>
      <div role="gridcell" className={styles.told}>
        {isRenaming ? (
          <TitleInput sourceId={model.desk.sourceId} report={report} lang={lang} onDone={onRenamed} />
        ) : (
          <span className={styles.title} lang={lang} title={name} data-untitled={!report.title || undefined}>
            {report.title || report.opening || name}
          </span>
        )}
        <span className={styles.facts}>
          <span>{characters}</span>
          {report.highlights > 0 ? (
            <span title={t('highlightCount', { count: report.highlights })}>
              <Highlighter aria-label={t('highlightCount', { count: report.highlights })} role="img" />
              <span aria-hidden>{report.highlights}</span>
            </span>
          ) : null}
          {report.notes > 0 ? (
            <span title={t('noteCount', { count: report.notes })}>
              <StickyNote aria-label={t('noteCount', { count: report.notes })} role="img" />
              <span aria-hidden>{report.notes}</span>
            </span>
          ) : null}
          {report.touched ? (
            <span className={styles.hand} title={t('touchedWords')}>
              <Hand aria-hidden />
              {t('touched')}
            </span>
          ) : null}
        </span>
      </div>
      <div role="gridcell" className={styles.more}>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('menu', { name: `${number} ${name}` })}
          aria-haspopup="menu"
          onClick={(event) => {
            event.stopPropagation()
            const box = event.currentTarget.getBoundingClientRect()
            onMenu(report, event.currentTarget, box.left, box.bottom)
          }}
        >
          <Ellipsis aria-hidden />
        </button>
      </div>
    </div>
  )
})
