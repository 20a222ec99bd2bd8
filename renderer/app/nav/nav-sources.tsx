import { Columns2, FilePlus2, GitCompareArrows, Info, Library, Newspaper } from 'lucide-react'
import { useMemo, useState, type MouseEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportRow } from '../../../shared/model/report.ts'
import type { LibraryFilter } from '../../library/library-state.ts'
import { chooseNewVersion } from '../../library/import/choose-files.ts'
import { startReportDrag } from '../../library/report-drag.ts'
import { pageName } from '../../library/report-words.ts'
import { useNewerPages } from '../../reader/newer-pages.ts'
import { useCall } from '../../queries.ts'
import { openDialog } from '../../ui/dialogs.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { ContextMenu, MenuItem, MenuSeparator } from '../../ui/menu.tsx'
import { langOf } from '../../ui/use-report-language.ts'
import { activeReportId, showsPanes, useWorkspace } from '../../workspace.ts'
import { NavLine } from './nav-line.tsx'
import { groupSources, type PageNode, type PublicationNode } from './nav-tree.ts'
import styles from './nav.module.css'

interface Shared {
  show: (filter: LibraryFilter) => void
  isShown: (filter: LibraryFilter) => boolean
  /** On the desk a click on a page puts that page there; elsewhere it filters the library. */
  isDesk: boolean
  onDone: (() => void) | undefined
}

/** Sources by publication; a publication opens to its pages, a page to its reports. */
export function NavSources({ reports, ...shared }: { reports: ReportRow[] } & Shared): ReactElement {
  const { t } = useTranslation('shell')
  const sources = useCall('sources.list', {})
  const groups = useMemo(() => groupSources(sources.data ?? [], reports), [sources.data, reports])
  return (
    <section aria-label={t('sources')}>
      <h2 className={styles.heading}>{t('sources')}</h2>
      {groups.length === 0 ? <p className={styles.none}>{t('noSources')}</p> : null}
      <ul>
        {groups.map((group) => (
          <Publication key={group.name ?? ''} group={group} isOnly={groups.length === 1} {...shared} />
        ))}
      </ul>
    </section>
  )
}

function Publication({
  group,
  isOnly,
  ...shared
}: { group: PublicationNode; isOnly: boolean } & Shared): ReactElement {
  const { t } = useTranslation(['shell', 'common', 'rail'])
  const waiting = group.pages.reduce((sum, { source }) => sum + source.proposals, 0)
  const name = group.name ?? t('common:noPublication')
  // The user's choice; until there is one, a single publication and that of the page on the desk show their pages.
  const [choice, setExpanded] = useState<boolean | null>(null)
  const hasDesk = useWorkspace(
    ({ view, deskSourceId }) =>
      view === 'desk' && group.pages.some(({ source }) => source.id === deskSourceId),
  )
  const isExpanded = choice ?? (isOnly || hasDesk)
  const filter = { publication: group.name }
  return (
    <NavLine
      label={name}
      title={name}
      count={group.reports}
      // Open, its pages say it themselves.
      waiting={isExpanded ? undefined : { count: waiting, words: t('rail:waiting', { count: waiting }) }}
      isQuiet={group.name === null}
      isActive={shared.isShown(filter)}
      isExpanded={isExpanded}
      expandLabel={t(isExpanded ? 'shell:collapse' : 'shell:expand', { name })}
      onExpand={() => setExpanded(!isExpanded)}
      onPress={() => shared.show(filter)}
    >
      {isExpanded ? (
        <ul>
          {group.pages.map((page) => (
            <Page key={page.source.id} page={page} {...shared} />
          ))}
        </ul>
      ) : null}
    </NavLine>
  )
}

