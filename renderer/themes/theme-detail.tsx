import { Download, FolderPlus, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallArgs } from '../../shared/contract.ts'
import { HighlightColor } from '../../shared/model/highlight.ts'
import type { Theme } from '../../shared/model/theme.ts'
import { send } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { ColorDot } from '../ui/color-dot.tsx'
import { openDialog } from '../ui/dialogs.ts'
import { notify } from '../ui/notify.tsx'
import { Select } from '../ui/select.tsx'
import { InPlace } from './in-place.tsx'
import { RemoveTheme } from './remove-theme.tsx'
import { ThemePassages } from './theme-passages.tsx'
import { flatten, themeTree, withDescendants } from './theme-tree.ts'
import { beginTheme, useThemesState } from './themes-state.ts'
import styles from './themes-view.module.css'

const TOP = 'top'

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
  const [removing, setRemoving] = useState(false)
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
            onCommit={(name) => (name.trim() === '' ? Promise.resolve(false) : update({ name: name.trim() }))}
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
          <Button
            icon={<Download aria-hidden />}
            onPress={() => openDialog({ kind: 'export', scope: { kind: 'theme', id: theme.id } })}
          >
            {t('exportTheme')}
          </Button>
          <Button variant="danger" icon={<Trash2 aria-hidden />} onPress={() => setRemoving(true)}>
            {t('remove')}
          </Button>
        </div>
      </header>
      <ThemePassages themeId={theme.id} />
      <RemoveTheme
        theme={theme}
        below={themes.filter((other) => other.parentId === theme.id).length}
        isOpen={removing}
        onClose={() => setRemoving(false)}
        onRemoved={onRemoved}
      />
    </>
  )
}
