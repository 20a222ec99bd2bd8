import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import type { ImportedSource } from '../../../shared/model/import.ts'
import type { Carried } from '../../../shared/model/version.ts'
import { send, useCall } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { openDialog } from '../../ui/dialogs.ts'
import { notify } from '../../ui/notify.tsx'
import styles from './new-version.module.css'

/** What carrying over came to, by the new source: the panel may be drawn anew before one has read it. */
const useCarried = create<Record<string, Carried>>(() => ({}))

/** More changed quotes than this are counted, not listed. */
const MOST_LISTED = 12

/** A file that seems to be a new version of one there: asks, carries over, and tells what became of everything. */
export function NewVersion({ source }: { source: ImportedSource }): ReactElement | null {
  const { t } = useTranslation('tray')
  const done = useCarried((state) => state[source.id])
  const [isBusy, setBusy] = useState(false)
  const sources = useCall('sources.list', {})
  const now = sources.data?.find(({ id }) => id === source.id)
  // Undone: it may be asked again.
  const carried = now?.replacesId ? (done ?? source.carried) : undefined
  if (carried) return <Outcome carried={carried} />
  const { versionOf } = source
  if (!versionOf || !now || !sources.data?.some(({ id }) => id === versionOf.id)) return null
  const run = async (): Promise<void> => {
    setBusy(true)
    try {
      const result = await send('versions.carry', { id: source.id, from: versionOf.id })
      useCarried.setState({ [source.id]: result })
    } catch (error) {
      notify.error(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={styles.proposal} data-new-version="">
      <p>{t('newVersion', { name: versionOf.fileName, percent: Math.round(versionOf.likeness * 100) })}</p>
      <Button isDisabled={isBusy} onPress={() => void run()}>
        {versionOf.annotations > 0 ? t('carry', { count: versionOf.annotations }) : t('carryNone')}
      </Button>
    </div>
  )
}

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
