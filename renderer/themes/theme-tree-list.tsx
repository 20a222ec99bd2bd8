import { ChevronRight, GripVertical } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import {
  Button as AriaButton,
  Collection,
  Tree,
  TreeItem,
  TreeItemContent,
  useDragAndDrop,
  type Key,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Theme, ThemeStep } from '../../shared/model/theme.ts'
import { ColorDot } from '../ui/color-dot.tsx'
import { moveTheme, stepTheme } from './theme-actions.ts'
import { themeTree, type ThemeNode } from './theme-tree.ts'
import styles from './theme-tree-list.module.css'

const STEPS: Record<string, ThemeStep> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
}
const TYPE = 'application/x-pressmark-theme'

/** The tree of themes with their counts. Arrows walk and fold it; a theme is dragged by hand, or by its grip and keys. */
export function ThemeTreeList({
  themes,
  value,
  onChange,
}: {
  themes: readonly Theme[]
  value: string | null
  onChange: (id: string) => void
}): ReactElement {
  const { t } = useTranslation('themes')
  // What the user closed; everything else is open, new themes too.
  const [closed, setClosed] = useState<ReadonlySet<Key>>(new Set())
  const parents = themes.flatMap((theme) => (theme.parentId === null ? [] : [theme.parentId]))
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      themes.filter(({ id }) => keys.has(id)).map(({ id, name }) => ({ [TYPE]: id, 'text/plain': name })),
    getAllowedDropOperations: () => ['move'],
    onMove({ keys, target }) {
      const [id] = [...keys].map(String)
      const at = themes.find((theme) => theme.id === target.key)
      if (id === undefined || !at || id === at.id) return
      if (target.dropPosition === 'on') return void moveTheme({ id, parentId: at.id, before: null })
      const siblings = themes
        .filter((theme) => theme.parentId === at.parentId && theme.id !== id)
        .toSorted((a, b) => a.position - b.position)
      const place = siblings.findIndex((theme) => theme.id === at.id)
      const next = target.dropPosition === 'before' ? at.id : (siblings[place + 1]?.id ?? null)
      void moveTheme({ id, parentId: at.parentId, before: next })
    },
  })
  return (
    // The tree takes arrows for itself, with any other key held: what moves a theme comes first.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys are those of the tree in it
    <div
      className={styles.frame}
      onKeyDownCapture={(event) => {
        const direction = event.altKey && event.shiftKey ? STEPS[event.key] : undefined
        if (!direction || value === null) return
        event.preventDefault()
        event.stopPropagation()
        void stepTheme(value, direction)
      }}
    >
      <Tree
        dragAndDropHooks={dragAndDropHooks}
        aria-label={t('tree')}
        className={styles.tree ?? ''}
        items={themeTree(themes)}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={value === null ? [] : [value]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys
          if (key !== undefined) onChange(String(key))
        }}
        expandedKeys={parents.filter((id) => !closed.has(id))}
        onExpandedChange={(open) => setClosed(new Set(parents.filter((id) => !open.has(id))))}
      >
        {renderNode}
      </Tree>
    </div>
  )
}

function renderNode(node: ThemeNode): ReactElement {
  const { theme, children } = node
  return (
    <TreeItem key={theme.id} id={theme.id} textValue={theme.name} className={styles.item ?? ''}>
      <TreeItemContent>
        {({ hasChildItems }) => <ThemeLine theme={theme} depth={node.depth} hasChildren={hasChildItems} />}
      </TreeItemContent>
      <Collection items={children}>{renderNode}</Collection>
    </TreeItem>
  )
}

function ThemeLine({
  theme,
  depth,
  hasChildren,
}: {
  theme: Theme
  depth: number
  hasChildren: boolean
}): ReactElement {
  const { t } = useTranslation('themes')
  const count = theme.highlights + theme.reports
  return (
    <div className={styles.line} style={{ paddingInlineStart: depth * 16 }}>
      {hasChildren ? (
        <AriaButton slot="chevron" className={styles.chevron ?? ''}>
          <ChevronRight aria-hidden />
        </AriaButton>
      ) : (
        <span className={styles.chevron} />
      )}
      <AriaButton slot="drag" className={styles.grip ?? ''} aria-label={t('dragHint')}>
        <GripVertical aria-hidden />
      </AriaButton>
      <ColorDot color={theme.color} />
      <span className={styles.name}>{theme.name}</span>
      {count > 0 ? (
        <span className={styles.count} title={t('count', { count })}>
          {count}
        </span>
      ) : null}
    </div>
  )
}
