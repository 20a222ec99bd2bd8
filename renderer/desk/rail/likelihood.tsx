import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { sureness } from './proposal-words.ts'
import styles from './proposals.module.css'

/** How likely a statement is: in words, and as five small bars beside them. */
export function Likelihood({ probability }: { probability: number }): ReactElement {
  const { t } = useTranslation('rail')
  const level = sureness(probability)
  const words = t(`sure.${level}`)
  return (
    <span className={styles.likelihood}>
      <span
        role="meter"
        aria-label={t('likelihood')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(probability * 100)}
        aria-valuetext={words}
        className={styles.bars}
      >
        {[1, 2, 3, 4, 5].map((bar) => (
          <i key={bar} data-on={bar <= level || undefined} />
        ))}
      </span>
      <span aria-hidden>{words}</span>
    </span>
  )
}
