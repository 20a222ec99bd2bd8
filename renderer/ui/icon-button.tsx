import type { ReactElement, ReactNode, Ref } from 'react'
import { Button, ToggleButton, type ButtonProps, type ToggleButtonProps } from 'react-aria-components'
import { Tooltip } from './tooltip.tsx'
import styles from './button.module.css'

interface Shared {
  /** What it does: its name for screen readers and its tooltip. */
  label: string
  icon: ReactNode
  /** Shown in the tooltip. */
  keys?: string
  /** 24 px instead of 30 px. */
  small?: boolean
  className?: string
  ref?: Ref<HTMLButtonElement>
}
export type IconButtonProps = Omit<ButtonProps, 'className' | 'children' | 'aria-label'> & Shared
export type IconToggleProps = Omit<ToggleButtonProps, 'className' | 'children' | 'aria-label'> & Shared

const classes = (small: boolean | undefined, className: string | undefined): string =>
  [styles.icon, small && styles.small, className].filter(Boolean).join(' ')

/** A button that shows only an icon; its label is its name and its tooltip. */
export function IconButton({
  label,
  icon,
  keys,
  small,
  className,
  ref,
  ...rest
}: IconButtonProps): ReactElement {
  return (
    <Tooltip text={label} keys={keys}>
      <Button {...rest} ref={ref} aria-label={label} className={classes(small, className)}>
        {icon}
      </Button>
    </Tooltip>
  )
}

/** An icon that is on or off (`aria-pressed`). */
export function IconToggle({
  label,
  icon,
  keys,
  small,
  className,
  ref,
  ...rest
}: IconToggleProps): ReactElement {
  return (
    <Tooltip text={label} keys={keys}>
      <ToggleButton {...rest} ref={ref} aria-label={label} className={classes(small, className)}>
        {icon}
      </ToggleButton>
    </Tooltip>
  )
}
