import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../queries.ts'
import type { ExportScope } from '../../ui/dialogs.ts'
import { errorWords } from '../../ui/error-words.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { Select } from '../../ui/select.tsx'
import { activeReportId, useWorkspace } from '../../workspace.ts'
import { reportName } from '../report-words.ts'
import type { Preview } from './use-preview.ts'
import styles from './templates.module.css'

/** Of all that can go out, what shows a template best. */
type Kind = 'report' | 'theme' | 'all'

export interface Subject {
  kind: Kind
  reportId: string | null
  themeId: string | null
}

/** What the preview is made of, and how it is chosen. */
export function useSubject(first: Kind): {
  scope: ExportScope | null
  choice: ReactElement
} {
  const { t } = useTranslation(['export', 'templates', 'common'])
  const reports = useCall('reports.list', { sort: 'title', direction: 'asc' })
  const themes = useCall('themes.list', {})
  const active = useWorkspace((state) => activeReportId(state))
  const [subject, setSubject] = useState<Subject>({ kind: first, reportId: active, themeId: null })
  const { kind } = subject
  const used = (themes.data ?? []).filter((theme) => theme.highlights + theme.reports > 0)
  const report = subject.reportId ?? reports.data?.[0]?.id ?? null
  const theme = subject.themeId ?? used[0]?.id ?? themes.data?.[0]?.id ?? null
  const chosen = kind === 'report' ? report : theme
  const scope: ExportScope | null = kind === 'all' ? { kind } : chosen ? { kind, id: chosen } : null
  const choice = (
    <div className={styles.subject}>
      <Segmented
        label={t('templates:showWith')}
        value={kind}
        onChange={(value) => setSubject({ ...subject, kind: value })}
        segments={(['report', 'theme', 'all'] as const).map((id) => ({ id, label: t(`export:scope.${id}`) }))}
      />
      {kind === 'report' && report ? (
        <Select
          hideLabel
          label={t('export:scope.report')}
          value={report}
          onChange={(reportId) => setSubject({ ...subject, reportId })}
          options={(reports.data ?? []).map((row) => ({
            id: row.id,
            label: reportName(row, t('common:untitled')),
          }))}
        />
      ) : null}
      {kind === 'theme' && theme ? (
        <Select
          hideLabel
          label={t('export:scope.theme')}
          value={theme}
          onChange={(themeId) => setSubject({ ...subject, themeId })}
          options={(themes.data ?? []).map(({ id, name }) => ({ id, label: name }))}
        />
      ) : null}
      {kind !== 'all' && !chosen ? <p className={styles.quiet}>{t(`export:none.${kind}`)}</p> : null}
    </div>
  )
  return { scope, choice }
}

/** The files a template makes, as text. While there is a mistake, the last that could be made stays, dimmed. */
export function PreviewPane({ preview, choice }: { preview: Preview; choice: ReactElement }): ReactElement {
  const { t } = useTranslation('templates')
  const { data, failed, isWorking } = preview
  const [last, setLast] = useState(data)
  if (data && !data.problem && data !== last) setLast(data)
  const shown = last && !last.problem ? last : null
  const isStale = data?.problem !== null || failed !== null
  return (
    <section className={styles.preview} aria-label={t('preview')} aria-busy={isWorking}>
      <h3>
        {t('preview')}
        <small role="status">{isWorking ? t('showing') : shown ? fileCount(shown, t) : ''}</small>
      </h3>
      {choice}
      {failed ? (
        <p role="alert" className={styles.wrong}>
          {errorWords(failed)}
        </p>
      ) : null}
      {(shown?.warnings ?? []).map((warning) => (
        <p key={warning} className={styles.quiet}>
          {warning}
        </p>
      ))}
      <div className={styles.files} data-stale={(shown && isStale) || undefined}>
        {shown?.files.map(({ name, text, isCut }) => (
          <article key={name}>
            <h4>{name}</h4>
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys */}
            <pre tabIndex={0} role="group" aria-label={t('previewFile', { name })}>
              {text}
            </pre>
            {text.trim() === '' ? <p className={styles.quiet}>{t('emptyFile')}</p> : null}
            {isCut ? <p className={styles.quiet}>{t('cut')}</p> : null}
          </article>
        ))}
      </div>
    </section>
  )
}

function fileCount(
  { files, count }: NonNullable<Preview['data']>,
  t: ReturnType<typeof useTranslation<'templates'>>['t'],
): string {
  const all = t('files', { count })
  return files.length < count ? `${all} · ${t('firstFiles', { shown: files.length })}` : all
}
