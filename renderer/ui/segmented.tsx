import type { ReactElement, ReactNode } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import styles from './field.module.css'

export interface Segment<K extends string> {
  id: K
  label: string
  icon?: ReactNode
}

/** One of two to five things, all of them in sight. */
export function Segmented<K extends string>({
  label,
  segments,
  value,
  onChange,
}: {
  label: string
  segments: Segment<K>[]
  value: K
  onChange: (value: K) => void
}): ReactElement {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles.group}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [key] = keys
        if (key !== undefined) onChange(key as K)
      }}
    >
      {segments.map((segment) => (
        <ToggleButton key={segment.id} id={segment.id} className={styles.segment}>
          {segment.icon}
          {segment.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
