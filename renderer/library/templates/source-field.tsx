import { useLayoutEffect, useRef, useState, type ReactElement, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './templates.module.css'

/** The height of a line, px; templates.module.css has the same. */
const LINE = 20
const PADDING = 8

/**
 * A template's text with its lines numbered. A plain text area: undo, input methods and screen readers are the
 * system's. `badLine`: where a mistake is, from 1; 0: none.
 */
export function SourceField({
  value,
  onChange,
  badLine,
  describedBy,
  field,
}: {
  value: string
  onChange: (value: string) => void
  badLine: number
  describedBy: string
  field: RefObject<HTMLTextAreaElement | null>
}): ReactElement {
  const { t } = useTranslation('templates')
  const [top, setTop] = useState(0)
  const numbers = useRef<HTMLDivElement>(null)
  const lines = value.split('\n').length
  useLayoutEffect(() => {
    if (numbers.current) numbers.current.scrollTop = top
  }, [top, lines])
  return (
    <div className={styles.source}>
      <div ref={numbers} className={styles.numbers} aria-hidden>
        {Array.from({ length: lines }, (_, i) => (
          <div key={i} data-bad={i + 1 === badLine || undefined}>
            {i + 1}
          </div>
        ))}
      </div>
      <div className={styles.typed}>
        {badLine > 0 ? (
          <div
            aria-hidden
            className={styles.band}
            style={{ transform: `translateY(${PADDING + (badLine - 1) * LINE - top}px)` }}
          />
        ) : null}
        <textarea
          ref={field}
          aria-label={t('source')}
          aria-invalid={badLine > 0}
          aria-describedby={describedBy}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        />
      </div>
    </div>
  )
}

/** Puts the cursor at a line and column, both from 1, and shows it. */
export function goTo(field: HTMLTextAreaElement, line: number, column: number): void {
  const lines = field.value.split('\n')
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
  const at = before + Math.min(column - 1, lines[line - 1]?.length ?? 0)
  field.focus()
  field.setSelectionRange(at, at)
  field.scrollTop = Math.max(0, (line - 1) * LINE - field.clientHeight / 2)
}
