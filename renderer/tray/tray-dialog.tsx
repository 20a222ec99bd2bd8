import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Unplaced } from '../../shared/model/version.ts'
import { useCall } from '../queries.ts'
import { ColorDot } from '../ui/color-dot.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { closeDialog } from '../ui/dialogs.ts'
import { errorWords } from '../ui/error-words.ts'
import { useReportLanguage } from '../ui/use-report-language.ts'
import { Places } from './places.tsx'
import { relink } from './tray-state.ts'
import styles from './tray.module.css'

/** Every highlight that has no place, the chosen one with its likeliest places; 1, 2 and 3 put it there. */
export function TrayDialog(): ReactElement {
  const { t } = useTranslation(['tray', 'common'])
  const list = useCall('unplaced.list', {})
  const [chosen, choose] = useState<string | null>(null)
  const waiting = list.data ?? []
  const at = Math.max(
    0,
    waiting.findIndex(({ highlight }) => highlight.id === chosen),
  )
  const current = waiting[at]
  const next = (): void => choose(waiting[(at + 1) % waiting.length]?.highlight.id ?? null)
  // The dialog itself has the focus when it opens: the keys are heard wherever it is.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing
      if (!current || !isPlain || !/^[1-3]$/.test(event.key)) return
      event.preventDefault()
      void relink(current.highlight.id, { candidate: Number(event.key) })
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [current])
  return (
    <Dialog isOpen size="large" title={t('tray:title')} onClose={closeDialog}>
      {list.error ? <p role="alert">{errorWords(list.error)}</p> : null}
      {list.data?.length === 0 ? <p className={styles.quiet}>{t('tray:empty')}</p> : null}
      {waiting.length > 0 ? (
        <div>
          <p className={styles.quiet}>{t('tray:intro')}</p>
          <ul className={styles.list} aria-label={t('tray:title')}>
            {waiting.map((one) => (
              <Entry
                key={one.highlight.id}
                one={one}
                isOpen={one === current}
                onOpen={() => choose(one.highlight.id)}
                onLeave={waiting.length > 1 ? next : closeDialog}
              />
            ))}
          </ul>
        </div>
      ) : null}
    </Dialog>
  )
}

function Entry({
  one,
  isOpen,
  onOpen,
  onLeave,
}: {
  one: Unplaced
  isOpen: boolean
  onOpen: () => void
  onLeave: () => void
}): ReactElement {
  const { t } = useTranslation(['tray', 'common', 'shell', 'library'])
  const languageOf = useReportLanguage()
  const { highlight, reason, reportTitle, fileName, target, notes, links } = one
  const held = [
    notes > 0 ? t('shell:notes', { count: notes }) : null,
    links > 0 ? t('library:linkCount', { count: links }) : null,
  ].filter(Boolean)
  return (
    <li className={styles.entry} data-unplaced={highlight.id}>
      <button type="button" className={styles.head} aria-expanded={isOpen} onClick={onOpen}>
        <ColorDot color={highlight.color} />
        <span className={styles.quote} lang={languageOf(highlight.reportId)}>
          {highlight.exact}
        </span>
        <span className={styles.from}>
          {[reportTitle ?? t('common:untitled'), fileName, ...held].join(' · ')}
        </span>
      </button>
      {isOpen ? (
        <div className={styles.body}>
          <p className={styles.quiet}>
            {t(`tray:reason.${reason}`, { name: reason === 'replaced' ? target.fileName : fileName })}
          </p>
          <Places one={one} onLeave={onLeave} />
        </div>
      ) : null}
    </li>
  )
}
