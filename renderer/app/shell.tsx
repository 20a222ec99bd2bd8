import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { DropTarget } from '../library/import/drop-target.tsx'
import { ImportPanel } from '../library/import/import-panel.tsx'
import { useHandedPackages } from '../library/packages/handed.ts'
import { useCall } from '../queries.ts'
import { useWorkspace } from '../workspace.ts'
import { useMedia } from './appearance.ts'
import { commands } from './commands.ts'
import { ConnectionBanner } from './connection-banner.tsx'
import { Dialogs } from './dialog-host.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { useHostCommands } from './host-commands.ts'
import { useKeyboard } from './keyboard.ts'
import { useNewVersionNotice, useUncleanNotice } from './notices.ts'
import { Nav } from './nav/nav.tsx'
import { SyncedBanner } from './synced-banner.tsx'
import { MainView, SideView } from './views.tsx'
import { useForgetRemoved } from './workspace-memory.ts'
import { useCheckNotice } from '../settings/check-notice.ts'
import banners from './banner.module.css'
import styles from './shell.module.css'

/** Header, left list, the view, the side panel and the status line. */
export function Shell(): ReactElement {
  const { t } = useTranslation('shell')
  const view = useWorkspace((state) => state.view)
  // Four panes with both sides open would have six Han a line at 1280 px.
  const isCrowded = useWorkspace((state) => state.view === 'read' && state.panes.length > 3)
  const isNarrow = useMedia(`(max-width: ${isCrowded ? 1499 : 1099}px)`)
  const reports = useCall('reports.list', {})
  useForgetRemoved(reports.data)
  useKeyboard(commands)
  useHostCommands()

  useHandedPackages()
  useUncleanNotice()
  useNewVersionNotice()
  useCheckNotice()
  return (
    <div className={styles.shell} data-view={view}>
      <a className={styles.skip} href="#main">
        {t('skip')}
      </a>
      <Header />
      <div className={banners.banners}>
        <ConnectionBanner />
        <SyncedBanner />
      </div>
      <div className={styles.body}>
        <Nav isNarrow={isNarrow} />
        <main id="main" className={styles.main} tabIndex={-1}>
          <ErrorBoundary key={view}>
            <MainView view={view} />
          </ErrorBoundary>
        </main>
        {view === 'read' ? <SideView isNarrow={isNarrow} /> : null}
      </div>
      <Footer />
      <ImportPanel />
      <DropTarget />
      <Dialogs />
    </div>
  )
}
