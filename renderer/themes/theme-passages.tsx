import { useCallback, useDeferredValue, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Theme } from '../../shared/model/theme.ts'
import { useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { openDialog } from '../ui/dialogs.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { errorWords } from '../ui/error-words.ts'
import { VirtualList } from '../ui/virtual-list.tsx'
import { useWorkspace } from '../workspace.ts'
import { PassageLine } from './passage-line.tsx'
import { filterRows, passageRows, sortRows, type PassageFilter, type PassageRow } from './passage-rows.ts'
import { PassageTools } from './passage-tools.tsx'
import { SplitTheme } from './split-theme.tsx'
import { useThemesState } from './themes-state.ts'
import { useContexts } from './use-contexts.ts'
import styles from './theme-passages.module.css'

/** Everything that carries a theme, each passage in its context, opening at its place. */
export function ThemePassages({
  theme,
  themes,
}: {
  theme: Theme
  themes: readonly Theme[]
}): ReactElement | null {
  const { t } = useTranslation(['themes', 'common'])
  const { sort, withBelow } = useThemesState()
  const hasBelow = themes.some((other) => other.parentId === theme.id)
  const passages = useCall('themes.passages', { id: theme.id, below: withBelow && hasBelow })
  const reports = useCall('reports.list', {})
  const [filter, setFilter] = useState<PassageFilter>({ text: '', color: 'any' })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [splitting, setSplitting] = useState(false)

  const all = useMemo(
    () => (passages.data && reports.data ? passageRows(passages.data, reports.data) : null),
    [passages.data, reports.data],
  )
  const sorted = useMemo(() => (all ? sortRows(all, sort) : []), [all, sort])
  const rows = useMemo(() => filterRows(sorted, filter), [sorted, filter])
  const toggle = useCallback(
    (id: string): void =>
      setChosen((before) => {
        const next = new Set(before)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    [],
  )
  if (passages.error)
    return (
      <EmptyState
        small
        title={errorWords(passages.error)}
        actions={<Button onPress={() => void passages.refetch()}>{t('common:retry')}</Button>}
      />
    )
  if (!all) return null
  if (all.length === 0 && !hasBelow) return <EmptyState small title={t('noPassages')} />
  // What carries only a theme below cannot be moved out of this one.
  const isOwn = ({ passage }: PassageRow): boolean => passage?.themeIds.includes(theme.id) ?? !withBelow
  const movable = rows.filter(isOwn)
  const picked = all.filter((row) => chosen.has(row.target.id) && isOwn(row))
  const pickedIds = picked.flatMap(({ passage }) => passage?.id ?? [])
  return (
    <div className={styles.passages}>
      <PassageTools
        shown={rows.length}
        total={all.length}
        passages={passages.data?.highlights.length ?? 0}
        reports={new Set(all.flatMap(({ report }) => report?.id ?? [])).size}
        filter={filter}
        onFilter={setFilter}
        hasBelow={hasBelow}
        chosen={picked.length}
        onChoose={(everything) =>
          setChosen(new Set(everything ? movable.map(({ target }) => target.id) : []))
        }
        onSplit={() => setSplitting(true)}
        onExport={
          pickedIds.length > 0
            ? () => openDialog({ kind: 'export', scope: { kind: 'highlights', ids: pickedIds } })
            : null
        }
      />
      {rows.length === 0 ? (
        <EmptyState small title={t(all.length === 0 ? 'noPassages' : 'noMatch')} />
      ) : (
        <PassageList rows={rows} isOwn={isOwn} chosen={chosen} onToggle={toggle} />
      )}
      {splitting ? (
        <SplitTheme
          theme={theme}
          themes={themes}
          targets={picked.map(({ target }) => target)}
          suggestion={filter.text}
          onClose={(isDone) => {
            setSplitting(false)
            if (isDone) setChosen(new Set())
          }}
        />
      ) : null}
    </div>
  )
}

function open({ passage, report }: PassageRow, beside: boolean): void {
  if (!report) return
  const workspace = useWorkspace.getState()
  workspace.open(report.id, { beside, ...(passage ? { ranges: passage.ranges } : {}) })
  if (passage) workspace.set({ activeHighlightId: passage.id, sideTab: 'highlights' })
}

function PassageList({
  rows,
  isOwn,
  chosen,
  onToggle,
}: {
  rows: PassageRow[]
  isOwn: (row: PassageRow) => boolean
  chosen: ReadonlySet<string>
  onToggle: (id: string) => void
}): ReactElement {
  const { t } = useTranslation('themes')
  const [near, setNear] = useState<readonly [number, number]>([0, 20])
  const span = useDeferredValue(near)
  const ids = useMemo(() => rows.flatMap(({ passage }) => (passage ? [passage.id] : [])), [rows])
  const placeOf = useMemo(() => new Map(ids.map((id, at) => [id, at])), [ids])
  const contexts = useContexts(ids, (from, to) => from < span[1] && to > span[0])
  const seen = useCallback(
    (id: string): void => {
      const at = placeOf.get(id)
      if (at === undefined) return
      setNear(([from, to]) => (at >= from && at < to ? [from, to] : [Math.max(0, at - 20), at + 20]))
    },
    [placeOf],
  )
  return (
    <VirtualList
      label={t('passageList')}
      items={rows}
      keyOf={({ target }) => target.id}
      estimate={({ passage, note }) =>
        84 + Math.ceil((passage?.exact.length ?? 0) / 40) * 27 + (note ? 40 : 0)
      }
      onRowKey={(row, { key }) => {
        if (key !== ' ' || !isOwn(row)) return false
        onToggle(row.target.id)
        return true
      }}
    >
      {(row, _, hasTabStop) => (
        <PassageLine
          row={row}
          context={contexts.get(row.target.id)}
          isChosen={chosen.has(row.target.id)}
          onToggle={isOwn(row) ? onToggle : undefined}
          onOpen={open}
          onSeen={seen}
          hasTabStop={hasTabStop}
        />
      )}
    </VirtualList>
  )
}
