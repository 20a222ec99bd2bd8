import { Newspaper, SpellCheck2 } from 'lucide-react'
import { useCallback, useEffect, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Unplaced } from '../../shared/model/version.ts'
import { ColorDot } from '../ui/color-dot.tsx'
import { useReportLanguage } from '../ui/use-report-language.ts'
import { Heirs } from './heirs.tsx'
import { Places } from './places.tsx'
import styles from './tray.module.css'

/** The report an entry stands on, in the old version. */
const reportOf = (one: Unplaced): string | null =>
  one.kind === 'highlight' ? one.highlight.reportId : one.kind === 'report' ? one.id : one.reportId

/** One that has no place: what it is, and opened, where it could go. */
export function TrayEntry({
  one,
  isOpen,
  hasTabStop,
  onOpen,
  onLeave,
}: {
  one: Unplaced
  isOpen: boolean
  hasTabStop: boolean
  onOpen: () => void
  onLeave: () => void
}): ReactElement {
  const { t } = useTranslation(['tray', 'common', 'shell', 'library'])
  const languageOf = useReportLanguage()
  const head = useRef<HTMLButtonElement>(null)
  // An entry that opens near the edge is drawn into sight, as soon as its places have their height.
  const onShown = useCallback(
    () => requestAnimationFrame(() => head.current?.parentElement?.scrollIntoView({ block: 'nearest' })),
    [],
  )
  // The one before it got its place and took the focus along.
  useEffect(() => {
    const { activeElement } = document
    const isLost = activeElement === document.body || activeElement?.getAttribute('role') === 'dialog'
    if (isOpen && isLost) head.current?.focus({ preventScroll: true })
  }, [isOpen])
  const held =
    one.kind === 'correction'
      ? []
      : [
          one.notes > 0 ? t('shell:notes', { count: one.notes }) : null,
          one.themes > 0 ? t('tray:themeCount', { count: one.themes }) : null,
          one.links > 0 ? t('library:linkCount', { count: one.links }) : null,
        ]
  const title = one.reportTitle ?? t('common:untitled')
  const facts = [
    one.kind === 'highlight' ? null : t(`tray:kind.${one.kind}`),
    one.kind === 'report' ? null : title,
    one.fileName,
    ...held,
  ].filter(Boolean)
  const reason = one.kind === 'highlight' ? one.reason : one.kind
  return (
    <div className={styles.entry} data-unplaced={one.id}>
      <button
        ref={head}
        type="button"
        className={styles.head}
        aria-expanded={isOpen}
        data-row-focus=""
        tabIndex={hasTabStop ? 0 : -1}
        onClick={onOpen}
      >
        <Mark one={one} />
        <span className={styles.quote} lang={languageOf(reportOf(one))}>
          <Words one={one} title={title} />
        </span>
        <span className={styles.from}>{facts.join(' · ')}</span>
      </button>
      {isOpen ? (
        <div className={styles.body}>
          <p className={styles.quiet}>
            {t(`tray:reason.${reason}`, {
              name: reason === 'quote-gone' ? one.fileName : one.target.fileName,
            })}
          </p>
          {one.kind === 'report' ? (
            <Heirs one={one} onLeave={onLeave} onShown={onShown} />
          ) : (
            <Places one={one} onLeave={onLeave} onShown={onShown} />
          )}
        </div>
      ) : null}
    </div>
  )
}

function Mark({ one }: { one: Unplaced }): ReactElement {
  if (one.kind === 'highlight') return <ColorDot color={one.highlight.color} />
  return one.kind === 'correction' ? <SpellCheck2 aria-hidden /> : <Newspaper aria-hidden />
}

function Words({ one, title }: { one: Unplaced; title: string }): ReactElement {
  const { t } = useTranslation('tray')
  if (one.kind === 'highlight') return <>{one.highlight.exact}</>
  if (one.kind === 'report')
    return (
      <>
        {title}
        {one.note === null ? null : <span className={styles.note}>{one.note}</span>}
      </>
    )
  const { original, text } = one.correction
  return (
    <>
      {one.before}
      <del aria-label={`${t('before')}: ${original}`}>{original}</del>{' '}
      <ins aria-label={`${t('after')}: ${text}`}>{text}</ins>
      {one.after}
    </>
  )
}
