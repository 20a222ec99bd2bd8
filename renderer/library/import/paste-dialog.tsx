import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { closeDialog } from '../../ui/dialogs.ts'
import { TextField } from '../../ui/text-field.tsx'
import { importFiles } from './import-store.ts'
import { fileOfText, guessTitle } from './pasted-text.ts'
import styles from './import.module.css'

/** Pasted text becomes a source of its own. */
export function PasteDialog({ text: pasted }: { text: string }): ReactElement {
  const { t } = useTranslation(['import', 'common'])
  const [text, setText] = useState(pasted)
  const [title, setTitle] = useState(() => guessTitle(pasted))
  const isEmpty = text.trim() === ''
  const run = (): void => {
    closeDialog()
    void importFiles([fileOfText(title, text)])
  }
  return (
    <Dialog
      isOpen
      onClose={closeDialog}
      title={t('import:pasteTitle')}
      actions={
        <>
          <Button onPress={closeDialog}>{t('common:cancel')}</Button>
          <Button variant="primary" isDisabled={isEmpty} onPress={run}>
            {t('import:pasteImport')}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isEmpty) run()
        }}
      >
        <TextField
          autoFocus
          label={t('import:pasteName')}
          placeholder={t('import:pasteNameHint')}
          value={title}
          onChange={setTitle}
          maxLength={200}
        />
        <TextField label={t('import:pasteText')} rows={9} value={text} onChange={setText} />
      </form>
    </Dialog>
  )
}
