import { useEffect, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Kbd } from '../ui/kbd.tsx'
import type { Option, Options } from './use-options.ts'
import styles from './search.module.css'

/** A command of the palette with its group and its keys. */
export function CommandOption({
  option,
  options,
  onDone,
}: {
  option: Option
  options: Options
  onDone: () => void
}): ReactElement | null {
  const { t } = useTranslation('commands')
  const element = useRef<HTMLDivElement>(null)
  const isActive = options.active?.id === option.id
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  if (option.kind !== 'command') return null
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
      onClick={() => {
        onDone()
        option.choose(false)
      }}
    >
      <span className={styles.snippet}>{option.name}</span>
      <span className={styles.places}>{t(`group.${option.command.group}`)}</span>
      {option.command.keys?.[0] ? <Kbd keys={option.command.keys[0]} /> : null}
    </div>
  )
}
