import { ChevronDown } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components'
import field from './field.module.css'
import floating from './floating.module.css'

export interface SelectOption<K extends string> {
  id: K
  label: string
  icon?: ReactNode
}

/** One of a few named things. */
export function Select<K extends string>({
  label,
  hideLabel = false,
  options,
  value,
  onChange,
  isDisabled = false,
}: {
  label: string
  hideLabel?: boolean
  options: SelectOption<K>[]
  value: K
  onChange: (value: K) => void
  isDisabled?: boolean
}): ReactElement {
  return (
    <AriaSelect
      className={field.field}
      {...(hideLabel ? { 'aria-label': label } : {})}
      value={value}
      onChange={(key) => onChange(key as K)}
      isDisabled={isDisabled}
    >
      {hideLabel ? null : <Label className={field.label}>{label}</Label>}
      <Button className={field.select}>
        <SelectValue className={field.value}>{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown aria-hidden />
      </Button>
      <Popover className={floating.popover} offset={4}>
        <ListBox className={floating.menu} items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={floating.item}>
              {option.icon}
              <span className={floating.label}>{option.label}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
