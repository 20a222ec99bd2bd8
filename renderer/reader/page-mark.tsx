import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownPage } from '../../shared/model/report.ts'
import styles from './marks.module.css'

/** In the margin, at the line a page of the original begins on. */
export function PageMark({ page }: { page: ShownPage }): ReactElement {
  const { t } = useTranslation('common')
  const label = page.label || String(page.index + 1)
  return (
    <span data-x="" data-page={page.index} className={styles.page} title={t('page', { page: label })}>
      {label}
    </span>
  )
}
