import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallResult } from '../../../shared/contract.ts'
import { CitationStyle } from '../../../shared/citation/cited.ts'
import { EXPORT_GROUPS } from '../../../shared/model/export-format.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { ChoiceList } from '../../ui/choice-list.tsx'
import { Select } from '../../ui/select.tsx'

type Format = CallResult<'export.formats'>[number]
/** What is chosen: a format, and what it can be asked. */
export interface ChosenFormat {
  format: string
  citation: CitationStyle | 'none'
  excel: boolean
  themeFiles: boolean
  storyFiles: boolean
}

/** The formats by what they are for, each with a sentence, and the options of the chosen one. */
export function FormatChoice({
  formats,
  value,
  onChange,
}: {
  formats: readonly Format[]
  value: ChosenFormat
  onChange: (value: ChosenFormat) => void
}): ReactElement {
  const { t } = useTranslation(['export', 'vault'])
  const options = formats.find(({ id }) => id === value.format)?.options ?? []
  return (
    <>
      <ChoiceList
        label={t('export:format')}
        value={value.format}
        onChange={(format) => onChange({ ...value, format })}
        groups={EXPORT_GROUPS.map((group) => ({
          id: group,
          label: t(`export:group.${group}`),
          choices: formats
            .filter((format) => format.group === group)
            .map(({ id, extension }) => ({
              id,
              label: t(`export:format.${id as 'markdown'}`),
              detail: `.${extension}`,
              description: t(`export:formatWords.${id as 'markdown'}`),
            })),
        }))}
      />
      {options.includes('citation') ? (
        <Select
          label={t('export:citation')}
          value={value.citation}
          onChange={(citation) => onChange({ ...value, citation })}
          options={[
            { id: 'none' as const, label: t('export:citation.none') },
            ...CitationStyle.options.map((id) => ({ id, label: t(`export:style.${id}`) })),
          ]}
        />
      ) : null}
      {(['themeFiles', 'storyFiles'] as const)
        .filter((option) => options.includes(option))
        .map((option) => (
          <Checkbox
            key={option}
            label={t(`vault:${option}`)}
            isSelected={value[option]}
            onChange={(on) => onChange({ ...value, [option]: on })}
          />
        ))}
      {options.includes('excel') ? (
        <Checkbox
          label={t('export:excel')}
          isSelected={value.excel}
          onChange={(excel) => onChange({ ...value, excel })}
        />
      ) : null}
    </>
  )
}
