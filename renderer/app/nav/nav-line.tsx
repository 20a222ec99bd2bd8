import { ChevronRight } from 'lucide-react'
import type { DragEvent, MouseEvent, ReactElement, ReactNode } from 'react'
import styles from './nav.module.css'

export interface NavLineProps {
  label: string
  /** A title shown on hover where the label may be cut. */
  title?: string
  lang?: string | undefined
  icon?: ReactNode
  count?: number
  /** Of proposals to look at, and the words for it; 0: none is shown. */
  waiting?: { count: number; words: string } | undefined
  depth?: number
  isActive?: boolean
  isQuiet?: boolean
  /** There are lines below it, shown or not; undefined where there never are. */
  isExpanded?: boolean | undefined
  expandLabel?: string
  onExpand?: () => void
  onPress: (event: MouseEvent) => void
  onContextMenu?: (event: MouseEvent<HTMLElement>) => void
  onDragStart?: (event: DragEvent) => void
  /** A button at the end, on hover and focus. */
  action?: ReactNode
  children?: ReactNode
}

/** Moves focus along the lines of the list, as one expects of a list. */
function moveFocus(from: HTMLElement, step: 1 | -1): void {
  const lines = [...(from.closest('nav')?.querySelectorAll<HTMLElement>('[data-nav-line]') ?? [])]
  lines[lines.indexOf(from) + step]?.focus()
}

/** One line of the left list. Arrow keys walk the lines, → and ← open and close, Enter chooses. */
export function NavLine({
  label,
  title,
  lang,
  icon,
  count,
  waiting,
  depth = 0,
  isActive = false,
  isQuiet = false,
  isExpanded,
  expandLabel,
  onExpand,
  onPress,
  onContextMenu,
  onDragStart,
  action,
  children,
}: NavLineProps): ReactElement {
  return (
    <li>
      <div
        className={styles.line}
        data-active={isActive || undefined}
        data-depth={depth}
        onContextMenu={onContextMenu}
      >
        {onExpand ? (
          <button
            type="button"
            tabIndex={-1}
            className={styles.chevron}
            aria-label={expandLabel}
            aria-expanded={isExpanded}
            onClick={onExpand}
          >
            <ChevronRight aria-hidden />
          </button>
        ) : null}
        <button
          type="button"
          data-nav-line
          className={styles.press}
          aria-current={isActive ? 'true' : undefined}
          aria-expanded={onExpand ? isExpanded : undefined}
          title={title}
          draggable={onDragStart !== undefined}
          onDragStart={onDragStart}
          onClick={onPress}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
              event.preventDefault()
              moveFocus(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1)
            } else if (onExpand && event.key === (isExpanded ? 'ArrowLeft' : 'ArrowRight')) {
              event.preventDefault()
              onExpand()
            }
          }}
        >
          {icon}
          <span className={styles.label} data-quiet={isQuiet || undefined} lang={lang}>
            {label}
          </span>
          {waiting && waiting.count > 0 ? (
            <span className={styles.waiting} title={waiting.words} aria-label={waiting.words} role="img">
              {waiting.count}
            </span>
          ) : null}
          {count === undefined ? null : <span className={styles.count}>{count}</span>}
        </button>
        {action ? <span className={styles.action}>{action}</span> : null}
      </div>
      {children}
    </li>
  )
}
