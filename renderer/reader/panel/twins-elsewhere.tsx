import { Check, ChevronDown, ChevronRight } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Ghost } from '../../../shared/model/parallel.ts'
import { titleOf } from '../../notes/quoting.ts'
import { useCall } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { errorWords } from '../../ui/error-words.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useWorkspace } from '../../workspace.ts'
import { adoptAll, adoptOne, brief } from '../beside/actions.ts'
import styles from './twins-elsewhere.module.css'

/** Where the words of the highlight at hand stand in other reports, closed ones too. Looked for when it is opened. */
export function TwinsElsewhere({
  highlightId,
  reportId,
}: {
  highlightId: string
  reportId: string
}): ReactElement {
  const { t } = useTranslation('beside')
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={styles.twins}>
      <AriaButton className={styles.head ?? ''} aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        {isOpen ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
        {t('twinsElsewhere')}
      </AriaButton>
      {isOpen ? <List highlightId={highlightId} reportId={reportId} /> : null}
    </div>
  )
}

function List({ highlightId, reportId }: { highlightId: string; reportId: string }): ReactElement {
  const { t } = useTranslation('beside')
  const { data, error } = useCall(
    'parallels.ghosts',
    { reportIds: [reportId], highlightIds: [highlightId], everywhere: true },
    { cancels: true, keepPrevious: true },
  )
  if (error) return <p className={styles.none}>{errorWords(error)}</p>
  const twins = (data?.ghosts ?? []).filter((twin) => twin.reportId !== reportId)
  if (twins.length === 0)
    return (
      <p className={styles.none} aria-busy={data === undefined}>
        {data ? t('twinsElsewhereNone') : ' '}
      </p>
    )
  return (
    <>
      <ul className={styles.list} aria-label={t('twinsElsewhere')}>
        {twins.map((twin) => (
          <Twin key={`${twin.reportId} ${twin.ranges[0]?.[0]}`} twin={twin} />
        ))}
      </ul>
      {twins.length > 1 ? (
        <Button icon={<Check aria-hidden />} onPress={() => void adoptAll(twins)}>
          {t('adoptAllCount', { count: twins.length })}
        </Button>
      ) : null}
    </>
  )
}

function Twin({ twin }: { twin: Ghost }): ReactElement {
  const { t } = useTranslation('beside')
  const title = titleOf(twin.reportId)
  return (
    <li className={styles.twin}>
      <AriaButton
        className={styles.open ?? ''}
        aria-label={t('twinsElsewhereOpen', { title })}
        onPress={() => useWorkspace.getState().open(twin.reportId, { beside: true, ranges: twin.ranges })}
      >
        <span>{title}</span>
        <q className={styles.quote}>{brief(twin.text)}</q>
        {twin.exact ? null : <span className={styles.near}>{t('twinNear')}</span>}
      </AriaButton>
      <IconButton
        small
        label={t('adoptOf', { text: brief(twin.text) })}
        icon={<Check aria-hidden />}
        onPress={() => void adoptOne(twin)}
      />
    </li>
  )
}
