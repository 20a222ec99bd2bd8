import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { send, useCall, useSend } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { notify } from '../ui/notify.tsx'
import styles from './library-view.module.css'

/** Says that part of the library is a sample, and takes it out again; own annotations on it are counted first. */
export function SampleBanner(): ReactElement {
  const { t } = useTranslation(['library', 'common'])
  const [asks, setAsks] = useState(false)
  const samples = useCall('samples.describe', {})
  const remove = useSend('samples.remove')
  const own = samples.data?.ownAnnotations ?? 0
  const run = (): void => {
    setAsks(false)
    remove.mutate(
      {},
      {
        onError: (error) => notify.error(error),
        onSuccess: () =>
          notify.info(t('library:samplesRemoved'), {
            action: {
              label: t('common:undo'),
              run: () => void send('undo.undo', {}).catch((error: unknown) => notify.error(error)),
            },
          }),
      },
    )
  }
  return (
    <div className={styles.banner}>
      <span>{t('library:sampleBanner')}</span>
      <Button variant="quiet" isDisabled={remove.isPending} onPress={() => (own > 0 ? setAsks(true) : run())}>
        {t('library:removeSamples')}
      </Button>
      <Dialog
        isOpen={asks}
        onClose={() => setAsks(false)}
        title={t('library:removeSamples')}
        role="alertdialog"
        size="small"
        actions={
          <>
            <Button onPress={() => setAsks(false)}>{t('common:cancel')}</Button>
            <Button variant="danger" onPress={run}>
              {t('common:remove')}
            </Button>
          </>
        }
      >
        {t('library:samplesOwn', { count: own })}
      </Dialog>
    </div>
  )
}
