import { Highlighter, NotebookPen, Newspaper } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { NoteRow } from '../../../shared/model/note.ts'
import { showDate } from '../../ui/dates.ts'
import { useReportLanguage } from '../../ui/use-report-language.ts'
import { useWindow } from '../../ui/use-window.ts'
import styles from './note-list.module.css'

/** As in note-list.module.css, px. */
const ROW_HEIGHT = 74
const ICONS = { none: NotebookPen, report: Newspaper, highlight: Highlighter } as const

/** Thousands of notes as a list of which only the visible rows are there. ↑ ↓ Home End walk, the note opens along. */
export function NoteList({
  rows,
  value,
  onChange,
}: {
  rows: NoteRow[]
  value: string | null
  onChange: (id: string) => void
}): ReactElement {
  const { t, i18n } = useTranslation('notes')
  const languageOf = useReportLanguage()
  const scroller = useRef<HTMLDivElement>(null)
  const { start, end } = useWindow(scroller, ROW_HEIGHT, rows.length)
  const at = rows.findIndex(({ id }) => id === value)
  useEffect(() => {
    const element = scroller.current
    if (!element || at < 0) return
    const top = at * ROW_HEIGHT
    if (top < element.scrollTop) element.scrollTop = top
    else if (top + ROW_HEIGHT > element.scrollTop + element.clientHeight)
      element.scrollTop = top + ROW_HEIGHT - element.clientHeight
  }, [at])

  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const row = rows[Math.max(0, Math.min(to, rows.length - 1))]
    if (row) onChange(row.id)
  }
  return (
    <div
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={t('list')}
      aria-activedescendant={at >= start && at < end ? `note-row-${rows[at]!.id}` : undefined}
      className={styles.list}
      onKeyDown={onKeyDown}
    >
      <div className={styles.all} role="presentation" style={{ height: rows.length * ROW_HEIGHT }}>
        {rows.slice(start, end).map((row, index) => {
          const Icon = ICONS[row.target?.kind ?? 'none']
          const place = row.quote ?? row.reportTitle
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list hears the keys
            <div
              key={row.id}
              id={`note-row-${row.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={row.id === value}
              aria-setsize={rows.length}
              aria-posinset={start + index + 1}
              className={styles.row}
              style={{ top: (start + index) * ROW_HEIGHT }}
              onClick={() => onChange(row.id)}
            >
              <span className={styles.name}>{row.title || t('untitled')}</span>
              <span className={styles.excerpt}>{row.excerpt}</span>
              <span className={styles.meta}>
                <Icon aria-hidden />
                <span className={styles.place} lang={place ? languageOf(row.reportId) : undefined}>
                  {place ?? t('freeNote')}
                </span>
                <span className={styles.date}>{showDate(row.updatedAt.slice(0, 10), i18n.language)}</span>
              </span>
            </div>
          )
        })}
      </div>
    </div>
  )
}
