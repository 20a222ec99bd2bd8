import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../queries.ts'
import { openDialog } from '../ui/dialogs.ts'
import { FOR_GOOD, notify } from '../ui/notify.tsx'

/** Says that a check which began by itself (the last end was no clean one) found something. */
export function useCheckNotice(): void {
  const { t } = useTranslation('settings')
  const { data } = useCall('library.checkState', {})
  const isFound = Boolean(data?.unasked)
  useEffect(() => {
    if (!isFound) return
    notify.problem(t('checkFound'), {
      id: 'check-found',
      duration: FOR_GOOD,
      action: { label: t('checkShow'), run: () => openDialog({ kind: 'settings', section: 'library' }) },
    })
  }, [isFound, t])
}
