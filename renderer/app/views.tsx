import { PanelRight } from 'lucide-react'
import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { LibraryView } from '../library/library-view.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { useWorkspace, type View } from '../workspace.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import styles from './views.module.css'

/** The view the user chose. */
export function MainView({ view }: { view: View }): ReactElement {
  if (view === 'library') return <LibraryView />
  return <div />
}

/** What the active report holds, beside the panes; below 1100 px a strip that opens over them. */
export function SideView({ isNarrow }: { isNarrow: boolean }): ReactElement | null {
  const { t } = useTranslation('shell')
  const sideOpen = useWorkspace((state) => state.sideOpen)
  const sideTab = useWorkspace((state) => state.sideTab)
  const set = useWorkspace((state) => state.set)
  const [over, setOver] = useState(false)
  // Asking for another part of the panel (a note, a link) must show it, also where it is folded away.
  useEffect(() => setOver(false), [isNarrow])
  useEffect(
    () =>
      useWorkspace.subscribe((now, before) => {
        if (now.sideTab !== before.sideTab || now.activeHighlightId !== before.activeHighlightId)
          setOver(now.activeHighlightId !== null || now.sideTab !== before.sideTab)
      }),
    [],
  )
  const shown = isNarrow ? over : sideOpen
  const toggle = (): void => (isNarrow ? setOver(!over) : set({ sideOpen: !sideOpen }))

  return (
    <>
      {shown ? (
        <aside
          aria-label={t('side')}
          className={[styles.side, isNarrow && styles.over].filter(Boolean).join(' ')}
          data-tab={sideTab}
        >
          <ErrorBoundary>
            <div />
          </ErrorBoundary>
        </aside>
      ) : null}
      {shown && !isNarrow ? null : (
        <div className={styles.strip}>
          <IconButton
            label={shown ? t('sideHide') : t('sideShow')}
            keys="Mod+."
            icon={<PanelRight aria-hidden />}
            onPress={toggle}
          />
        </div>
      )}
    </>
  )
}
