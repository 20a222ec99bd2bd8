import { Columns2, X } from 'lucide-react'
import type { KeyboardEvent, ReactElement } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { sideBySide } from '../../../shared/i18n/related.ts'
import type { RelatedReason, RelatedReport } from '../../../shared/model/related.ts'
import { showDate } from '../../ui/dates.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useWorkspace } from '../../workspace.ts'
import { openBeside, refuseRelated } from './actions.ts'
import styles from './related.module.css'

const WORDS = ['name', 'term', 'number', 'date'] as const

/**
 * One related report: its title (Enter opens it beside), whether it is the same text, and the reasons.
 * ↑ ↓ go from report to report, X or Delete says that it is not related.
 */
export function RelatedEntry({
  reportId,
  report,
}: {
  reportId: string
  report: RelatedReport
}): ReactElement {
  const { t, i18n } = useTranslation(['related', 'common'])
  const { id, title, opening, publication, published, language, reasons } = report
  const lang = language === 'und' ? undefined : language
  const passages = reasons.filter(({ kind }) => kind === 'passage')
  const origin = [publication, showDate(published, i18n.language)].filter(Boolean).join(' · ')

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const item = event.currentTarget.closest('li')
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = event.key === 'ArrowDown' ? item?.nextElementSibling : item?.previousElementSibling
      next?.querySelector<HTMLElement>('[data-opens]')?.focus()
    } else if (['x', 'Delete', 'Backspace'].includes(event.key)) {
      const next = item?.nextElementSibling ?? item?.previousElementSibling
      next?.querySelector<HTMLElement>('[data-opens]')?.focus()
      refuseRelated(reportId, id)
    } else return
    event.preventDefault()
  }
  return (
    <li className={styles.entry} data-related={id}>
      <div className={styles.top}>
        <AriaButton
          data-opens=""
          className={styles.title ?? ''}
          onPress={() => openBeside(id)}
          onKeyDown={(event) => {
            onKeyDown(event)
            if (!event.isDefaultPrevented()) event.continuePropagation()
          }}
        >
          <span lang={lang}>{title ?? `${t('common:untitled')} ${opening.slice(0, 30)}`}</span>
          {origin === '' ? null : <span className={styles.origin}>{origin}</span>}
        </AriaButton>
        <IconButton
          small
          label={t('openBeside')}
          icon={<Columns2 aria-hidden />}
          onPress={() => openBeside(id)}
        />
        <IconButton
          small
          label={t('refuse')}
          keys="x"
          icon={<X aria-hidden />}
          onPress={() => refuseRelated(reportId, id)}
        />
      </div>
      <SameText report={report} />
      {passages.map((reason) => (
        <AriaButton
          key={`${reason.text} ${reason.there?.start.block} ${reason.there?.start.offset}`}
          className={styles.passage ?? ''}
          aria-label={`${t('reason.passage')}: ${reason.otherText}. ${t('passageAt')}`}
          onPress={() => {
            if (reason.here)
              useWorkspace.getState().open(reportId, {
                paneId: useWorkspace.getState().activePaneId,
                ranges: reason.here.ranges,
              })
            openBeside(id, reason.there?.ranges)
          }}
        >
          <span className={styles.label}>{t('reason.passage')}</span>
          <q lang={lang}>{reason.otherText.replaceAll(/\s+/g, ' ')}</q>
        </AriaButton>
      ))}
      <dl className={styles.reasons}>
        {WORDS.map((kind) => (
          <Words key={kind} kind={kind} reasons={reasons} lang={lang} />
        ))}
      </dl>
      {reasons.some(({ kind }) => kind === 'same-day') ? (
        <p className={styles.note}>{t('reason.same-day')}</p>
      ) : null}
    </li>
  )
}

/** A line of names, words, figures or days, as the other report prints them. */
function Words({
  kind,
  reasons,
  lang,
}: {
  kind: (typeof WORDS)[number]
  reasons: readonly RelatedReason[]
  lang: string | undefined
}): ReactElement | null {
  const { t, i18n } = useTranslation('related')
  const words = reasons
    .filter((reason) => reason.kind === kind)
    .map(({ otherText }) => (kind === 'date' ? (showDate(otherText, i18n.language) ?? otherText) : otherText))
  if (words.length === 0) return null
  return (
    <div>
      <dt>{t(`reason.${kind}`)}</dt>
      <dd lang={kind === 'date' ? undefined : lang}>{sideBySide(words, i18n.language)}</dd>
    </div>
  )
}

/** Reprints and near-duplicates, and who printed first. */
function SameText({ report }: { report: RelatedReport }): ReactElement | null {
  const { t, i18n } = useTranslation(['related', 'common'])
  const { sameText, share, first, published } = report
  if (sameText === 'none') return null
  const name = report.publication ?? report.fileName
  const date = showDate(published, i18n.language)
  const who =
    first === null
      ? t('first.unknown')
      : t(first === 'this' ? 'first.hereOn' : 'first.thereOn', { name, date: date ?? '' })
  return (
    <p className={styles.same} data-same={sameText}>
      <strong>{t(`same.${sameText}`, { percent: Math.round(share * 100) })}</strong>
      <span>{who}</span>
    </p>
  )
}
