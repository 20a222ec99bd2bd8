import { X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { FigureRow, ShownFigure } from '../../../shared/model/figure.ts'
import { useCall } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useReportLanguage } from '../../ui/use-report-language.ts'
import { useReportTitle } from '../../ui/use-report-title.ts'
import { useWorkspace } from '../../workspace.ts'
import { usePanes } from '../use-panes.ts'
import { activeSession } from '../session.ts'
import { useBeside } from './beside-store.ts'
import { distinct, openReports, reportsIn } from './open-reports.ts'
import styles from './figures-panel.module.css'

/** Rows drawn at first; more come when asked for. */
const AT_ONCE = 60

const close = (): void => {
  useBeside.setState({ figuresOpen: false })
  activeSession()?.scroller.focus({ preventScroll: true })
}

/** Below the panes: what the open reports put a number on, beside each other. */
export function FiguresPanel(): ReactElement | null {
  const isOpen = useBeside((state) => state.figuresOpen)
  const reportIds = distinct(reportsIn(usePanes()))
  return isOpen && reportIds.length > 0 ? <Panel key={reportIds.join(' ')} reportIds={reportIds} /> : null
}

function Panel({ reportIds }: { reportIds: string[] }): ReactElement {
  const { t } = useTranslation(['beside', 'parallels', 'common'])
  const { data, error, refetch } = useCall('figures.table', { reportIds }, { cancels: true })
  const [onlyDiffering, setOnlyDiffering] = useState(false)
  const [most, setMost] = useState(AT_ONCE)
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.focus({ preventScroll: true }), [])
  const rows = useMemo(
    () => (data?.rows ?? []).filter(({ differs }) => differs || !onlyDiffering),
    [data, onlyDiffering],
  )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape only closes; so does its button
    <section
      ref={panel}
      tabIndex={-1}
      className={styles.panel}
      aria-label={t('figures')}
      data-figures=""
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <header className={styles.head}>
        <h2>{t('figures')}</h2>
        <p>{t('parallels:notAll')}</p>
        <label className={styles.only}>
          <input
            type="checkbox"
            checked={onlyDiffering}
            onChange={(event) => setOnlyDiffering(event.target.checked)}
          />
          {t('figuresOnlyDiffering')}
        </label>
        <IconButton small label={t('common:close')} keys="Alt+G" icon={<X aria-hidden />} onPress={close} />
      </header>
      {error ? (
        <EmptyState
          small
          title={t('figuresFailed')}
          actions={<Button onPress={() => void refetch()}>{t('common:retry')}</Button>}
        />
      ) : null}
      {!data && !error ? <p className={styles.quiet}>{t('figuresLooking')}</p> : null}
      {data && rows.length === 0 ? (
        <EmptyState small title={t(data.rows.length > 0 ? 'figuresNoneDiffer' : 'figuresNone')} />
      ) : null}
      {data && rows.length > 0 ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
        <div className={styles.scroller} tabIndex={0} role="group" aria-label={t('figures')}>
          <Table reportIds={data.reportIds} rows={rows.slice(0, most)} found={data.found} />
          {rows.length > most ? (
            <Button variant="quiet" onPress={() => setMost(most + AT_ONCE)}>
              {t('figuresMore', { count: Math.min(AT_ONCE, rows.length - most) })}
            </Button>
          ) : null}
        </div>
      ) : null}
    </section>
  )
}

function Table({
  reportIds,
  rows,
  found,
}: {
  reportIds: readonly string[]
  rows: readonly FigureRow[]
  found: readonly number[]
}): ReactElement {
  const { t } = useTranslation(['beside', 'parallels'])
  const langOf = useReportLanguage()
  const titleOf = useReportTitle()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('figuresItem')}</th>
          {reportIds.map((id, at) => (
            <th key={id} scope="col" lang={langOf(id)}>
              <span className={styles.title}>{titleOf(id)}</span>
              <small>{t('figuresFound', { count: found[at] ?? 0 })}</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={`${at} ${row.label}`} data-differs={row.differs || undefined}>
            <th scope="row" lang={langOf(firstIn(row)?.reportId ?? null)}>
              {row.label}
              <small>
                {t(`parallels:figure.${row.kind}`)}
                {row.differs ? <strong>≠ {t('figuresDiffer')}</strong> : null}
              </small>
            </th>
            {row.cells.map((figures, column) => (
              <td key={reportIds[column]}>
                {figures.length === 0 ? (
                  <span className={styles.quiet} aria-label={t('figureMissing')}>
                    –
                  </span>
                ) : (
                  figures.map((figure) => (
                    <Cell
                      key={figure.ranges.join(';')}
                      figure={figure}
                      title={titleOf(figure.reportId)}
                      lang={langOf(figure.reportId)}
                    />
                  ))
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const firstIn = (row: FigureRow): ShownFigure | undefined => row.cells.find((cell) => cell.length > 0)?.[0]

function Cell({
  figure,
  title,
  lang,
}: {
  figure: ShownFigure
  title: string
  lang: string | undefined
}): ReactElement {
  const { t } = useTranslation('beside')
  const go = (): void => {
    const { open, activePaneId } = useWorkspace.getState()
    const paneId = openReports().find(({ reportId }) => reportId === figure.reportId)?.paneId ?? activePaneId
    open(figure.reportId, { paneId, ranges: figure.ranges })
  }
  return (
    <AriaButton
      className={styles.cell ?? ''}
      aria-label={t('figureAt', { figure: `${figure.before}${figure.text}${figure.after}`, title })}
      onPress={go}
    >
      <span lang={lang}>
        <span className={styles.around}>{figure.before.slice(-10)}</span>
        <b>{figure.text}</b>
        <span className={styles.around}>{figure.after.slice(0, 10)}</span>
      </span>
    </AriaButton>
  )
}
