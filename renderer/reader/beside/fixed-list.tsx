import { X } from 'lucide-react'
import { useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useCalls } from '../../queries.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { usePreferences } from '../../ui/preferences.ts'
import type { FixedPoint } from '../../../shared/model/fixed-point.ts'
import { useReportLanguage } from '../../ui/use-report-language.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'
import { toShown } from '../../../shared/text/text-map.ts'
import { Section } from './beside-section.tsx'
import { goToBond, unfix } from './actions.ts'
import { Button as AriaButton } from 'react-aria-components'
import styles from './bond.module.css'

const wordsAt = (blocks: readonly ShownBlock[], offset: number): string => {
  const place = toShown(blocks, [[offset, offset + 1]])[0]
  return place ? (blocks[place.block]?.text.slice(place.start, place.start + 24) ?? '') : ''
}

/** The places that the user fastened to one another, each to be shown or taken away. */
export function FixedList({
  reportId,
  titleOf,
}: {
  reportId: string
  titleOf: (id: string) => string
}): ReactElement | null {
  const { t } = useTranslation('beside')
  const all = usePreferences()['beside.fixed']
  const points = useMemo(
    () => all.filter(({ a, b }) => a.reportId === reportId || b.reportId === reportId),
    [all, reportId],
  )
  const [report] = useCalls('reports.get', points.length > 0 ? [{ id: reportId }] : [])
  const langOf = useReportLanguage()
  const show = ({ a, b }: FixedPoint): void => {
    const end = ({ reportId: id, offset }: FixedPoint['a']) => ({
      reportId: id,
      ranges: [[offset, offset + 1] as [number, number]],
      text: '',
    })
    goToBond({ a: end(a), b: end(b) }, reportId)
  }
  return (
    <Section title={t('fixed')} count={points.length}>
      {points.map((point) => {
        const [near, far] = point.a.reportId === reportId ? [point.a, point.b] : [point.b, point.a]
        const words = report ? wordsAt(report.blocks, near.offset) : ''
        return (
          <li key={JSON.stringify(point)} className={styles.row} data-bond="fixed">
            <div className={styles.line}>
              <AriaButton className={styles.goes ?? ''} onPress={() => show(point)}>
                <q lang={langOf(near.reportId)}>{words}…</q>
                <span className={styles.other} lang={langOf(far.reportId)}>
                  {titleOf(far.reportId)}
                </span>
              </AriaButton>
              <IconButton
                small
                label={t('unfixOf', { text: words })}
                icon={<X aria-hidden />}
                onPress={() => void unfix(point)}
              />
            </div>
          </li>
        )
      })}
    </Section>
  )
}
