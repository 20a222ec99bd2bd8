import { Highlighter, Library, Newspaper, PanelLeft, Tags } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { showInLibrary, useLibrary, type LibraryFilter } from '../../library/library-state.ts'
import { goToWaiting } from '../../desk/rail/go-to-desk.ts'
import { useCall } from '../../queries.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useWorkspace } from '../../workspace.ts'
import { useFold } from '../use-fold.ts'
import { NavLine } from './nav-line.tsx'
import { NavSources } from './nav-sources.tsx'
import { NavThemes } from './nav-themes.tsx'
import styles from './nav.module.css'

/**
 * The library at a glance. Folded (by choice, and below 1100 px or, with four panes, 1500) it is a strip of icons; on a narrow window it
 * opens over the view instead of pushing it aside.
 */
export function Nav({ isNarrow }: { isNarrow: boolean }): ReactElement {
  const { t } = useTranslation('shell')
  const isOpen = useWorkspace((state) => state.navOpen)
  const set = useWorkspace((state) => state.set)
  useFold('navOpen', isNarrow)
  const toggle = (): void => set({ navOpen: !isOpen })
  const full = (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes what lies over the view
    <nav
      aria-label={t('nav')}
      className={[styles.nav, isNarrow && styles.over].filter(Boolean).join(' ')}
      onKeyDown={(event) => event.key === 'Escape' && isNarrow && set({ navOpen: false })}
    >
      <NavContent onDone={isNarrow ? () => set({ navOpen: false }) : undefined} />
    </nav>
  )
  if (!isNarrow && isOpen) return full
  const icons = [
    { label: t('allReports'), icon: <Library aria-hidden />, run: () => showInLibrary({}) },
    {
      label: t('highlighted'),
      icon: <Highlighter aria-hidden />,
      run: () => showInLibrary({ highlighted: true }),
    },
    { label: t('sources'), icon: <Newspaper aria-hidden />, run: toggle },
    { label: t('themes'), icon: <Tags aria-hidden />, run: toggle },
  ]
  return (
    <>
      <nav aria-label={t('navStrip')} className={styles.strip}>
        <IconButton
          label={isOpen ? t('navHide') : t('navShow')}
          keys="Mod+\"
          icon={<PanelLeft aria-hidden />}
          onPress={toggle}
        />
        {icons.map(({ label, icon, run }) => (
          <IconButton key={label} label={label} icon={icon} onPress={run} />
        ))}
      </nav>
      {isOpen ? full : null}
    </>
  )
}

const isSame = (a: LibraryFilter, b: LibraryFilter): boolean => JSON.stringify(a) === JSON.stringify(b)

function NavContent({ onDone }: { onDone: (() => void) | undefined }): ReactElement {
  const { t } = useTranslation(['shell', 'rail'])
  const reports = useCall('reports.list', {})
  const filter = useLibrary((state) => state.filter)
  const sources = useCall('sources.list', {})
  const waiting = sources.data?.filter(({ proposals }) => proposals > 0).length ?? 0
  const isDesk = useWorkspace((state) => state.view === 'desk')
  const inLibrary = useWorkspace((state) => state.view === 'library')
  const show = (next: LibraryFilter): void => {
    showInLibrary(next)
    onDone?.()
  }
  const isShown = (candidate: LibraryFilter): boolean => inLibrary && isSame(candidate, filter)
  const rows = reports.data ?? []
  return (
    <>
      <ul>
        <NavLine
          label={t('shell:allReports')}
          count={rows.length}
          isActive={isShown({})}
          onPress={() => show({})}
        />
        <NavLine
          label={t('shell:highlighted')}
          count={rows.filter((row) => row.highlights > 0).length}
          isActive={isShown({ highlighted: true })}
          onPress={() => show({ highlighted: true })}
        />
        {waiting > 0 ? (
          <NavLine
            label={t('rail:waitingPages')}
            count={waiting}
            onPress={() => {
              goToWaiting()
              onDone?.()
            }}
          />
        ) : null}
      </ul>
      <NavSources reports={rows} show={show} isShown={isShown} isDesk={isDesk} onDone={onDone} />
      <NavThemes show={show} isShown={isShown} onDone={onDone} />
    </>
  )
}
