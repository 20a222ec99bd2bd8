import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { closeDialog } from '../../ui/dialogs.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { chosen, importFiles } from './import-store.ts'
import { fileOfHtml, fileOfText, guessTitle } from './pasted-text.ts'
import styles from './import.module.css'

/** Pasted text becomes a source of its own. */
export function PasteDialog({
  text: pasted,
  html,
}: {
  text: string
  html?: string | undefined
}): ReactElement {
  const { t } = useTranslation(['import', 'common'])
  const [text, setText] = useState(pasted)
  const [title, setTitle] = useState(() => guessTitle(pasted))
  const [how, setHow] = useState<'rich' | 'plain'>(html === undefined ? 'plain' : 'rich')
  const isEmpty = text.trim() === ''
  const run = (): void => {
    closeDialog()
    const isRich = html !== undefined && how === 'rich'
    void importFiles([chosen(isRich ? fileOfHtml(title, text, html) : fileOfText(title, text))])
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
        {html === undefined ? null : (
          <Segmented
            label={t('import:pasteHow')}
            segments={[
              { id: 'rich', label: t('import:pasteRich') },
              { id: 'plain', label: t('import:pastePlain') },
            ]}
            value={how}
            onChange={setHow}
          />
        )}
        <TextField
          label={t('import:pasteText')}
          rows={9}
          value={text}
          onChange={setText}
          // With its structure it comes in as it was copied.
          isReadOnly={how === 'rich'}
        />
      </form>
    </Dialog>
  )
}
