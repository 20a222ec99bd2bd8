import { ChevronDown, ChevronUp, X } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../queries.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { usePreferences } from '../../ui/preferences.ts'
import { useWorkspace } from '../../workspace.ts'
import { stepNew, toggle } from './actions.ts'
import styles from './told-strip.module.css'

/** Above a report while what was told before is set back: how much is new, what the grey means, the way to the next. */
export function ToldStrip({ paneId, reportId }: { paneId: string; reportId: string }): ReactElement | null {
  return usePreferences()['beside.told'] ? <Strip paneId={paneId} reportId={reportId} /> : null
}

function Strip({ paneId, reportId }: { paneId: string; reportId: string }): ReactElement {
  const { t } = useTranslation('beside')
  const { data, error } = useCall('parallels.told', { reportId })
  const go = (step: 1 | -1) => () => {
    useWorkspace.getState().activatePane(paneId)
    stepNew(step)
  }
  const told = data?.told.length ?? 0
  const fresh = (data?.sentences ?? 0) - told
  const titles = data?.earlier.map(({ title }) => title ?? '').join('\n')
  return (
    <div className={styles.strip} data-told-strip="">
      <output className={styles.words} title={titles}>
        {error ? t('toldFailed') : data ? t('toldFresh', { count: fresh }) : t('toldLooking')}
        {data && told > 0 ? (
          <>
            {' · '}
            <span className={styles.grey}>{t('toldBefore', { count: told })}</span>
          </>
        ) : null}
      </output>
      <span className={styles.legend}>{data ? t(told === 0 ? 'toldNothing' : 'toldLegend') : ''}</span>
      <IconButton
        small
        label={t('previousNew')}
        keys="Shift+w"
        icon={<ChevronUp aria-hidden />}
        isDisabled={!data}
        onPress={go(-1)}
      />
      <IconButton
        small
        label={t('nextNew')}
        keys="w"
        icon={<ChevronDown aria-hidden />}
        isDisabled={!data}
        onPress={go(1)}
      />
      <IconButton
        small
        label={t('toldOff')}
        keys="d"
        icon={<X aria-hidden />}
        onPress={() => toggle('beside.told')}
      />
    </div>
  )
}
