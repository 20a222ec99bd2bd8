import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallResult } from '../../../shared/contract.ts'
import { EXPORT_GROUPS } from '../../../shared/model/export-format.ts'
import { ChoiceList } from '../../ui/choice-list.tsx'
import { PACKAGE } from './choices.ts'

type Format = CallResult<'export.formats'>[number]

/** The formats by what they are for, the chosen one with a sentence. */
export function FormatChoice({
  formats,
  value,
  onChange,
}: {
  formats: readonly Format[]
  value: string
  onChange: (format: string) => void
}): ReactElement {
  const { t } = useTranslation('export')
  const choice = (id: string, extension: string) => ({
    id,
    label: t(`format.${id as 'markdown'}`),
    detail: `.${extension}`,
    description: t(`formatWords.${id as 'markdown'}`),
  })
  return (
    <ChoiceList
      label={t('format')}
      value={value}
      onChange={onChange}
      isNarrow
      groups={[
        ...EXPORT_GROUPS.map((group) => ({
          id: group,
          label: t(`group.${group}`),
          choices: formats
            .filter((format) => format.group === group)
            .map(({ id, extension }) => choice(id, extension)),
        })),
        { id: PACKAGE, label: t('group.package'), choices: [choice(PACKAGE, 'pressmark')] },
      ]}
    />
  )
}
