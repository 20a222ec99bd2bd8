import { ArrowLeft, History, Minus, Pencil, Plus } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backup, BackupDifference, BackupThing } from '../../shared/model/backup.ts'
import { send, useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { showInstant, showNumber } from '../ui/dates.ts'
import { closeDialog } from '../ui/dialogs.ts'
import { errorWords } from '../ui/error-words.ts'
import { notify } from '../ui/notify.tsx'
import own from './backups.module.css'
import styles from './settings.module.css'

const KINDS = ['sources', 'reports', 'highlights', 'notes', 'themes', 'links'] as const

/** What putting one backup back would change, counted and by name; and the button that does it. */
export function BackupPreview({ backup, onBack }: { backup: Backup; onBack: () => void }): ReactElement {
  const { t, i18n } = useTranslation('backups')
  const { data, error } = useCall('backups.compare', { id: backup.id })
  const [isRestoring, setRestoring] = useState(false)
  const restore = async (difference: BackupDifference): Promise<void> => {
    setRestoring(true)
    try {
      const { kept } = await send('backups.restore', { id: backup.id, confirmed: difference.goes.count })
      closeDialog()
      notify.done(t('restored', { sequence: kept.sequence }), { duration: 12_000 })
    } catch (failure) {
      notify.error(failure)
      setRestoring(false)
    }
  }
  return (
    <div className={styles.fields}>
      <div className={own.back}>
        <Button variant="quiet" icon={<ArrowLeft aria-hidden />} onPress={onBack}>
          {t('back')}
        </Button>
      </div>
      <h3 className={styles.heading}>
        {t('restoreTitle', { when: showInstant(backup.madeAt, i18n.language) })}
      </h3>
      {error ? (
        <p role="alert" className={styles.bad}>
          {errorWords(error)}
        </p>
      ) : null}
      {data ? (
        <>
          <Counts difference={data} />
          {data.goes.count + data.comes.count + data.changes.count === 0 ? (
            <p className={styles.words}>{t('same')}</p>
          ) : null}
          <Things
            title={t('wouldGo', { count: data.goes.count })}
            icon={<Minus aria-hidden />}
            of={data.goes}
          />
          <Things
            title={t('wouldCome', { count: data.comes.count })}
            icon={<Plus aria-hidden />}
            of={data.comes}
          />
          <Things
            title={t('wouldChange', { count: data.changes.count })}
            icon={<Pencil aria-hidden />}
            of={data.changes}
          />
          {data.missingOriginals > 0 ? (
            <p className={styles.bad}>{t('missingOriginals', { count: data.missingOriginals })}</p>
          ) : null}
          <section className={styles.part}>
            <p className={styles.words}>{t('restoreWords')}</p>
            <Button
              variant="danger"
              icon={<History aria-hidden />}
              isDisabled={isRestoring}
              onPress={() => void restore(data)}
            >
              {isRestoring ? t('restoring') : t('restore')}
            </Button>
          </section>
        </>
      ) : null}
    </div>
  )
}

function Counts({ difference: { here, there } }: { difference: BackupDifference }): ReactElement {
  const { t, i18n } = useTranslation('backups')
  return (
    <table className={own.counts}>
      <thead>
        <tr>
          <th scope="col">{t('holds')}</th>
          {KINDS.map((kind) => (
            <th key={kind} scope="col">
              {t(`col.${kind}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {(
          [
            ['here', here],
            ['there', there],
          ] as const
        ).map(([row, counts]) => (
          <tr key={row}>
            <th scope="row">{t(row)}</th>
            {KINDS.map((kind) => (
              <td key={kind} data-differs={here[kind] !== there[kind] || undefined}>
                {showNumber(counts[kind], i18n.language)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Things({
  title,
  icon,
  of: { count, first },
}: {
  title: string
  icon: ReactElement
  of: { count: number; first: BackupThing[] }
}): ReactElement | null {
  const { t } = useTranslation('backups')
  if (count === 0) return null
  return (
    <details className={own.things} open={first.length <= 12}>
      <summary>
        {icon}
        {title}
      </summary>
      <ul>
        {first.map(({ kind, id, name }) => (
          <li key={id}>
            <span>{t(`kind.${kind}`)}</span>
            {name || t('unnamed')}
          </li>
        ))}
        {count > first.length ? <li>{t('more', { count: count - first.length })}</li> : null}
      </ul>
    </details>
  )
}
