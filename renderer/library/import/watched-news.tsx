import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import type { WatchedFolder } from '../../../shared/model/watch.ts'
import { send, useCall } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { openDialog } from '../../ui/dialogs.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { notify } from '../../ui/notify.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { ImportResults } from './import-results.tsx'
import styles from './import.module.css'

/** Folders paused from here: their line stays, so that they can be watched again from here. */
const usePausedHere = create<{ ids: readonly string[] }>(() => ({ ids: [] }))
const forget = (id: string): void =>
  usePausedHere.setState(({ ids }) => ({ ids: ids.filter((one) => one !== id) }))

/** Watched folders that bring something in now, or brought what the user has not dismissed. */
export function useWatchedNews(): WatchedFolder[] {
  const { data } = useCall('watch.list', {})
  const pausedHere = usePausedHere(({ ids }) => ids)
  return (data ?? []).filter(
    ({ id, progress, news, state }) =>
      progress !== null ||
      news.came + news.known + news.refused > 0 ||
      (state === 'paused' && pausedHere.includes(id)),
  )
}

const act = (work: Promise<unknown>): void => void work.catch((error: unknown) => notify.error(error))

/** One line for a folder: what it brought; unfolded, file by file. Nobody asked for it now, so it stays folded. */
export function WatchedNews({ folder }: { folder: WatchedFolder }): ReactElement {
  const { t } = useTranslation(['watch', 'import', 'common'])
  const [isOpen, setOpen] = useState(false)
  const { id, path, progress, news, state } = folder
  const name = path.split(/[\\/]/).findLast(Boolean) ?? path
  const isPaused = state === 'paused'
  const asks = news.sources.some(({ versionOf }) => versionOf)
  const isUnfolded = isOpen || asks
  const headline = progress
    ? t('watch:running', { name, finished: progress.finished, total: progress.total })
    : news.came > 0
      ? t('watch:news', {
          name,
          count: news.came,
          reports: t('import:reports', { count: news.reports }),
        })
      : t('watch:newsNone', { name })
  return (
    <div className={styles.job} data-watched={id}>
      <div className={styles.row} role="status">
        <strong title={path}>{headline}</strong>
        <span className={styles.buttons}>
          {progress || asks ? null : (
            <IconButton
              small
              label={t(isUnfolded ? 'import:fold' : 'import:unfold')}
              icon={isUnfolded ? <ChevronDown aria-hidden /> : <ChevronUp aria-hidden />}
              onPress={() => setOpen(!isOpen)}
            />
          )}
          {progress ? null : (
            <IconButton
              small
              label={t('common:close')}
              icon={<X aria-hidden />}
              onPress={() => {
                forget(id)
                act(send('watch.seen', { id }))
              }}
            />
          )}
        </span>
      </div>
      {progress ? (
        <>
          <ProgressBar label={t('watch:watched')} value={progress.finished} most={progress.total} />
          <p className={styles.current}>{progress.current}</p>
        </>
      ) : null}
      {!progress && !isUnfolded && news.refused > 0 ? (
        <p className={styles.quiet}>{t('watch:refusedMore', { count: news.refused })}</p>
      ) : null}
      {!progress && isUnfolded ? (
        <ImportResults sources={news.sources} refused={news.refusals} skipped={[]} counts={news} />
      ) : null}
      <div className={styles.watched}>
        <Button
          variant="quiet"
          aria-label={t(isPaused ? 'watch:goOn' : 'watch:pause', { name })}
          onPress={() => {
            if (!isPaused) usePausedHere.setState(({ ids }) => ({ ids: [...ids, id] }))
            act(send('watch.update', { id, paused: !isPaused }))
          }}
        >
          {t(isPaused ? 'watch:goOnShort' : 'watch:pauseShort')}
        </Button>
        <Button variant="quiet" onPress={() => openDialog({ kind: 'settings', section: 'library' })}>
          {t('watch:manage')}
        </Button>
      </div>
    </div>
  )
}
