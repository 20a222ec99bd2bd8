import { useEffect, useRef, type ReactElement, type ReactNode } from 'react'
import type { Option, Options } from './use-options.ts'
import styles from './search.module.css'

/** One row of the list below the search field: scrolled into sight when the keys come to it, chosen by a click. */
export function OptionRow({
  option,
  options,
  onDone,
  children,
}: {
  option: Option
  options: Options
  onDone: () => void
  children: ReactNode
}): ReactElement {
  const element = useRef<HTMLDivElement>(null)
  const isActive = options.active?.id === option.id
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the search field hears Enter for its options
    <div
      ref={element}
      id={option.id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      className={styles.hit}
      onPointerMove={() => isActive || options.point(option)}
      onClick={(event) => {
        onDone()
        option.choose(event.ctrlKey || event.metaKey)
      }}
    >
      {children}
    </div>
  )
}
