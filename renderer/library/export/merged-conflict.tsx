import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallResult } from '../../../shared/contract.ts'
import { Segmented } from '../../ui/segmented.tsx'
import styles from './folder.module.css'

export type Taken = 'theirs' | 'ours' | 'beside'
type Conflict = CallResult<'export.merge'>['conflicts'][number]

/** One place where the file and the library differ: both texts, and whose shall stand. */
export function ConflictRow({
  conflict,
  value,
  onChange,
}: {
  conflict: Conflict
  value: Taken
  onChange: (value: Taken) => void
}): ReactElement {
  const { t } = useTranslation('vault')
  const isRemoved = conflict.ours === ''
  // Front matter has no room for a second version.
  const isProperty = conflict.key === 'front' || conflict.key.startsWith('property:')
  const choices: Taken[] = isRemoved || isProperty ? ['theirs', 'ours'] : ['theirs', 'ours', 'beside']
  const label = { theirs: t('keep'), ours: t(isRemoved ? 'takeRemoved' : 'take'), beside: t('beside') }
  return (
    <article className={styles.conflict} aria-label={conflict.path}>
      <bdi className={styles.file}>{conflict.path}</bdi>
      <div className={styles.versions}>
        <figure>
          <figcaption>{t('theirs')}</figcaption>
          <pre>{conflict.theirs}</pre>
        </figure>
        <figure>
          <figcaption>{t('ours')}</figcaption>
          {isRemoved ? <p className={styles.quiet}>{t('removedHere')}</p> : <pre>{conflict.ours}</pre>}
        </figure>
      </div>
      <Segmented
        label={conflict.path}
        value={value}
        onChange={onChange}
        segments={choices.map((id) => ({ id, label: label[id] }))}
      />
    </article>
  )
}
