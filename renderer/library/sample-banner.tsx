import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { send, useCall, useSend } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { notify } from '../ui/notify.tsx'
import styles from './library-view.module.css'

type Taken = readonly { id: string }[]

/** Brings back just what was taken out: the last step of undo may be another one by now. */
async function restore(sources: Taken, themes: Taken): Promise<void> {
  for (const { id } of sources) await send('sources.restore', { id })
  for (const { id } of themes) await send('themes.restore', { id })
}

/** Says that the library, or part of it, is a sample: where nothing else is there, what one may begin with. And takes it out again; own annotations on it are counted first. */
export function SampleBanner({ isAll }: { isAll: boolean }): ReactElement {
  const { t } = useTranslation(['library', 'common'])
  const [asks, setAsks] = useState(false)
  const samples = useCall('samples.describe', {})
  const remove = useSend('samples.remove')
  const own = samples.data?.ownAnnotations ?? 0
  const run = async (): Promise<void> => {
    setAsks(false)
    try {
      const sources = (await send('sources.list', {})).filter(({ sample }) => sample)
      const before = await send('themes.list', {})
      await remove.mutateAsync({ confirmed: own })
      const left = new Set((await send('themes.list', {})).map(({ id }) => id))
      const themes = before.filter(({ id }) => !left.has(id))
      notify.info(t('library:samplesRemoved'), {
        action: {
          label: t('common:undo'),
          run: () => void restore(sources, themes).catch((error: unknown) => notify.error(error)),
        },
      })
    } catch (error) {
      notify.error(error)
    }
  }
  return (
    <div className={styles.banner}>
      <span>{t(isAll ? 'library:sampleOnly' : 'library:sampleBanner')}</span>
      <Button
        variant="quiet"
        isDisabled={remove.isPending}
        onPress={() => (own > 0 ? setAsks(true) : void run())}
      >
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
            <Button variant="danger" onPress={() => void run()}>
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
