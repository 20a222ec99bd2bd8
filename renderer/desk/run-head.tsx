import { Highlighter } from 'lucide-react'
import type { ReactElement } from 'react'
import type { TFunction } from 'i18next'
import styles from './piece.module.css'

/** What stands beside the first piece of a run. All plain values, so that a row is drawn again only when they change. */
export interface Head {
  number: number
  title: string
  lang: string | undefined
  again: boolean
  highlights: number
  /** Its first piece is the headline itself: above it, in a narrow window, the title would stand twice. */
  told: boolean
  /** There is text enough below it for three lines in the margin. */
  roomy: boolean
}

/** The margin title of a run: whose text begins here. */
export function RunHead({ t, head }: { t: TFunction<'desk'>; head: Head }): ReactElement {
  return (
    <div
      className={styles.head}
      data-x=""
      data-roomy={head.roomy ? '' : undefined}
      data-told={head.told ? '' : undefined}
    >
      <span className={styles.headTitle} lang={head.lang}>
        {head.number > 0 ? head.title : t('outside')}
      </span>
      {head.again || head.highlights > 0 ? (
        <span className={styles.headFacts}>
          {head.again ? <span>{t('continued')}</span> : null}
          {head.highlights > 0 ? (
            <span title={t('highlights', { count: head.highlights })}>
              <Highlighter aria-hidden />
              <span aria-hidden>{head.highlights}</span>
              <span className={styles.heard}>{t('highlights', { count: head.highlights })}</span>
            </span>
          ) : null}
        </span>
      ) : null}
    </div>
  )
}
