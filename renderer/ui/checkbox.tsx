import { Check } from 'lucide-react'
import type { ReactElement } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components'
import styles from './checkbox.module.css'

/** Yes or no. */
export function Checkbox({
  label,
  isSelected,
  onChange,
}: {
  label: string
  isSelected: boolean
  onChange: (isSelected: boolean) => void
}): ReactElement {
  return (
    <AriaCheckbox className={styles.checkbox} isSelected={isSelected} onChange={onChange}>
      <span className={styles.box} aria-hidden>
        <Check />
      </span>
      {label}
    </AriaCheckbox>
  )
}
