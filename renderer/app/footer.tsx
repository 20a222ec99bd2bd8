import { useIsMutating } from '@tanstack/react-query'
import { Check, CloudOff, Loader, TriangleAlert } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { pageName } from '../library/report-words.ts'
import { BesideStatus } from '../reader/beside/beside-status.tsx'
import { useCall } from '../queries.ts'
import { TrayCount } from '../tray/tray-count.tsx'
import { openDialog } from '../ui/dialogs.ts'
import { activeReportId, showsPanes, useWorkspace } from '../workspace.ts'
import { useConnection } from './connection-banner.tsx'
import styles from './footer.module.css'

/** What the library holds, whether all is kept, and where the reader stands. */
export function Footer(): ReactElement {
  const { t } = useTranslation('shell')
  const { data } = useCall('library.describe', {})
  return (
    <footer className={styles.footer} aria-label={t('status')}>
      {data && data.sources > 0 ? (
        <>
          <span>{t('reports', { count: data.reports })}</span>
          <span>{t('highlights', { count: data.highlights })}</span>
          <span>{t('notes', { count: data.notes })}</span>
        </>
      ) : null}
      <TrayCount />
      <BesideStatus />
      <span className={styles.end}>
        <BackupState />
        <SavedState />
      </span>
      <ReportPlace />
      <DeskPlace />
    </footer>
  )
}

/** Only where the last backup did not go well: why, at a press. */
function BackupState(): ReactElement | null {
  const { t } = useTranslation('backups')
  const { data } = useCall('backups.troubles', {})
  if (!data || data.length === 0) return null
  return (
    <button
      type="button"
      className={styles.trouble}
      aria-label={t('troubleOpen')}
      onClick={() => openDialog({ kind: 'settings', section: 'backups' })}
    >
      <TriangleAlert aria-hidden />
      {t('troubleFooter')}
    </button>
  )
}

function SavedState(): ReactElement {
  const { t } = useTranslation('shell')
  const saving = useIsMutating() > 0
  const lost = useConnection((state) => state.lost)
  const [Icon, words] = lost ? [CloudOff, t('offline')] : saving ? [Loader, t('saving')] : [Check, t('saved')]
  return (
    <span className={styles.state} data-lost={lost || undefined}>
      <Icon aria-hidden />
      {words}
    </span>
  )
}

function ReportPlace(): ReactElement | null {
  const { t, i18n } = useTranslation(['shell', 'common'])
  const reportId = useWorkspace((state) => (showsPanes(state) ? activeReportId(state) : null))
  const reports = useCall('reports.list', {})
  const report = reports.data?.find((candidate) => candidate.id === reportId)
  if (!report) return null
  const onPage = reports.data?.filter((other) => other.sourceId === report.sourceId) ?? []
  const position = onPage.filter((other) => other.position <= report.position).length
  return (
    <span className={styles.place}>
      {[report.publication, pageName(report, i18n.language, t)].filter(Boolean).join(' ')}
      {onPage.length > 1 ? ` · ${t('shell:place', { position, count: onPage.length })}` : ''}
    </span>
  )
}

/** The page on the desk. */
function DeskPlace(): ReactElement | null {
  const { t, i18n } = useTranslation(['shell', 'common'])
  const sourceId = useWorkspace((state) => (state.view === 'desk' ? state.deskSourceId : null))
  const sources = useCall('sources.list', {})
  const source = sources.data?.find((candidate) => candidate.id === sourceId)
  if (!source) return null
  return (
    <span className={styles.place}>
      {[source.publication, pageName(source, i18n.language, t)].filter(Boolean).join(' ')}
    </span>
  )
}
