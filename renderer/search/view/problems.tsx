import { CircleAlert } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { QueryProblem } from '../../../shared/search/query.ts'
import { Button } from '../../ui/button.tsx'
import { ask, useSearchView } from './view-state.ts'
import styles from './search-view.module.css'

/** What of the query was not understood, each with its place in it and what was probably meant. */
export function Problems({ problems }: { problems: readonly QueryProblem[] }): ReactElement | null {
  const { t } = useTranslation('search')
  const settled = useSearchView((state) => state.settled)
  if (problems.length === 0) return null
  return (
    <ul className={styles.problems} aria-label={t('problems')}>
      {problems.map(({ code, given, suggestion, at: [start, end] }) => (
        <li key={`${start} ${code}`}>
          <CircleAlert aria-hidden />
          <div>
            <p>{t(`problem.${code}`, { given })}</p>
            <p className={styles.place} aria-hidden>
              {settled.slice(Math.max(0, start - 20), start)}
              <u>{settled.slice(start, end)}</u>
              {settled.slice(end, end + 20)}
            </p>
          </div>
          {suggestion === null ? null : (
            <Button onPress={() => ask(settled.slice(0, start) + suggestion + settled.slice(end))}>
              {t('use', { suggestion })}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
