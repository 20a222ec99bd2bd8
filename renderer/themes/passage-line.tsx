import { memo, useEffect, type ReactElement } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { StaticNote } from '../notes/static-note.tsx'
import { showDate } from '../ui/dates.ts'
import { langOf } from '../ui/use-report-language.ts'
import type { PassageRow } from './passage-rows.ts'
import styles from './theme-passages.module.css'

/** What stands beside a passage is shown on one line with it. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ')

/** A passage with the text around it and where it stands; a press opens it beside, Space chooses it. */
export const PassageLine = memo(function PassageLine({
  row,
  context,
  isChosen,
  onToggle,
  onOpen,
  onSeen,
  hasTabStop,
}: {
  row: PassageRow
  /** undefined: not known yet. */
  context: { before: string; after: string } | undefined
  isChosen: boolean
  /** undefined: it cannot be chosen here. */
  onToggle: ((id: string) => void) | undefined
  onOpen: (row: PassageRow, beside: boolean) => void
  onSeen: (id: string) => void
  hasTabStop: boolean
}): ReactElement {
  const { t, i18n } = useTranslation(['themes', 'common'])
  const { passage, report, note, target } = row
  useEffect(() => onSeen(target.id), [onSeen, target.id])
  const title = report ? (report.title ?? (report.opening || t('common:untitled'))) : t('lostPassage')
  const meta = report
    ? [report.publication ?? report.fileName, showDate(report.published, i18n.language)].filter(Boolean)
    : []
  const tab = hasTabStop ? 0 : -1
  const lang = report ? langOf(report) : undefined
  const quote = (passage?.shown ?? passage?.exact)?.slice(0, 30) ?? title
  return (
    <article className={styles.row} data-chosen={isChosen || undefined} data-passage={target.id}>
      <input
        type="checkbox"
        className={styles.check}
        aria-label={t('choosePassage', { quote })}
        checked={isChosen}
        disabled={!onToggle}
        tabIndex={tab}
        onChange={() => onToggle?.(target.id)}
      />
      <div className={styles.text}>
        <p className={styles.meta}>
          <span className={styles.title} lang={lang}>
            {title}
          </span>
          {meta.length > 0 ? <span>{meta.join(' · ')}</span> : null}
        </p>
        <AriaButton
          className={styles.quote ?? ''}
          data-row-focus=""
          excludeFromTabOrder={!hasTabStop}
          isDisabled={!report}
          style={{ borderLeftColor: passage ? `var(--c-${passage.color})` : 'var(--line)' }}
          onPress={() => onOpen(row, true)}
          onKeyDown={(event) => event.continuePropagation()}
        >
          {passage ? (
            <span className={styles.hidden}>
              {t(`common:color.${passage.color}`)}, {t('common:openBeside')}:{' '}
            </span>
          ) : null}
          {passage ? (
            <span lang={lang}>
              <span className={styles.around}>{oneLine(context?.before ?? passage.prefix)}</span>
              <mark>{passage.shown ?? passage.exact}</mark>
              <span className={styles.around}>{oneLine(context?.after ?? passage.suffix)}</span>
            </span>
          ) : (
            t('wholeReport')
          )}
        </AriaButton>
        {note ? (
          <div className={styles.note}>
            <StaticNote note={note} />
          </div>
        ) : null}
      </div>
    </article>
  )
})
