import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../queries.ts'
import { openDialog } from '../ui/dialogs.ts'
import { notify } from '../ui/notify.tsx'

/** Longer than a session: it goes when the user has seen what it says. */
const FOR_GOOD = 24 * 60 * 60_000

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
