import type { ReactElement } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { StoryDifference, StoryEntry } from '../../shared/model/story.ts'
import { langOf } from '../ui/use-report-language.ts'
import { useWorkspace } from '../workspace.ts'
import styles from './stories-view.module.css'

/** Figures that the reports give differently, as rules find them; each opens its report at its place. */
export function Differences({
  differences,
  entries,
}: {
  differences: readonly StoryDifference[]
  entries: readonly StoryEntry[]
}): ReactElement | null {
  const { t } = useTranslation('stories')
  if (differences.length === 0) return null
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return (
    <section aria-label={t('differences')} data-differences>
      <h3 className={styles.heading}>{t('differences')}</h3>
      <p className={styles.about}>{t('differencesHow')}</p>
      <ul className={styles.links}>
        {differences.map(({ label, figures }) => (
          <li key={`${label} ${figures[0]?.reportId} ${figures[0]?.ranges[0]?.[0]}`}>
            {figures.map(({ reportId, ranges, before, text, after }) => {
              const entry = byId.get(reportId)
              if (!entry) return null
              return (
                <AriaButton
                  key={`${reportId} ${ranges[0]?.[0]}`}
                  className={styles.report ?? ''}
                  onPress={() => useWorkspace.getState().open(reportId, { ranges })}
                >
                  <q lang={langOf(entry)} className={styles.told}>
                    {before}
                    <b>{text}</b>
                    {after}
                  </q>
                  <span className={styles.about}>{entry.publication ?? entry.title ?? entry.fileName}</span>
                </AriaButton>
              )
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}
