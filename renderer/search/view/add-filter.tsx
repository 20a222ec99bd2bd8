import { Plus } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import { DialogTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { HighlightColor } from '../../../shared/model/highlight.ts'
import { FILTER_KEYS, PLACES, POSSESSIONS, type FilterKey } from '../../../shared/search/keys.ts'
import { quoted } from '../../../shared/search/print.ts'
import { useCall } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { Popover } from '../../ui/popover.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Select, type SelectOption } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './search-view.module.css'

/** A filter made by choosing instead of typing. */
export function AddFilter({ onAdd }: { onAdd: (filter: string) => void }): ReactElement {
  const { t } = useTranslation('search')
  const [isOpen, setOpen] = useState(false)
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button variant="quiet" icon={<Plus aria-hidden />}>
        {t('addFilter')}
      </Button>
      <Popover label={t('addFilter')} placement="bottom start">
        <FilterForm
          onAdd={(filter) => {
            setOpen(false)
            onAdd(filter)
          }}
        />
      </Popover>
    </DialogTrigger>
  )
}

function FilterForm({ onAdd }: { onAdd: (filter: string) => void }): ReactElement {
  const { t } = useTranslation(['search', 'common'])
  const [key, setKey] = useState<FilterKey>('theme')
  const [sign, setSign] = useState<'' | '-'>('')
  const [typed, setTyped] = useState('')
  const options = useValues(key)
  const [chosen, setChosen] = useState<string | null>(null)
  const value = options ? (options.find(({ id }) => id === chosen) ?? options[0])?.id : typed.trim()
  const add = (): void => {
    if (value) onAdd(`${sign}${key}:${quoted(value.replaceAll(/["“”„‟＂«»「」『』]/gu, ' ').trim())}`)
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <Select
        label={t('search:addFilter')}
        options={FILTER_KEYS.map((id) => ({ id, label: t(`search:filter.${id}`) }))}
        value={key}
        onChange={(next) => {
          setKey(next)
          setChosen(null)
        }}
      />
      {options === null ? (
        <TextField
          label={t('search:value')}
          value={typed}
          onChange={setTyped}
          {...(key === 'date' ? { description: t('search:dateValue'), placeholder: '2025-03..2025-04' } : {})}
        />
      ) : options.length > 0 ? (
        <Select label={t('search:value')} options={options} value={value ?? ''} onChange={setChosen} />
      ) : (
        <p className={styles.formHint}>{t(key === 'theme' ? 'search:noThemes' : 'search:noSources')}</p>
      )}
      <Segmented
        label={t('search:filter.not')}
        segments={[
          { id: 'with', label: t('search:filter.only') },
          { id: 'without', label: t('search:filter.not') },
        ]}
        value={sign === '' ? 'with' : 'without'}
        onChange={(next) => setSign(next === 'with' ? '' : '-')}
      />
      <Button variant="primary" type="submit" isDisabled={!value}>
        {t('search:add')}
      </Button>
    </form>
  )
}

/** What a filter can be set to; null: anything that is typed. */
function useValues(key: FilterKey): SelectOption<string>[] | null {
  const { t } = useTranslation(['search', 'common'])
  const themes = useCall('themes.list', {}, { enabled: key === 'theme' })
  const reports = useCall('reports.list', {}, { enabled: key === 'source' })
  if (key === 'in') return PLACES.map((id) => ({ id, label: t(`search:place.${id}`) }))
  if (key === 'has') return POSSESSIONS.map((id) => ({ id, label: t(`search:has.${id}`) }))
  if (key === 'color') return HighlightColor.options.map((id) => ({ id, label: t(`common:color.${id}`) }))
  if (key === 'theme') {
    const names = [...new Set(themes.data?.map(({ name }) => name))]
    return names.map((name) => ({ id: name, label: name }))
  }
  if (key === 'source') {
    const names = new Set(reports.data?.flatMap(({ publication }) => publication ?? []))
    return [...names].toSorted((a, b) => a.localeCompare(b, 'zh')).map((name) => ({ id: name, label: name }))
  }
  return null
}
