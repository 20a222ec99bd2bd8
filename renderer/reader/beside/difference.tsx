import { useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { DifferencePart } from '../../../shared/model/parallel.ts'
import { useCall } from '../../queries.ts'
import { useReportLanguage } from '../../ui/use-report-language.ts'
import { useReportTitle } from '../../ui/use-report-title.ts'
import type { BondEnd } from './bonds.ts'
import styles from './difference.module.css'

type Side = 'a' | 'b'

/** Two passages above one another, character by character: what only one has is framed, what differs in script or mark is dotted. */
export function Difference({ a, b }: { a: BondEnd; b: BondEnd }): ReactElement {
  const { t } = useTranslation('beside')
  const args = useMemo(() => {
    const end = ({ reportId, ranges }: BondEnd) => ({ reportId, ranges })
    return { a: end(a), b: end(b) }
  }, [a, b])
  const { data, error } = useCall('parallels.difference', args)
  const langOf = useReportLanguage()
  const titleOf = useReportTitle()
  if (error) return <p className={styles.quiet}>{t('failed')}</p>
  if (!data) return <p className={styles.quiet} aria-busy="true" />
  // Between two scripts nearly every character has another form: to mark them all says nothing.
  const isOneScript = langOf(a.reportId) === langOf(b.reportId)
  const hasForms = isOneScript && data.parts.some(({ kind }) => kind === 'script' || kind === 'mark')
  // Told twice in one report: the two are above one another as they stand in it.
  const hasTitles = a.reportId !== b.reportId
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
    <div role="group" tabIndex={0} aria-label={t('differenceOf')} className={styles.difference}>
      <p className={styles.quiet}>
        {data.changed === 0 ? t('noDifference') : t('differenceCount', { count: data.changed })}
      </p>
      {hasTitles ? <Title id={a.reportId} of={titleOf} lang={langOf(a.reportId)} /> : null}
      <Words parts={data.parts} side="a" lang={langOf(a.reportId)} marksForms={hasForms} />
      {hasTitles ? <Title id={b.reportId} of={titleOf} lang={langOf(b.reportId)} /> : null}
      <Words parts={data.parts} side="b" lang={langOf(b.reportId)} marksForms={hasForms} />
      <p className={styles.legend} aria-hidden>
        {data.changed > 0 ? <mark>{t('legendGone')}</mark> : null}
        {hasForms ? <span className={styles.form}>{t('legendScript')}</span> : null}
      </p>
    </div>
  )
}

/** Whose words stand below. */
const Title = ({
  id,
  of,
  lang,
}: {
  id: string
  of: (id: string) => string
  lang: string | undefined
}): ReactElement => (
  <p className={styles.title} lang={lang}>
    {of(id)}
  </p>
)

const isOwn = ({ kind }: DifferencePart, side: Side): boolean =>
  kind === 'changed' || kind === (side === 'a' ? 'only-a' : 'only-b')

function Words({
  parts,
  side,
  lang,
  marksForms,
}: {
  parts: readonly DifferencePart[]
  side: Side
  lang: string | undefined
  marksForms: boolean
}): ReactElement {
  return (
    <p className={styles.words} lang={lang} data-side={side}>
      {parts.map((part, at) => {
        const words = part[side]
        if (words === '') return null
        const key = `${at} ${words}`
        if (isOwn(part, side)) return <mark key={key}>{words}</mark>
        if (marksForms && (part.kind === 'script' || part.kind === 'mark'))
          return (
            <span key={key} className={styles.form}>
              {words}
            </span>
          )
        return <span key={key}>{words}</span>
      })}
    </p>
  )
}
