import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Theme } from '../../shared/model/theme.ts'
import { send } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { notify } from '../ui/notify.tsx'

/** Says what deleting a theme means before it is done; what carries it keeps everything else. */
export function RemoveTheme({
  theme,
  below,
  isOpen,
  onClose,
  onRemoved,
}: {
  theme: Theme
  /** How many themes stand directly below it. */
  below: number
  isOpen: boolean
  onClose: () => void
  onRemoved: () => void
}): ReactElement {
  const { t } = useTranslation(['themes', 'common'])
  const carried = theme.highlights + theme.reports
  const remove = async (): Promise<void> => {
    onClose()
    try {
      await send('themes.remove', { id: theme.id })
    } catch (error) {
      notify.error(error)
      return
    }
    onRemoved()
    notify.info(t('removed', { name: theme.name }), {
      id: `theme-${theme.id}`,
      action: {
        label: t('common:undo'),
        run: () =>
          void send('themes.restore', { id: theme.id }).catch((error: unknown) => notify.error(error)),
      },
    })
  }
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      role="alertdialog"
      size="small"
      title={t('removeTitle', { name: theme.name })}
      actions={
        <>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for by name a moment ago, and undo is at hand */}
          <Button variant="danger" autoFocus onPress={() => void remove()}>
            {t('remove')}
          </Button>
        </>
      }
    >
      <p>{carried === 0 ? t('removeNone') : t('removeCarried', { count: carried })}</p>
      {below > 0 ? <p>{t('removeChildren', { count: below })}</p> : null}
      <p>{t('removeUndo')}</p>
    </Dialog>
  )
}
