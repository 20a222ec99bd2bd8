import { FilePlus2, GitCompareArrows } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Source } from '../../../shared/model/source.ts'
import { useCall } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { closeDialog, openDialog } from '../../ui/dialogs.ts'
import { chooseNewVersion } from '../import/choose-files.ts'
import details from '../details.module.css'
import { useNewerPages } from '../../reader/newer-pages.ts'
import styles from './version-dialog.module.css'

/** Which versions of a page there are, the ways to them, and to another one. */
export function SourceVersions({ source }: { source: Source }): ReactElement {
  const { t } = useTranslation('versions')
  const sources = useCall('sources.list', {})
  const newer = useNewerPages().get(source.id)
  const older = sources.data?.find(({ id }) => id === source.replacesId)
  const other = (page: Source, words: string): ReactElement => (
    <p>
      <Button variant="quiet" onPress={() => openDialog({ kind: 'source', id: page.id })}>
        {words}
      </Button>
    </p>
  )
  return (
    <section className={details.section}>
      <h3>{t('versions')}</h3>
      {newer ? other(newer, t('newerIs', { name: newer.fileName })) : null}
      {older ? other(older, t('olderIs', { name: older.fileName })) : null}
      <div className={styles.links}>
        <Button
          icon={<FilePlus2 aria-hidden />}
          onPress={() => {
            closeDialog()
            chooseNewVersion(source.id)
          }}
        >
          {t('importNewer')}
        </Button>
        <Button
          icon={<GitCompareArrows aria-hidden />}
          onPress={() => openDialog({ kind: 'version', id: source.id })}
        >
          {t('saySo')}
        </Button>
      </div>
    </section>
  )
}
