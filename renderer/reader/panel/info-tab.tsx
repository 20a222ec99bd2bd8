import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadableReport } from '../../../shared/model/report.ts'
import { useCall } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { showDate, showInstant, showNumber } from '../../ui/dates.ts'
import { openDialog } from '../../ui/dialogs.ts'
import { langOf } from '../../ui/use-report-language.ts'
import { showOnPage } from '../on-page.ts'
import type { PanelData } from './panel-data.ts'
import styles from './panel.module.css'

/** What is known about the report, and about the file it came in. */
export function InfoTab({ report, data }: { report: ReadableReport; data: PanelData }): ReactElement {
  const { t, i18n } = useTranslation(['panel', 'reader', 'library', 'common', 'rail'])
  const { data: sources = [] } = useCall('sources.list', {})
  const source = sources.find((candidate) => candidate.id === report.sourceId)
  const notes = data.cards.filter((card) => card.note).length + (data.note ? 1 : 0)
  const own = langOf(report)
  const facts: [label: string, value: string | null | undefined, lang?: string][] = [
    [t('title'), report.title ?? t('common:untitled'), own],
    [t('byline'), report.byline, own],
    [t('published'), showDate(report.published, i18n.language) || t('common:undated')],
    [t('dateline'), report.dateline, own],
    [t('publication'), report.publication ?? t('common:noPublication')],
    [t('page'), report.pageLabel],
    [t('language'), t(`common:language.${report.language}`)],
    [t('characters'), showNumber(report.characters, i18n.language)],
    [
      t('counts'),
      [
        t('highlightCount', { count: data.cards.length }),
        t('noteCount', { count: notes }),
        t('linkCount', { count: data.links.length }),
      ].join(' · '),
    ],
    [t('file'), report.fileName],
    [
      t('encoding'),
      source
        ? `${t(`library:encodingName.${source.encoding}`)} · ${t(`certainty.${source.encodingCertainty}`)}`
        : null,
    ],
    [t('imported'), source ? showInstant(source.importedAt, i18n.language) : null],
  ]
  return (
    <div className={styles.sections}>
      <dl className={styles.facts}>
        {facts.map(([label, value, lang]) =>
          value ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd lang={lang}>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {report.sample ? <p className={styles.hint}>{t('sample')}</p> : null}
      <div className={styles.factActions}>
        <Button onPress={() => openDialog({ kind: 'report', id: report.id })}>{t('reader:details')}</Button>
        <Button onPress={showOnPage}>{t('rail:showOnPage')}</Button>
      </div>
    </div>
  )
}
