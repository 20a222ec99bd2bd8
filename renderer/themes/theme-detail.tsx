import { Download, Ellipsis, FolderPlus, Merge, Trash2 } from 'lucide-react'
import { useEffect, useRef, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallArgs } from '../../shared/contract.ts'
import { HighlightColor } from '../../shared/model/highlight.ts'
import type { Theme, ThemeStep } from '../../shared/model/theme.ts'
import { withDescendants } from '../../shared/theme-order.ts'
import { send } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { ColorDot } from '../ui/color-dot.tsx'
import { openDialog } from '../ui/dialogs.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { notify } from '../ui/notify.tsx'
import { Select } from '../ui/select.tsx'
import { InPlace } from './in-place.tsx'
import { MergeTheme } from './merge-theme.tsx'
import { RemoveTheme } from './remove-theme.tsx'
import { stepTheme } from './theme-actions.ts'
import { ThemePassages } from './theme-passages.tsx'
import { flatten, themeTree, twinOf } from './theme-tree.ts'
import { askAbout, beginTheme, useThemesState } from './themes-state.ts'
import styles from './themes-view.module.css'

const TOP = 'top'
const MOVES = [
  { id: 'up', label: 'moveUp', keys: 'Alt+Shift+ArrowUp' },
  { id: 'down', label: 'moveDown', keys: 'Alt+Shift+ArrowDown' },
  { id: 'in', label: 'moveIn', keys: 'Alt+Shift+ArrowRight' },
  { id: 'out', label: 'moveOut', keys: 'Alt+Shift+ArrowLeft' },
] as const

/** One theme: its name, colour, place and definition, all changed in place, and its passages. */
export function ThemeDetail({
  theme,
  themes,
  onRemoved,
}: {
  theme: Theme
  themes: readonly Theme[]
  onRemoved: () => void
}): ReactElement {
  const { t } = useTranslation(['themes', 'common'])
  const asking = useThemesState((state) => state.asking)
  const nameRef = useRef<HTMLInputElement>(null)
  useEffect(
    () =>
      useThemesState.subscribe((now, before) => {
        if (now.renames !== before.renames) {
          nameRef.current?.focus()
          nameRef.current?.select()
        }
      }),
    [],
  )
  const update = async (change: Omit<CallArgs<'themes.update'>, 'id'>): Promise<boolean> => {
    try {
      await send('themes.update', { id: theme.id, ...change })
      return true
    } catch (error) {
      notify.error(error)
      return false
    }
  }
  /** Two themes of one name are no error: but likely one, and then they are merged. */
  const rename = async (name: string): Promise<boolean> => {
    const wanted = name.trim()
    if (wanted === '') return false
    const twin = twinOf(themes, wanted, theme.id)
    if (!twin) return update({ name: wanted })
    notify.info(t('twin', { path: twin.path }), {
      id: 'theme-twin',
      action: { label: t('mergeInstead'), run: () => askAbout({ do: 'merge', into: twin.theme.id }) },
    })
    return twin.theme.parentId === theme.parentId ? false : update({ name: wanted })
  }
  const below = withDescendants(themes, theme.id)
  const parents = flatten(themeTree(themes)).filter((node) => !below.has(node.theme.id))
  return (
    <>
      <header className={styles.detail}>
        <div className={styles.nameRow}>
          <ColorDot color={theme.color} />
          <InPlace
            ref={nameRef}
            label={t('name')}
            value={theme.name}
            maxLength={200}
            className={styles.name ?? ''}
            onCommit={rename}
          />
        </div>
        <InPlace
          isLong
          label={t('definition')}
          placeholder={t('definitionHint')}
          value={theme.definition}
          maxLength={10_000}
          className={styles.definition ?? ''}
          onCommit={(definition) => update({ definition })}
        />
        <div className={styles.fields}>
          <Select
            label={t('color')}
            options={HighlightColor.options.map((color) => ({
              id: color,
              label: t(`common:color.${color}`),
              icon: <ColorDot color={color} />,
            }))}
            value={theme.color}
            onChange={(color) => void update({ color })}
          />
          <Select
            label={t('parent')}
            options={[
              { id: TOP, label: t('noParent') },
              ...parents.map((node) => ({ id: node.theme.id, label: node.path })),
            ]}
            value={themes.some((other) => other.id === theme.parentId) ? (theme.parentId ?? TOP) : TOP}
            onChange={(id) => void update({ parentId: id === TOP ? null : id })}
          />
          <Button icon={<FolderPlus aria-hidden />} onPress={() => beginTheme(theme.id)}>
            {t('newSubTheme')}
          </Button>
          <Menu
            label={t('actions')}
            trigger={<IconButton label={t('actions')} icon={<Ellipsis aria-hidden />} />}
            onAction={(key) => {
              if (key === 'merge') askAbout({ do: 'merge', into: null })
              else if (key === 'remove') askAbout({ do: 'remove' })
              else if (key === 'export')
                openDialog({ kind: 'export', scope: { kind: 'theme', id: theme.id } })
              else void stepTheme(theme.id, key as ThemeStep)
            }}
          >
            {MOVES.map(({ id, label, keys }) => (
              <MenuItem key={id} id={id} keys={keys}>
                {t(label)}
              </MenuItem>
            ))}
            <MenuItem id="merge" icon={<Merge aria-hidden />}>
              {t('merge')}
            </MenuItem>
            <MenuItem id="export" icon={<Download aria-hidden />}>
              {t('exportTheme')}
            </MenuItem>
          </Menu>
          <Button variant="danger" icon={<Trash2 aria-hidden />} onPress={() => askAbout({ do: 'remove' })}>
            {t('remove')}
          </Button>
        </div>
      </header>
      <ThemePassages theme={theme} themes={themes} />
      {asking?.do === 'remove' ? (
        <RemoveTheme
          theme={theme}
          parent={themes.find(({ id }) => id === theme.parentId)}
          onClose={() => askAbout(null)}
          onRemoved={onRemoved}
        />
      ) : null}
      {asking?.do === 'merge' && themes.length > 1 ? (
        <MergeTheme theme={theme} themes={themes} suggested={asking.into} onClose={() => askAbout(null)} />
      ) : null}
    </>
  )
}
