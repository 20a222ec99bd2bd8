import { useEffect, useRef, useState, type ReactElement } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { isBuiltInRelation, RELATIONS } from '../../shared/model/link.ts'
import { Button } from '../ui/button.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { TextField } from '../ui/text-field.tsx'
import { letterOf, ownRelations, RELATION_KEYS } from './relations.ts'
import { useRelations } from './use-relations.ts'
import styles from './relation-menu.module.css'

/**
 * The relations to choose from: by arrow and Enter, by one letter, or by the user's own word.
 * @param near the end from which the names are read: `updates` or `updated by`.
 */
export function RelationMenu({
  value,
  near = 'from',
  onChoose,
}: {
  value?: string
  near?: 'from' | 'to'
  onChoose: (relation: string) => void
}): ReactElement {
  const { t } = useTranslation('links')
  const { all, nameOf } = useRelations()
  const own = ownRelations(all)
  const choices = [
    ...RELATIONS.map((relation) => ({ relation: relation as string, key: RELATION_KEYS[relation] })),
    ...own.map((relation, at) => ({ relation, key: String(at + 1) })),
  ]
  const frame = useRef<HTMLDivElement>(null)
  const [word, setWord] = useState(value !== undefined && !isBuiltInRelation(value) ? value : '')

  // Before the list's own type-ahead: a letter here is a choice, not a search.
  const act = useRef<(key: string) => boolean>(() => false)
  useEffect(() => {
    act.current = (key) => {
      const choice = choices.find((candidate) => candidate.key === key)
      if (choice) onChoose(choice.relation)
      return choice !== undefined
    }
  })
  useEffect(() => {
    const element = frame.current
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof HTMLInputElement) return
      if (!act.current(letterOf(event))) return
      event.preventDefault()
      event.stopPropagation()
    }
    element?.addEventListener('keydown', onKeyDown, true)
    return () => element?.removeEventListener('keydown', onKeyDown, true)
  }, [])

  return (
    <div ref={frame} className={styles.menu}>
      <ListBox
        aria-label={t('chooseList')}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the menu was opened to choose from it
        autoFocus
        selectionMode="single"
        selectedKeys={value === undefined ? [] : [value]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys
          if (key !== undefined) onChoose(String(key))
        }}
        className={styles.list ?? ''}
      >
        {choices.map(({ relation, key }) => {
          const name = nameOf(relation, near)
          return (
            <ListBoxItem key={relation} id={relation} textValue={name} className={styles.item ?? ''}>
              <span className={styles.name}>{name}</span>
              <Kbd keys={key} />
            </ListBoxItem>
          )
        })}
      </ListBox>
      <form
        className={styles.own}
        onSubmit={(event) => {
          event.preventDefault()
          if (word.trim() !== '') onChoose(word.trim())
        }}
      >
        <TextField
          label={t('ownWord')}
          hideLabel
          placeholder={t('ownWord')}
          maxLength={100}
          value={word}
          onChange={setWord}
        />
        <Button type="submit" isDisabled={word.trim() === ''}>
          {t('ownWordSet')}
        </Button>
      </form>
    </div>
  )
}
