import { X } from 'lucide-react'
import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import field from './field.module.css'
import styles from './filter-field.module.css'

/** Long enough to finish a word, short enough to feel at once. */
const SETTLE_MS = 140

/**
 * A field whose text filters something. Tells its text a moment after the last key, and never while an input
 * method is composing: half-typed pinyin must not empty the list.
 */
export function FilterField({
  label,
  placeholder,
  value,
  onSettled,
  icon,
  inputRef,
}: {
  label: string
  placeholder?: string
  value: string
  onSettled: (text: string) => void
  icon?: ReactNode
  inputRef?: React.RefObject<HTMLInputElement | null>
}): ReactElement {
  const { t } = useTranslation('common')
  const [text, setText] = useState(value)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => setText(value), [value])
  useEffect(() => () => clearTimeout(timer.current), [])

  const settle = (next: string, after = SETTLE_MS): void => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onSettled(next), after)
  }
  const change = (next: string): void => {
    setText(next)
    settle(next, 0)
  }
  return (
    <div className={[field.box, styles.filter].join(' ')}>
      {icon}
      <input
        ref={inputRef}
        type="text"
        aria-label={label}
        placeholder={placeholder}
        className={field.input}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          if (!(event.nativeEvent as InputEvent).isComposing) settle(event.target.value)
        }}
        // A text told now would come back as `value` and be written over what is being composed.
        onCompositionStart={() => clearTimeout(timer.current)}
        onCompositionEnd={(event) => settle(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '' && !event.nativeEvent.isComposing) {
            event.preventDefault()
            event.stopPropagation()
            change('')
          }
        }}
      />
      {text ? (
        <Button aria-label={t('clear')} className={styles.clear} onPress={() => change('')}>
          <X aria-hidden />
        </Button>
      ) : null}
    </div>
  )
}
