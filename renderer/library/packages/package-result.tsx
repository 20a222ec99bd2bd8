import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { PACKED_KINDS, type PackageConflict, type PackageOutcome } from '../../../shared/model/package.ts'
import styles from './packages.module.css'

/** What taking a package in came to. */
export function PackageResult({ outcome }: { outcome: PackageOutcome }): ReactElement {
  const { t, i18n } = useTranslation('packages')
  const { added, changed, known, attached, conflicts, conflictCount, missing, staysRemoved } = outcome
  const rows = PACKED_KINDS.filter((kind) => added[kind] + changed[kind] + known[kind] > 0)
  const isNew = PACKED_KINDS.some((kind) => added[kind] + changed[kind] > 0)
  const format = new Intl.NumberFormat(i18n.language)
  return (
    <>
      <p role="status">
        {isNew
          ? outcome.undoable
            ? t('taken-in')
            : t('taken-in-backup', { path: outcome.backup ?? '' })
          : t('nothing-new')}
      </p>
      <table className={styles.counts}>
        <thead>
          <tr>
            <th scope="col">{t('what')}</th>
            <th scope="col">{t('added')}</th>
            <th scope="col">{t('changed')}</th>
            <th scope="col">{t('known')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`kind.${kind}`)}</th>
              <td>{format.format(added[kind])}</td>
              <td>{format.format(changed[kind])}</td>
              <td>{format.format(known[kind])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {attached.map(({ id, name, annotations }) => (
        <p key={id} className={styles.quiet}>
          {t('attached', { name, count: annotations })}
        </p>
      ))}
      {missing > 0 ? <p className={styles.quiet}>{t('missing', { count: missing })}</p> : null}
      {staysRemoved > 0 ? (
        <p className={styles.quiet}>{t('stays-removed-window', { count: staysRemoved })}</p>
      ) : null}
      {conflictCount > 0 ? (
        <>
          <h3 className={styles.group}>{t('conflicts', { count: conflictCount })}</h3>
          <ul className={styles.told}>
            {conflicts.map((conflict, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- one thing may differ in several fields; the list never changes
              <Conflict key={`${conflict.id} ${at}`} conflict={conflict} />
            ))}
          </ul>
          {conflictCount > conflicts.length ? (
            <p className={styles.quiet}>{t('conflicts-more', { count: conflictCount - conflicts.length })}</p>
          ) : null}
        </>
      ) : null}
    </>
  )
}

function Conflict({ conflict }: { conflict: PackageConflict }): ReactElement {
  const { t } = useTranslation('packages')
  const { what, name, here, there } = conflict
  return (
    <li>
      {name === '' ? null : <strong>{name}</strong>}
      <span>{t(`conflict.${what}`)}</span>
      {here === there ? null : (
        <>
          <span>{t('here', { text: here })}</span>
          <span>{t('there', { text: there })}</span>
        </>
      )}
    </li>
  )
}
