/** What a note holds beside words, alike in the editor and out of it. */
import { ExternalLink, FileText, Quote, StickyNote, Tag, type LucideIcon } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Range } from '../../shared/model/range.ts'
import type { ReferenceKind } from '../../shared/note/tree.ts'
import { useCall } from '../queries.ts'
import { useReportLanguage } from '../ui/use-report-language.ts'
import { openNamed, openPassage } from './open-named.ts'
import styles from './named.module.css'

const ICONS: Record<ReferenceKind, LucideIcon> = { report: FileText, note: StickyNote, theme: Tag }

/** The name of a report, note or theme as it is now; `name` is what it was called when it was written. */
export function Reference({
  kind,
  id,
  name,
}: {
  kind: ReferenceKind
  id: string
  name: string
}): ReactElement {
  const { t } = useTranslation('notes')
  const now = useCall('notes.reference', { kind, id })
  const languageOf = useReportLanguage()
  const shown = now.data?.name || name
  const Icon = ICONS[kind]
  if (now.data?.gone)
    return (
      <span className={styles.gone} title={t('referenceGoneHint')}>
        {shown} <span className={styles.why}>{t('referenceGone')}</span>
      </span>
    )
  return (
    <button
      type="button"
      className={styles.reference}
      data-reference={kind}
      title={t(`open.${kind}`)}
      onClick={() => void openNamed(kind, id)}
    >
      <Icon aria-hidden />
      <span className={styles.kind}>{t(`kind.${kind}`)} </span>
      <span lang={kind === 'report' ? languageOf(id) : undefined}>{shown}</span>
    </button>
  )
}

/** Words quoted from a report, with the way back to them. */
export function Passage({
  reportId,
  ranges,
  quote,
  title,
}: {
  reportId: string
  ranges: Range[]
  quote: string
  title: string
}): ReactElement {
  const { t } = useTranslation('notes')
  const report = useCall('notes.reference', { kind: 'report', id: reportId })
  const languageOf = useReportLanguage()
  const shown = report.data?.name || title || t('untitledReport')
  const lang = languageOf(reportId)
  return (
    <div className={styles.passage}>
      <blockquote lang={lang}>{quote}</blockquote>
      {report.data?.gone ? (
        <p className={styles.source}>
          <Quote aria-hidden />
          <span lang={lang}>{shown}</span> <span className={styles.why}>{t('referenceGone')}</span>
        </p>
      ) : (
        <p className={styles.source}>
          <button
            type="button"
            className={styles.back}
            data-passage
            title={t('openPassage')}
            onClick={() => openPassage(reportId, ranges)}
          >
            <Quote aria-hidden />
            <span className={styles.kind}>{t('openPassage')}: </span>
            <span lang={lang}>{shown}</span>
            <ExternalLink aria-hidden />
          </button>
        </p>
      )}
    </div>
  )
}

/** Above what another window wrote in place of the same words. */
export function ConflictMark(): ReactElement {
  const { t } = useTranslation('notes')
  return (
    <div className={styles.conflict} role="note">
      {t('conflict')}
    </div>
  )
}
