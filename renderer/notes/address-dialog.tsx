import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { closeDialog } from '../ui/dialogs.ts'
import styles from './address-dialog.module.css'

/** Where a link of a note leads, before it is followed. A host in other letters is shown as the network knows it. */
export function AddressDialog({ url }: { url: string }): ReactElement {
  const { t } = useTranslation(['notes', 'common'])
  const address = new URL(url).href
  const follow = (): void => {
    window.open(address, '_blank', 'noopener,noreferrer')
    closeDialog()
  }
  return (
    <Dialog
      isOpen
      size="small"
      title={t('linkLeaves')}
      onClose={closeDialog}
      actions={
        <>
          <Button onPress={() => void navigator.clipboard.writeText(address).then(closeDialog)}>
            {t('linkCopy')}
          </Button>
          <Button variant="primary" onPress={follow}>
            {t('linkOpen')}
          </Button>
        </>
      }
    >
      <p className={styles.address}>{address}</p>
      <p className={styles.hint}>{t('linkLeavesBody')}</p>
    </Dialog>
  )
}
