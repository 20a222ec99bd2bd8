/** A story in order: its reports by the day they were printed, or the days they tell of. */
import type { ReactElement } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ReportName } from '../../shared/model/related.ts'
import type { StoryEntry, StoryEvent } from '../../shared/model/story.ts'
import { showDate } from '../ui/dates.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { useWorkspace } from '../workspace.ts'
import { dayOrMonth } from './story-words.ts'
import styles from './stories-view.module.css'

const langOf = ({ language }: ReportName): string | undefined => (language === 'und' ? undefined : language)
const open = (id: string, ranges?: StoryEvent['places'][number]['ranges']): void =>
  useWorkspace.getState().open(id, ranges ? { ranges } : {})

/** The report's title and paper; pressing it opens the report. */
export function ReportWords({ report }: { report: ReportName }): ReactElement {
  const { t } = useTranslation('common')
  return (
    <AriaButton className={styles.report ?? ''} onPress={() => open(report.id)}>
      <span lang={langOf(report)} className={styles.reportTitle}>
        {report.title ?? `${t('untitled')} ${report.opening.slice(0, 40)}`}
      </span>
      <span className={styles.about}>{report.publication ?? report.fileName}</span>
    </AriaButton>
  )
}

/** Reports by the day they were printed; the chosen ones are opened, taken out or split off together. */
export function EntryList({
  entries,
  chosen,
  onChoose,
}: {
  entries: readonly StoryEntry[]
  chosen: readonly string[]
  onChoose: (ids: readonly string[]) => void
}): ReactElement {
  const { t, i18n } = useTranslation('stories')
  const titles = new Map(entries.map(({ id, title, opening }) => [id, title ?? opening.slice(0, 20)]))
  const roleOf = ({ role, of }: StoryEntry): string | null => {
    const title = titles.get(of ?? '') ?? ''
    if (role === 'reprint') return t('reprintOf', { title })
    if (role === 'update') return of === null ? t('role.update') : t('updateOf', { title })
    return role === 'first' ? t('role.first') : null
  }
  return (
    <ol className={styles.entries} aria-label={t('byPublication')}>
      {entries.map((entry) => {
        const role = roleOf(entry)
        const isChosen = chosen.includes(entry.id)
        return (
          <li key={entry.id} className={styles.entry} data-entry={entry.id} data-role={entry.role}>
            <input
              type="checkbox"
              aria-label={`${t('chosen')}: ${titles.get(entry.id)}`}
              checked={isChosen}
              onChange={() =>
                onChoose(isChosen ? chosen.filter((id) => id !== entry.id) : [...chosen, entry.id])
              }
            />
            <span className={styles.day}>
              {entry.published === null ? t('noDate') : showDate(entry.published, i18n.language)}
            </span>
            <div>
              <ReportWords report={entry} />
              {role === null ? null : <p className={styles.role}>{role}</p>}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

/** Days that are told of, each with the words of every report that tells of it. */
export function EventList({
  events,
  entries,
}: {
  events: readonly StoryEvent[]
  entries: readonly StoryEntry[]
}): ReactElement {
  const { t, i18n } = useTranslation('stories')
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  if (events.length === 0)
    return (
      <EmptyState small title={t('noEvents')}>
        {entries.some(({ published }) => published === null) ? <p>{t('noEventsHow')}</p> : null}
      </EmptyState>
    )
  return (
    <ol className={styles.entries} aria-label={t('byEvent')}>
      {events.map(({ date, places }) => (
        <li key={date} className={styles.event}>
          <span className={styles.day}>{dayOrMonth(date, i18n.language)}</span>
          <ul>
            {places.map((place) => {
              const entry = byId.get(place.reportId)
              if (!entry) return null
              return (
                <li key={place.reportId}>
                  <AriaButton className={styles.report ?? ''} onPress={() => open(entry.id, place.ranges)}>
                    <q lang={langOf(entry)} className={styles.told}>
                      {place.before}
                      <b>{place.text}</b>
                      {place.after}
                    </q>
                    <span className={styles.about}>
                      {[
                        entry.publication ?? entry.title ?? entry.fileName,
                        place.inferred ? t('inferred') : null,
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </AriaButton>
                </li>
              )
            })}
          </ul>
        </li>
      ))}
    </ol>
  )
}
