import { Columns2, Trash2, X } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportRow } from '../../shared/model/report.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { MOST_PANES } from '../workspace.ts'
import { openSideBySide, removeReports } from './report-actions.ts'
import styles from './library-view.module.css'

/** What can be done with the selected reports; nothing while there are none. */
export function SelectionBar({
  reports,
  onClear,
}: {
  reports: ReportRow[]
  onClear: () => void
}): ReactElement | null {
  const { t } = useTranslation('library')
  if (reports.length === 0) return null
  const tooMany = reports.length > MOST_PANES
  return (
    <div role="toolbar" aria-label={t('selection')} className={styles.selection}>
      <span aria-live="polite">
        {t('selected', { count: reports.length })}
        {tooMany ? ` · ${t('tooMany', { most: MOST_PANES })}` : ''}
      </span>
      <Button
        variant="plain"
        icon={<Columns2 aria-hidden />}
        isDisabled={tooMany}
        onPress={() => openSideBySide(reports.map(({ id }) => id))}
      >
        {t('openTogether', { count: reports.length })}
      </Button>
      <Button
        variant="danger"
        icon={<Trash2 aria-hidden />}
        onPress={() => {
          onClear()
          void removeReports(reports)
        }}
      >
        {t('removeReports', { count: reports.length })}
      </Button>
      <IconButton label={t('clearSelection')} icon={<X aria-hidden />} onPress={onClear} />
    </div>
  )
}
