import { Check } from 'lucide-react'
import { useMemo, type ReactElement } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Ghost } from '../../../shared/model/parallel.ts'
import { useCall } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { ColorDot } from '../../ui/color-dot.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { useReportLanguage } from '../../ui/use-report-language.ts'
import { useReportTitle } from '../../ui/use-report-title.ts'
import { useWorkspace } from '../../workspace.ts'
import { usePanes } from '../use-panes.ts'
import { adoptOne, adoptTwins, brief, restoreRefusal } from './actions.ts'
import { useBeside } from './beside-store.ts'
import { BondRow } from './bond-row.tsx'
import { seenFrom, type Bond } from './bonds.ts'
import { FixedList } from './fixed-list.tsx'
import { Section } from './beside-section.tsx'
import { reportsIn } from './open-reports.ts'
import styles from './bond.module.css'

/** Rows drawn at once; a list of hundreds is cut, for the ribbons show all. */
const MOST = 200

/** What ties the active report to the others in sight, as lists: the form of the ribbons for keys and screen readers. */
export function BesideList({ reportId }: { reportId: string }): ReactElement | null {
  const { t } = useTranslation('beside')
  const bonds = useBeside((state) => state.bonds)
  const isLooking = useBeside((state) => state.isLooking)
  const allTwins = useBeside((state) => state.twins)
  const panes = usePanes()
  const titleOf = useReportTitle()
  const own = useMemo(() => {
    const here = bonds.flatMap((bond) => {
      const near = seenFrom(bond, reportId)?.near
      return near ? [{ bond, at: near.ranges[0]?.[0] ?? 0 }] : []
    })
    const of = (kind: Bond['kind']): Bond[] =>
      here
        .filter(({ bond }) => bond.kind === kind)
        .toSorted((one, other) => one.at - other.at)
        .map(({ bond }) => bond)
    const isSelf = ({ a, b }: Bond): boolean => a.reportId === b.reportId
    const passages = of('passage')
    return {
      proposals: of('proposal'),
      passages: passages.filter((bond) => !isSelf(bond)),
      repeats: passages.filter(isSelf),
    }
  }, [bonds, reportId])
  const twins = allTwins.filter((twin) => twin.reportId === reportId)
  const isAlone = reportsIn(panes).length < 2
  const isEmpty = own.proposals.length + own.passages.length + twins.length === 0
  return (
    <div className={styles.all} data-beside-list="">
      {isLooking ? <p className={styles.hint}>{t('looking')}</p> : null}
      {!isLooking && isEmpty ? <p className={styles.hint}>{t(isAlone ? 'openSecond' : 'noneHere')}</p> : null}
      <Section title={t('proposals')} count={own.proposals.length} hint={t('proposalsHint')}>
        {own.proposals.slice(0, MOST).map((bond) => (
          <BondRow key={bond.id} bond={bond} reportId={reportId} titleOf={titleOf} />
        ))}
      </Section>
      <Section title={t('passages')} count={own.passages.length}>
        {own.passages.slice(0, MOST).map((bond) => (
          <BondRow key={bond.id} bond={bond} reportId={reportId} titleOf={titleOf} />
        ))}
      </Section>
      <Section title={t('repeats')} count={own.repeats.length}>
        {own.repeats.slice(0, MOST).map((bond) => (
          <BondRow key={bond.id} bond={bond} reportId={reportId} titleOf={titleOf} />
        ))}
      </Section>
      <Section
        title={t('twins')}
        count={twins.length}
        hint={t('twinsHint')}
        action={
          twins.length > 1 ? (
            <Button onPress={() => void adoptTwins('all')}>
              {t('adoptAll')}
              <Kbd keys="Shift+v" />
            </Button>
          ) : null
        }
      >
        {twins.slice(0, MOST).map((twin) => (
          <TwinRow key={`${twin.highlightId} ${twin.ranges.join(';')}`} twin={twin} titleOf={titleOf} />
        ))}
      </Section>
      <FixedList reportId={reportId} titleOf={titleOf} />
      <Refusals />
    </div>
  )
}

function TwinRow({ twin, titleOf }: { twin: Ghost; titleOf: (id: string) => string }): ReactElement {
  const { t } = useTranslation(['beside', 'common'])
  const langOf = useReportLanguage()
  const show = (): void => {
    const { activePaneId, open } = useWorkspace.getState()
    open(twin.reportId, { paneId: activePaneId, ranges: twin.ranges })
  }
  return (
    <li className={styles.row} data-bond="twin">
      <div className={styles.line}>
        <AriaButton className={styles.goes ?? ''} onPress={show}>
          <span className={styles.kind}>
            <ColorDot color={twin.color} />{' '}
            {t('twinOf', { color: t(`common:color.${twin.color}`), title: titleOf(twin.fromReportId) })}
            {twin.exact ? '' : ` · ${t('twinNear')}`}
          </span>
          <q lang={langOf(twin.reportId)}>{twin.text}</q>
        </AriaButton>
        <IconButton
          small
          label={t('adoptOf', { text: brief(twin.text) })}
          icon={<Check aria-hidden />}
          onPress={() => void adoptOne(twin)}
        />
      </div>
    </li>
  )
}

/** What was refused, wherever: it can be taken back. */
function Refusals(): ReactElement | null {
  const { t } = useTranslation('beside')
  const { data = [] } = useCall('proposals.refusals', {})
  return (
    <Section title={t('refusals')} count={data.length}>
      {data.slice(0, MOST).map(({ id, from, to }) => (
        <li key={id} className={styles.row} data-bond="refused">
          <div className={styles.line}>
            <div>
              <span className={styles.small}>{from.text}</span>
              <span className={styles.other}>{[from.fileName, to.fileName].join(' · ')}</span>
            </div>
            <Button
              variant="quiet"
              aria-label={t('restoreOf', { text: brief(from.text) })}
              onPress={() => void restoreRefusal(id)}
            >
              {t('restore')}
            </Button>
          </div>
        </li>
      ))}
    </Section>
  )
}
