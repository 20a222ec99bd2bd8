import { ListFilter } from 'lucide-react'
import { useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { activeReportId, useWorkspace } from '../workspace.ts'
import { filterFor } from './highlights/filter.ts'
import { filterHighlights, useReader, type HighlightFilter } from './reader-store.ts'
import styles from './filter-strip.module.css'

/** Above the panes while only some highlights are shown: which, how many, and the way back. Nothing hides unsaid. */
export function FilterStrip(): ReactElement | null {
  const filter = useReader((state) => state.filter)
  return filter ? <Strip filter={filter} /> : null
}

function Strip({ filter }: { filter: HighlightFilter }): ReactElement {
  const { t } = useTranslation(['highlights', 'common'])
  const reportId = useWorkspace(activeReportId)
  const { data: themes = [] } = useCall('themes.list', {})
  const { data } = useCall('reports.annotations', { id: reportId ?? '' }, { enabled: reportId !== null })
  const shown = useMemo(() => {
    const on = Map.groupBy(data?.themes ?? [], ({ target }) => target.id)
    const passes = filterFor(filter, themes)
    return (data?.highlights ?? []).filter((highlight) =>
      passes({ highlight, themeIds: on.get(highlight.id)?.map(({ themeId }) => themeId) ?? [] }),
    ).length
  }, [data, themes, filter])
  const theme = themes.find(({ id }) => id === filter.themeId)
  const what = [theme?.name, filter.color && t(`common:color.${filter.color}`)].filter(Boolean).join(' · ')
  return (
    <div className={styles.strip} data-filter-strip="">
      <ListFilter aria-hidden />
      <output>{t('filtered', { what, shown, count: data?.highlights.length ?? 0 })}</output>
      <Button variant="quiet" onPress={() => filterHighlights(null)}>
        {t('filterOff')}
      </Button>
    </div>
  )
}
