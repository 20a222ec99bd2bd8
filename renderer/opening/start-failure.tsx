import { AppWindow, Archive, BookOpen, FolderOpen, LifeBuoy, RotateCw, TriangleAlert } from 'lucide-react'
import { useState, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallResult } from '../../shared/contract.ts'
import type { OpeningAct } from '../../shared/contract/opening.ts'
import { send } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { showInstant } from '../ui/dates.ts'
import { codeWords, errorWords } from '../ui/error-words.ts'
import styles from './start-failure.module.css'

type State = NonNullable<CallResult<'opening.state'>>

const ICONS: Record<OpeningAct, ReactNode> = {
  again: <RotateCw aria-hidden />,
  forward: <AppWindow aria-hidden />,
  accept: <FolderOpen aria-hidden />,
  reading: <BookOpen aria-hidden />,
  salvage: <LifeBuoy aria-hidden />,
  backup: <Archive aria-hidden />,
  folder: <FolderOpen aria-hidden />,
}

/** Shown instead of the library where it did not open: what happened, what was kept, what can be done. */
export function StartFailure({ state }: { state: State }): ReactElement {
  const { t, i18n } = useTranslation('opening')
  const [running, setRunning] = useState<OpeningAct | null>(null)
  const [failed, setFailed] = useState<unknown>(null)
  const [isForwarded, setForwarded] = useState(false)
  const run = (act: OpeningAct, backup?: string): void => {
    setRunning(act)
    setFailed(null)
    setForwarded(false)
    send('opening.act', { act, ...(backup === undefined ? {} : { backup }) }).then(
      async () => {
        // Open elsewhere still, and shown there: this window has nothing to load.
        if (act !== 'forward' || !(await send('opening.state', {}))) return location.reload()
        setRunning(null)
        setForwarded(true)
      },
      (error: unknown) => {
        setRunning(null)
        setFailed(error)
      },
    )
  }
  const { time } = state.data
  const data = {
    ...state.data,
    ...(typeof time === 'string' && time ? { time: showInstant(time, i18n.language) } : {}),
  }
  return (
    <main className={styles.screen}>
      <div className={styles.sheet}>
        <h1 className={styles.title}>
          <TriangleAlert aria-hidden />
          {t(`title.${titleOf(state.code)}`)}
        </h1>
        <p className={styles.words}>{codeWords(state.code, data)}</p>
        <ul className={styles.acts}>
          {state.acts
            .filter((act): act is Exclude<OpeningAct, 'backup'> => act !== 'backup')
            .map((act, at) => (
              <li key={act}>
                <Button
                  variant={at === 0 && state.acts[0] === act ? 'primary' : 'plain'}
                  icon={ICONS[act]}
                  isDisabled={running !== null}
                  onPress={() => run(act)}
                >
                  {running === act ? t('running') : t(`act.${act}`)}
                </Button>
                <span>{t(`words.${act}`)}</span>
              </li>
            ))}
        </ul>
        {state.acts.includes('backup') ? (
          <section className={styles.backups}>
            <h2>{t('backups')}</h2>
            <p>{t('backupsWords')}</p>
            <ul>
              {state.backups.slice(0, 6).map(({ name, madeAt, counts }) => (
                <li key={name}>
                  <span>
                    <strong>{showInstant(madeAt, i18n.language)}</strong>
                    <small>
                      {t('holds', {
                        reports: counts.reports,
                        highlights: counts.highlights,
                        notes: counts.notes,
                      })}
                    </small>
                  </span>
                  <Button
                    icon={ICONS.backup}
                    isDisabled={running !== null}
                    onPress={() => run('backup', name)}
                  >
                    {t('act.backup')}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {isForwarded ? (
          <p role="status" className={styles.words}>
            {t('forwarded')}
          </p>
        ) : null}
        {failed ? (
          <p role="alert" className={styles.failed}>
            {errorWords(failed)}
          </p>
        ) : null}
      </div>
    </main>
  )
}

const TITLES = ['library-locked', 'library-newer', 'library-behind', 'library-migration'] as const
const DAMAGED = ['library-damaged', 'library-header', 'library-empty', 'library-gone']

function titleOf(code: string): (typeof TITLES)[number] | 'damaged' | 'other' {
  return TITLES.find((title) => title === code) ?? (DAMAGED.includes(code) ? 'damaged' : 'other')
}
