import type { ReactElement, ReactNode } from 'react'
import { Popover as AriaPopover, type PopoverProps as AriaPopoverProps } from 'react-aria-components'
import styles from './floating.module.css'

export interface PopoverProps extends Omit<AriaPopoverProps, 'className' | 'children'> {
  /** Its name for screen readers. */
  label: string
  children: ReactNode
  /** Without the inner padding, for content that has its own. */
  bare?: boolean
}

/**
 * A small non-modal dialog beside what opened it: inside a `DialogTrigger`, or with `isOpen` and `triggerRef`. The
 * popover itself is the dialog, so that the buttons which close it for screen readers are inside.
 */
export function Popover({ label, children, bare = false, ...rest }: PopoverProps): ReactElement {
  return (
    // oxlint-disable-next-line jsx-a11y/aria-proptypes -- a trigger would give it its own words for a name
    <AriaPopover offset={6} {...rest} aria-label={label} aria-labelledby="" className={styles.popover}>
      <div className={bare ? '' : styles.padded}>{children}</div>
    </AriaPopover>
  )
}
