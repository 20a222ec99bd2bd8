import { FolderSync, X } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallArgs, CallResult } from '../../../shared/contract.ts'
import { useCall, useSend } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { showInstant } from '../../ui/dates.ts'
import { openDialog } from '../../ui/dialogs.ts'
import { errorWords } from '../../ui/error-words.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './folder.module.css'

type Folder = CallResult<'export.folders'>[number]
/** What a window asks for; the folder comes from a dialog that the window cannot click in. */
export type FolderJob = Omit<CallArgs<'export.merge'>, 'folder' | 'decisions'>

/** Where an export goes that is kept up to date: the folders written before, and a new one. */
export function FolderExport({ job }: { job: FolderJob | null }): ReactElement {
  const { t, i18n } = useTranslation(['vault', 'common'])
  const folders = useCall('export.folders', {})
  const choose = useSend('export.chooseFolder')
  const merge = useSend('export.merge')
  const forget = useSend('export.forgetFolder')
  const [failed, setFailed] = useState<unknown>(null)
  const isBusy = choose.isPending || merge.isPending

  const attempt = async (act: () => Promise<void>): Promise<void> => {
    setFailed(null)
    try {
      await act()
    } catch (error) {
      setFailed(error)
    }
    await folders.refetch()
  }
  const write = async (id: string, wanted: FolderJob): Promise<void> => {
    const result = await merge.mutateAsync({ ...wanted, folder: { id } })
    openDialog({ kind: 'merged', folder: id, job: wanted, result })
  }
  /** @param wanted what is written there; not given: what was written there last */
  const intoChosen = (wanted?: FolderJob | null): Promise<void> =>
    attempt(async () => {
      const folder = await choose.mutateAsync({})
      const asked = wanted ?? (folder?.last as FolderJob | null | undefined) ?? job
      if (folder && asked) await write(folder.id, asked)
    })
  const again = (folder: Folder): Promise<void> =>
    attempt(async () => {
      const wanted = (folder.last as FolderJob | null) ?? job
      if (wanted) await write(folder.id, wanted)
    })

  const about = ({ state, writtenAt }: Folder): string => {
    if (state !== 'ready') return t(`vault:${state}`)
    return writtenAt === null
      ? t('vault:never')
      : t('vault:written', { when: showInstant(writtenAt, i18n.language) })
  }
  return (
    <section className={styles.section} aria-label={t('vault:title')} data-folders>
      <h3 className={styles.heading}>{t('vault:title')}</h3>
      <p className={styles.about}>{t('vault:about')}</p>
      {folders.data && folders.data.length > 0 ? (
        <ul className={styles.folders}>
          {folders.data.map((folder) => (
            <li key={folder.id}>
              <span className={styles.where}>
                <bdi className={styles.path} title={folder.path}>
                  {folder.path}
                </bdi>
                <span className={styles.when}>{about(folder)}</span>
              </span>
              {folder.state === 'ready' ? (
                <Button isDisabled={isBusy || (!folder.last && !job)} onPress={() => void again(folder)}>
                  {merge.isPending &&
                  merge.variables &&
                  'id' in merge.variables.folder &&
                  merge.variables.folder.id === folder.id
                    ? t('vault:writing')
                    : t('vault:again')}
                </Button>
              ) : (
                <Button isDisabled={isBusy || !job} onPress={() => void intoChosen()}>
                  {t('vault:confirm')}
                </Button>
              )}
              <IconButton
                small
                label={t('vault:forget')}
                icon={<X aria-hidden />}
                onPress={() =>
                  void attempt(async () => {
                    await forget.mutateAsync({ id: folder.id })
                  })
                }
              />
            </li>
          ))}
        </ul>
      ) : null}
      <Button
        icon={<FolderSync aria-hidden />}
        isDisabled={isBusy || !job}
        onPress={() => void intoChosen(job)}
      >
        {t('vault:choose')}
      </Button>
      {failed ? (
        <p role="alert" className={styles.wrong}>
          {errorWords(failed)}
        </p>
      ) : null}
    </section>
  )
}
