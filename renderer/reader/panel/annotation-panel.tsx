import { Info } from 'lucide-react'
import { useMemo, type ReactElement, type ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { CorrectionRow } from '../../../shared/model/correction.ts'
import { useCall } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { errorWords } from '../../ui/error-words.ts'
import { activeReportId, useWorkspace, type SideTab } from '../../workspace.ts'
import { CorrectionsTab } from '../corrections/corrections-tab.tsx'
import { RelatedTab } from '../related/related-tab.tsx'
import { HighlightList } from './highlight-list.tsx'
import { InfoTab } from './info-tab.tsx'
import { LinkList } from './link-list.tsx'
import { NotesTab } from './notes-tab.tsx'
import { arrange, type PanelData } from './panel-data.ts'
import styles from './panel.module.css'

const TABS: readonly SideTab[] = ['highlights', 'links', 'related', 'notes', 'corrections', 'info']

const NO_CORRECTIONS: CorrectionRow[] = []

/** What the active report holds: highlights, links, notes, and what is known about it. Fills its container. */
export function AnnotationPanel(): ReactElement {
  const { t } = useTranslation('panel')
  const reportId = useWorkspace(activeReportId)
  if (reportId === null) return <EmptyState small title={t('noReport')} />
  // A new report is a new panel: no open picker, no half-done action moves to it.
  return <ReportPanel key={reportId} reportId={reportId} />
}

function ReportPanel({ reportId }: { reportId: string }): ReactElement {
  const { t } = useTranslation(['panel', 'common'])
  const sideTab = useWorkspace((state) => state.sideTab)
  const answer = useCall('reports.annotations', { id: reportId })
  const report = useCall('reports.get', { id: reportId })
  const { data: corrections = NO_CORRECTIONS } = useCall('corrections.list', { reportId })
  const data = useMemo(
    () => (answer.data && report.data ? arrange(reportId, answer.data, report.data.blocks) : null),
    [reportId, answer.data, report.data],
  )
  const language = report.data?.language
  const lang = language === 'und' ? undefined : language
  const error = answer.error ?? report.error
  const counts: Record<SideTab, number | null> = {
    highlights: data?.cards.length ?? null,
    links: data?.links.length ?? null,
    notes: data ? data.cards.filter((card) => card.note).length + (data.note ? 1 : 0) : null,
    corrections: corrections.length,
    related: null,
    info: null,
  }
  const show = (tab: SideTab, data: PanelData): ReactNode => {
    if (tab === 'highlights') return <HighlightList reportId={reportId} lang={lang} cards={data.cards} />
    if (tab === 'links') return <LinkList reportId={reportId} links={data.links} />
    if (tab === 'related') return <RelatedTab reportId={reportId} />
    if (tab === 'notes') return <NotesTab reportId={reportId} data={data} />
    if (tab === 'corrections')
      return <CorrectionsTab reportId={reportId} lang={lang} corrections={corrections} />
    return report.data ? <InfoTab report={report.data} data={data} /> : null
  }
  return (
    <Tabs
      className={styles.panel ?? ''}
      selectedKey={sideTab}
      onSelectionChange={(key) => {
        const tab = TABS.find((candidate) => candidate === key)
        if (tab) useWorkspace.getState().set({ sideTab: tab })
      }}
    >
      <TabList aria-label={t('label')} className={styles.tabs ?? ''}>
        {TABS.map((tab) => (
          <Tab
            key={tab}
            id={tab}
            className={styles.tab ?? ''}
            {...(tab === 'info' ? { 'aria-label': t(tab) } : {})}
          >
            {tab === 'info' ? <Info aria-hidden className={styles.sign} /> : t(tab)}
            {counts[tab] ? <span className={styles.count}>{counts[tab]}</span> : null}
          </Tab>
        ))}
      </TabList>
      {TABS.map((tab) => (
        <TabPanel key={tab} id={tab} className={styles.content ?? ''}>
          {data ? show(tab, data) : null}
          {!data && error ? (
            <EmptyState
              small
              title={t('failed')}
              actions={
                <Button onPress={() => void Promise.all([answer.refetch(), report.refetch()])}>
                  {t('common:retry')}
                </Button>
              }
            >
              {errorWords(error)}
            </EmptyState>
          ) : null}
        </TabPanel>
      ))}
    </Tabs>
  )
}
