import { FolderOpen, FolderX, HardDriveDownload, TriangleAlert } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallResult } from '../../shared/contract.ts'
import { TOLD_COUNTS, type Backup } from '../../shared/model/backup.ts'
import { send, useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { showBytes, showInstant } from '../ui/dates.ts'
import { codeWords } from '../ui/error-words.ts'
import { notify } from '../ui/notify.tsx'
import { BackupPreview } from './backup-preview.tsx'
import own from './backups.module.css'
import styles from './settings.module.css'

type Listed = CallResult<'backups.list'>
/** A backup, with where it lies: one made in two places is one line. */
interface Line {
  backup: Backup
  isOutside: boolean
}

/** The copies of the library: made by hand, looked at and put back; where they lie, and what went wrong with the last. */
export function BackupSettings(): ReactElement | null {
  const { t, i18n } = useTranslation('backups')
  const { data } = useCall('backups.list', {})
  const [shown, setShown] = useState<Backup | null>(null)
  const [isMaking, setMaking] = useState(false)
  if (!data) return null
  if (shown) return <BackupPreview backup={shown} onBack={() => setShown(null)} />
  // Not disabled meanwhile: the button would lose the focus, and with it the dialog its keys.
  const make = async (): Promise<void> => {
    if (isMaking) return
    setMaking(true)
    try {
      // Not told as a change: nothing of the library is.
      const { backup } = await send('backups.make', {})
      if (backup) notify.done(t('made'))
    } catch (error) {
      notify.error(error)
    } finally {
      setMaking(false)
    }
  }
  return (
    <div className={styles.fields}>
      <p className={styles.words}>{t('words')}</p>
      {data.troubles.map(({ code, path, place }) => (
        <Warning key={place} title={t('trouble')} words={codeWords(code, { path })} />
      ))}
      {data.synced === null ? null : <Warning words={t('synced', { service: data.synced })} />}
      <div className={styles.row}>
        <Button icon={<HardDriveDownload aria-hidden />} onPress={() => void make()}>
          {isMaking ? t('making') : t('make')}
        </Button>
        {data.bytes > 0 ? (
          <span className={styles.words}>{t('total', { size: showBytes(data.bytes, i18n.language) })}</span>
        ) : null}
      </div>
      <SecondFolder data={data} />
      <section className={styles.part} aria-labelledby="backup-list">
        <h3 id="backup-list" className={styles.heading}>
          {t('list')}
        </h3>
        {data.backups.length === 0 ? (
          <p className={styles.words}>{t('none')}</p>
        ) : (
          <ul className={own.backups}>
            {linesOf(data.backups).map((line) => (
              <BackupLine key={line.backup.id} line={line} onShow={() => setShown(line.backup)} />
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}

function BackupLine({
  line: { backup, isOutside },
  onShow,
}: {
  line: Line
  onShow: () => void
}): ReactElement {
  const { t, i18n } = useTranslation('backups')
  const when = showInstant(backup.madeAt, i18n.language)
  const tags = [
    t(`reason.${backup.reason}`),
    ...(isOutside ? [t('outside')] : []),
    ...(backup.isOwn ? [] : [t('other')]),
  ]
  return (
    <li>
      <div>
        <strong>{when}</strong>
        <span>{tags.join(' · ')}</span>
        <p>
          {TOLD_COUNTS.filter((kind) => backup.counts[kind] > 0)
            .map((kind) => t(`count.${kind}`, { count: backup.counts[kind] }))
            .join(' · ') || t('empty')}
        </p>
      </div>
      <span className={own.size}>{showBytes(backup.bytes, i18n.language)}</span>
      <Button aria-label={t('showOf', { when })} onPress={onShow}>
        {t('show')}
      </Button>
    </li>
  )
}

function SecondFolder({ data: { outside, mayChoose } }: { data: Listed }): ReactElement {
  const { t } = useTranslation('backups')
  const choose = (): void => void send('backups.chooseFolder', {}).catch(notify.error)
  const forget = (): void => void send('backups.forgetFolder', {}).catch(notify.error)
  return (
    <section className={styles.part} aria-labelledby="backup-folder">
      <h3 id="backup-folder" className={styles.heading}>
        {t('folder')}
      </h3>
      <p className={styles.words}>{t('folderWords')}</p>
      <p className={styles.words}>
        {outside === null
          ? t('noFolder')
          : outside.isThere
            ? t('alsoIn', { path: outside.path })
            : t('notThere', { path: outside.path })}
      </p>
      {mayChoose ? null : <p className={styles.words}>{t('byCommand')}</p>}
      <div className={styles.row}>
        {mayChoose ? (
          <Button icon={<FolderOpen aria-hidden />} onPress={choose}>
            {outside === null ? t('choose') : t('another')}
          </Button>
        ) : null}
        {outside === null ? null : (
          <Button icon={<FolderX aria-hidden />} onPress={forget}>
            {t('forget')}
          </Button>
        )}
      </div>
    </section>
  )
}

function Warning({ title, words }: { title?: string; words: string }): ReactElement {
  return (
    <div role="alert" className={styles.bad}>
      <TriangleAlert aria-hidden />
      <div>
        {title === undefined ? null : <strong>{title}</strong>}
        <p>{words}</p>
      </div>
    </div>
  )
}

/** The one in the library's folder stands for both: it is there for certain. */
function linesOf(backups: readonly Backup[]): Line[] {
  const lines = new Map<string, Line>()
  for (const backup of backups) {
    const key = backup.sequence > 0 && backup.isOwn ? `${backup.sequence} ${backup.madeAt}` : backup.id
    const known = lines.get(key)
    const isOutside = backup.place === 'outside' || (known?.isOutside ?? false)
    lines.set(key, { backup: known?.backup.place === 'library' ? known.backup : backup, isOutside })
  }
  return [...lines.values()]
}
