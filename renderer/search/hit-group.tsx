import { FileText, Heading, Highlighter, Link2, StickyNote } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { showDate } from '../ui/dates.ts'
import { useReportLanguage } from '../ui/use-report-language.ts'
import type { HitGroup } from './group-hits.ts'
import { Marked } from './marked.tsx'
import { OptionRow } from './option-row.tsx'
import type { Option, Options } from './use-options.ts'
import styles from './search.module.css'

const ICONS = {
  ...{ title: Heading, text: FileText },
  ...{ note: StickyNote, highlight: Highlighter, link: Link2 },
} as const

/** One report and where in it the words stand. */
export function HitGroupView({
  group,
  hits,
  options,
  onDone,
}: {
  group: HitGroup
  hits: Option[]
  options: Options
  onDone: () => void
}): ReactElement {
  const { t, i18n } = useTranslation(['search', 'common'])
  const languageOf = useReportLanguage()
  const title = group.title ?? t(group.reportId ? 'common:untitled' : 'search:freeNote')
  return (
    <div role="group" aria-label={title} className={styles.group}>
      <div className={styles.heading} aria-hidden>
        <span
          className={styles.title}
          lang={languageOf(group.reportId)}
          data-quiet={group.title === null || undefined}
        >
          {title}
        </span>
        <span className={styles.origin}>
          {[group.publication, showDate(group.published, i18n.language)].filter(Boolean).join(' · ')}
        </span>
      </div>
      {hits.map((option) => (
        <Hit key={option.id} option={option} options={options} onDone={onDone} />
      ))}
    </div>
  )
}

function Hit({
  option,
  options,
  onDone,
}: {
  option: Option
  options: Options
  onDone: () => void
}): ReactElement | null {
  const { t } = useTranslation('search')
  const languageOf = useReportLanguage()
  if (option.kind !== 'hit') return null
  const { hit } = option
  const Icon = ICONS[hit.kind]
  return (
    <OptionRow option={option} options={options} onDone={onDone}>
      <Icon aria-label={t(`kind.${hit.kind}`)} />
      <span className={styles.snippet} lang={languageOf(hit.reportId)}>
        <Marked text={hit.snippet.text} marks={hit.snippet.marks} />
      </span>
      {hit.occurrences > 1 ? (
        <span className={styles.places}>{t('occurrences', { count: hit.occurrences })}</span>
      ) : null}
    </OptionRow>
  )
}
