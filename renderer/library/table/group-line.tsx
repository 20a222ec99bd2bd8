import { ChevronRight } from 'lucide-react'
import { memo, type ReactElement } from 'react'
import type { Line } from './lines.ts'
import styles from './table.module.css'

/** A heading in the table: opens and closes its reports. */
export const GroupLine = memo(function GroupLine({
  index,
  top,
  hasTabStop,
  line,
  onToggle,
}: {
  index: number
  top: number
  hasTabStop: boolean
  line: Extract<Line, { kind: 'group' }>
  onToggle: (key: string) => void
}): ReactElement {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid hears Enter and Space for all rows
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-level={1}
      aria-expanded={line.isOpen}
      data-line={index}
      tabIndex={hasTabStop ? 0 : -1}
      className={[styles.row, styles.group].join(' ')}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onToggle(line.key)}
    >
      <div role="gridcell" className={styles.groupCell}>
        <ChevronRight aria-hidden />
        <span>{line.label}</span>
        <span className={styles.number}>{line.count}</span>
      </div>
    </div>
  )
})
