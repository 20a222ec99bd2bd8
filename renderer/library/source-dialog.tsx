import { Newspaper, Trash2 } from 'lucide-react'
import { useEffect, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { LEFT_OUT } from '../../shared/model/left.ts'
import type { ReportRow } from '../../shared/model/report.ts'
import type { Source } from '../../shared/model/source.ts'
import { useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { showBytes, showInstant, showNumber } from '../ui/dates.ts'
import { Dialog } from '../ui/dialog.tsx'
import { closeDialog, openDialog } from '../ui/dialogs.ts'
import { langOf } from '../ui/use-report-language.ts'
import { useWorkspace } from '../workspace.ts'
import { openReport } from './report-actions.ts'
import { reportName } from './report-words.ts'
import { removeSource } from './source-actions.ts'
import { SourceDetails, useSourceForm } from './source-details.tsx'
import { hasEncoding, SourceEncoding } from './source-encoding.tsx'
import { SourceVersions } from './versions/source-versions.tsx'
import styles from './details.module.css'

/** One imported file: where it comes from, how its bytes are read, what is on it; and taking it out. */
export function SourceDialog({ id }: { id: string }): ReactElement | null {
  const sources = useCall('sources.list', {})
  const reports = useCall('reports.list', { sourceId: id })
  const source = sources.data?.find((candidate) => candidate.id === id)
  const isGone = sources.data !== undefined && !sources.isFetching && !source
  // Closed, not just not drawn: undo brings the source back, and must not open its dialog again.
  useEffect(() => {
    if (isGone) closeDialog()
  }, [isGone])
  return source ? <Details source={source} reports={reports.data ?? []} /> : null
}

const sum = (reports: ReportRow[], key: 'highlights' | 'notes' | 'links'): number =>
  reports.reduce((total, report) => total + report[key], 0)

function Details({ source, reports }: { source: Source; reports: ReportRow[] }): ReactElement {
  const { t, i18n } = useTranslation(['library', 'common', 'shell', 'rail', 'import'])
  const language = i18n.language
  const held = {
    highlights: sum(reports, 'highlights'),
    notes: sum(reports, 'notes'),
    links: sum(reports, 'links'),
  }
  const form = useSourceForm(source)
  const left = LEFT_OUT.filter((kind) => source.left?.[kind]).map((kind) =>
    t(`import:left.${kind}`, { count: source.left?.[kind] ?? 0 }),
  )
  const facts: [string, string | null][] = [
    [t('library:imported'), showInstant(source.importedAt, language)],
    [
      t('library:size'),
      `${showBytes(source.byteLength, language)} · ${t('library:characters', { count: source.characters, shown: showNumber(source.characters, language) })}`,
    ],
  ]
  return (
    <Dialog
      isOpen
      onClose={closeDialog}
      title={source.fileName}
      actions={
        <>
          <Button
            variant="danger"
            icon={<Trash2 aria-hidden />}
            onPress={() => {
              closeDialog()
              void removeSource(source, held)
            }}
          >
            {t('library:removeSource')}
          </Button>
          <Button
            icon={<Newspaper aria-hidden />}
            onPress={() => {
              closeDialog()
              useWorkspace.getState().openDesk(source.id)
            }}
          >
            {t('rail:toDesk')}
          </Button>
          {form.isEdited ? <Button onPress={closeDialog}>{t('common:cancel')}</Button> : null}
          <Button variant="primary" isDisabled={!form.canSave} onPress={form.save}>
            {t(form.isEdited ? 'common:save' : 'common:done')}
          </Button>
        </>
      }
    >
      <SourceDetails source={source} form={form} />
      <dl className={styles.facts}>
        {facts.map(([name, value]) =>
          value ? (
            <Fact key={name} name={name}>
              {value}
            </Fact>
          ) : null,
        )}
        {source.url ? (
          <Fact name={t('library:savedFrom')}>
            <button
              type="button"
              className={styles.address}
              onClick={() => openDialog({ kind: 'address', url: source.url ?? '' })}
            >
              {source.url}
            </button>
          </Fact>
        ) : null}
        {left.length > 0 ? <Fact name={t('library:notKept')}>{left.join(' · ')}</Fact> : null}
        <Fact name="SHA-256">
          <span className={styles.code}>{source.sha256}</span>
        </Fact>
        <Fact name={t('library:holds')}>
          {[
            t('shell:reports', { count: reports.length }),
            t('shell:highlights', { count: held.highlights }),
            t('shell:notes', { count: held.notes }),
            t('library:linkCount', { count: held.links }),
          ].join(' · ')}
        </Fact>
      </dl>
      <SourceVersions source={source} />
      {hasEncoding(source) ? <SourceEncoding source={source} /> : null}
      <section className={styles.section}>
        <h3>{t('library:reports')}</h3>
        <ul className={styles.reports}>
          {reports
            .toSorted((a, b) => a.position - b.position)
            .map((report) => (
              <li key={report.id}>
                <button
                  type="button"
                  lang={langOf(report)}
                  onClick={(event) => {
                    closeDialog()
                    openReport(report.id, event.ctrlKey || event.metaKey)
                  }}
                >
                  {reportName(report, t('common:untitled'))}
                </button>
              </li>
            ))}
        </ul>
      </section>
    </Dialog>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }): ReactElement {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
