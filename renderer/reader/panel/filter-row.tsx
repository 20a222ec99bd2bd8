import { ChevronDown, Download } from 'lucide-react'
import { useEffect, useRef, type ReactElement } from 'react'
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { HighlightColor } from '../../../shared/model/highlight.ts'
import { useCall } from '../../queries.ts'
import { flatten, themeTree } from '../../themes/theme-tree.ts'
import { ColorDot } from '../../ui/color-dot.tsx'
import { openDialog } from '../../ui/dialogs.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { filterHighlights, useReader } from '../reader-store.ts'
import styles from './panel.module.css'

const ALL = 'all'

/** Chooses which highlights are shown, in the text and in the list: those of a theme, of a colour, or of both. */
export function FilterRow({
  shown,
}: {
  /** The highlights that pass. */ shown: readonly string[]
}): ReactElement {
  const { t } = useTranslation(['highlights', 'common', 'export'])
  const row = useRef<HTMLDivElement>(null)
  const filter = useReader((state) => state.filter)
  const asked = useReader((state) => state.filterAsked)
  const { data: themes = [] } = useCall('themes.list', {})
  useEffect(() => {
    if (asked === 0) return
    row.current?.querySelector('button')?.focus()
    useReader.setState({ filterAsked: 0 })
  }, [asked])
  return (
    <div ref={row} role="group" aria-label={t('filter')} className={styles.filter}>
      <Choice
        label={t('filterTheme')}
        value={filter?.themeId ?? ALL}
        onChange={(id) => filterHighlights({ themeId: id === ALL ? null : id })}
        options={[
          { id: ALL, label: t('allThemes'), color: null },
          ...flatten(themeTree(themes)).map(({ theme: { id, color }, path }) => ({ id, label: path, color })),
        ]}
      />
      <Choice
        label={t('filterColor')}
        value={filter?.color ?? ALL}
        onChange={(id) =>
          filterHighlights({ color: HighlightColor.options.find((color) => color === id) ?? null })
        }
        options={[
          { id: ALL, label: t('allColors'), color: null },
          ...HighlightColor.options.map((color) => ({
            id: color,
            label: t(`common:color.${color}`),
            color,
          })),
        ]}
      />
      <IconButton
        small
        label={t('export:exportHighlights', { count: shown.length })}
        icon={<Download aria-hidden />}
        isDisabled={shown.length === 0}
        onPress={() => openDialog({ kind: 'export', scope: { kind: 'highlights', ids: [...shown] } })}
      />
    </div>
  )
}

interface Option {
  id: string
  label: string
  color: HighlightColor | null
}

/** A menu and not a `Select`: that keeps a second, native list of all names in the page, for forms there are none of. */
function Choice({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: string
  options: Option[]
  onChange: (id: string) => void
}): ReactElement {
  const chosen = options.find(({ id }) => id === value) ?? options[0]!
  return (
    <Menu
      label={label}
      trigger={
        <Button className={styles.choice ?? ''} aria-label={`${label}: ${chosen.label}`}>
          {chosen.color ? <ColorDot color={chosen.color} /> : null}
          <span>{chosen.label}</span>
          <ChevronDown aria-hidden />
        </Button>
      }
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen.id]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : keys
        if (key !== undefined) onChange(String(key))
      }}
    >
      {options.map(({ id, label: words, color }) => (
        <MenuItem key={id} id={id} icon={color ? <ColorDot color={color} /> : null}>
          {words}
        </MenuItem>
      ))}
    </Menu>
  )
}
