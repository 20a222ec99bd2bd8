import { Plus, Tags } from 'lucide-react'
import { useEffect, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { errorWords } from '../ui/error-words.ts'
import { useWorkspace } from '../workspace.ts'
import { CodebookMenu } from './codebook-menu.tsx'
import { NewTheme } from './new-theme.tsx'
import { ThemeDetail } from './theme-detail.tsx'
import { openTheme } from './theme-tree.ts'
import { ThemeTreeList } from './theme-tree-list.tsx'
import { beginTheme, useThemesState } from './themes-state.ts'
import frame from '../ui/split-view.module.css'
import styles from './themes-view.module.css'

/** All themes as a tree; beside it one theme: what it means, and every passage that carries it. */
export function ThemesView(): ReactElement {
  const { t } = useTranslation(['themes', 'common'])
  const list = useCall('themes.list', {})
  const themeId = useWorkspace((state) => state.themeId)
  const creating = useThemesState((state) => state.creating)
  const themes = list.data ?? []
  const theme = openTheme(themes, themeId)
  const open = (id: string | null): void => useWorkspace.getState().set({ themeId: id })
  const first = themeId === null ? theme?.id : undefined
  // The first one, shown because nothing was chosen, stays shown where it is moved and another becomes the first.
  useEffect(() => {
    if (first !== undefined) useWorkspace.getState().set({ themeId: first })
  }, [first])

  if (list.error)
    return (
      <EmptyState
        title={errorWords(list.error)}
        actions={<Button onPress={() => void list.refetch()}>{t('common:retry')}</Button>}
      />
    )
  if (list.data?.length === 0 && !creating)
    return (
      <EmptyState
        picture={<Tags aria-hidden size={32} strokeWidth={1.25} />}
        title={t('emptyTitle')}
        actions={
          <>
            <Button variant="primary" icon={<Plus aria-hidden />} onPress={() => beginTheme(null)}>
              {t('newTheme')}
            </Button>
            <CodebookMenu isBare />
          </>
        }
      >
        {t('emptyBody')}
      </EmptyState>
    )
  return (
    <div className={`${frame.view} ${styles.view}`}>
      <section className={frame.side} aria-label={t('tree')}>
        <header className={frame.head}>
          <h1 className={frame.title}>{t('themes')}</h1>
          <CodebookMenu />
          <Button variant="quiet" icon={<Plus aria-hidden />} onPress={() => beginTheme(null)}>
            {t('newTheme')}
          </Button>
        </header>
        {creating ? <NewTheme key={creating.parentId} parentId={creating.parentId} themes={themes} /> : null}
        <ThemeTreeList themes={themes} value={theme?.id ?? null} onChange={open} />
      </section>
      <section className={styles.main} aria-label={theme?.name}>
        {theme ? (
          <ThemeDetail key={theme.id} theme={theme} themes={themes} onRemoved={() => open(null)} />
        ) : null}
      </section>
    </div>
  )
}
