import { ChevronDown, ChevronUp, Copy, X } from 'lucide-react'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportJob } from '../../../shared/model/import.ts'
import { send, useCall } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { notify } from '../../ui/notify.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useTray } from '../../tray/tray-state.ts'
import { useWorkspace } from '../../workspace.ts'
import { copyList } from './copy-list.ts'
import { ImportResults } from './import-results.tsx'
import { forgetUnsent, stopSending, useImport } from './import-store.ts'
import { useWatchedNews, WatchedNews } from './watched-news.tsx'
import styles from './import.module.css'

/** Imports under way and what came of them, until the user has seen it. */
export function ImportPanel(): ReactElement | null {
  const { t } = useTranslation(['import', 'common'])
  const { sending, unsent, passed, skipped, waiting } = useImport()
  const jobs = useCall('import.jobs', {})
  const shown = jobs.data ?? []
  const newest = shown.at(-1)
  // What is under way stands above the lists of what is done: there it can be paused.
  const ordered = [...shown].sort((a, b) => Number(hasEnded(a)) - Number(hasEnded(b)))
  const folders = useWatchedNews()
  const hasUnsent = unsent.length + passed.length + skipped.length > 0
  if (!sending && !hasUnsent && waiting.length === 0 && shown.length === 0 && folders.length === 0)
    return null
  return (
    <section aria-label={t('import:panel')} className={styles.panel} data-corner="" data-import-panel="">
      {sending?.jobId === null ? (
        <div className={styles.job}>
          <div className={styles.row}>
            <strong>{t('import:sending')}</strong>
            <Button variant="quiet" onPress={stopSending}>
              {t('common:cancel')}
            </Button>
          </div>
          <ProgressBar label={t('import:sending')} value={sending.sent} most={sending.total} />
          <p className={styles.current}>{sending.current}</p>
        </div>
      ) : null}
      {waiting.map(({ names, callOff }) => (
        <div key={names.join('\n')} className={styles.job}>
          <div className={styles.row} role="status">
            <strong>{t('import:waiting', { count: names.length })}</strong>
            <Button variant="quiet" onPress={callOff}>
              {t('common:cancel')}
            </Button>
          </div>
          <p className={styles.current}>{names.join(' · ')}</p>
        </div>
      ))}
      {hasUnsent && !sending && shown.length === 0 ? (
        <div className={styles.job}>
          <div className={styles.row}>
            <strong>{t('import:nothingCame')}</strong>
            <IconButton small label={t('common:close')} icon={<X aria-hidden />} onPress={forgetUnsent} />
          </div>
          <ImportResults sources={[]} refused={unsent} passed={passed} skipped={skipped} />
        </div>
      ) : null}
      {ordered.map((job, index) => (
        <Job
          key={job.id}
          job={job}
          unsent={job === newest ? { unsent, passed, skipped } : NONE}
          isBelow={index > 0 && job === newest}
        />
      ))}
      {folders.map((folder) => (
        <WatchedNews key={folder.id} folder={folder} />
      ))}
    </section>
  )
}

const NONE = { unsent: [], passed: [], skipped: [] }

const hasEnded = ({ state }: ImportJob): boolean => state === 'done' || state === 'cancelled'

function Job({
  job,
  unsent,
  isBelow,
}: {
  job: ImportJob
  /** What was chosen with it and did not reach it. */
  unsent: Pick<ImportJob, 'passed' | 'skipped'> & { unsent: ImportJob['refused'] }
  /** It is the newest, and others stand above it. */
  isBelow: boolean
}): ReactElement {
  const { t } = useTranslation(['import', 'common'])
  const view = useWorkspace((state) => state.view)
  const [unfoldedIn, setUnfoldedIn] = useState<typeof view | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const isOver = hasEnded(job)
  // What came of it (a new version that is asked about) would be hidden below what came earlier.
  useEffect(() => {
    if (isBelow && isOver) box.current?.scrollIntoView({ block: 'start' })
  }, [isBelow, isOver])
  const refused = [...job.refused, ...unsent.unsent]
  const passed = [...job.passed, ...unsent.passed]
  const skipped = [...job.skipped, ...unsent.skipped]
  const feeding = useImport(({ sending }) => (sending?.jobId === job.id ? sending : null))
  const asks = refused.length > 0 || job.sources.some(({ versionOf, carried }) => versionOf ?? carried)
  const isChoosing = useTray(({ choosing }) => choosing !== null)
  // Elsewhere than in the library the whole list would stand over the text it leads to, unless it asks something; and
  // over the place that is being chosen in the text it stands in no case.
  const isFolded = view !== 'library' && unfoldedIn !== view && (!asks || isChoosing)
  const pause = (paused: boolean): void => {
    send('import.pause', { jobId: job.id, paused }).catch((error: unknown) => notify.error(error))
  }
  const act = (call: 'import.cancel' | 'import.dismiss'): void => {
    forgetUnsent()
    send(call, { jobId: job.id }).catch((error: unknown) => notify.error(error))
  }
  const added = job.sources.filter((source) => !source.known)
  const reports = added.reduce((sum, source) => sum + source.reports.length, 0)
  if (!isOver) {
    const isPaused = job.state === 'paused'
    const total = job.total + (feeding?.left ?? 0)
    return (
      <div className={styles.job}>
        <div className={styles.row}>
          <strong>
            {t(isPaused ? 'import:paused' : 'import:running', { finished: job.finished, total })}
          </strong>
          <span className={styles.buttons}>
            <Button variant="quiet" onPress={() => pause(!isPaused)}>
              {t(isPaused ? 'import:goOn' : 'import:pause')}
            </Button>
            <Button variant="quiet" onPress={() => (feeding ? stopSending() : act('import.cancel'))}>
              {t('common:cancel')}
            </Button>
          </span>
        </div>
        <ProgressBar label={t('import:panel')} value={job.finished} most={total} />
        <p className={styles.current}>{job.current}</p>
      </div>
    )
  }
  return (
    <div ref={box} className={styles.job}>
      <div className={styles.row} role="status">
        <strong>
          {added.length > 0
            ? t('import:came', { count: added.length, reports: t('import:reports', { count: reports }) })
            : t('import:nothingCame')}
        </strong>
        <span className={styles.buttons}>
          {view === 'library' || asks ? null : (
            <IconButton
              small
              label={t(isFolded ? 'import:unfold' : 'import:fold')}
              icon={isFolded ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
              onPress={() => setUnfoldedIn(isFolded ? view : null)}
            />
          )}
          <IconButton
            small
            label={t('import:copyList')}
            icon={<Copy aria-hidden />}
            onPress={() => copyList({ ...job, refused, passed, skipped })}
          />
          <IconButton
            small
            label={t('common:close')}
            icon={<X aria-hidden />}
            onPress={() => act('import.dismiss')}
          />
        </span>
      </div>
      <ImportResults
        // Folded, it still says what was known and what was not begun.
        sources={isFolded ? job.sources.filter(({ known }) => known) : job.sources}
        refused={isFolded ? [] : refused}
        passed={isFolded ? [] : passed}
        skipped={skipped}
      />
    </div>
  )
}
