import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Carried } from '../../../shared/model/version.ts'
import { Button } from '../../ui/button.tsx'
import { openDialog } from '../../ui/dialogs.ts'
import styles from './new-version.module.css'

/** More changed quotes than this are counted, not listed. */
const MOST_LISTED = 12

/** What carrying over came to, and the way to what has no place. */
export function Outcome({ carried }: { carried: Carried }): ReactElement {
  const { t } = useTranslation('tray')
  const { from, same, changed, unplaced, onReports, left, corrections } = carried
  const { placed, settled, unplaced: lost } = corrections
  const waiting = unplaced.length + left + lost.length
  const hasAny = same + changed.length + onReports + placed + settled.length + waiting > 0
  return (
    <div className={styles.outcome} role="status" data-carried="">
      <strong>{t('carried', { name: from.fileName })}</strong>
      <ul>
        {hasAny ? null : <li>{t('nothing')}</li>}
        {same > 0 ? <li>{t('same', { count: same })}</li> : null}
        {changed.length > 0 ? (
          <li>
            {t('changed', { count: changed.length })}
            <Changes rows={changed} />
          </li>
        ) : null}
        {placed > 0 ? <li>{t('placed', { count: placed })}</li> : null}
        {settled.length > 0 ? (
          <li>
            {t('settled', { count: settled.length })}
            <Changes
              rows={settled.map(({ id, original, text }) => ({ id, before: original, after: text }))}
            />
          </li>
        ) : null}
        {onReports > 0 ? <li>{t('onReports', { count: onReports })}</li> : null}
        {left > 0 ? <li>{t('left', { count: left })}</li> : null}
        {unplaced.length > 0 ? <li>{t('noPlace', { count: unplaced.length })}</li> : null}
        {lost.length > 0 ? <li>{t('lost', { count: lost.length })}</li> : null}
        {waiting > 0 ? (
          <li>
            <Button onPress={() => openDialog({ kind: 'tray' })}>{t('toTray')}</Button>
          </li>
        ) : null}
      </ul>
    </div>
  )
}

function Changes({ rows }: { rows: readonly Carried['changed'][number][] }): ReactElement {
  const { t } = useTranslation(['tray', 'import'])
  return (
    <ul className={styles.changes}>
      {rows.slice(0, MOST_LISTED).map(({ id, before, after }) => (
        <li key={id}>
          <del aria-label={`${t('tray:before')}: ${before}`}>{before}</del>{' '}
          <ins aria-label={`${t('tray:after')}: ${after}`}>{after}</ins>
        </li>
      ))}
      {rows.length > MOST_LISTED ? (
        <li>{t('import:andMore', { count: rows.length - MOST_LISTED })}</li>
      ) : null}
    </ul>
  )
}
