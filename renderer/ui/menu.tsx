import { Check } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuTrigger,
  Popover,
  Separator,
  type MenuItemProps as AriaMenuItemProps,
  type MenuProps as AriaMenuProps,
  type Placement,
} from 'react-aria-components'
import { Kbd } from './kbd.tsx'
import styles from './floating.module.css'

export interface MenuProps<T extends object> extends Omit<AriaMenuProps<T>, 'className'> {
  /** The button that opens it. */
  trigger: ReactElement
  /** Its name for screen readers. */
  label: string
  placement?: Placement
}

/** A button and the menu it opens. */
export function Menu<T extends object>({
  trigger,
  label,
  placement = 'bottom start',
  ...rest
}: MenuProps<T>): ReactElement {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover} placement={placement} offset={4}>
        <AriaMenu {...rest} aria-label={label} className={styles.menu} />
      </Popover>
    </MenuTrigger>
  )
}

/** A menu at a point of the window (a context menu). `at` null: closed. */
export function ContextMenu({
  at,
  label,
  onClose,
  onAction,
  children,
}: {
  at: { x: number; y: number; anchor: HTMLElement } | null
  label: string
  onClose: () => void
  onAction?: (key: string) => void
  children: ReactNode
}): ReactElement | null {
  if (!at) return null
  const box = at.anchor.getBoundingClientRect()
  return (
    <Popover
      isOpen
      aria-label={label}
      onOpenChange={(open) => !open && onClose()}
      triggerRef={{ current: at.anchor }}
      className={styles.popover}
      placement="bottom start"
      offset={at.y - box.bottom}
      crossOffset={at.x - box.left}
    >
      <AriaMenu
        aria-label={label}
        className={styles.menu}
        autoFocus="first"
        onClose={onClose}
        onAction={(key) => onAction?.(String(key))}
      >
        {children}
      </AriaMenu>
    </Popover>
  )
}

export interface MenuItemProps extends Omit<AriaMenuItemProps, 'className' | 'children'> {
  icon?: ReactNode
  keys?: string | undefined
  danger?: boolean
  children: ReactNode
}

/** One line of a menu; shows its tick when the menu has a selection. */
export function MenuItem({ icon, keys, danger, children, ...rest }: MenuItemProps): ReactElement {
  return (
    <AriaMenuItem
      textValue={typeof children === 'string' ? children : undefined}
      {...rest}
      className={[styles.item, danger && styles.danger].filter(Boolean).join(' ')}
    >
      {({ selectionMode, isSelected }) => (
        <>
          {selectionMode === 'none' ? null : (
            <span className={styles.tick}>{isSelected ? <Check aria-hidden /> : null}</span>
          )}
          {icon}
          <span className={styles.label}>{children}</span>
          {keys ? <Kbd keys={keys} /> : null}
        </>
      )}
    </AriaMenuItem>
  )
}

/** A hairline between parts of a menu. */
export function MenuSeparator(): ReactElement {
  return <Separator className={styles.separator} />
}
