import { X } from 'lucide-react'
import type { ReactElement } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Theme } from '../../shared/model/theme.ts'
import { useWorkspace } from '../workspace.ts'
import { ColorDot } from '../ui/color-dot.tsx'
import { passFocus } from '../ui/pass-focus.ts'
import styles from './theme-chip.module.css'

/** A theme on a card: its dot and name open its page; the cross takes it off. */
export function ThemeChip({ theme, onRemove }: { theme: Theme; onRemove?: () => void }): ReactElement {
  const { t } = useTranslation('themes')
  const open = (): void => useWorkspace.getState().set({ view: 'themes', themeId: theme.id })
  return (
    <span className={styles.chip} data-goes="">
      <AriaButton className={styles.name ?? ''} onPress={open}>
        <ColorDot color={theme.color} />
        {theme.name}
      </AriaButton>
      {onRemove ? (
        <AriaButton
          className={styles.remove ?? ''}
          aria-label={t('removeFrom', { name: theme.name })}
          data-takes-off=""
          onPress={({ target }) => {
            passFocus(target)
            onRemove()
          }}
        >
          <X aria-hidden />
        </AriaButton>
      ) : null}
    </span>
  )
}
