import { useId, type ReactElement, type ReactNode, type Ref } from 'react'
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
  /** Earlier values, offered while typing. */
  suggestions?: readonly string[]
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
  suggestions,
  ref,
  ...rest
}: TextFieldProps): ReactElement {
  const listId = useId()
  return (
    <AriaTextField {...rest} {...(hideLabel ? { 'aria-label': label } : {})} className={styles.field}>
      {hideLabel ? null : <Label className={styles.label}>{label}</Label>}
      {rows ? (
        <TextArea rows={rows} placeholder={placeholder} className={styles.input} />
      ) : (
        <div className={styles.box}>
          {icon}
          <Input
            ref={ref}
            placeholder={placeholder}
            className={styles.input}
            list={suggestions ? listId : undefined}
          />
          {suggestions ? (
            <datalist id={listId}>
              {suggestions.map((value) => (
                <option key={value} value={value}>
                  {value}
                </option>
              ))}
            </datalist>
          ) : null}
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
