import { FileText, Newspaper, Tags } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { showDate } from '../ui/dates.ts'
import { useReportLanguage } from '../ui/use-report-language.ts'
import { OptionRow } from './option-row.tsx'
import type { Option, Options } from './use-options.ts'
import styles from './search.module.css'

const ICONS = { report: FileText, theme: Tags, publication: Newspaper }

/** Themes by name, titles and publications by their pinyin, above what was found in the texts. */
export function NamedOptions({
  options,
  onDone,
}: {
  options: Options
  onDone: () => void
}): ReactElement | null {
  const { t } = useTranslation('search')
  if (options.named.length === 0) return null
  return (
    <div role="group" aria-label={t('titlesHead')} className={styles.group}>
      <div className={styles.heading} aria-hidden>
        <span className={styles.origin} data-first="">
          {t('titlesHead')}
        </span>
      </div>
      {options.named.map((option) => (
        <Named key={option.id} option={option} options={options} onDone={onDone} />
      ))}
    </div>
  )
}

function Named({
  option,
  options,
  onDone,
}: {
  option: Option
  options: Options
  onDone: () => void
}): ReactElement | null {
  const { t, i18n } = useTranslation('search')
  const languageOf = useReportLanguage()
  if (option.kind !== 'named') return null
  const { kind, id, name, publication, published } = option.named
  const Icon = ICONS[kind]
  return (
    <OptionRow option={option} options={options} onDone={onDone}>
      <Icon aria-label={t(`kind.${kind}`)} />
      <span className={styles.snippet} lang={kind === 'report' ? languageOf(id) : undefined}>
        {name}
      </span>
      <span className={styles.places}>
        {[publication, showDate(published, i18n.language)].filter(Boolean).join(' · ')}
      </span>
    </OptionRow>
  )
}
