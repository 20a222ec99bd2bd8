import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadableReport } from '../../../shared/model/report.ts'
import { useCall } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { showDate, showInstant, showNumber } from '../../ui/dates.ts'
import { openDialog } from '../../ui/dialogs.ts'
import type { PanelData } from './panel-data.ts'
import styles from './panel.module.css'

/** What is known about the report, and about the file it came in. */
export function InfoTab({ report, data }: { report: ReadableReport; data: PanelData }): ReactElement {
  const { t, i18n } = useTranslation(['panel', 'reader', 'common'])
  const { data: sources = [] } = useCall('sources.list', {})
  const source = sources.find((candidate) => candidate.id === report.sourceId)
  const notes = data.cards.filter((card) => card.note).length + (data.note ? 1 : 0)
  const facts: [label: string, value: string | null | undefined][] = [
    [t('title'), report.title ?? t('common:untitled')],
    [t('byline'), report.byline],
    [t('published'), showDate(report.published, i18n.language) || t('common:undated')],
    [t('dateline'), report.dateline],
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
    [t('encoding'), source ? `${source.encoding} (${t(`certainty.${source.encodingCertainty}`)})` : null],
    [t('imported'), source ? showInstant(source.importedAt, i18n.language) : null],
  ]
  return (
    <div className={styles.sections}>
      <dl className={styles.facts}>
        {facts.map(([label, value]) =>
          value ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {report.sample ? <p className={styles.hint}>{t('sample')}</p> : null}
      <Button onPress={() => openDialog({ kind: 'report', id: report.id })}>{t('reader:details')}</Button>
    </div>
  )
}
