import type { ReactElement, ReactNode, Ref } from 'react'
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components'
import styles from './field.module.css'

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'children'> {
  label: string
  /** The label is for screen readers only. */
  hideLabel?: boolean
  placeholder?: string
  description?: ReactNode
  /** What is wrong with it, in words; set `isInvalid` too. */
  error?: string | undefined
  /** More than one line. */
  rows?: number
  /** Before the text: a search glass. */
  icon?: ReactNode
  ref?: Ref<HTMLInputElement>
}

/** A labelled text field. */
export function TextField({
  label,
  hideLabel = false,
  placeholder,
  description,
  error,
  rows,
  icon,
  ref,
  ...rest
}: TextFieldProps): ReactElement {
  return (
    <AriaTextField {...rest} {...(hideLabel ? { 'aria-label': label } : {})} className={styles.field}>
      {hideLabel ? null : <Label className={styles.label}>{label}</Label>}
      {rows ? (
        <TextArea rows={rows} placeholder={placeholder} className={styles.input} />
      ) : (
        <div className={styles.box}>
          {icon}
          <Input ref={ref} placeholder={placeholder} className={styles.input} />
        </div>
      )}
      {description ? (
        <Text slot="description" className={styles.description}>
          {description}
        </Text>
      ) : null}
      <FieldError className={styles.error}>{error}</FieldError>
    </AriaTextField>
  )
}
