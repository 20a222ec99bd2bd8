import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ForeignOutcome, UnplacedForeign } from '../../../shared/model/foreign-outcome.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { closeDialog, openDialog } from '../../ui/dialogs.ts'
import { codeWords, errorWords } from '../../ui/error-words.ts'
import styles from './packages.module.css'

export interface ForeignFileResult {
  name: string
  outcome: ForeignOutcome | null
  /** Why the file was refused. */
  error: unknown
}

/** More than so many are counted, not listed. */
const MOST_LISTED = 50

/** What became of the annotations of other programs: placed, waiting in the tray, kept as notes, left out with the reason. */
export function ForeignDialog({ results }: { results: readonly ForeignFileResult[] }): ReactElement {
  const { t } = useTranslation(['packages', 'common'])
  const isWaiting = results.some(({ outcome }) => (outcome?.waiting.length ?? 0) > 0)
  return (
    <Dialog
      isOpen
      onClose={closeDialog}
      title={t('packages:foreign-title')}
      actions={
        <>
          {isWaiting ? (
            <Button onPress={() => openDialog({ kind: 'tray' })}>{t('packages:in-tray')}</Button>
          ) : null}
          <Button variant="primary" onPress={closeDialog}>
            {t('common:close')}
          </Button>
        </>
      }
    >
      <div className={styles.body} data-foreign="">
        {results.map(({ name, outcome, error }) => (
          <section key={name} className={styles.body} aria-label={name}>
            <h3 className={styles.group}>{name}</h3>
            {outcome ? <Outcome outcome={outcome} /> : <p className={styles.wrong}>{errorWords(error)}</p>}
          </section>
        ))}
      </div>
    </Dialog>
  )
}

function Outcome({ outcome }: { outcome: ForeignOutcome }): ReactElement {
  const { t, i18n } = useTranslation('packages')
  const { placed, notes, links, known, themes, sources, waiting, kept, left } = outcome
  const format = new Intl.NumberFormat(i18n.language)
  const counts = {
    placed,
    notes,
    links,
    themes: themes.length,
    sources: sources.length,
    known,
    waiting: waiting.length,
    kept: kept.length,
    left: left.length,
  }
  const rows = (Object.keys(counts) as (keyof typeof counts)[]).filter((what) => counts[what] > 0)
  if (rows.length === 0) return <p role="status">{t('foreign.nothing')}</p>
  return (
    <>
      <table className={styles.counts}>
        <tbody>
          {rows.map((what) => (
            <tr key={what}>
              <th scope="row">{t(`foreign.${what}`)}</th>
              <td>{format.format(counts[what])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <List title={t('foreign.waiting')} of={waiting} />
      <List title={t('foreign.kept')} of={kept} />
      <List title={t('foreign.left')} of={left} />
      {kept.length > 0 ? <p className={styles.quiet}>{t('foreign.again')}</p> : null}
    </>
  )
}

function List({ title, of }: { title: string; of: readonly UnplacedForeign[] }): ReactElement | null {
  const { t } = useTranslation('packages')
  if (of.length === 0) return null
  return (
    <section className={styles.body}>
      <h4 className={styles.group}>{title}</h4>
      <ul className={styles.told}>
        {of.slice(0, MOST_LISTED).map(({ id, words, document, reason, refused }) => (
          <li key={id}>
            {words}
            <span>
              {[
                ...(document === '' ? [] : [document]),
                refused ? codeWords(refused.code, refused.data) : t(`reason.${reason}`),
              ].join(' · ')}
            </span>
          </li>
        ))}
        {of.length > MOST_LISTED ? <li>{t('conflicts-more', { count: of.length - MOST_LISTED })}</li> : null}
      </ul>
    </section>
  )
}
