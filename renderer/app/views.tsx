import { PanelRight } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { DeskView } from '../desk/desk-view.tsx'
import { LibraryView } from '../library/library-view.tsx'
import { NotesView } from '../notes/notebook/notes-view.tsx'
import { LinksView } from '../links/links-view.tsx'
import { AnnotationPanel } from '../reader/panel/annotation-panel.tsx'
import { ReaderView } from '../reader/reader-view.tsx'
import { SearchView } from '../search/view/search-view.tsx'
import { StoriesView } from '../stories/stories-view.tsx'
import { ThemesView } from '../themes/themes-view.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { useWorkspace, type View } from '../workspace.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { useFold } from './use-fold.ts'
import styles from './views.module.css'

/** The view the user chose. */
export function MainView({ view }: { view: View }): ReactElement {
  if (view === 'library') return <LibraryView />
  if (view === 'themes') return <ThemesView />
  if (view === 'notes') return <NotesView />
  if (view === 'links') return <LinksView />
  if (view === 'stories') return <StoriesView />
  if (view === 'desk') return <DeskView />
  if (view === 'search') return <SearchView reader={<ReaderView />} />
  return <ReaderView />
}

/** What the active report holds, beside the panes; below 1100 px (1500 with four panes) a strip from which it opens over them. */
export function SideView({ isNarrow }: { isNarrow: boolean }): ReactElement {
  const { t } = useTranslation('shell')
  const isOpen = useWorkspace((state) => state.sideOpen)
  const set = useWorkspace((state) => state.set)
  useFold('sideOpen', isNarrow)
  return (
    <>
      {isOpen ? (
        <aside
          aria-label={t('side')}
          className={[styles.side, isNarrow && styles.over].filter(Boolean).join(' ')}
        >
          <ErrorBoundary>
            <AnnotationPanel />
          </ErrorBoundary>
        </aside>
      ) : null}
      {isOpen && !isNarrow ? null : (
        <div className={styles.strip}>
          <IconButton
            label={isOpen ? t('sideHide') : t('sideShow')}
            keys="Mod+."
            icon={<PanelRight aria-hidden />}
            onPress={() => set({ sideOpen: !isOpen })}
          />
        </div>
      )}
    </>
  )
}
