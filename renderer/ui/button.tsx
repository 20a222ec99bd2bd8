import type { ReactElement, ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import styles from './button.module.css'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children'> {
  /** `primary`: the one thing to do here. `plain`: a hairline. `quiet`: words only. `danger`: takes something away. */
  variant?: 'primary' | 'plain' | 'quiet' | 'danger'
  icon?: ReactNode
  children?: ReactNode
  className?: string
  ref?: Ref<HTMLButtonElement>
}

/** A button with words. Icons alone are `IconButton`. */
export function Button({
  variant = 'plain',
  icon,
  children,
  className,
  ref,
  ...rest
}: ButtonProps): ReactElement {
  return (
    <AriaButton
      {...rest}
      ref={ref}
      className={[styles.button, styles[variant], className].filter(Boolean).join(' ')}
    >
      {icon}
      {children}
    </AriaButton>
  )
}
