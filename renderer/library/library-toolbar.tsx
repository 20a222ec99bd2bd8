import { Filter, Highlighter, History, Rows3, Upload } from 'lucide-react'
import { useEffect, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { showNumber } from '../ui/dates.ts'
import { FilterField } from '../ui/filter-field.tsx'
import { IconButton, IconToggle } from '../ui/icon-button.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { chooseFiles } from './import/choose-files.ts'
import { onFocusFilter } from './focus-filter.ts'
import { useLibrary, type Grouping } from './library-state.ts'
import { pageName } from './report-words.ts'
import { useNewerPages } from '../reader/newer-pages.ts'
import styles from './library-view.module.css'

const GROUPINGS = ['none', 'publication', 'source', 'date'] as const

/** What is listed, how many, and the tools that narrow and order it. */
export function LibraryToolbar({ count }: { count: number | undefined }): ReactElement {
  const { t, i18n } = useTranslation(['library', 'commands', 'versions'])
  const { filter, text, group, hideOlder } = useLibrary()
  const hasOlder = useNewerPages().size > 0
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => onFocusFilter(() => input.current?.focus()), [])
  return (
    <div className={styles.toolbar}>
      <div className={styles.heading}>
        <h2>{useFilterName()}</h2>
        {count === undefined ? null : <span>{showNumber(count, i18n.language)}</span>}
      </div>
      <div className={styles.filter}>
        <FilterField
          label={t('library:filter')}
          placeholder={t('library:filterHint')}
          value={text}
          onSettled={(next) => useLibrary.setState({ text: next })}
          icon={<Filter aria-hidden />}
          inputRef={input}
        />
      </div>
      <IconToggle
        label={t('library:onlyHighlighted')}
        icon={<Highlighter aria-hidden />}
        isSelected={filter.highlighted === true}
        onChange={(on) => {
          const { highlighted: _, ...others } = filter
          useLibrary.setState({ filter: on ? { ...others, highlighted: true } : others })
        }}
      />
      {hasOlder ? (
        <IconToggle
          label={t('versions:hideOlder')}
          icon={<History aria-hidden />}
          isSelected={hideOlder}
          onChange={(on) => useLibrary.setState({ hideOlder: on })}
        />
      ) : null}
      <Menu
        label={t('library:groupBy')}
        placement="bottom end"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[group]}
        onSelectionChange={(keys) => {
          const [key] = keys
          if (key !== undefined) useLibrary.setState({ group: key as Grouping })
        }}
        trigger={<IconButton label={t('library:groupBy')} icon={<Rows3 aria-hidden />} />}
      >
        {GROUPINGS.map((id) => (
          <MenuItem key={id} id={id}>
            {t(`library:group.${id}`)}
          </MenuItem>
        ))}
      </Menu>
      <Button variant="primary" icon={<Upload aria-hidden />} onPress={chooseFiles}>
        {t('library:import')}
      </Button>
    </div>
  )
}

/** The name of what the list on the left has chosen. */
function useFilterName(): string {
  const { t, i18n } = useTranslation(['shell', 'common'])
  const { filter } = useLibrary()
  const sources = useCall('sources.list', {})
  const themes = useCall('themes.list', {})
  if (filter.publication !== undefined) return filter.publication ?? t('common:noPublication')
  const source = sources.data?.find(({ id }) => id === filter.sourceId)
  if (source) {
    return [source.publication, pageName(source, i18n.language, t)].filter(Boolean).join(' ')
  }
  const theme = themes.data?.find(({ id }) => id === filter.themeId)
  if (theme) return theme.name
  return filter.highlighted ? t('shell:highlighted') : t('shell:allReports')
}
