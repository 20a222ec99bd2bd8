import { useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { LibraryFilter } from '../../library/library-state.ts'
import { useCall } from '../../queries.ts'
import { ColorDot } from '../../ui/color-dot.tsx'
import { useWorkspace } from '../../workspace.ts'
import { NavLine } from './nav-line.tsx'
import { themeLines } from './nav-tree.ts'
import styles from './nav.module.css'

/** Themes with how much they hold. In the themes view a click opens the theme, elsewhere it filters the library. */
export function NavThemes({
  show,
  isShown,
  onDone,
}: {
  show: (filter: LibraryFilter) => void
  isShown: (filter: LibraryFilter) => boolean
  onDone: (() => void) | undefined
}): ReactElement {
  const { t } = useTranslation('shell')
  const themes = useCall('themes.list', {})
  const lines = useMemo(() => themeLines(themes.data ?? []), [themes.data])
  const inThemes = useWorkspace((state) => state.view === 'themes')
  const themeId = useWorkspace((state) => state.themeId)
  const set = useWorkspace((state) => state.set)
  return (
    <section aria-label={t('themes')}>
      <h2 className={styles.heading}>{t('themes')}</h2>
      {lines.length === 0 ? <p className={styles.none}>{t('noThemes')}</p> : null}
      <ul>
        {lines.map(({ theme, depth }) => (
          <NavLine
            key={theme.id}
            label={theme.name}
            title={theme.definition || theme.name}
            icon={<ColorDot color={theme.color} />}
            depth={depth}
            count={theme.highlights + theme.reports}
            isActive={inThemes ? themeId === theme.id : isShown({ themeId: theme.id })}
            onPress={() => {
              if (!inThemes) return show({ themeId: theme.id })
              set({ themeId: theme.id })
              onDone?.()
            }}
          />
        ))}
      </ul>
    </section>
  )
}
