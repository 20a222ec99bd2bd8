import {
  BookOpen,
  Library,
  Link2,
  Milestone,
  Newspaper,
  NotebookPen,
  Settings,
  Tags,
  TextSearch,
} from 'lucide-react'
import type { ReactElement } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { goToDesk } from '../desk/rail/go-to-desk.ts'
import { SearchField } from '../search/search-field.tsx'
import { openDialog } from '../ui/dialogs.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { useWorkspace, type View } from '../workspace.ts'
import { commands } from './commands.ts'
import { UndoButtons } from './undo-buttons.tsx'
import styles from './header.module.css'

const VIEWS = [
  { id: 'library', label: 'view.library', icon: Library },
  { id: 'read', label: 'view.read', icon: BookOpen },
  { id: 'themes', label: 'view.themes', icon: Tags },
  { id: 'links', label: 'view.links', icon: Link2 },
  { id: 'stories', label: 'view.stories', icon: Milestone },
  { id: 'notes', label: 'view.notes', icon: NotebookPen },
  { id: 'search', label: 'view.search', icon: TextSearch },
  { id: 'desk', label: 'view.desk', icon: Newspaper },
] as const

/** Brand, the one search field, undo, views, settings. */
export function Header(): ReactElement {
  const { t } = useTranslation('shell')
  const view = useWorkspace((state) => state.view)
  const set = useWorkspace((state) => state.set)
  return (
    <header className={styles.header}>
      <h1 className={styles.brand}>
        <i aria-hidden />
        <span>Pressmark</span>
      </h1>
      <SearchField commands={commands} />
      <div className={styles.end}>
        <UndoButtons />
        <ToggleButtonGroup
          aria-label={t('views')}
          className={styles.views}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[view]}
          onSelectionChange={(keys) => {
            const [key] = keys
            if (key === 'desk') goToDesk()
            else if (key !== undefined) set({ view: key as View })
          }}
        >
          {VIEWS.map(({ id, label, icon: Icon }) => (
            <ToggleButton key={id} id={id} className={styles.view}>
              <Icon aria-hidden />
              <span>{t(label)}</span>
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <IconButton
          label={t('settings')}
          keys="Mod+,"
          icon={<Settings aria-hidden />}
          onPress={() => openDialog({ kind: 'settings' })}
        />
      </div>
    </header>
  )
}
