import { Columns2, Download, Trash2, X } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportRow } from '../../shared/model/report.ts'
import { Button } from '../ui/button.tsx'
import { openDialog } from '../ui/dialogs.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { MOST_PANES } from '../workspace.ts'
import { exportOf, openSideBySide, removeReports } from './report-actions.ts'
import styles from './library-view.module.css'

/** What can be done with the selected reports: stands where the toolbar stood, so that no row moves. */
export function SelectionBar({
  reports,
  onClear,
}: {
  reports: ReportRow[]
  onClear: () => void
}): ReactElement {
  const { t } = useTranslation(['library', 'common', 'export'])
  const isOne = reports.length === 1
  const tooMany = reports.length > MOST_PANES
  return (
    <div
      role="toolbar"
      aria-label={t('library:selection')}
      className={[styles.toolbar, styles.selection].join(' ')}
    >
      <span aria-live="polite">
        {t('library:selected', { count: reports.length })}
        {tooMany ? ` · ${t('library:tooMany', { most: MOST_PANES })}` : ''}
      </span>
      <Button
        variant="plain"
        icon={<Columns2 aria-hidden />}
        isDisabled={tooMany}
        onPress={() => openSideBySide(reports.map(({ id }) => id))}
      >
        {isOne ? t('common:open') : t('library:openTogether', { count: reports.length })}
      </Button>
      <Button
        variant="plain"
        icon={<Download aria-hidden />}
        onPress={() => openDialog({ kind: 'export', scope: exportOf(reports) })}
      >
        {t('export:exportThese')}
      </Button>
      <Button
        variant="danger"
        icon={<Trash2 aria-hidden />}
        onPress={() => {
          onClear()
          void removeReports(reports)
        }}
      >
        {isOne ? t('library:removeOne') : t('library:removeMany', { count: reports.length })}
      </Button>
      <IconButton label={t('library:clearSelection')} icon={<X aria-hidden />} onPress={onClear} />
    </div>
  )
}
