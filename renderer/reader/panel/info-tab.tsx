import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DetailName, Person, ReadableReport } from '../../../shared/model/report.ts'
import { useCall } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { showDate, showInstant, showNumber } from '../../ui/dates.ts'
import { openDialog } from '../../ui/dialogs.ts'
import { OriginLine } from '../../ui/origin.tsx'
import { langOf } from '../../ui/use-report-language.ts'
import { showOnPage } from '../on-page.ts'
import type { PanelData } from './panel-data.ts'
import styles from './panel.module.css'

interface Fact {
  label: string
  value: ReactNode
  lang?: string | undefined
  /** The detail it is, which has an origin. */
  name?: DetailName
}

/** What is known about the report, and about the file it came in. */
export function InfoTab({ report, data }: { report: ReadableReport; data: PanelData }): ReactElement {
  const { t, i18n } = useTranslation(['panel', 'details', 'reader', 'library', 'common', 'rail'])
  const { data: sources = [] } = useCall('sources.list', {})
  const source = sources.find((candidate) => candidate.id === report.sourceId)
  const notes = data.cards.filter((card) => card.note).length + (data.note ? 1 : 0)
  const own = langOf(report)
  const facts: Fact[] = [
    { label: t('title'), value: report.title ?? t('common:untitled'), lang: own, name: 'title' },
    { label: t('byline'), value: report.byline, lang: own, name: 'byline' },
    {
      label: t('details:people'),
      value: report.people.length > 0 ? <People people={report.people} lang={own} /> : null,
      name: 'people',
    },
    {
      label: t('published'),
      value: showDate(report.published, i18n.language) || t('common:undated'),
      name: 'published',
    },
    { label: t('dateline'), value: report.dateline, lang: own, name: 'dateline' },
    { label: t('details:place'), value: report.place, lang: own, name: 'place' },
    {
      label: t('details:datelineDate'),
      value: showDate(report.datelineDate, i18n.language),
      name: 'datelineDate',
    },
    { label: t('details:agency'), value: report.agency, lang: own, name: 'agency' },
    {
      label: t('publication'),
      value: report.publication ?? t('common:noPublication'),
      name: 'publication',
    },
    { label: t('page'), value: report.pageLabel, name: 'pageLabel' },
    { label: t('details:edition'), value: source?.edition },
  ]
  const more: [string, string | null][] = [
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
        {[...facts, ...more.map(([label, value]): Fact => ({ label, value }))].map(
          ({ label, value, lang, name }) =>
            value ? (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <span lang={lang}>{value}</span>{' '}
                  {name ? <OriginLine name={name} origin={report.origins[name]} /> : null}
                </dd>
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

function People({ people, lang }: { people: Person[]; lang: string | undefined }): ReactElement {
  const { t } = useTranslation('details')
  return (
    <ul className={styles.people}>
      {people.map(({ name, role, as }) => (
        <li key={`${name} ${role}`}>
          <span lang={lang}>{name}</span>{' '}
          {as === null ? <small>{t(`role.${role}`)}</small> : <small lang={lang}>{as}</small>}
        </li>
      ))}
    </ul>
  )
}
