import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Theme } from '../../shared/model/theme.ts'
import { send } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { notify } from '../ui/notify.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useWorkspace } from '../workspace.ts'
import { nextColor } from '../../shared/theme-color.ts'
import { twinOf } from './theme-tree.ts'
import { endTheme } from './themes-state.ts'
import styles from './themes-view.module.css'

/** Asks for the name of a new theme and opens it. Escape gives up. */
export function NewTheme({ parentId, themes }: { parentId: string | null; themes: Theme[] }): ReactElement {
  const { t } = useTranslation(['themes', 'common'])
  const [name, setName] = useState('')
  const twin = twinOf(themes, name)
  const parent = themes.find((theme) => theme.id === parentId)
  const create = async (): Promise<void> => {
    if (name.trim() === '') return
    try {
      const color = parent?.color ?? nextColor(themes)
      const made = await send('themes.create', { name: name.trim(), parentId, color })
      endTheme()
      useWorkspace.getState().set({ themeId: made.id })
    } catch (error) {
      notify.error(error)
    }
  }
  return (
    <form
      className={styles.create}
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <TextField
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for by a button or a command
        autoFocus
        label={parent ? t('newSubTheme') : t('newThemeName')}
        hideLabel={!parent}
        placeholder={t('newThemeName')}
        {...(twin
          ? { description: t('twin', { path: twin.path }) }
          : parent
            ? { description: parent.name }
            : {})}
        maxLength={200}
        value={name}
        onChange={setName}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.nativeEvent.isComposing) endTheme()
          else event.continuePropagation()
        }}
      />
      <div className={styles.buttons}>
        <Button type="submit" variant="primary" isDisabled={name.trim() === ''}>
          {t('common:save')}
        </Button>
        {twin ? (
          <Button
            onPress={() => {
              endTheme()
              useWorkspace.getState().set({ themeId: twin.theme.id })
            }}
          >
            {t('twinUse')}
          </Button>
        ) : null}
        <Button onPress={endTheme}>{t('common:cancel')}</Button>
      </div>
    </form>
  )
}
