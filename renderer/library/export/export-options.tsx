import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { CitationStyle } from '../../../shared/citation/cited.ts'
import { EXPORT_ORDERS, type EXPORT_OPTIONS } from '../../../shared/model/export-format.ts'
import { useCall } from '../../queries.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import type { ExportChoices } from '../../ui/preference-values.ts'
import { Select } from '../../ui/select.tsx'
import styles from './export.module.css'

/** What the chosen format can be asked; nothing where it can be asked nothing. */
export function ExportOptions({
  heeds,
  value,
  onChange,
}: {
  /** The options that the format names. */
  heeds: readonly (typeof EXPORT_OPTIONS)[number][]
  value: ExportChoices
  onChange: (value: ExportChoices) => void
}): ReactElement | null {
  const { t } = useTranslation(['export', 'vault'])
  const { data: corrections = [] } = useCall('corrections.list', {})
  const has = (option: (typeof EXPORT_OPTIONS)[number]): boolean => heeds.includes(option)
  const set = (part: Partial<ExportChoices>): void => onChange({ ...value, ...part })
  const ticks = (
    [
      { option: 'text', label: t('withText') },
      { option: 'notes', label: t('withNotes') },
      { option: 'excel', label: t('excel') },
      { option: 'themeFiles', label: t('vault:themeFiles') },
      { option: 'storyFiles', label: t('vault:storyFiles') },
    ] as const
  ).filter(({ option }) => has(option))
  if (heeds.length === 0 && corrections.length === 0) return null
  return (
    <div role="group" aria-label={t('options')} className={styles.options}>
      {ticks.length > 0 ? (
        <div className={styles.ticks}>
          {ticks.map(({ option, label }) => (
            <Checkbox
              key={option}
              label={label}
              isSelected={value[option]}
              onChange={(on) => set({ [option]: on })}
            />
          ))}
        </div>
      ) : null}
      <div className={styles.selects}>
        {has('order') ? (
          <Select
            label={t('order')}
            value={value.order}
            onChange={(order) => set({ order })}
            options={EXPORT_ORDERS.map((id) => ({ id, label: t(`order.${id}`) }))}
          />
        ) : null}
        {has('citation') ? (
          <Select
            label={t('citation')}
            value={value.citation}
            onChange={(citation) => set({ citation })}
            options={[
              { id: 'none' as const, label: t('citation.none') },
              ...CitationStyle.options.map((id) => ({ id, label: t(`style.${id}`) })),
            ]}
          />
        ) : null}
        {corrections.length > 0 ? (
          <Select
            label={t('printed')}
            value={value.words}
            onChange={(words) => set({ words })}
            options={(['corrected', 'original'] as const).map((id) => ({ id, label: t(`printed.${id}`) }))}
          />
        ) : null}
      </div>
    </div>
  )
}
