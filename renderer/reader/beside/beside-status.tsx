import { Link2, Spline, Table2, Unlink2 } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../../ui/preferences.ts'
import { Tooltip } from '../../ui/tooltip.tsx'
import { useWorkspace } from '../../workspace.ts'
import { usePanes } from '../use-panes.ts'
import { toggle } from './actions.ts'
import { useBeside } from './beside-store.ts'
import { reportsIn } from './open-reports.ts'
import styles from './beside-status.module.css'

/** In the status line while reports are read: what ties them, and the switches for it. */
export function BesideStatus(): ReactElement | null {
  const isReading = useWorkspace(({ view }) => view === 'read')
  const open = reportsIn(usePanes()).length
  return isReading && open > 0 ? <Switches isAlone={open < 2} /> : null
}

function Switches({ isAlone }: { isAlone: boolean }): ReactElement {
  const { t } = useTranslation('beside')
  const preferences = usePreferences()
  const count = useBeside(({ bonds }) => bonds.filter(({ a, b }) => a.reportId !== b.reportId).length)
  const figuresOpen = useBeside((state) => state.figuresOpen)
  const isFastened = preferences['beside.fastened']
  return (
    <span role="group" aria-label={t('status')} className={styles.status} data-beside-status="">
      {isAlone ? null : (
        <>
          <Switch
            keys="y"
            hint={t('fasten')}
            isOn={isFastened}
            icon={isFastened ? <Link2 aria-hidden /> : <Unlink2 aria-hidden />}
            onChange={() => toggle('beside.fastened')}
          >
            {t(isFastened ? 'fastenedState' : 'apartState')}
          </Switch>
          <Switch
            keys="b"
            hint={t('command.ribbons')}
            isOn={preferences['beside.ribbons']}
            icon={<Spline aria-hidden />}
            onChange={() => toggle('beside.ribbons')}
          >
            {t('ribbonsState', { count })}
          </Switch>
        </>
      )}
      <Switch
        keys="d"
        hint={t('command.told')}
        isOn={preferences['beside.told']}
        onChange={() => toggle('beside.told')}
      >
        {t('toldState')}
      </Switch>
      <Switch
        keys="Alt+G"
        hint={t('command.figures')}
        isOn={figuresOpen}
        icon={<Table2 aria-hidden />}
        onChange={() => useBeside.setState({ figuresOpen: !figuresOpen })}
      >
        {t('figuresState')}
      </Switch>
    </span>
  )
}

function Switch({
  keys,
  hint,
  isOn,
  icon,
  onChange,
  children,
}: {
  keys: string
  hint: string
  isOn: boolean
  icon?: ReactElement
  onChange: () => void
  children: ReactNode
}): ReactElement {
  return (
    <Tooltip text={hint} keys={keys}>
      <ToggleButton className={styles.switch ?? ''} isSelected={isOn} onChange={onChange}>
        {icon}
        {icon ? <span className={styles.words}>{children}</span> : children}
      </ToggleButton>
    </Tooltip>
  )
}
