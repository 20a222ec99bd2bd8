import {
  AppWindow,
  Archive,
  BookOpen,
  ClipboardCopy,
  FolderOpen,
  LifeBuoy,
  LockOpen,
  RotateCw,
  TriangleAlert,
} from 'lucide-react'
import { useState, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallResult } from '../../shared/contract.ts'
import type { OpeningAct } from '../../shared/contract/opening.ts'
import { send } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { showInstant } from '../ui/dates.ts'
import { copyDiagnostics } from '../ui/copy-diagnostics.ts'
import { codeWords, errorWords } from '../ui/error-words.ts'
import styles from './start-failure.module.css'

type State = NonNullable<CallResult<'opening.state'>>

/** Older ones are put back from the settings or the command line. */
const MOST_SHOWN = 6

const ICONS: Record<OpeningAct, ReactNode> = {
  again: <RotateCw aria-hidden />,
  forward: <AppWindow aria-hidden />,
  accept: <FolderOpen aria-hidden />,
  reading: <BookOpen aria-hidden />,
  take: <LockOpen aria-hidden />,
  salvage: <LifeBuoy aria-hidden />,
  backup: <Archive aria-hidden />,
  folder: <FolderOpen aria-hidden />,
}

/** Shown instead of the library where it did not open: what happened, what was kept, what can be done. */
export function StartFailure({ state }: { state: State }): ReactElement {
  const { t, i18n } = useTranslation('opening')
  const [running, setRunning] = useState<{ act: OpeningAct; backup: string | undefined } | null>(null)
  const [failed, setFailed] = useState<unknown>(null)
  const [isForwarded, setForwarded] = useState(false)
  /** The first press on `take` asks. */
  const [isAsked, setAsked] = useState(false)
  const run = (act: OpeningAct, backup?: string): void => {
    setRunning({ act, backup })
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
  const nameOf = <A extends OpeningAct>(act: A): A | 'takeSure' =>
    act === 'take' && isAsked ? 'takeSure' : act
  const first = state.acts[0]
  const backups = state.acts.includes('backup') ? (
    <Backups
      backups={state.backups}
      isFirst={first === 'backup'}
      running={running}
      onRestore={(name) => run('backup', name)}
    />
  ) : state.backups.length === 0 && titleOf(state.code) === 'damaged' ? (
    <p className={styles.none}>{t('noBackups')}</p>
  ) : null
  return (
    <main className={styles.screen}>
      <div className={styles.sheet}>
        <h1 className={styles.title}>
          <TriangleAlert aria-hidden />
          {t(`title.${titleOf(state.code)}`)}
        </h1>
        <p className={styles.words}>{codeWords(state.code, data)}</p>
        {/* What most will want stands first. */}
        {first === 'backup' ? backups : null}
        <ul className={styles.acts}>
          {state.acts
            .filter((act): act is Exclude<OpeningAct, 'backup'> => act !== 'backup')
            .map((act) => (
              <li key={act}>
                <Button
                  variant={act === first ? 'primary' : 'plain'}
                  icon={ICONS[act]}
                  isDisabled={running !== null}
                  onPress={() => (act === 'take' && !isAsked ? setAsked(true) : run(act))}
                >
                  {running?.act === act ? t('running') : t(`act.${nameOf(act)}`)}
                </Button>
                <span role={nameOf(act) === 'takeSure' ? 'alert' : undefined}>
                  {t(`words.${nameOf(act)}`)}
                </span>
              </li>
            ))}
          <li>
            <Button icon={<ClipboardCopy aria-hidden />} onPress={() => void copyDiagnostics()}>
              {t('diagnostics')}
            </Button>
            <span>{t('diagnosticsWords')}</span>
          </li>
        </ul>
        {first === 'backup' ? null : backups}
        {/* In a browser nobody can be asked for a folder. */}
        {state.acts.includes('folder') ? null : <p className={styles.none}>{t('otherFolder')}</p>}
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

/** The latest copies: when they were made, what they hold, and the button that puts one back. */
function Backups({
  backups,
  isFirst,
  running,
  onRestore,
}: {
  backups: State['backups']
  /** Nothing else is as likely to be wanted: the latest has the button that stands out. */
  isFirst: boolean
  running: { act: OpeningAct; backup: string | undefined } | null
  onRestore: (name: string) => void
}): ReactElement {
  const { t, i18n } = useTranslation(['opening', 'backups'])
  return (
    <section className={styles.backups}>
      <h2>{t('opening:backups')}</h2>
      <p>{t('opening:backupsWords')}</p>
      <ul>
        {backups.slice(0, MOST_SHOWN).map(({ name, madeAt, counts }, at) => (
          <li key={name}>
            <span>
              <strong>{showInstant(madeAt, i18n.language)}</strong>
              <small>
                {(['reports', 'highlights', 'notes'] as const)
                  .map((kind) => t(`backups:count.${kind}`, { count: counts[kind] }))
                  .join(' · ')}
              </small>
            </span>
            <Button
              variant={isFirst && at === 0 ? 'primary' : 'plain'}
              icon={ICONS.backup}
              isDisabled={running !== null}
              onPress={() => onRestore(name)}
            >
              {running?.backup === name ? t('opening:running') : t('opening:act.backup')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const TITLES = [
  'library-locked',
  'library-newer',
  'library-behind',
  'library-other',
  'library-migration',
  'not-a-library',
  'disk-failing',
] as const
const DAMAGED = ['library-damaged', 'library-header', 'library-empty', 'library-gone']

function titleOf(code: string): (typeof TITLES)[number] | 'damaged' | 'other' {
  if (code === 'library-unreadable' || code === 'library-migration-uncopied') return 'library-migration'
  return TITLES.find((title) => title === code) ?? (DAMAGED.includes(code) ? 'damaged' : 'other')
}
