import { Download } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useSend } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { closeDialog } from '../../ui/dialogs.ts'
import { errorWords } from '../../ui/error-words.ts'
import { download } from '../export/download.ts'
import styles from './packages.module.css'

/** The whole library as one file. */
export function ExportPackage(): ReactElement {
  const { t } = useTranslation(['packages', 'common'])
  const prepare = useSend('package.prepare')
  const [failed, setFailed] = useState<unknown>(null)
  const run = async (): Promise<void> => {
    setFailed(null)
    try {
      const made = await prepare.mutateAsync({ scope: { kind: 'all' } })
      await download(made.url, made.fileName)
      if (made.missing === 0) closeDialog()
    } catch (error) {
      setFailed(error)
    }
  }
  return (
    <Dialog
      isOpen
      onClose={closeDialog}
      size="small"
      title={t('packages:export-title')}
      actions={
        <>
          <Button onPress={closeDialog}>{t(prepare.data ? 'common:close' : 'common:cancel')}</Button>
          <Button
            variant="primary"
            icon={<Download aria-hidden />}
            isDisabled={prepare.isPending}
            onPress={() => void run()}
          >
            {t(prepare.isPending ? 'packages:export-busy' : 'packages:export-save')}
          </Button>
        </>
      }
    >
      <div className={styles.body} data-package="export">
        <p>{t('packages:export-about')}</p>
        <p className={styles.quiet}>{t('packages:export-removed')}</p>
        {prepare.data && prepare.data.missing > 0 ? (
          <p role="status" className={styles.wrong}>
            {t('packages:wrote-missing', { count: prepare.data.missing })}
          </p>
        ) : null}
        {failed ? (
          <p role="alert" className={styles.wrong}>
            {errorWords(failed)}
          </p>
        ) : null}
      </div>
    </Dialog>
  )
}
