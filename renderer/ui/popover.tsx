import type { ReactElement, ReactNode } from 'react'
import { Dialog, Popover as AriaPopover, type PopoverProps as AriaPopoverProps } from 'react-aria-components'
import styles from './floating.module.css'

export interface PopoverProps extends Omit<AriaPopoverProps, 'className' | 'children'> {
  /** Its name for screen readers. */
  label: string
  children: ReactNode
  /** Without the inner padding, for content that has its own. */
  bare?: boolean
}

/** A small non-modal dialog beside what opened it: inside a `DialogTrigger`, or with `isOpen` and `triggerRef`. */
export function Popover({ label, children, bare = false, ...rest }: PopoverProps): ReactElement {
  return (
    <AriaPopover offset={6} {...rest} className={styles.popover}>
      <Dialog aria-label={label} className={bare ? '' : styles.padded}>
        {children}
      </Dialog>
    </AriaPopover>
  )
}
