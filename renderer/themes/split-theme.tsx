import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Target } from '../../shared/model/note.ts'
import type { Theme } from '../../shared/model/theme.ts'
import { send } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { notify } from '../ui/notify.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useWorkspace } from '../workspace.ts'
import { nextColor } from '../../shared/theme-color.ts'
import { twinOf } from './theme-tree.ts'

/** Gives the chosen passages a new theme in place of this one. */
export function SplitTheme({
  theme,
  themes,
  targets,
  suggestion,
  onClose,
}: {
  theme: Theme
  themes: readonly Theme[]
  targets: Target[]
  /** What was searched for: likely the new theme's name. */
  suggestion: string
  onClose: (isDone: boolean) => void
}): ReactElement {
  const { t } = useTranslation(['themes', 'common'])
  const [name, setName] = useState(suggestion.trim())
  const twin = twinOf(themes, name)
  const split = async (): Promise<void> => {
    const wanted = name.trim()
    if (wanted === '') return
    try {
      const made = await send('themes.split', {
        ...{ id: theme.id, targets, name: wanted, color: nextColor(themes) },
      })
      onClose(true)
      notify.done(t('splitDone', { name: made.name }), {
        action: {
          label: t('twinUse'),
          run: () => useWorkspace.getState().set({ view: 'themes', themeId: made.id }),
        },
      })
    } catch (error) {
      notify.error(error)
    }
  }
  return (
    <Dialog
      isOpen
      size="small"
      title={t('splitTitle', { name: theme.name })}
      onClose={() => onClose(false)}
      actions={
        <>
          <Button onPress={() => onClose(false)}>{t('common:cancel')}</Button>
          <Button variant="primary" isDisabled={name.trim() === ''} onPress={() => void split()}>
            {t('splitDo')}
          </Button>
        </>
      }
    >
      <p>{t('splitCount', { count: targets.length, name: theme.name })}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void split()
        }}
      >
        <TextField
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type it
          autoFocus
          label={t('splitName')}
          maxLength={200}
          value={name}
          onChange={setName}
          {...(twin ? { description: t('twin', { path: twin.path }) } : {})}
        />
      </form>
    </Dialog>
  )
}
