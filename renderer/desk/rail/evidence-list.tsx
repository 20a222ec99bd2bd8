import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Evidence } from '../../../shared/model/page.ts'
import { evidenceName } from '../../ui/evidence-words.ts'
import styles from './proposals.module.css'

/** Log-odds at which a bar is full: such a clue alone makes a statement 95 % sure. */
const FULL = 3

/** What speaks for a statement and what against it: the weightiest first, each with a bar to its side. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }): ReactElement {
  const { t } = useTranslation('rail')
  const items = evidence
    .filter(([, weight]) => weight !== 0)
    .toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a))
  if (items.length === 0) return <p className={styles.quiet}>{t('noEvidence')}</p>
  return (
    <ul className={styles.evidence}>
      {items.map(([name, weight]) => (
        <li key={`${name} ${weight}`} data-against={weight < 0 || undefined}>
          <span className={styles.clue}>{evidenceName(name)}</span>
          <span className={styles.side}>{t(weight > 0 ? 'evidenceFor' : 'evidenceAgainst')}</span>
          <svg className={styles.scale} viewBox="0 0 64 6" aria-hidden>
            <rect className={styles.middle} x="31.5" y="0" width="1" height="6" />
            <rect x={weight > 0 ? 32 : 32 - share(weight)} y="1" width={share(weight)} height="4" rx="1" />
          </svg>
        </li>
      ))}
    </ul>
  )
}

/** Half the scale at most, and never so little that it is not seen. */
const share = (weight: number): number => Math.max(2, Math.min(1, Math.abs(weight) / FULL) * 32)
