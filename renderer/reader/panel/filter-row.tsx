import { useEffect, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { HighlightColor } from '../../../shared/model/highlight.ts'
import { useCall } from '../../queries.ts'
import { flatten, themeTree } from '../../themes/theme-tree.ts'
import { ColorDot } from '../../ui/color-dot.tsx'
import { Select } from '../../ui/select.tsx'
import { filterHighlights, useReader } from '../reader-store.ts'
import styles from './panel.module.css'

const ALL = ''

/** Chooses which highlights are shown, in the text and in the list: those of a theme, of a colour, or of both. */
export function FilterRow(): ReactElement {
  const { t } = useTranslation(['highlights', 'common'])
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
      <Select
        hideLabel
        label={t('filterTheme')}
        value={filter?.themeId ?? ALL}
        onChange={(id) => filterHighlights({ themeId: id === ALL ? null : id })}
        options={[
          { id: ALL, label: t('allThemes') },
          ...flatten(themeTree(themes)).map(({ theme, path }) => ({
            id: theme.id,
            label: path,
            icon: <ColorDot color={theme.color} />,
          })),
        ]}
      />
      <Select<HighlightColor | typeof ALL>
        hideLabel
        label={t('filterColor')}
        value={filter?.color ?? ALL}
        onChange={(color) => filterHighlights({ color: color === ALL ? null : color })}
        options={[
          { id: ALL, label: t('allColors') },
          ...HighlightColor.options.map((color) => ({
            id: color,
            label: t(`common:color.${color}`),
            icon: <ColorDot color={color} />,
          })),
        ]}
      />
    </div>
  )
}
