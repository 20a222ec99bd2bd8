import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkRow } from '../../links/link-row.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { BesideList } from '../beside/beside-list.tsx'
import type { NearLink } from './panel-data.ts'
import styles from './panel.module.css'

/** Every link of the report: its own words, the relation, the other end; then what the machine found beside it. */
export function LinkList({ reportId, links }: { reportId: string; links: NearLink[] }): ReactElement {
  return (
    <>
      <OwnLinks links={links} />
      <BesideList reportId={reportId} />
    </>
  )
}

function OwnLinks({ links }: { links: NearLink[] }): ReactElement {
  const { t } = useTranslation(['panel', 'links'])
  if (links.length === 0)
    return (
      <EmptyState small title={t('noLinks')}>
        <p>
          {t('noLinksHow')} <Kbd keys="l" />
        </p>
      </EmptyState>
    )
  return (
    <ul className={styles.list} aria-label={t('links')}>
      {links.map(({ link, near }) => {
        const own = near === 'from' ? link.fromEnd : link.toEnd
        return (
          <li key={`${link.id}-${near}`} className={styles.entry}>
            <p className={styles.own}>{own.quote ?? t('links:wholeReport')}</p>
            <LinkRow link={link} near={near} />
          </li>
        )
      })}
    </ul>
  )
}
