import { FileText, Tags } from 'lucide-react'
import { useEffect, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { showDate } from '../ui/dates.ts'
import { useReportLanguage } from '../ui/use-report-language.ts'
import type { Option, Options } from './use-options.ts'
import styles from './search.module.css'

/** Themes by name, and titles by their pinyin, above what was found in the texts. */
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
  const element = useRef<HTMLDivElement>(null)
  const languageOf = useReportLanguage()
  const isActive = options.active?.id === option.id
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  if (option.kind !== 'named') return null
  const { kind, id, name, publication, published } = option.named
  const Icon = kind === 'theme' ? Tags : FileText
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the search field hears Enter for its options
    <div
      ref={element}
      id={option.id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      className={styles.hit}
      onPointerMove={() => isActive || options.point(option)}
      onClick={(event) => {
        onDone()
        option.choose(event.ctrlKey || event.metaKey)
      }}
    >
      <Icon aria-label={t(`kind.${kind}`)} />
      <span className={styles.snippet} lang={kind === 'report' ? languageOf(id) : undefined}>
        {name}
      </span>
      <span className={styles.places}>
        {[publication, showDate(published, i18n.language)].filter(Boolean).join(' · ')}
      </span>
    </div>
  )
}
