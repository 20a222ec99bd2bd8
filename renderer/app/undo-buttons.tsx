import { Redo2, Undo2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../queries.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { redo, undo } from './undo.ts'
import { useStepName } from './undo-words.ts'

/** Undo and redo, each naming the step it would take. */
export function UndoButtons(): ReactElement {
  const { t } = useTranslation(['shell', 'common'])
  const { data } = useCall('undo.state', {})
  const name = useStepName()
  return (
    <>
      <IconButton
        label={data?.undo ? t('shell:undoStep', { step: name(data.undo) }) : t('common:undo')}
        keys="Mod+Z"
        icon={<Undo2 aria-hidden />}
        isDisabled={!data?.undo}
        onPress={undo}
      />
      <IconButton
        label={data?.redo ? t('shell:redoStep', { step: name(data.redo) }) : t('common:redo')}
        keys="Mod+Shift+Z"
        icon={<Redo2 aria-hidden />}
        isDisabled={!data?.redo}
        onPress={redo}
      />
    </>
  )
}
