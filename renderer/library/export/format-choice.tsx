import { FilePen } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallResult } from '../../../shared/contract.ts'
import { EXPORT_GROUPS } from '../../../shared/model/export-format.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceList } from '../../ui/choice-list.tsx'
import { openDialog } from '../../ui/dialogs.ts'
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
  const { t } = useTranslation(['export', 'templates'])
  const choice = ({ id, extension, name }: Pick<Format, 'id' | 'extension' | 'name'>) => ({
    id,
    label: name ?? t(`format.${id as 'markdown'}`),
    detail: `.${extension}`,
    description: name === undefined ? t(`formatWords.${id as 'markdown'}`) : t('templates:formatWords'),
  })
  const groups = EXPORT_GROUPS.filter((group) => formats.some((format) => format.group === group))
  return (
    <>
      <ChoiceList
        label={t('format')}
        value={value}
        onChange={onChange}
        isNarrow
        groups={[
          ...groups.map((group) => ({
            id: group,
            label: group === 'templates' ? t('templates:group') : t(`group.${group}`),
            choices: formats.filter((format) => format.group === group).map(choice),
          })),
          {
            id: PACKAGE,
            label: t('group.package'),
            choices: [choice({ id: PACKAGE, extension: 'pressmark' })],
          },
        ]}
      />
      <Button
        variant="quiet"
        icon={<FilePen aria-hidden />}
        onPress={() => openDialog({ kind: 'templates' })}
      >
        {t('templates:edit')}
      </Button>
    </>
  )
}
