import { FilePen } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallResult } from '../../../shared/contract.ts'
import { CitationStyle } from '../../../shared/citation/cited.ts'
import { EXPORT_GROUPS } from '../../../shared/model/export-format.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { ChoiceList } from '../../ui/choice-list.tsx'
import { openDialog } from '../../ui/dialogs.ts'
import { Select } from '../../ui/select.tsx'

type Format = CallResult<'export.formats'>[number]
/** What is chosen: a format, and what it can be asked. */
export interface ChosenFormat {
  format: string
  citation: CitationStyle | 'none'
  excel: boolean
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
  const { t } = useTranslation(['export', 'templates'])
  const options = formats.find(({ id }) => id === value.format)?.options ?? []
  return (
    <>
      <ChoiceList
        label={t('format')}
        value={value.format}
        onChange={(format) => onChange({ ...value, format })}
        groups={EXPORT_GROUPS.filter((group) => formats.some((format) => format.group === group)).map(
          (group) => ({
            id: group,
            label: group === 'templates' ? t('templates:group') : t(`group.${group}`),
            choices: formats
              .filter((format) => format.group === group)
              .map(({ id, extension, name }) => ({
                id,
                label: name ?? t(`format.${id as 'markdown'}`),
                detail: `.${extension}`,
                description:
                  name === undefined ? t(`formatWords.${id as 'markdown'}`) : t('templates:formatWords'),
              })),
          }),
        )}
      />
      <Button
        variant="quiet"
        icon={<FilePen aria-hidden />}
        onPress={() => openDialog({ kind: 'templates' })}
      >
        {t('templates:edit')}
      </Button>
      {options.includes('citation') ? (
        <Select
          label={t('citation')}
          value={value.citation}
          onChange={(citation) => onChange({ ...value, citation })}
          options={[
            { id: 'none' as const, label: t('citation.none') },
            ...CitationStyle.options.map((id) => ({ id, label: t(`style.${id}`) })),
          ]}
        />
      ) : null}
      {options.includes('excel') ? (
        <Checkbox
          label={t('excel')}
          isSelected={value.excel}
          onChange={(excel) => onChange({ ...value, excel })}
        />
      ) : null}
    </>
  )
}
