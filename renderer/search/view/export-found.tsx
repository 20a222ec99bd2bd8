import { Download } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { openDialog } from '../../ui/dialogs.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import type { Place } from './places.ts'
import { useSearchView } from './view-state.ts'

/** What was found, out: the reports with a hit, or the highlights among the hits. */
export function ExportFound({ places }: { places: readonly Place[] }): ReactElement {
  const { t } = useTranslation('export')
  const query = useSearchView((state) => state.settled)
  const ids = [
    ...new Set(places.flatMap(({ hit }) => (hit.kind === 'highlight' ? (hit.highlightId ?? []) : []))),
  ]
  return (
    <Menu
      label={t('exportThese')}
      trigger={<IconButton small label={t('exportThese')} icon={<Download aria-hidden />} />}
      disabledKeys={ids.length > 0 ? [] : ['highlights']}
      onAction={(key) =>
        openDialog({
          kind: 'export',
          scope: key === 'highlights' ? { kind: 'highlights', ids } : { kind: 'search', query },
        })
      }
    >
      <MenuItem id="reports">{t('found.reports')}</MenuItem>
      <MenuItem id="highlights">{t('found.highlights', { count: ids.length })}</MenuItem>
    </Menu>
  )
}
