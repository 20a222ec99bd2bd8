import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../queries.ts'
import { IconToggle } from '../../ui/icon-button.tsx'
import { useWorkspace } from '../../workspace.ts'
import { otherScript, scriptFor, setScript } from './scripts.ts'
import styles from './script-toggle.module.css'

/** The other script's sign in a pane's bar; pressed while the pane shows it. Nothing for a report without Chinese. */
export function ScriptToggle({
  paneId,
  reportId,
}: {
  paneId: string
  reportId: string
}): ReactElement | null {
  const { t } = useTranslation('corrections')
  const { data } = useCall('reports.get', { id: reportId })
  const script = useWorkspace((state) => state.panes.find((pane) => pane.id === paneId)?.script)
  const shownIn = data ? scriptFor(script, data.language) : null
  const target = shownIn ?? (data ? otherScript(data) : null)
  if (!target) return null
  return (
    <IconToggle
      small
      label={t(`script.${target}`)}
      keys="Alt+S"
      isSelected={shownIn !== null}
      onChange={(isOn) => setScript(paneId, isOn ? target : null)}
      className={styles.toggle ?? ''}
      icon={
        <span aria-hidden lang={target} className={styles.sign}>
          {target === 'zh-Hant' ? '繁' : '简'}
        </span>
      }
    />
  )
}
