import { Search, X } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { RelatedReport } from '../../../shared/model/related.ts'
import { quoted } from '../../../shared/search/print.ts'
import { useCall } from '../../queries.ts'
import { openSearchView } from '../../search/view/view-state.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { errorWords } from '../../ui/error-words.ts'
import { useReader } from '../reader-store.ts'
import { restoreRelated } from './actions.ts'
import { RelatedEntry } from './related-entry.tsx'
import styles from './related.module.css'

const SHOWN = 12
/** Longer passages stand nowhere else word for word, in UTF-16 units. */
const SEARCHED = 30

/** The reports related to the open one, with why; or, after "more on this", those that tell of a passage. */
export function RelatedTab({ reportId }: { reportId: string }): ReactElement {
  const { t } = useTranslation(['related', 'common'])
  const asked = useReader((state) => state.moreOn)
  const passage = asked?.reportId === reportId ? asked : null
  const whole = useCall(
    'related.list',
    { reportId, limit: SHOWN },
    { enabled: passage === null, cancels: true },
  )
  const more = useCall(
    'related.forPassage',
    { reportId, ranges: passage?.ranges, limit: SHOWN },
    { enabled: passage !== null, cancels: true },
  )
  const { data, error, isPending, refetch } = passage ? more : whole
  if (error)
    return (
      <EmptyState
        small
        title={errorWords(error)}
        actions={<Button onPress={() => void refetch()}>{t('common:retry')}</Button>}
      />
    )
  return (
    <div className={styles.tab} aria-busy={isPending}>
      {passage ? <PassageHead text={passage.text} /> : null}
      {data?.reports.length === 0 ? (
        passage ? (
          <NoneOfPassage text={passage.text} />
        ) : (
          <EmptyState small title={t('none')}>
            <p>{t('noneHow')}</p>
          </EmptyState>
        )
      ) : null}
      <List reportId={reportId} reports={data?.reports ?? []} />
      <Refused reportId={reportId} />
    </div>
  )
}

function List({
  reportId,
  reports,
}: {
  reportId: string
  reports: readonly RelatedReport[]
}): ReactElement | null {
  const { t } = useTranslation('related')
  if (reports.length === 0) return null
  return (
    <ul className={styles.list} aria-label={t('list')}>
      {reports.map((report) => (
        <RelatedEntry key={report.id} reportId={reportId} report={report} />
      ))}
    </ul>
  )
}

/** A name alone ties no reports together; where else its words stand, the search tells. */
function NoneOfPassage({ text }: { text: string }): ReactElement {
  const { t } = useTranslation('related')
  const words = text.replaceAll(/\s+/g, ' ').trim()
  return (
    <EmptyState
      small
      title={t('nonePassage')}
      actions={
        words.length > 0 && words.length <= SEARCHED ? (
          <Button icon={<Search aria-hidden />} onPress={() => openSearchView(quoted(words))}>
            {t('searchWords')}
          </Button>
        ) : null
      }
    />
  )
}

/** Which passage the list is of, and the way back to the whole report. */
function PassageHead({ text }: { text: string }): ReactElement {
  const { t } = useTranslation('related')
  return (
    <div className={styles.head}>
      <p className={styles.label}>{t('moreOn')}</p>
      <q className={styles.quote}>{text}</q>
      <Button onPress={() => useReader.setState({ moreOn: null })}>
        <X aria-hidden /> {t('whole')}
      </Button>
    </div>
  )
}

/** What the user refused: closed, so that nothing of it is in the way, and one press from coming back. */
function Refused({ reportId }: { reportId: string }): ReactElement | null {
  const { t } = useTranslation(['related', 'common'])
  const [isOpen, setOpen] = useState(false)
  const { data: refused = [] } = useCall('related.refused', { reportId })
  if (refused.length === 0) return null
  return (
    <div className={styles.refused}>
      <AriaButton className={styles.more ?? ''} aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        {t('refusedCount', { count: refused.length })}
      </AriaButton>
      {isOpen ? (
        <ul>
          {refused.map(({ id, other }) => (
            <li key={id}>
              <span lang={other.language === 'und' ? undefined : other.language}>
                {other.title ?? other.opening}
              </span>
              <Button onPress={() => restoreRelated(id)}>{t('restore')}</Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
