import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../queries.ts'
import { flatten, themeTree } from '../../themes/theme-tree.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import type { ExportScope } from '../../ui/dialogs.ts'
import { Select, type SelectOption } from '../../ui/select.tsx'
import { activeReportId, useWorkspace } from '../../workspace.ts'
import { reportName } from '../report-words.ts'
import styles from './export.module.css'

/** What the first list offers; a choice that was made elsewhere (reports, highlights, a query) only while it is the one. */
type Kind = 'report' | 'given' | 'theme' | 'story' | 'search' | 'all'

const kindOf = ({ kind }: ExportScope): Kind => {
  if (kind === 'reports' || kind === 'highlights' || kind === 'search') return 'given'
  return kind === 'saved-search' ? 'search' : kind
}

export interface ScopeState {
  kind: Kind
  setKind: (kind: Kind) => void
  /** What was chosen where the dialog was opened from; null for what the lists offer. */
  given: Extract<ExportScope, { kind: 'reports' | 'highlights' | 'search' }> | null
  /** The names to choose from, of this kind. */
  options: SelectOption<string>[]
  chosen: string | null
  choose: (id: string) => void
  /** The themes below go along; null where there are none. */
  isWithBelow: boolean | null
  setWithBelow: (isWithBelow: boolean) => void
  /** null: there is nothing of this kind. */
  scope: ExportScope | null
}

/** What goes out, from where the dialog was opened on. */
export function useScope(first: ExportScope): ScopeState {
  const { t } = useTranslation('common')
  const [kind, setKind] = useState(kindOf(first))
  const reports = useCall('reports.list', { sort: 'title', direction: 'asc' })
  const { data: themes = [] } = useCall('themes.list', {})
  const stories = useCall('stories.list', {})
  const searches = useCall('searches.list', {})
  const active = useWorkspace((state) => activeReportId(state))
  const [ids, setIds] = useState<Partial<Record<Kind, string>>>({
    ...(active ? { report: active } : {}),
    ...('id' in first ? { [kindOf(first)]: first.id } : {}),
  })
  const [isWithBelow, setWithBelow] = useState(!(first.kind === 'theme' && first.alone))
  const given =
    first.kind === 'reports' || first.kind === 'highlights' || first.kind === 'search' ? first : null
  const lists: Record<Kind, SelectOption<string>[]> = {
    report: (reports.data ?? []).map((row) => ({ id: row.id, label: reportName(row, t('untitled')) })),
    theme: flatten(themeTree(themes)).map(({ theme: { id }, path }) => ({ id, label: path })),
    story: (stories.data?.stories ?? []).map(({ id, title }) => ({ id, label: title })),
    search: (searches.data ?? []).map(({ id, name }) => ({ id, label: name })),
    ...{ given: [], all: [] },
  }
  const options = lists[kind]
  const wanted = ids[kind]
  const chosen = options.find(({ id }) => id === wanted)?.id ?? options[0]?.id ?? null
  const hasBelow = kind === 'theme' && themes.some(({ parentId }) => parentId === chosen)
  const scope = ((): ExportScope | null => {
    if (kind === 'given') return given
    if (kind === 'all') return { kind }
    if (chosen === null) return null
    if (kind === 'theme') return { kind, id: chosen, alone: hasBelow && !isWithBelow }
    return { kind: kind === 'search' ? 'saved-search' : kind, id: chosen }
  })()
  return {
    ...{ kind, setKind, given, options, chosen, scope, setWithBelow },
    choose: (id) => setIds((all) => ({ ...all, [kind]: id })),
    isWithBelow: hasBelow ? isWithBelow : null,
  }
}

/** Chooses what goes out: its kind, and which one. */
export function ScopeChoice({ state }: { state: ScopeState }): ReactElement {
  const { t } = useTranslation('export')
  const { kind, given, options, chosen } = state
  const kinds: Kind[] = [...(given ? (['given'] as const) : []), 'report', 'theme', 'story', 'search', 'all']
  const nameOf = (one: Kind): string => {
    if (one !== 'given') return t(`scope.${one === 'search' ? 'saved' : one}`)
    if (given?.kind === 'search') return t('scope.found')
    return t(given?.kind === 'highlights' ? 'scope.highlights' : 'scope.reports')
  }
  return (
    <div className={styles.scope}>
      <Select
        label={t('scope')}
        value={kind}
        onChange={state.setKind}
        options={kinds.map((id) => ({ id, label: nameOf(id) }))}
      />
      {kind !== 'all' && kind !== 'given' && chosen !== null ? (
        <Select hideLabel label={nameOf(kind)} value={chosen} onChange={state.choose} options={options} />
      ) : null}
      {kind !== 'all' && kind !== 'given' && chosen === null ? (
        <p className={styles.quiet}>{t(`none.${kind}`)}</p>
      ) : null}
      {kind === 'given' && given ? (
        <p className={styles.quiet}>
          {given.kind === 'search'
            ? t('chosen.found', { query: given.query })
            : t(`chosen.${given.kind}`, { count: given.ids.length })}
        </p>
      ) : null}
      {state.isWithBelow === null ? null : (
        <Checkbox label={t('withSubThemes')} isSelected={state.isWithBelow} onChange={state.setWithBelow} />
      )}
    </div>
  )
}
