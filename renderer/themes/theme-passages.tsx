import { Columns2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Highlight } from '../../shared/model/highlight.ts'
import type { Note } from '../../shared/model/note.ts'
import type { ReportRow } from '../../shared/model/report.ts'
import { StaticNote } from '../notes/static-note.tsx'
import { useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { showDate } from '../ui/dates.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { errorWords } from '../ui/error-words.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { useWorkspace } from '../workspace.ts'
import styles from './theme-passages.module.css'

/** Everything that carries a theme: passages report by report in order of date, each opening at its place. */
export function ThemePassages({ themeId }: { themeId: string }): ReactElement | null {
  const { t } = useTranslation(['themes', 'common'])
  const passages = useCall('themes.passages', { id: themeId })
  const reports = useCall('reports.list', {})
  if (passages.error)
    return (
      <EmptyState
        small
        title={errorWords(passages.error)}
        actions={<Button onPress={() => void passages.refetch()}>{t('common:retry')}</Button>}
      />
    )
  if (!passages.data || !reports.data) return null
  const { highlights, notes } = passages.data
  const carriers = new Set(passages.data.reports.map((report) => report.id))
  if (highlights.length === 0 && carriers.size === 0) return <EmptyState small title={t('noPassages')} />

  const byReport = Map.groupBy(highlights, (highlight) => highlight.reportId)
  const groups = reports.data
    .filter((report) => byReport.has(report.id) || carriers.has(report.id))
    .toSorted((a, b) => (a.published ?? '9').localeCompare(b.published ?? '9') || a.position - b.position)
  const lost = highlights.filter(({ reportId }) => !groups.some((report) => report.id === reportId))
  const noteOn = new Map(notes.map((note) => [note.target?.id, note]))
  return (
    <div className={styles.passages}>
      <h2 className={styles.sum}>
        {[
          highlights.length > 0 ? t('passages', { count: highlights.length }) : '',
          t('reports', { count: groups.length }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </h2>
      {groups.map((report) => (
        <ReportGroup
          key={report.id}
          report={report}
          highlights={byReport.get(report.id) ?? []}
          note={carriers.has(report.id) ? noteOn.get(report.id) : undefined}
          noteOn={noteOn}
        />
      ))}
      {lost.length > 0 ? (
        <section className={styles.group}>
          <p className={styles.meta}>{t('lostPassage')}</p>
          {lost.map((highlight) => (
            <p key={highlight.id} className={styles.quote}>
              {highlight.exact}
            </p>
          ))}
        </section>
      ) : null}
    </div>
  )
}

function open(reportId: string, highlight: Highlight | null, beside: boolean): void {
  const workspace = useWorkspace.getState()
  workspace.open(reportId, { beside, ...(highlight ? { ranges: highlight.ranges } : {}) })
  if (highlight) workspace.set({ activeHighlightId: highlight.id, sideTab: 'highlights' })
}

function ReportGroup({
  report,
  highlights,
  note,
  noteOn,
}: {
  report: ReportRow
  highlights: Highlight[]
  note: Note | undefined
  noteOn: ReadonlyMap<string | undefined, Note>
}): ReactElement {
  const { t, i18n } = useTranslation(['themes', 'common'])
  const title = report.title ?? (report.opening || t('common:untitled'))
  const meta = [report.publication ?? report.fileName, showDate(report.published, i18n.language)]
    .filter(Boolean)
    .join(' · ')
  return (
    <section className={styles.group} lang={report.language === 'und' ? undefined : report.language}>
      <h3 className={styles.title}>
        <AriaButton className={styles.open ?? ''} onPress={() => open(report.id, null, false)}>
          {title}
        </AriaButton>
      </h3>
      <p className={styles.meta} lang={i18n.language}>
        {meta}
      </p>
      {note ? <StaticNote note={note} /> : null}
      {highlights.map((highlight) => {
        const own = noteOn.get(highlight.id)
        return (
          <div key={highlight.id} className={styles.passage}>
            <AriaButton
              className={styles.quote ?? ''}
              style={{ borderLeftColor: `var(--c-${highlight.color})` }}
              onPress={() => open(report.id, highlight, false)}
            >
              {highlight.exact}
            </AriaButton>
            <IconButton
              small
              label={t('common:openBeside')}
              icon={<Columns2 aria-hidden />}
              onPress={() => open(report.id, highlight, true)}
            />
            {own ? (
              <div className={styles.note}>
                <StaticNote note={own} />
              </div>
            ) : null}
          </div>
        )
      })}
    </section>
  )
}
