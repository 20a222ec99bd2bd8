import { Download, Search, Split } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { HighlightColor } from '../../shared/model/highlight.ts'
import { Button } from '../ui/button.tsx'
import { ColorDot } from '../ui/color-dot.tsx'
import { FilterField } from '../ui/filter-field.tsx'
import { Select } from '../ui/select.tsx'
import { SORTS, type PassageFilter } from './passage-rows.ts'
import { useThemesState } from './themes-state.ts'
import styles from './theme-passages.module.css'

/** Above the passages: how many, sorted and filtered how, and what is done with those chosen. */
export function PassageTools({
  shown,
  total,
  passages,
  reports,
  filter,
  onFilter,
  hasBelow,
  chosen,
  onChoose,
  onSplit,
  onExport,
}: {
  shown: number
  /** Of everything, filtered or not. */
  total: number
  passages: number
  /** Distinct ones that carry the theme or hold such a passage. */
  reports: number
  filter: PassageFilter
  onFilter: (filter: PassageFilter) => void
  hasBelow: boolean
  chosen: number
  /** All that are shown, or none. */
  onChoose: (everything: boolean) => void
  onSplit: () => void
  /** null: no passage is among those chosen. */
  onExport: (() => void) | null
}): ReactElement {
  const { t } = useTranslation(['themes', 'common', 'export'])
  const { sort, withBelow } = useThemesState()
  return (
    <div className={styles.tools}>
      <div className={styles.toolRow}>
        <FilterField
          label={t('filter')}
          placeholder={t('filter')}
          icon={<Search aria-hidden />}
          value={filter.text}
          onSettled={(text) => onFilter({ ...filter, text })}
        />
        <Select
          hideLabel
          label={t('filterColor')}
          value={filter.color}
          options={[
            { id: 'any' as const, label: t('anyColor') },
            ...HighlightColor.options.map((color) => ({
              id: color,
              label: t(`common:color.${color}`),
              icon: <ColorDot color={color} />,
            })),
          ]}
          onChange={(color) => onFilter({ ...filter, color })}
        />
        <Select
          hideLabel
          label={t('sort')}
          value={sort}
          options={SORTS.map((id) => ({ id, label: `${t('sort')}: ${t(`sort.${id}`)}` }))}
          onChange={(next) => useThemesState.setState({ sort: next })}
        />
        {hasBelow ? (
          <label className={styles.below}>
            <input
              type="checkbox"
              checked={withBelow}
              onChange={({ target }) => useThemesState.setState({ withBelow: target.checked })}
            />
            {t('withBelow')}
          </label>
        ) : null}
      </div>
      <div className={styles.toolRow}>
        <h2 className={styles.sum}>
          {shown === total
            ? [passages > 0 ? t('passages', { count: passages }) : '', t('reports', { count: reports })]
                .filter(Boolean)
                .join(' · ')
            : t('shownOf', { shown, total })}
        </h2>
        <Button variant="quiet" onPress={() => onChoose(chosen === 0)} isDisabled={shown === 0}>
          {chosen > 0 ? t('clearChosen') : t('chooseAll')}
        </Button>
        {chosen > 0 ? (
          <>
            <output className={styles.chosen}>{t('chosen', { count: chosen })}</output>
            <Button icon={<Split aria-hidden />} onPress={onSplit}>
              {t('split')}
            </Button>
            {onExport ? (
              <Button icon={<Download aria-hidden />} onPress={onExport}>
                {t('export:exportThese')}
              </Button>
            ) : null}
          </>
        ) : null}
      </div>
    </div>
  )
}
