import { useId, useLayoutEffect, useRef, type ReactElement } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import styles from './choice-list.module.css'

export interface Choice<K extends string> {
  id: K
  label: string
  /** After the name, set small: `.docx`. */
  detail?: string
  /** One short sentence. */
  description: string
}
export interface ChoiceGroup<K extends string> {
  id: string
  label: string
  choices: Choice<K>[]
}

/** One of many things that need a word each, under headings; arrows go through all of them. */
export function ChoiceList<K extends string>({
  label,
  groups,
  value,
  onChange,
  isNarrow = false,
}: {
  label: string
  groups: ChoiceGroup<K>[]
  value: K
  onChange: (value: K) => void
  /** In one column, only the chosen one with its sentence. */
  isNarrow?: boolean
}): ReactElement {
  const list = useRef<HTMLDivElement>(null)
  // What was chosen the last time may stand below what is seen first.
  useLayoutEffect(() => {
    list.current?.querySelector('[data-selected]')?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <RadioGroup
      ref={list}
      className={[styles.list, isNarrow ? styles.narrow : ''].join(' ')}
      value={value}
      onChange={(id) => onChange(id as K)}
    >
      <Label className={styles.label}>{label}</Label>
      <div className={styles.groups}>
        {groups.map((group) => (
          <Group key={group.id} group={group} />
        ))}
      </div>
    </RadioGroup>
  )
}

function Group<K extends string>({ group }: { group: ChoiceGroup<K> }): ReactElement {
  const heading = useId()
  return (
    <div role="group" aria-labelledby={heading} className={styles.group}>
      <h3 id={heading}>{group.label}</h3>
      {group.choices.map(({ id, label, detail, description }) => (
        <Radio key={id} value={id} className={styles.choice}>
          <span className={styles.dot} aria-hidden />
          <span className={styles.name}>
            {label}
            {detail ? <small> {detail}</small> : null}
          </span>
          <span className={styles.description}>{description}</span>
        </Radio>
      ))}
    </div>
  )
}
