import { useEffect, useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './search-view.module.css'

/** A name, typed in place: Enter keeps it, Escape leaves it. */
export function NameField({
  label,
  value,
  onDone,
  onCancel,
}: {
  label: string
  value: string
  onDone: (name: string) => void
  onCancel: () => void
}): ReactElement {
  const { t } = useTranslation('common')
  const [name, setName] = useState(value)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])
  return (
    <form
      className={styles.naming}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') onDone(name.trim())
      }}
    >
      <TextField
        ref={input}
        label={label}
        hideLabel
        value={name}
        maxLength={200}
        onChange={setName}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onCancel()
          else event.continuePropagation()
        }}
      />
      <Button type="submit" isDisabled={name.trim() === ''}>
        {t('save')}
      </Button>
    </form>
  )
}