function Page({ page, ...shared }: { page: PageNode } & Shared): ReactElement {
  const { t, i18n } = useTranslation(['shell', 'common', 'rail', 'library'])
  const { t: versions } = useTranslation('versions')
  const isOlder = useNewerPages().has(page.source.id)
  const [isExpanded, setExpanded] = useState(false)
  const [menu, setMenu] = useState<{ x: number; y: number; anchor: HTMLElement } | null>(null)
  const { id, proposals } = page.source
  const isOnDesk = useWorkspace((state) => state.view === 'desk' && state.deskSourceId === id)
  const printed = pageName(page.source, i18n.language, t)
  const name = isOlder ? versions('olderOf', { name: printed }) : printed
  const filter = { sourceId: id }
  const run = {
    desk: () => {
      useWorkspace.getState().openDesk(id)
      shared.onDone?.()
    },
    reports: () => shared.show(filter),
    details: () => openDialog({ kind: 'source', id }),
    importNewer: () => chooseNewVersion(id),
    version: () => openDialog({ kind: 'version', id }),
  }
  const openMenu = (event: MouseEvent<HTMLElement>): void => {
    event.preventDefault()
    const anchor = event.currentTarget.querySelector<HTMLElement>('[data-nav-line]') ?? event.currentTarget
    setMenu({ x: event.clientX, y: event.clientY, anchor })
  }
  return (
    <NavLine
      label={name}
      title={page.source.fileName}
      depth={1}
      count={page.reports.length}
      waiting={{ count: proposals, words: t('rail:waiting', { count: proposals }) }}
      isActive={isOnDesk || shared.isShown(filter)}
      isExpanded={isExpanded}
      expandLabel={t(isExpanded ? 'shell:collapse' : 'shell:expand', { name })}
      onExpand={() => setExpanded(!isExpanded)}
      onPress={shared.isDesk ? run.desk : run.reports}
      onContextMenu={openMenu}
      action={
        <>
          <IconButton
            small
            label={t('rail:toDeskOf', { name })}
            icon={<Newspaper aria-hidden />}
            onPress={run.desk}
          />
          <IconButton
            small
            label={t('shell:sourceActions', { name })}
            icon={<Info aria-hidden />}
            onPress={run.details}
          />
        </>
      }
    >
      <ContextMenu
        at={menu}
        label={name}
        onClose={() => setMenu(null)}
        onAction={(key) => run[key as keyof typeof run]()}
      >
        <MenuItem id="desk" icon={<Newspaper aria-hidden />}>
          {t('rail:toDesk')}
        </MenuItem>
        <MenuItem id="reports" icon={<Library aria-hidden />}>
          {t('rail:showReports')}
        </MenuItem>
        <MenuItem id="details" icon={<Info aria-hidden />}>
          {t('rail:editPage')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem id="importNewer" icon={<FilePlus2 aria-hidden />}>
          {versions('importNewer')}
        </MenuItem>
        <MenuItem id="version" icon={<GitCompareArrows aria-hidden />}>
          {versions('saySo')}
        </MenuItem>
      </ContextMenu>
      {isExpanded ? (
        <ul>
          {page.reports.map((report) => (
            <NavReport key={report.id} report={report} onDone={shared.onDone} />
          ))}
        </ul>
      ) : null}
    </NavLine>
  )
}

function NavReport({
  report,
  onDone,
}: {
  report: ReportRow
  onDone: (() => void) | undefined
}): ReactElement {
  const { t } = useTranslation('common')
  const open = useWorkspace((state) => state.open)
  const isActive = useWorkspace((state) => showsPanes(state) && activeReportId(state) === report.id)
  const title = report.title ?? (report.opening || t('untitled'))
  const openIt = (beside: boolean): void => {
    open(report.id, { beside })
    onDone?.()
  }
  return (
    <NavLine
      label={title}
      title={title}
      lang={langOf(report)}
      depth={2}
      isQuiet={report.title === null}
      isActive={isActive}
      onPress={(event) => openIt(event.ctrlKey || event.metaKey)}
      onDragStart={(event) => startReportDrag(event, [report])}
      action={
        <IconButton
          small
          label={t('openBeside')}
          icon={<Columns2 aria-hidden />}
          onPress={() => openIt(true)}
        />
      }
    />
  )
}
