import { ArrowDown, ArrowUp, Highlighter, Link2, StickyNote } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { sortBy, useLibrary, type SortKey } from '../library-state.ts'
import styles from './table.module.css'

/** The headings; a press sorts, again turns the order round. */
export function TableHead(): ReactElement {
  const { t } = useTranslation('library')
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        <div role="columnheader" className={styles.check}>
          <span className={styles.hidden}>{t('columnSelect')}</span>
        </div>
        <Heading sort="title" label={t('columnTitle')} />
        <Heading sort="publication" label={t('columnPublication')} />
        <Heading sort="published" label={t('columnDate')} />
        <Heading sort="byline" label={t('columnByline')} className={[styles.cell, styles.byline].join(' ')} />
        <div role="columnheader" className={[styles.cell, styles.themes].join(' ')}>
          {t('columnThemes')}
        </div>
        <Heading
          sort="highlights"
          label={t('columnHighlights')}
          icon={<Highlighter aria-hidden />}
          className={styles.number}
        />
        <IconHeading label={t('columnNotes')} icon={<StickyNote aria-hidden />} />
        <IconHeading label={t('columnLinks')} icon={<Link2 aria-hidden />} />
        <div role="columnheader" className={styles.more}>
          <span className={styles.hidden}>{t('columnActions')}</span>
        </div>
      </div>
    </div>
  )
}

function IconHeading({ label, icon }: { label: string; icon: ReactNode }): ReactElement {
  return (
    <div role="columnheader" className={styles.number} title={label}>
      {icon}
      <span className={styles.hidden}>{label}</span>
    </div>
  )
}

function Heading({
  sort,
  label,
  icon,
  className,
}: {
  sort: SortKey
  label: string
  icon?: ReactNode
  className?: string | undefined
}): ReactElement {
  const direction = useLibrary((state) => (state.sort === sort ? state.direction : null))
  const order = direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : 'none'
  const Arrow = direction === 'asc' ? ArrowUp : ArrowDown
  return (
    <div role="columnheader" aria-sort={order} className={className ?? styles.cell}>
      <button type="button" className={styles.sort} title={label} onClick={() => sortBy(sort)}>
        {icon ? (
          <>
            {icon}
            <span className={styles.hidden}>{label}</span>
          </>
        ) : (
          label
        )}
        {direction ? <Arrow aria-hidden className={styles.arrow} /> : null}
      </button>
    </div>
  )
}
