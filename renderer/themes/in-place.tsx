import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement, type Ref } from 'react'

/**
 * Text that is changed where it stands: Enter (in long text Ctrl or ⌘ Enter) or leaving keeps it, Escape
 * brings back what was. `onCommit` says whether it was taken; if not, the old text comes back.
 */
export function InPlace({
  label,
  value,
  onCommit,
  placeholder,
  maxLength,
  isLong = false,
  className,
  ref,
}: {
  label: string
  value: string
  onCommit: (value: string) => Promise<boolean>
  placeholder?: string
  maxLength: number
  isLong?: boolean
  className: string
  ref?: Ref<HTMLInputElement>
}): ReactElement {
  /** null: nothing typed, the stored value shows. */
  const [typed, setTyped] = useState<string | null>(null)
  const pending = useRef<() => void>(() => undefined)

  const commit = (): void => {
    if (typed === null) return
    if (typed === value) return setTyped(null)
    const keep = async (): Promise<void> => {
      if (!(await onCommit(typed))) setTyped(null)
    }
    void keep()
  }
  // The stored value has caught up: nothing is pending any more.
  if (typed !== null && typed === value) setTyped(null)
  useEffect(() => {
    pending.current = () => {
      if (typed !== null && typed !== value) void onCommit(typed)
    }
  })
  // Going elsewhere by key takes the field away without a blur.
  useEffect(() => () => pending.current(), [])

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && typed !== null) {
      event.preventDefault()
      event.stopPropagation()
      setTyped(null)
    } else if (event.key === 'Enter' && (!isLong || event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      commit()
    }
  }
  const shared = {
    'aria-label': label,
    className,
    placeholder,
    maxLength,
    value: typed ?? value,
    onBlur: commit,
    onKeyDown,
  }
  return isLong ? (
    <textarea {...shared} rows={2} onChange={(event) => setTyped(event.target.value)} />
  ) : (
    <input {...shared} ref={ref} onChange={(event) => setTyped(event.target.value)} />
  )
}
