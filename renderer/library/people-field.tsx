import { Plus, X } from 'lucide-react'
import { useRef, type ReactElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PERSON_ROLES, type Person } from '../../shared/model/report.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './details.module.css'

/** Who a report names, and what each did: to be renamed, given another role, added and taken off. */
export function PeopleField({
  people,
  onChange,
  origin,
}: {
  people: Person[]
  onChange: (people: Person[]) => void
  /** A quiet line at the foot: where they come from. */
  origin: ReactNode
}): ReactElement {
  const { t } = useTranslation('details')
  const list = useRef<HTMLFieldSetElement>(null)
  const roles = PERSON_ROLES.map((role) => ({ id: role, label: t(`role.${role}`) }))
  const replace = (i: number, person: Partial<Person>): void =>
    onChange(people.map((one, k) => (k === i ? { ...one, ...person } : one)))
  const add = (): void => {
    onChange([...people, { name: '', role: 'author', as: null }])
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLInputElement>('li:last-of-type input')?.focus(),
    )
  }
  return (
    <fieldset ref={list} className={styles.people}>
      <legend>{t('people')}</legend>
      {people.length > 0 ? (
        <ul>
          {people.map((person, i) => (
            // A row is what stands at its place: names may be empty and alike while they are typed.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={i}>
              <TextField
                hideLabel
                label={t('personOf', { number: i + 1 })}
                placeholder={t('person')}
                value={person.name}
                onChange={(name) => replace(i, { name })}
                maxLength={200}
              />
              <Select
                hideLabel
                label={t('roleOf', { name: person.name })}
                options={roles.map((role) =>
                  role.id === person.role && person.as !== null ? { ...role, label: person.as } : role,
                )}
                value={person.role}
                onChange={(role) => replace(i, { role, as: role === person.role ? person.as : null })}
              />
              <IconButton
                small
                label={t('removePerson', { name: person.name })}
                icon={<X aria-hidden />}
                onPress={() => onChange(people.filter((_, k) => k !== i))}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <div className={styles.foot}>
        <Button icon={<Plus aria-hidden />} onPress={add}>
          {t('addPerson')}
        </Button>
        {origin}
      </div>
    </fieldset>
  )
}
