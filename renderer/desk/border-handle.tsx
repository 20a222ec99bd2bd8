import { useRef, type KeyboardEvent, type ReactElement } from 'react'
import type { TFunction } from 'i18next'
import { BorderMove, dragBorder } from './border-move.ts'
import { deskSession } from './desk-session.ts'
import { sayOnDesk, useDeskState } from './desk-state.ts'
import { canEdit } from './hand.ts'
import styles from './piece.module.css'

export interface BorderProps {
  t: TFunction<'desk'>
  /** First character of the run above and of the piece behind the run below: between them the cursor is near. */
  from: number
  to: number
  /** The index of the piece it stands above, and of the first and last that it can stand above. */
  now: number
  least: number
  most: number
  /** The reports above and below it, in words. */
  above: string
  below: string
}

/** The border above a run: dragged by the mouse, or moved by ↑ ↓ and settled by Enter when it has the focus. */
export function BorderHandle({ t, from, to, now, least, most, above, below }: BorderProps): ReactElement {
  const isNear = useDeskState(({ at }) => at !== null && at >= from && at < to)
  const moving = useRef<BorderMove | null>(null)

  const stop = (settles: boolean): void => {
    const move = moving.current
    moving.current = null
    if (settles && move?.isMoved) move.settle()
    else move?.cancel()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const session = deskSession()
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (by !== 0 && session && canEdit() && !event.ctrlKey && !event.metaKey) {
      moving.current ??= new BorderMove(session, session.model.runOf[now]!)
      moving.current.to(moving.current.gap + by)
      event.currentTarget.setAttribute('aria-valuenow', String(moving.current.gap))
      sayOnDesk(moving.current.words)
    } else if ((event.key === 'Enter' || event.key === 'Escape') && moving.current)
      stop(event.key === 'Enter')
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // A separator that can be moved has the focus and a value (ARIA window splitter).
    // oxlint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex
    <div
      role="separator"
      aria-orientation="horizontal"
      aria-label={t('border')}
      aria-valuenow={now}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuetext={t('between', { above, below })}
      tabIndex={isNear ? 0 : -1}
      className={styles.border}
      data-border={now}
      onKeyDown={onKeyDown}
      onBlur={() => stop(false)}
      onPointerDown={(event) => {
        const session = deskSession()
        if (event.button !== 0 || !session || !canEdit()) return
        event.preventDefault()
        event.stopPropagation()
        event.currentTarget.focus({ preventScroll: true })
        void dragBorder(session, session.model.runOf[now]!, event.nativeEvent)
      }}
    >
      <i aria-hidden />
    </div>
    // oxlint-enable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex
  )
}
