import { Copy, Download, ShieldCheck } from 'lucide-react'
import { useEffect, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { openDialog } from '../ui/dialogs.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { notify } from '../ui/notify.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { CheckResult } from './check-result.tsx'
import { useCheck } from './use-check.ts'
import { WatchSettings } from './watch-settings.tsx'
import styles from './settings.module.css'

/** Where the library lies, what it holds, taking all of it out, and whether it is sound. */
export function LibrarySettings(): ReactElement | null {
  const { t } = useTranslation(['settings', 'shell', 'common'])
  const { data } = useCall('library.describe', {})
  const check = useCheck()
  const outcome = useRef<HTMLDivElement>(null)
  // It stands last, below what is seen: who asked for it is shown it.
  useEffect(() => {
    if (check.result ?? check.error) outcome.current?.scrollIntoView({ block: 'nearest' })
  }, [check.result, check.error])
  if (!data) return null
  const copy = (): void => {
    navigator.clipboard.writeText(data.path).then(
      () => notify.done(t('settings:copied')),
      () => notify.problem(t('settings:copyFailed')),
    )
  }
  return (
    <div className={styles.fields}>
      <dl className={styles.facts}>
        <dt>{t('settings:path')}</dt>
        <dd className={styles.path}>
          <code>{data.path}</code>
          <IconButton small label={t('settings:copyPath')} icon={<Copy aria-hidden />} onPress={copy} />
        </dd>
        <dt>{t('settings:holds')}</dt>
        <dd>
          {[
            t('settings:sources', { count: data.sources }),
            t('shell:reports', { count: data.reports }),
            t('shell:highlights', { count: data.highlights }),
            t('shell:notes', { count: data.notes }),
          ].join(' · ')}
        </dd>
      </dl>
      {data.readOnly ? <p className={styles.words}>{t('settings:readOnly')}</p> : null}
      {data.readOnly ? null : <WatchSettings />}
      <section className={styles.part}>
        <p className={styles.words}>{t('settings:exportAllWords')}</p>
        <Button
          icon={<Download aria-hidden />}
          onPress={() => openDialog({ kind: 'export', scope: { kind: 'all' } })}
        >
          {t('settings:exportAll')}
        </Button>
      </section>
      <section className={styles.part}>
        <p className={styles.words}>{t('settings:checkWords')}</p>
        {check.progress ? (
          <div className={styles.checking}>
            <ProgressBar
              label={t('settings:checking')}
              value={check.progress.done}
              most={check.progress.total}
            />
            <Button onPress={check.cancel}>{t('common:cancel')}</Button>
          </div>
        ) : (
          <Button icon={<ShieldCheck aria-hidden />} onPress={check.run}>
            {t('settings:check')}
          </Button>
        )}
        <div ref={outcome} className={styles.outcome}>
          <CheckResult result={check.result} error={check.error} onRepaired={check.forget} />
        </div>
      </section>
    </div>
  )
}
