import { Link2, Unlink2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { IconToggle } from '../../ui/icon-button.tsx'
import { usePreferences } from '../../ui/preferences.ts'
import { useWorkspace } from '../../workspace.ts'
import { toggle } from './actions.ts'

/** The chain in a pane's header: panes scroll together by what they tell, or apart. */
export function FastenButton({ paneId }: { paneId: string }): ReactElement {
  const { t } = useTranslation('beside')
  const isOn = usePreferences()['beside.fastened']
  return (
    <IconToggle
      small
      label={t('fasten')}
      keys="y"
      icon={isOn ? <Link2 aria-hidden /> : <Unlink2 aria-hidden />}
      isSelected={isOn}
      onChange={() => {
        useWorkspace.getState().activatePane(paneId)
        toggle('beside.fastened')
      }}
    />
  )
}
