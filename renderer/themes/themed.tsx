import { Tag } from 'lucide-react'
import { useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Target } from '../../shared/model/note.ts'
import { useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { setTheme } from './theme-actions.ts'
import { ThemeChip } from './theme-chip.tsx'
import { ThemePicker } from './theme-picker.tsx'
import styles from './themed.module.css'

/**
 * The themes on a highlight or report: chips, and the picker beside them. Whoever shows it says when the
 * picker is open, so that a key can open it too.
 * @param isBare shows no "Add theme" button (a card has one among its actions)
 */
export function Themed({
  target,
  themeIds,
  isPicking,
  onPicking,
  isBare = false,
}: {
  target: Target
  themeIds: readonly string[]
  isPicking: boolean
  onPicking: (open: boolean) => void
  isBare?: boolean
}): ReactElement {
  const { t } = useTranslation('themes')
  const { data: themes = [] } = useCall('themes.list', {})
  const anchor = useRef<HTMLDivElement>(null)
  const shown = themes.filter((theme) => themeIds.includes(theme.id))
  return (
    <div ref={anchor} className={styles.themed} data-empty={(shown.length === 0 && !isPicking) || undefined}>
      {shown.map((theme) => (
        <ThemeChip key={theme.id} theme={theme} onRemove={() => void setTheme(theme.id, target, false)} />
      ))}
      {isBare ? null : (
        <Button
          variant="quiet"
          className={styles.add}
          icon={<Tag aria-hidden />}
          onPress={() => onPicking(true)}
        >
          {t('addTheme')}
        </Button>
      )}
      {isPicking ? (
        <ThemePicker
          isOpen
          onClose={() => onPicking(false)}
          triggerRef={anchor}
          assigned={themeIds}
          resolveTarget={() => Promise.resolve(target)}
          of={target.kind === 'report' ? 'report' : 'passage'}
        />
      ) : null}
    </div>
  )
}
