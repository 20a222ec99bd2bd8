import { Plus } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { HighlightColor } from '../../shared/model/highlight.ts'
import type { Relation } from '../../shared/model/link.ts'
import { send } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { ColorDot } from '../ui/color-dot.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { closeDialog } from '../ui/dialogs.ts'
import { notify } from '../ui/notify.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useRelations } from './use-relations.ts'
import styles from './relations-dialog.module.css'

/** The relations: those of the user's own are named, coloured, merged and deleted here; what uses them is told. */
export function RelationsDialog(): ReactElement {
  const { t } = useTranslation(['links', 'common'])
  const { all, nameOf } = useRelations()
  const [chosen, setChosen] = useState<string | null>(null)
  const relation = all.find(({ name }) => name === chosen)
  const own = all.filter(({ isBuiltIn }) => !isBuiltIn)
  const use = (count: number): string => (count === 0 ? t('relationUnused') : t('relationUse', { count }))
  return (
    <Dialog
      isOpen
      size="medium"
      title={t('relations')}
      onClose={closeDialog}
      actions={<Button onPress={closeDialog}>{t('relationDone')}</Button>}
    >
      <p className={styles.hint}>{t('relationsHint')}</p>
      <div className={styles.columns}>
        <ul className={styles.list} aria-label={t('relations')}>
          {own.map(({ name, links, color }) => (
            <li key={name}>
              <Button
                variant="quiet"
                className={styles.choice ?? ''}
                aria-pressed={name === chosen}
                onPress={() => setChosen(name)}
              >
                <ColorDot color={color} />
                <span className={styles.name}>{name}</span>
                <small>{use(links)}</small>
              </Button>
            </li>
          ))}
          {own.length === 0 ? <li className={styles.hint}>{t('noOwnRelations')}</li> : null}
          <li>
            <Button variant="quiet" icon={<Plus aria-hidden />} onPress={() => setChosen(null)}>
              {t('newRelation')}
            </Button>
          </li>
          {all
            .filter(({ isBuiltIn }) => isBuiltIn)
            .map(({ name, links }) => (
              <li key={name} className={styles.builtIn}>
                <span className={styles.name}>{nameOf(name)}</span>
                <small>
                  {t('builtIn')} · {use(links)}
                </small>
              </li>
            ))}
        </ul>
        <RelationForm
          key={relation?.name ?? ''}
          relation={relation}
          all={all}
          nameOf={nameOf}
          onChosen={setChosen}
        />
      </div>
    </Dialog>
  )
}

function RelationForm({
  relation,
  all,
  nameOf,
  onChosen,
}: {
  /** undefined: a new one. */
  relation: Relation | undefined
  all: readonly Relation[]
  nameOf: (relation: string) => string
  onChosen: (name: string | null) => void
}): ReactElement {
  const { t } = useTranslation(['links', 'common'])
  const [name, setName] = useState(relation?.name ?? '')
  const [inverse, setInverse] = useState(relation?.inverse ?? '')
  const [color, setColor] = useState<HighlightColor>(relation?.color ?? 'blue')
  const [mutual, setMutual] = useState(relation?.mutual ?? false)
  const [into, setInto] = useState('')
  const [deleting, setDeleting] = useState(false)
  const others = all.filter((other) => other.name !== relation?.name)
  const run = async (act: () => Promise<string | null>): Promise<void> => {
    try {
      onChosen(await act())
    } catch (error) {
      notify.error(error)
    }
  }
  const save = (): Promise<void> =>
    run(async () => {
      const wanted = name.trim()
      const saved = await send('relations.save', {
        ...(relation ? { name: relation.name, to: wanted } : { name: wanted }),
        ...{ color, mutual, inverse: mutual ? '' : inverse.trim() },
      })
      notify.done(t('relationDone'), { id: 'relation' })
      return saved.name
    })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') void save()
      }}
    >
      <h3 className={styles.heading}>{relation ? t('ownRelation') : t('newRelation')}</h3>
      <TextField label={t('relationName')} maxLength={100} value={name} onChange={setName} />
      <label className={styles.mutual}>
        <input type="checkbox" checked={mutual} onChange={({ target }) => setMutual(target.checked)} />
        {t('relationMutual')}
      </label>
      {mutual ? null : (
        <TextField label={t('relationInverse')} maxLength={100} value={inverse} onChange={setInverse} />
      )}
      <Select
        label={t('relationColor')}
        value={color}
        options={HighlightColor.options.map((id) => ({
          id,
          label: t(`common:color.${id}`),
          icon: <ColorDot color={id} />,
        }))}
        onChange={setColor}
      />
      <Button type="submit" variant="primary" isDisabled={name.trim() === ''}>
        {t('relationSave')}
      </Button>
      {relation ? (
        <div className={styles.more}>
          <Select
            label={t('relationMerge')}
            value={into}
            options={[
              { id: '', label: '—' },
              ...others.map((other) => ({ id: other.name, label: nameOf(other.name) })),
            ]}
            onChange={setInto}
          />
          {into === '' ? null : (
            <>
              <p>{t('relationMergeAsk', { count: relation.links, into: nameOf(into) })}</p>
              <Button
                onPress={() =>
                  void run(async () => {
                    const merged = await send('relations.merge', { name: relation.name, into })
                    return merged.isBuiltIn ? null : merged.name
                  })
                }
              >
                {t('relationMergeDo')}
              </Button>
            </>
          )}
          {deleting ? <p>{t('relationDeleteAsk', { count: relation.links })}</p> : null}
          <Button
            variant="danger"
            onPress={() => {
              if (relation.links > 0 && !deleting) return setDeleting(true)
              void run(async () => {
                await send('relations.remove', { name: relation.name, confirmed: relation.links })
                return null
              })
            }}
          >
            {t('relationDelete')}
          </Button>
        </div>
      ) : null}
    </form>
  )
}
