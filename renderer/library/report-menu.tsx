import {
  BookOpen,
  Columns2,
  Download,
  FastForward,
  FilePlus2,
  GitCompareArrows,
  Info,
  Newspaper,
  Pencil,
  TextQuote,
  Trash2,
} from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportRow } from '../../shared/model/report.ts'
import { copyCitation } from '../reader/citation.ts'
import { openDialog } from '../ui/dialogs.ts'
import { ContextMenu, MenuItem, MenuSeparator } from '../ui/menu.tsx'
import { chooseNewVersion } from './import/choose-files.ts'
import { exportOf, openReport, openSideBySide, removeReports, showOnPage } from './report-actions.ts'
import { openNewer, useNewerPages } from '../reader/newer-pages.ts'

export interface MenuPlace {
  /** Where in the window, CSS px; `anchor` gets the focus back. */
  x: number
  y: number
  anchor: HTMLElement
  reports: ReportRow[]
}

/** What can be done with one report, or with the selected ones. */
export function ReportMenu({
  place,
  most,
  onClose,
}: {
  place: MenuPlace | null
  /** How many panes there can be. */
  most: number
  onClose: () => void
}): ReactElement | null {
  const { t } = useTranslation(['library', 'common', 'commands', 'rail', 'versions', 'export'])
  const newer = useNewerPages()
  const [report] = place?.reports ?? []
  if (!place || !report) return null
  const isMany = place.reports.length > 1
  const run: Record<string, () => void> = {
    open: () => openReport(report.id),
    beside: () => openReport(report.id, true),
    together: () => openSideBySide(place.reports.map(({ id }) => id)),
    desk: () => showOnPage(report),
    details: () => openDialog({ kind: 'report', id: report.id }),
    source: () => openDialog({ kind: 'source', id: report.sourceId }),
    newer: () => void openNewer(report),
    importNewer: () => chooseNewVersion(report.sourceId),
    version: () => openDialog({ kind: 'version', id: report.sourceId }),
    export: () => openDialog({ kind: 'export', scope: exportOf(place.reports) }),
    cite: () => copyCitation(report.id),
    remove: () => void removeReports(place.reports),
  }
  return (
    <ContextMenu
      at={place}
      label={isMany ? t('library:actionsOfMany', { count: place.reports.length }) : t('library:actions')}
      onClose={onClose}
      onAction={(key) => run[key]?.()}
    >
      {isMany ? (
        <MenuItem id="together" icon={<Columns2 aria-hidden />} isDisabled={place.reports.length > most}>
          {t('library:openTogether', { count: place.reports.length })}
        </MenuItem>
      ) : null}
      {isMany ? (
        <MenuItem id="export" icon={<Download aria-hidden />}>
          {t('export:exportThese')}
        </MenuItem>
      ) : (
        <>
          <MenuItem id="open" icon={<BookOpen aria-hidden />} keys="Enter">
            {t('common:open')}
          </MenuItem>
          <MenuItem id="beside" icon={<Columns2 aria-hidden />} keys="Mod+Enter">
            {t('common:openBeside')}
          </MenuItem>
          <MenuItem id="desk" icon={<Newspaper aria-hidden />}>
            {t('rail:showOnPage')}
          </MenuItem>
          {newer.has(report.sourceId) ? (
            <MenuItem id="newer" icon={<FastForward aria-hidden />}>
              {t('versions:openNewer')}
            </MenuItem>
          ) : null}
          <MenuSeparator />
          <MenuItem id="details" icon={<Pencil aria-hidden />}>
            {t('commands:reportDetails')}
          </MenuItem>
          <MenuItem id="source" icon={<Info aria-hidden />}>
            {t('commands:sourceDetails')}
          </MenuItem>
          <MenuItem id="cite" icon={<TextQuote aria-hidden />}>
            {t('export:copyCitation')}
          </MenuItem>
          <MenuItem id="export" icon={<Download aria-hidden />}>
            {t('commands:exportReport')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem id="importNewer" icon={<FilePlus2 aria-hidden />}>
            {t('versions:importNewer')}
          </MenuItem>
          <MenuItem id="version" icon={<GitCompareArrows aria-hidden />}>
            {t('versions:saySo')}
          </MenuItem>
        </>
      )}
      <MenuSeparator />
      <MenuItem id="remove" icon={<Trash2 aria-hidden />} keys="Delete" danger>
        {isMany ? t('library:removeMany', { count: place.reports.length }) : t('library:removeOne')}
      </MenuItem>
    </ContextMenu>
  )
}
